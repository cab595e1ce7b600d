from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rukun.kernel.worktime import MONDAY_TO_SATURDAY, WorkCalendar

WIB = ZoneInfo("Asia/Jakarta")
# Nyepi, the joint leave around it and Idul Fitri 2026.
LEBARAN = frozenset(date(2026, 3, day) for day in (18, 19, 20, 21, 22, 23, 24))
OFFICE = WorkCalendar("Asia/Jakarta", holidays=LEBARAN)

moments = st.datetimes(
    min_value=datetime(2015, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(UTC)
)
days_off = st.frozensets(st.dates(min_value=date(2015, 1, 1), max_value=date(2028, 12, 31)), max_size=30)
calendars = st.builds(
    WorkCalendar,
    zone=st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    day_start=st.times(min_value=time(6), max_value=time(9)),
    day_end=st.times(min_value=time(12), max_value=time(18)),
    holidays=days_off,
)
counts = st.integers(min_value=0, max_value=25)


def wib(day: int, hour: int = 9, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


def test_three_working_days_from_monday_end_when_thursday_closes():
    assert OFFICE.add_working_days(wib(2), 3) == wib(5, 16)


def test_working_days_skip_weekend_joint_leave_and_holidays():
    assert OFFICE.add_working_days(wib(17), 1) == wib(25, 16)


def test_six_day_week_counts_saturday():
    office = WorkCalendar("Asia/Jakarta", weekdays=MONDAY_TO_SATURDAY)
    assert office.add_working_days(wib(6), 1) == wib(7, 16)


def test_zero_working_days_end_today_or_with_the_next_working_day():
    assert OFFICE.add_working_days(wib(2, 10), 0) == wib(2, 16)
    assert OFFICE.add_working_days(wib(2, 17), 0) == wib(3, 16)
    assert OFFICE.add_working_days(wib(7), 0) == wib(9, 16)


def test_the_zone_decides_which_day_it_is():
    late = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)  # 23.30 WIB on Monday, 01.30 WIT on Tuesday
    papua = WorkCalendar("Asia/Jayapura")
    assert OFFICE.add_working_days(late, 1) == wib(3, 16)
    assert papua.add_working_days(late, 1) == datetime(2026, 3, 4, 16, tzinfo=ZoneInfo("Asia/Jayapura"))


def test_working_hours_continue_on_the_next_working_day():
    assert OFFICE.add_working_hours(wib(6, 15), 3) == wib(9, 10)
    assert OFFICE.add_working_hours(wib(6, 15), 1) == wib(6, 16)


def test_closing_time_is_not_working_time():
    assert OFFICE.is_working_time(wib(2, 8))
    assert not OFFICE.is_working_time(wib(2, 16))
    assert OFFICE.next_working_moment(wib(2, 16)) == wib(3, 8)


def test_before_opening_the_office_opens_the_same_day():
    assert OFFICE.next_working_moment(wib(2, 5)) == wib(2, 8)


def test_naive_moments_and_impossible_calendars_are_refused():
    with pytest.raises(ValueError, match="zone"):
        OFFICE.is_working_time(datetime(2026, 3, 2, 9))
    with pytest.raises(ValueError, match="weekdays"):
        WorkCalendar("Asia/Jakarta", weekdays=frozenset())
    with pytest.raises(ValueError, match="start"):
        WorkCalendar("Asia/Jakarta", day_start=time(16), day_end=time(8))
    with pytest.raises(ValueError, match="days"):
        OFFICE.add_working_days(wib(2), -1)
    with pytest.raises(ValueError, match="hours"):
        OFFICE.add_working_hours(wib(2), -1)


@given(calendars, moments, counts)
def test_deadline_is_in_utc_and_falls_on_a_working_day(calendar: WorkCalendar, start: datetime, days: int):
    due = calendar.add_working_days(start, days)
    assert due.tzinfo is UTC
    assert calendar.is_working_day(calendar.local_date(due))
    assert due > start


@given(calendars, moments, counts.filter(bool))
def test_counting_back_gives_the_days_that_were_added(calendar: WorkCalendar, start: datetime, days: int):
    assert calendar.working_days_between(start, calendar.add_working_days(start, days)) == days


@given(calendars, moments, moments, counts, counts)
def test_later_start_or_more_days_never_end_earlier(
    calendar: WorkCalendar, one: datetime, other: datetime, few: int, many: int
):
    earlier, later = sorted((one, other))
    few, many = sorted((few, many))
    assert calendar.add_working_days(earlier, few) <= calendar.add_working_days(later, few)
    assert calendar.add_working_days(one, few) <= calendar.add_working_days(one, many)


@given(calendars, moments, st.integers(-60, 60))
def test_counting_backwards_is_the_negative(calendar: WorkCalendar, start: datetime, offset: int):
    other = start + timedelta(days=offset)
    assert calendar.working_days_between(start, other) == -calendar.working_days_between(other, start)


@given(calendars, moments, st.integers(0, 240), st.integers(1, 240))
def test_working_hours_add_up(calendar: WorkCalendar, start: datetime, first: int, second: int):
    halfway = calendar.add_working_hours(start, first / 4)
    assert calendar.add_working_hours(halfway, second / 4) == calendar.add_working_hours(
        start, (first + second) / 4
    )
    assert halfway >= start


@given(calendars, moments)
def test_next_working_moment_is_open_and_not_earlier(calendar: WorkCalendar, start: datetime):
    moment = calendar.next_working_moment(start)
    assert calendar.is_working_time(moment)
    assert moment >= start
    assert calendar.next_working_moment(moment) == moment
