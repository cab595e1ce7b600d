"""Watch, because …: until a day, on which the clock wakes it."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from rukun.foundation.journal.models import Entry
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.obligations.ticking import run_tick
from rukun.foundation.settings.domain import set_value
from rukun.foundation.settings.keys import WATCH_DAYS
from rukun.handling.reports.domain import (
    end_watch,
    mark_attached,
    mark_became_case,
    prolong_watch,
    wake_watched,
    watch,
)
from rukun.handling.reports.models import Answer, Report
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.workflow import TransitionRefused

TUESDAY = date(2026, 3, 10)


@pytest.fixture
def watched(cast, verified):
    """Verified, and watched by the division head until Tuesday."""

    def make(review_on=TUESDAY, **fields):
        report = verified(**fields)
        return watch(
            report=report, reason="Menunggu ukur", review_on=review_on, actor=cast.kabid, at=cast.now
        )

    return make


def owed(report):
    return [
        (duty.kind, duty.due_at)
        for duty in Obligation.objects.open().filter(object_id=report.pk).order_by("pk")
    ]


def actions(report):
    return list(
        Entry.objects.filter(stream=f"report:{report.pk}").order_by("seq").values_list("action", flat=True)
    )


def test_nobody_owes_anything_while_it_sleeps(cast, watched):
    report = watched()
    assert (report.state, report.review_on, report.awake_at, owed(report)) == ("watched", TUESDAY, None, [])
    assert wake_watched(cast.now + timedelta(days=4)) == 0
    assert owed(report) == []


def test_it_wakes_on_its_day_and_the_desk_owes_a_look_by_closing_time(cast, watched, settings, tmp_path):
    settings.RUKUN_ANCHOR_FILE = tmp_path / "anchors.log"
    report, later = watched(), watched(review_on=date(2026, 3, 11))
    morning = cast.now.replace(day=9, hour=17, minute=1)  # 00.01 of Tuesday in WIB
    assert run_tick(morning).failed == ()
    report.refresh_from_db()
    assert report.awake_at == morning
    assert owed(report) == [("report.review", cast.now.replace(day=10, hour=9, minute=0))]
    assert owed(later) == []
    assert actions(report)[-1] == "report.woke"
    assert wake_watched(morning + timedelta(hours=1)) == 0
    assert len(owed(report)) == 1


def test_the_day_begins_where_the_report_lies(cast, watched):
    report = watched()
    wake_watched(cast.now.replace(day=9, hour=16, minute=0))  # already Tuesday in Papua, not in Jambi
    assert owed(report) == []


def test_the_usual_time_is_a_setting_and_ends_on_a_working_day(cast, verified):
    # Two weeks end in the holidays of Nyepi and Idulfitri: the office looks when it is open again.
    assert watch(report=verified(), reason="x", actor=cast.ayu, at=cast.now).review_on == date(2026, 3, 25)
    set_value(
        key=WATCH_DAYS,
        region="15.07",
        value=3,
        legal_basis="Keputusan Bupati",
        valid_from=date(2026, 3, 4),
        actor=cast.indra,
        at=cast.now,
    )
    # Three days from Wednesday end on a Saturday: the office looks on Monday.
    assert watch(report=verified(), reason="x", actor=cast.ayu, at=cast.now).review_on == date(2026, 3, 9)


@pytest.mark.parametrize("wrong", [date(2026, 3, 4), date(2026, 3, 1), date(2027, 3, 10)])
def test_the_day_lies_ahead_and_within_a_year(cast, verified, wrong):
    report = verified()
    with pytest.raises(Invalid) as refusal:
        watch(report=report, reason="x", review_on=wrong, actor=cast.ayu, at=cast.now)
    assert refusal.value.field == "review_on"
    assert Report.objects.get(pk=report.pk).state == "verified"


def test_prolonging_lets_it_sleep_again_and_says_why(cast, watched):
    report = watched()
    at = cast.now + timedelta(days=6)
    wake_watched(at)
    report.refresh_from_db()
    answers = Answer.objects.count()
    prolong_watch(report=report, reason="Ukur ditunda", review_on=date(2026, 3, 24), actor=cast.kabid, at=at)
    assert (report.state, report.review_on, report.awake_at) == ("watched", date(2026, 3, 24), None)
    assert (report.decision_reason, owed(report)) == ("Menunggu ukur\n\n10.03.2026: Ukur ditunda", [])
    assert Answer.objects.count() == answers  # the reporter is not troubled
    assert Entry.objects.filter(stream=f"report:{report.pk}").latest("seq").data == {
        "review_on": "2026-03-24"
    }
    wake_watched(cast.now + timedelta(days=20))
    assert [kind for kind, _due in owed(report)] == ["report.review"]


def test_ending_closes_the_duty_and_answers_the_reporter(cast, watched):
    report = watched()
    wake_watched(cast.now + timedelta(days=6))
    end_watch(report=report, reason="Patok disepakati", actor=cast.ayu, at=cast.now + timedelta(days=6))
    assert (report.state, report.review_on, report.awake_at) == ("watch_ended", None, None)
    assert owed(report) == []
    with translation.override("en"):
        words = report.answers.order_by("at", "pk").last().words
    assert words.startswith("Thank you. We have watched the matter")
    assert "Patok" not in words
    with pytest.raises(TransitionRefused):
        prolong_watch(report=report, reason="x", actor=cast.ayu, at=cast.now + timedelta(days=7))


@pytest.mark.parametrize("verb", [mark_became_case, mark_attached])
def test_what_becomes_a_case_is_watched_no_longer(cast, watched, verb):
    report = watched()
    wake_watched(cast.now + timedelta(days=6))
    report.refresh_from_db()
    verb(report=report, actor=cast.kabid, at=cast.now + timedelta(days=6))
    assert (report.review_on, report.awake_at, owed(report)) == (None, None, [])
    assert wake_watched(cast.now + timedelta(days=40)) == 0


@pytest.mark.parametrize("verb", [prolong_watch, end_watch])
def test_a_decision_about_the_watch_needs_its_reason_and_its_office(cast, watched, verb):
    report = watched()
    with pytest.raises(Invalid):
        verb(report=report, reason=" ", actor=cast.kabid, at=cast.now)
    for name in ("budi", "fajar", "gita", "citra", "dedi", "indra"):
        with pytest.raises(NotAllowed):
            verb(report=report, reason="x", actor=cast.actor(name), at=cast.now)
