"""Conflicts of interest and emergency access on the screen."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from rukun.foundation.sharing.models import EmergencyAccess, Recusal
from rukun.handling.cases.models import Case
from tests.handling.cases.conftest import Story

REASON = "Ada ancaman pembakaran rumah malam ini."


@pytest.fixture
def story(cast):
    return Story(cast)


@pytest.fixture
def case(story, at_ten):
    case = story.case()
    at_ten(story.at - story.cast.now + timedelta(hours=1))
    return case


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def file_of(case):
    return reverse("cases:detail", kwargs={"pk": case.pk})


def recusals_of(case):
    return reverse("sharing:recuse", kwargs={"object_type": "case", "pk": case.pk})


# --- Conflicts of interest ----------------------------------------------------------------------


def test_kabid_keeps_the_village_head_out_and_lets_him_in_again(enter, story, case):
    kabid, fajar = enter("kabid"), enter("fajar")
    values = {"person": str(story.cast.person("fajar").pk), "reason": "Menjadi pihak dalam masalah ini."}
    assert kabid.post(recusals_of(case), values).url == file_of(case)
    assert fajar.get(file_of(case)).status_code == 404
    assert "Fajar Nugroho" in words(kabid.get(recusals_of(case)))
    recusal = Recusal.objects.get(object_type="case")
    kabid.post(reverse("sharing:lift", kwargs={"pk": recusal.pk}))
    assert fajar.get(file_of(case)).status_code == 200


def test_whoever_steps_back_names_only_oneself_and_goes_home(enter, story, case):
    fajar = enter("fajar")
    offered = re.search(r'<select name="person".*?</select>', words(fajar.get(recusals_of(case)))).group(0)
    assert "Fajar Nugroho" in offered
    assert "Gita Permata" not in offered
    values = {"person": str(story.cast.person("fajar").pk), "reason": "Saudara salah satu pihak."}
    assert fajar.post(recusals_of(case), values).url == reverse("web:home")
    assert fajar.get(file_of(case)).status_code == 404


def test_a_person_who_is_not_offered_cannot_be_named(enter, story, case):
    values = {"person": str(story.cast.person("dedi").pk), "reason": "x"}
    assert enter("kabid").post(recusals_of(case), values).status_code == 422
    assert Recusal.objects.count() == 0


@pytest.mark.parametrize("name", ["dedi", "citra", "indra"])
def test_recusals_of_a_record_that_is_shut_are_not_found(enter, case, name):
    assert enter(name).get(recusals_of(case)).status_code == 404


def test_an_unknown_kind_of_record_is_not_found(enter, case):
    unknown = reverse("sharing:recuse", kwargs={"object_type": "letter", "pk": case.pk})
    assert enter("kabid").get(unknown).status_code == 404


# --- Emergency access ---------------------------------------------------------------------------


@pytest.fixture
def shut_case(story, case):
    """A case that Kabid of Kesbangpol cannot open: the province took it out of the ladder's sight."""
    Case.objects.filter(pk=case.pk).update(owner_rung=4)
    return case


def test_the_glass_breaks_by_the_exact_number_and_is_reviewed_by_somebody_else(enter, shut_case):
    kabid = enter("kabid")
    assert kabid.get(file_of(shut_case)).status_code == 404
    values = {"number": shut_case.number.lower(), "reason": REASON}
    assert kabid.post(reverse("sharing:emergency"), values).url == file_of(shut_case)
    assert kabid.get(file_of(shut_case)).status_code == 200
    access = EmergencyAccess.objects.get()
    review = reverse("sharing:review", kwargs={"pk": access.pk})
    assert kabid.post(review, {"was_justified": "1"}).status_code == 403
    ayu = enter("ayu")
    text = words(ayu.get(reverse("sharing:reviews")))
    assert shut_case.number in text
    assert REASON in text
    ayu.post(review, {"was_justified": "0"})
    assert EmergencyAccess.objects.get().was_justified is False
    assert kabid.get(file_of(shut_case)).status_code == 404


def test_a_number_that_leads_nowhere_and_one_of_elsewhere_answer_the_same(enter, shut_case):
    kabid, dedi = enter("kabid"), enter("dedi")
    nowhere = kabid.post(reverse("sharing:emergency"), {"number": "PM-2026-9999", "reason": REASON})
    elsewhere = dedi.post(reverse("sharing:emergency"), {"number": shut_case.number, "reason": REASON})
    assert (nowhere.status_code, elsewhere.status_code) == (422, 422)
    said = re.compile(r'role="alert".*?</div>')
    assert said.search(words(nowhere)).group(0) == said.search(words(elsewhere)).group(0)
    assert EmergencyAccess.objects.count() == 0


def test_a_short_reason_is_refused_and_kept(enter, shut_case):
    response = enter("kabid").post(
        reverse("sharing:emergency"), {"number": shut_case.number, "reason": "Mendesak"}
    )
    assert response.status_code == 422
    assert "Mendesak" in words(response)


@pytest.mark.parametrize("name", ["fajar", "citra", "hadi", "indra"])
def test_others_break_no_glass(enter, shut_case, name):
    assert enter(name).get(reverse("sharing:emergency")).status_code == 403


def test_nobody_reviews_what_happened_elsewhere(enter, shut_case):
    enter("kabid").post(reverse("sharing:emergency"), {"number": shut_case.number, "reason": REASON})
    review = reverse("sharing:review", kwargs={"pk": EmergencyAccess.objects.get().pk})
    assert enter("dedi").post(review, {"was_justified": "1"}).status_code == 404
