"""Decide what becomes of a verified report. Watching is a decision, not an omission."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rukun.handling.reports.domain import duties
from rukun.handling.reports.domain.stepping import answer, journal, reason_given, step
from rukun.handling.reports.enums import AnswerCode
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor


@transaction.atomic
def watch(*, report: Report, reason: str, actor: Actor, at: datetime) -> Report:
    """Watch, because …: the matter needs no case for now, for `reason`, which stays inside."""
    step(report, "watch", actor, decision_reason=reason_given(reason))
    _decided(report, AnswerCode.WATCHED, actor, at)
    journal("report.watched", report, actor, at)
    return report


@transaction.atomic
def mark_became_case(*, report: Report, actor: Actor, at: datetime, case_id: UUID | None = None) -> Report:
    """Note that a case was opened from the report; called by the verb that opens it."""
    step(report, "open_case", actor)
    _decided(report, AnswerCode.BECAME_CASE, actor, at)
    journal("report.became_case", report, actor, at, case=str(case_id or ""))
    return report


@transaction.atomic
def mark_attached(*, report: Report, actor: Actor, at: datetime, case_id: UUID | None = None) -> Report:
    """Note that the report joined a case; called by the verb that attaches it."""
    step(report, "attach", actor)
    _decided(report, AnswerCode.ATTACHED, actor, at)
    journal("report.attached", report, actor, at, case=str(case_id or ""))
    return report


def _decided(report: Report, code: AnswerCode, actor: Actor, at: datetime) -> None:
    duties.close(duties.DECIDE, report, code.value, actor, at)
    answer(report, actor, at, code=code)
