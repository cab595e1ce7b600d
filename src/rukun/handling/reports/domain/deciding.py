"""Note what became of a verified report; called by the verbs of the case that it joins."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from rukun.handling.reports.domain import duties
from rukun.handling.reports.domain.stepping import answer, journal, step
from rukun.handling.reports.domain.watching import NOT_WATCHED
from rukun.handling.reports.enums import AnswerCode
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor


@transaction.atomic
def mark_became_case(*, report: Report, actor: Actor, at: datetime, case_id: UUID | None = None) -> Report:
    """Note that a case was opened from the report; called by the verb that opens it."""
    step(report, "open_case", actor, **NOT_WATCHED)
    _decided(report, AnswerCode.BECAME_CASE, actor, at)
    journal("report.became_case", report, actor, at, case=str(case_id or ""))
    return report


@transaction.atomic
def mark_attached(*, report: Report, actor: Actor, at: datetime, case_id: UUID | None = None) -> Report:
    """Note that the report joined a case; called by the verb that attaches it."""
    step(report, "attach", actor, **NOT_WATCHED)
    _decided(report, AnswerCode.ATTACHED, actor, at)
    journal("report.attached", report, actor, at, case=str(case_id or ""))
    return report


def _decided(report: Report, code: AnswerCode, actor: Actor, at: datetime) -> None:
    for kind in (duties.DECIDE, duties.REVIEW):
        duties.close(kind, report, code.value, actor, at)
    answer(report, actor, at, code=code)
