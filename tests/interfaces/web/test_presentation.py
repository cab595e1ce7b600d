"""How dates, deadlines and marks are worded."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from rukun.interfaces.web import presentation
from rukun.interfaces.web.icons import ICONS
from rukun.interfaces.web.presentation import Due, due_badge, risk_mark, state_mark, urgency_mark
from rukun.kernel.worktime import WorkCalendar

WIB = "Asia/Jakarta"
NOW = datetime(2026, 3, 4, 2, 12, tzinfo=UTC)  # Wednesday, 09.12 WIB
CALENDAR = WorkCalendar(zone=WIB)


@pytest.fixture(autouse=True)
def indonesian():
    with translation.override("id"):
        yield


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Asia/Jakarta", "4 Maret 2026, 09.12 WIB"),
        ("Asia/Makassar", "4 Maret 2026, 10.12 WITA"),
        ("Asia/Jayapura", "4 Maret 2026, 11.12 WIT"),
    ],
)
def test_a_moment_is_worded_in_the_zone_of_its_reader(zone, text):
    assert presentation.day_time(NOW, zone=zone) == text


def test_a_moment_late_in_the_evening_belongs_to_the_local_day():
    assert presentation.day(datetime(2026, 3, 3, 17, 30, tzinfo=UTC), zone=WIB) == "4 Maret 2026"


def test_a_heading_names_the_weekday():
    assert presentation.day_time(NOW, zone=WIB, with_weekday=True) == "Rabu, 4 Maret 2026, 09.12 WIB"


def test_a_date_needs_no_zone():
    assert presentation.day(date(2026, 2, 28)) == "28 Februari 2026"
    assert presentation.day_short(date(2026, 8, 17)) == "17 Agu"


def test_a_brief_moment_names_the_year_only_when_it_is_another():
    assert presentation.day_time_brief(NOW, now=NOW, zone=WIB) == "4 Maret, 09.12"
    assert (
        presentation.day_time_brief(NOW - timedelta(days=90), now=NOW, zone=WIB) == "4 Desember 2025, 09.12"
    )


@pytest.mark.parametrize(
    ("left", "badge"),
    [
        (timedelta(seconds=20), Due("1 menit lagi", "soon")),
        (timedelta(minutes=22, seconds=50), Due("22 menit lagi", "soon")),
        (timedelta(hours=6, minutes=28), Due("6 jam lagi", "soon")),
        (timedelta(hours=29, minutes=8), Due("besok, 14.20", "soon")),
        (timedelta(days=6), Due("10 Maret", "plain")),
        (timedelta(days=365), Due("4 Maret 2027", "plain")),
    ],
)
def test_a_deadline_ahead_tells_what_is_left(left, badge):
    assert due_badge(NOW + left, NOW, zone=WIB) == badge


def test_a_list_of_short_deadlines_keeps_amber_for_the_last_hour():
    soon = timedelta(hours=1)
    assert due_badge(NOW + timedelta(hours=6), NOW, zone=WIB, soon_within=soon).tone == "plain"
    assert due_badge(NOW + timedelta(minutes=59), NOW, zone=WIB, soon_within=soon).tone == "soon"


@pytest.mark.parametrize(
    ("late", "text"),
    [
        (timedelta(0), "lewat 1 menit"),
        (timedelta(minutes=12), "lewat 12 menit"),
        (timedelta(hours=5), "lewat 5 jam"),
        (timedelta(days=5), "lewat 3 hari"),  # since Friday: Monday, Tuesday, Wednesday
    ],
)
def test_a_deadline_behind_counts_working_days(late, text):
    assert due_badge(NOW - late, NOW, zone=WIB, calendar=CALENDAR) == Due(text, "late")


def test_a_deadline_before_the_weekend_has_no_working_day_of_lateness():
    friday, sunday = datetime(2026, 3, 6, 9, 0, tzinfo=UTC), datetime(2026, 3, 8, 10, 0, tzinfo=UTC)
    assert due_badge(friday, sunday, zone=WIB, calendar=CALENDAR).text == "lewat sejak 6 Maret"


def test_a_deadline_without_a_calendar_counts_days():
    assert due_badge(NOW - timedelta(days=5), NOW, zone=WIB).text == "lewat 5 hari"


def test_deadlines_are_worded_in_english_too():
    with translation.override("en"):
        assert due_badge(NOW + timedelta(minutes=1), NOW, zone=WIB).text == "1 minute left"
        assert due_badge(NOW - timedelta(days=5), NOW, zone=WIB).text == "5 days late"


def test_a_request_waits_since_a_day_and_is_never_late():
    assert presentation.since(NOW, zone=WIB) == "sejak 4 Maret"


def test_urgency_stands_as_a_word_with_its_clock():
    assert [urgency_mark(level).text for level in ("red", "yellow", "green")] == ["Merah", "Kuning", "Hijau"]
    assert urgency_mark("red", "1 jam").text == "Merah, 1 jam"
    assert urgency_mark("") is None


def test_risk_fills_as_many_bars_as_its_level():
    mark = risk_mark(3)
    assert mark.text == "Kerawanan tinggi"
    assert [is_filled for _x, _y, _height, is_filled in mark.bars] == [True, True, True, False]
    assert risk_mark("very_high", is_short=True).text == "Sangat tinggi"


@pytest.mark.parametrize("nothing", [None, 0, 5, "", "unheard_of"])
def test_what_nobody_has_rated_has_no_risk_mark(nothing):
    assert risk_mark(nothing) is None


def test_every_state_has_a_drawing():
    for code in [*presentation._STATE_FORMS, "never_heard_of"]:
        assert state_mark(code, "Baru").icon in ICONS


def test_waiting_for_an_answer_is_dashed_and_never_red():
    assert state_mark("waiting", "Menunggu jawaban").tone == "wait"
