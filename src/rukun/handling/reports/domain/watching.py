"""Watch, because …: a decision with a day on which somebody looks again, and what follows from it.

A watched report sleeps until its day; the clock then wakes it: the desk owes a look, and nothing
else happens by itself.
"""

from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.obligations.units import for_each
from rukun.foundation.settings.clocks import watch_ends_on
from rukun.handling.reports.domain import duties
from rukun.handling.reports.domain.stepping import answer, journal, reason_given, step
from rukun.handling.reports.enums import AnswerCode, ReportState
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor, system_actor
from rukun.kernel.errors import Invalid
from rukun.kernel.zones import zone_of

# What a step out of the watch leaves behind.
NOT_WATCHED: Final[dict[str, Any]] = {"review_on": None, "awake_at": None}
WAKE_EVERY: Final = timedelta(minutes=5)
_FARTHEST_DAYS: Final = 366
# Where a day begins first in the country.
_EARLIEST_ZONE: Final = "Asia/Jayapura"


@transaction.atomic
def watch(
    *, report: Report, reason: str, actor: Actor, at: datetime, review_on: date | None = None
) -> Report:
    """Watch, because …: the matter needs no case for now, for `reason`, which stays inside.

    On the day `review_on` somebody looks again; None takes the usual time of the regency.
    """
    again = _day_given(report, review_on, at)
    step(report, "watch", actor, decision_reason=reason_given(reason), review_on=again, awake_at=None)
    duties.close(duties.DECIDE, report, "watched", actor, at)
    answer(report, actor, at, code=AnswerCode.WATCHED)
    journal("report.watched", report, actor, at, review_on=again.isoformat())
    return report


@transaction.atomic
def prolong_watch(
    *, report: Report, reason: str, actor: Actor, at: datetime, review_on: date | None = None
) -> Report:
    """Look again, and go on watching for `reason` until another day; the reporter is not troubled."""
    again = _day_given(report, review_on, at)
    step(report, "prolong", actor, decision_reason=_added(report, reason, at), review_on=again, awake_at=None)
    duties.close(duties.REVIEW, report, "prolonged", actor, at)
    journal("report.watch_prolonged", report, actor, at, review_on=again.isoformat())
    return report


@transaction.atomic
def end_watch(*, report: Report, reason: str, actor: Actor, at: datetime) -> Report:
    """Stop watching: the matter has calmed down, for `reason`, which stays inside."""
    step(report, "end_watch", actor, decision_reason=_added(report, reason, at), **NOT_WATCHED)
    duties.close(duties.REVIEW, report, "ended", actor, at)
    answer(report, actor, at, code=AnswerCode.WATCH_ENDED)
    journal("report.watch_ended", report, actor, at)
    return report


def wake_watched(at: datetime) -> int:
    """Wake every watched report whose day has come at `at`; return how many were looked at."""
    latest = at.astimezone(ZoneInfo(_EARLIEST_ZONE)).date()
    asleep = Report.objects.filter(state=ReportState.WATCHED, awake_at=None, review_on__lte=latest)
    due = asleep.order_by("review_on", "pk").values_list("pk", flat=True)
    return for_each(due, lambda pk: _wake(pk, at))


@transaction.atomic
def _wake(pk: UUID, at: datetime) -> None:
    asleep = Report.objects.filter(pk=pk, state=ReportState.WATCHED, awake_at=None)
    report = asleep.select_for_update(of=("self",)).first()
    if report is None or report.review_on is None or report.review_on > _today(report, at):
        return  # decided in between, or the day has not begun there
    asleep.update(awake_at=at)
    machine = system_actor(at)
    duties.owe_review(report, machine, at)
    journal("report.woke", report, machine, at)


def _added(report: Report, reason: str, at: datetime) -> str:
    """Return the reasons so far and the new one with its day: each decision keeps its own."""
    return f"{report.decision_reason}\n\n{_today(report, at):%d.%m.%Y}: {reason_given(reason)}"


def _day_given(report: Report, review_on: date | None, at: datetime) -> date:
    if review_on is None:
        return watch_ends_on(report.region_current_id, at)
    ahead = (review_on - _today(report, at)).days
    if ahead < 1:
        raise Invalid("review_on", _("Choose a later day on which to look at the report again."))
    if ahead > _FARTHEST_DAYS:
        raise Invalid("review_on", _("Choose a day within a year, so that the matter is not forgotten."))
    return review_on


def _today(report: Report, at: datetime) -> date:
    return at.astimezone(ZoneInfo(zone_of(report.regency))).date()
