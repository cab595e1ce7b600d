from datetime import date, time

import pytest
from django.utils.functional import Promise

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.enums import Role
from rukun.foundation.settings import keys
from rukun.foundation.settings.domain import set_value, value
from rukun.foundation.settings.enums import MapColour, Register, Risk
from rukun.foundation.settings.keys import KEYS
from rukun.foundation.settings.models import Setting
from rukun.foundation.settings.queries import history, value_by_code, values
from rukun.foundation.settings.risk import colours, rate
from rukun.kernel.actor import system_actor
from rukun.kernel.errors import Invalid, NotAllowed
from tests.foundation.settings.conftest import AT, TODAY, officer

pytestmark = pytest.mark.usefixtures("regions")


def put(key, given, *, region="15.07", valid_from=TODAY, actor, basis="Keputusan Bupati 12/2026"):
    return set_value(
        key=key, region=region, value=given, legal_basis=basis, valid_from=valid_from, actor=actor, at=AT
    )


def test_every_key_has_a_valid_default_a_label_and_a_legal_basis():
    for key in KEYS.values():
        key.shape(key.default)
        assert isinstance(key.label, Promise | str)
        assert str(key.label)
        assert str(key.legal_basis)
        assert key.group in {"clock", "work", "risk", "letterhead", "numbering", "register", "files"}
    assert {f"numbering.{register}" for register in Register} <= KEYS.keys()


def test_without_a_row_the_default_holds():
    assert value(keys.VERIFICATION_RED_HOURS, region="15.07", on=TODAY) == 1
    assert value(keys.DEEMED_ACCEPTANCE_DAYS, region="15.07", on=TODAY) is None
    assert value(keys.DAY_START, region="", on=TODAY) == time(8)


def test_the_nearest_region_wins_and_siblings_do_not_notice(indra):
    system = system_actor(AT)
    put(keys.STUCK_DAYS, 20, region="", actor=system)
    put(keys.STUCK_DAYS, 18, region="15", actor=system)
    put(keys.STUCK_DAYS, 10, region="15.07", actor=indra)
    assert value(keys.STUCK_DAYS, region="15.07.03", on=TODAY) == 10
    assert value(keys.STUCK_DAYS, region="15.06", on=TODAY) == 18
    assert value(keys.STUCK_DAYS, region="81.01", on=TODAY) == 20
    assert value(keys.STUCK_DAYS, region="", on=TODAY) == 20


def test_the_past_keeps_its_rules(indra):
    put(keys.TASK_DAYS, 7, valid_from=date(2026, 1, 1), actor=indra)
    put(keys.TASK_DAYS, 9, valid_from=date(2026, 4, 1), actor=indra)
    assert value(keys.TASK_DAYS, region="15.07", on=date(2025, 12, 31)) == 5
    assert value(keys.TASK_DAYS, region="15.07", on=date(2026, 3, 31)) == 7
    assert value(keys.TASK_DAYS, region="15.07", on=date(2026, 4, 1)) == 9


def test_a_correction_of_the_same_day_wins_and_both_rows_stay(indra):
    put(keys.TASK_DAYS, 70, actor=indra)
    put(keys.TASK_DAYS, 7, actor=indra)
    assert value(keys.TASK_DAYS, region="15.07", on=TODAY) == 7
    assert [row.value for row in history(keys.TASK_DAYS, region="15.07")] == [7, 70]


def test_a_rule_can_be_switched_on_and_off_again(indra):
    put(keys.DEEMED_ACCEPTANCE_DAYS, 5, actor=indra)
    put(keys.DEEMED_ACCEPTANCE_DAYS, None, valid_from=date(2026, 5, 1), actor=indra)
    assert value(keys.DEEMED_ACCEPTANCE_DAYS, region="15.07", on=TODAY) == 5
    assert value(keys.DEEMED_ACCEPTANCE_DAYS, region="15.07", on=date(2026, 5, 1)) is None


def test_many_keys_cost_one_query(django_assert_num_queries, indra):
    put(keys.PHONE, "0740-123", actor=indra)
    with django_assert_num_queries(1):
        held = values([keys.PHONE, keys.EMAIL], region="15.07", on=TODAY)
    assert (held[keys.PHONE], held[keys.EMAIL]) == ("0740-123", "")
    assert value_by_code("letterhead.phone", region="15.07", on=TODAY) == "0740-123"


def test_setting_a_value_is_journaled_with_its_values(indra):
    row = put("clock.task_days", 7, actor=indra)
    entry = Entry.objects.get()
    assert (entry.stream, entry.action, entry.object_id) == ("settings:15.07", "setting.set", str(row.pk))
    assert entry.data == {"key": "clock.task_days", "value": 7, "valid_from": "2026-03-02"}


def test_only_the_administrator_of_the_region_may_set(indra, budi, dedi):
    for actor in (budi, dedi):
        with pytest.raises(NotAllowed):
            put(keys.TASK_DAYS, 7, actor=actor)
    for region in ("", "15", "15.06"):
        with pytest.raises(NotAllowed):
            put(keys.TASK_DAYS, 7, region=region, actor=indra)
    assert not Setting.objects.exists()


@pytest.mark.parametrize(
    ("key", "given"),
    [
        (keys.VERIFICATION_RED_HOURS, 0),
        (keys.VERIFICATION_RED_HOURS, True),
        (keys.VERIFICATION_RED_HOURS, "1"),
        (keys.WEEK_DAYS, 7),
        (keys.DAY_START, "25:00"),
        (keys.DAY_START, 8),
        (keys.ZONE, "Mars/Olympus"),
        (keys.ZONE, "../etc/passwd"),
        (keys.OBSERVES_LEAVE, 1),
        (keys.ADDRESS_LINES, "one"),
        (keys.AGENCY_NAME, "two\nlines"),
        (keys.RISK_MATRIX, [["low"] * 4] * 3),
        (keys.RISK_MATRIX, [["high"] * 4, ["low"] * 4, ["high"] * 4, ["high"] * 4]),
        (keys.RISK_MATRIX, [["red"] * 4] * 4),
        (keys.RISK_COLOURS, {"low": "low"}),
        (keys.NUMBERING[Register.REPORT], "LI-{n:04d}"),
        (keys.NUMBERING[Register.REPORT], "LI-{year}-{n.__class__}"),
        (keys.NUMBERING[Register.REPORT], "LI-{year}-{n:>9999999d}"),
        (keys.NUMBERING[Register.REPORT], "LI-{year}-{n!r}"),
        (keys.NUMBERING[Register.REPORT], "LI-{year}-{n"),
        (keys.FILE_MEGABYTES, 101),
    ],
)
def test_values_that_make_no_sense_are_refused(key, given, indra):
    with pytest.raises(Invalid) as refusal:
        put(key, given, actor=indra)
    assert refusal.value.field == "value"
    assert str(refusal.value)


def test_unknown_keys_and_empty_legal_bases_are_refused(indra):
    with pytest.raises(Invalid) as refusal:
        put("clock.nonsense", 1, actor=indra)
    assert refusal.value.field == "key"
    with pytest.raises(Invalid) as refusal:
        put(keys.TASK_DAYS, 7, basis="  ", actor=indra)
    assert refusal.value.field == "legal_basis"


def test_readers_see_what_applies_to_them_and_nothing_of_the_neighbour(indra, dedi, budi):
    system = system_actor(AT)
    put(keys.TASK_DAYS, 7, actor=indra)
    put(keys.TASK_DAYS, 8, region="15.06", actor=dedi)
    put(keys.TASK_DAYS, 9, region="15", actor=system)
    put(keys.TASK_DAYS, 6, region="", actor=system)
    put(keys.TASK_DAYS, 4, region="15.07.03", actor=indra)

    def seen(actor):
        return sorted(Setting.objects.visible_to(actor).values_list("value", flat=True))

    assert seen(budi) == [4, 6, 7, 9]
    assert seen(dedi) == [6, 8, 9]
    assert seen(officer(Role.PROVINCE_OFFICER, "15")) == [4, 6, 7, 8, 9]
    assert seen(system) == [6]


def test_risk_follows_the_matrix_of_the_region(indra):
    assert [rate(row, column, region="15.07", on=TODAY) for row in (1, 4) for column in (1, 4)] == [
        Risk.LOW,
        Risk.MEDIUM,
        Risk.MEDIUM,
        Risk.VERY_HIGH,
    ]
    assert rate(2, 3, region="15.07", on=TODAY) == Risk.HIGH
    put(keys.RISK_MATRIX, [["low"] * 4] * 3 + [["high"] * 4], actor=indra)
    assert rate(2, 3, region="15.07", on=TODAY) == Risk.LOW
    assert rate(2, 3, region="15.06", on=TODAY) == Risk.HIGH
    with pytest.raises(ValueError, match="5"):
        rate(5, 1, region="15.07", on=TODAY)


def test_four_ratings_have_three_map_colours():
    assert colours(region="15.07", on=TODAY) == {
        Risk.LOW: MapColour.LOW,
        Risk.MEDIUM: MapColour.MEDIUM,
        Risk.HIGH: MapColour.HIGH,
        Risk.VERY_HIGH: MapColour.HIGH,
    }
