from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from rukun.foundation.settings import clocks, keys
from rukun.foundation.settings.domain import add_local_holiday, set_value
from rukun.kernel.worktime import MONDAY_TO_SATURDAY
from tests.foundation.settings.conftest import AT, TODAY

pytestmark = pytest.mark.usefixtures("regions")
WIB = ZoneInfo("Asia/Jakarta")


def wib(day: int, hour: int = 16, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=WIB)


def put(key, given, actor, valid_from=TODAY):
    set_value(
        key=key,
        region="15.07",
        value=given,
        legal_basis="Keputusan Bupati",
        valid_from=valid_from,
        actor=actor,
        at=AT,
    )


def test_red_and_yellow_run_day_and_night_green_waits_for_the_office():
    friday_night = wib(6, 22)
    assert clocks.verification_due("red", "15.07", friday_night) == friday_night + timedelta(hours=1)
    assert clocks.verification_due("yellow", "15.07", friday_night) == friday_night + timedelta(hours=24)
    assert clocks.verification_due("green", "15.07", friday_night) == wib(11)


def test_deadlines_come_back_in_utc():
    for urgency in ("red", "yellow", "green"):
        assert clocks.verification_due(urgency, "15.07", wib(6, 22)).tzinfo is UTC


def test_deadlines_skip_lebaran_and_joint_leave():
    # 18–24 March 2026: Nyepi, Idul Fitri and joint leave.
    assert clocks.task_due("15.07", wib(16, 9), 2) == wib(25)


def test_joint_leave_may_be_worked_through(indra):
    put(keys.OBSERVES_LEAVE, False, indra)
    assert clocks.task_due("15.07", wib(16, 9), 2) == wib(18)


def test_a_local_holiday_stays_local(indra):
    add_local_holiday(region="15.07", day=date(2026, 3, 3), name="Hari jadi", actor=indra, at=AT)
    assert clocks.task_due("15.07.03", wib(2, 9), 1) == wib(4)
    assert clocks.task_due("15.06", wib(2, 9), 1) == wib(3)


def test_a_six_day_week_and_other_hours_are_settings(indra):
    put(keys.WEEK_DAYS, 6, indra)
    put(keys.DAY_END, "14:00", indra)
    calendar = clocks.calendar_for("15.07", TODAY)
    assert (calendar.weekdays, calendar.day_end) == (MONDAY_TO_SATURDAY, time(14))
    assert clocks.task_due("15.07", wib(6, 9), 1) == wib(7, 14)


def test_the_zone_follows_the_province_unless_set(indra):
    assert clocks.calendar_for("81.01", TODAY).zone == "Asia/Jayapura"
    assert clocks.calendar_for("15.07", TODAY).zone == "Asia/Jakarta"
    put(keys.ZONE, "Asia/Makassar", indra)
    assert clocks.calendar_for("15.07", TODAY).zone == "Asia/Makassar"


def test_rules_of_the_day_on_which_the_clock_starts(indra):
    put(keys.TASK_DAYS, 1, indra, valid_from=date(2026, 3, 3))
    assert clocks.task_due("15.07", wib(2, 9)) == wib(9)
    assert clocks.task_due("15.07", wib(3, 9)) == wib(4)
    # 23.00 UTC on 2 March is already 3 March in Jambi.
    assert clocks.task_due("15.07", datetime(2026, 3, 2, 23, tzinfo=UTC)) == wib(4)


def test_deemed_acceptance_is_off_until_a_regency_decides(indra):
    assert clocks.deemed_accepted_at("15.07", wib(2, 9)) is None
    put(keys.DEEMED_ACCEPTANCE_DAYS, 3, indra)
    assert clocks.deemed_accepted_at("15.07", wib(2, 9)) == wib(5)
    assert clocks.deemed_accepted_at("15.06", wib(2, 9)) is None


def test_the_other_clocks_follow_their_defaults():
    start = wib(2, 9)
    assert clocks.request_due("15.07", start) == wib(9)
    assert clocks.handover_due("15.07", start) == wib(5)
    assert clocks.subdistrict_mediation_due("15.07", start) == wib(9)
    assert clocks.complaint_due("15.07", start) == wib(5, 9)
    assert clocks.notable_event_due("15.07", start) == wib(3, 9)
    assert clocks.climb_due("red", "15.07", start) == wib(2, 10)
    assert clocks.climb_due("green", "15.07", start) == wib(3)


def test_a_deadline_costs_at_most_two_queries(django_assert_num_queries):
    with django_assert_num_queries(1):
        clocks.verification_due("red", "15.07", wib(2, 9))
    with django_assert_num_queries(2):
        clocks.verification_due("green", "15.07", wib(2, 9))
    with django_assert_num_queries(2):
        clocks.calendar_for("15.07", TODAY)


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        clocks.task_due("15.07", datetime(2026, 3, 2, 9))
