import pytest
from django.utils.translation import override

from rukun.foundation.journal.models import Entry
from rukun.foundation.settings.defaults import load_defaults
from rukun.foundation.settings.domain import retire_word, save_word
from rukun.foundation.settings.lookups import choices, has_flag, is_choice, labels
from rukun.foundation.settings.models import Holiday, Lookup
from rukun.foundation.settings.vocabulary import EXPLAINS_SKIP, WORDS
from rukun.kernel.errors import Invalid, NotAllowed
from tests.foundation.settings.conftest import AT

ISSUE_TYPES = """
    land_plantation cooperative_plasma forest_area village_boundary village_officials_funds
    infrastructure_services fuel_fertiliser mob_justice fishers_gear mining_environment ormas_vs_ormas
    ormas_internal house_of_worship youth_village_brawl newcomers_locals village_head_election
    social_aid_policy labour hoax_social_media demonstration other
"""
pytestmark = pytest.mark.usefixtures("regions")


def test_every_installation_starts_with_the_21_types_and_the_other_lists():
    assert {code for code, _label in choices("issue_type")} == set(ISSUE_TYPES.split())
    assert choices("issue_type")[0] == ("land_plantation", "Lahan/perkebunan–HGU")
    assert {list_code: len(choices(list_code)) for list_code in WORDS} == {
        list_code: len(words) for list_code, words in WORDS.items()
    }


def test_words_follow_the_language_of_the_screen():
    with override("en"):
        assert labels("issue_type")["labour"] == "Labour"
    with override("id"):
        assert labels("issue_type")["labour"] == "Ketenagakerjaan"


def test_some_handover_reasons_explain_a_skipped_rung():
    flagged = {
        code for code, _ in choices("handover_reason") if has_flag("handover_reason", code, EXPLAINS_SKIP)
    }
    assert {"violence_risk", "wide_impact", "outside_authority"} <= flagged
    assert "deadlock" not in flagged


def test_a_regency_adds_and_renames_words_for_itself(indra):
    save_word(
        list_code="issue_type", code="peat_fire", region="15.07", label="Kebakaran gambut", actor=indra, at=AT
    )
    save_word(
        list_code="handover_reason",
        code="violence_risk",
        region="15.07",
        label="Rawan bentrok",
        actor=indra,
        at=AT,
    )
    assert is_choice("issue_type", "peat_fire", region="15.07.03")
    assert not is_choice("issue_type", "peat_fire", region="15.06")
    assert labels("handover_reason", "15.07")["violence_risk"] == "Rawan bentrok"
    assert has_flag("handover_reason", "violence_risk", EXPLAINS_SKIP, region="15.07")
    assert labels("handover_reason", "15.06")["violence_risk"] == "Risiko kekerasan"
    assert [entry.action for entry in Entry.objects.order_by("seq")] == ["word.saved", "word.saved"]


def test_a_retired_word_cannot_be_chosen_but_is_still_shown(indra):
    retire_word(list_code="aspect", code="ideology", region="15.07", actor=indra, at=AT)
    assert not is_choice("aspect", "ideology", region="15.07")
    assert labels("aspect", "15.07")["ideology"] == "Ideologi"
    assert is_choice("aspect", "ideology", region="15.06")


def test_words_are_refused_to_others_and_when_they_make_no_sense(indra, budi, dedi):
    for actor in (budi, dedi):
        with pytest.raises(NotAllowed):
            save_word(list_code="aspect", code="x", region="15.07", label="X", actor=actor, at=AT)
        with pytest.raises(NotAllowed):
            retire_word(list_code="aspect", code="ideology", region="15.07", actor=actor, at=AT)
    for wrong in ({"list_code": "nope"}, {"label": " "}):
        given = {"list_code": "aspect", "code": "x", "label": "X"} | wrong
        with pytest.raises(Invalid):
            save_word(region="15.07", actor=indra, at=AT, **given)
    with pytest.raises(Invalid):
        retire_word(list_code="aspect", code="unknown", region="15.07", actor=indra, at=AT)


def test_choices_cost_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        choices("issue_type", "15.07")


def test_loading_again_changes_nothing_and_keeps_what_was_changed():
    Lookup.objects.filter(code="labour").update(label="Perburuhan")
    before = (Lookup.objects.count(), Holiday.objects.count())
    load_defaults()
    assert (Lookup.objects.count(), Holiday.objects.count()) == before
    assert Lookup.objects.get(code="labour").label == "Perburuhan"


def test_loading_again_costs_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        load_defaults()
