"""Write to the reporter, at any time after sending."""

from datetime import datetime

from django.db import transaction

from rukun.handling.reports import policy
from rukun.handling.reports.domain.stepping import answer, journal, reason_given
from rukun.handling.reports.models import Answer, Report
from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed


@transaction.atomic
def answer_reporter(*, report: Report, text: str, actor: Actor, at: datetime) -> Answer:
    """Tell the office that filed it something; no step of the report follows from it."""
    if not policy.may_answer(report=report, actor=actor):
        raise NotAllowed
    written = answer(report, actor, at, text=reason_given(text, "text"))
    journal("report.answered", report, actor, at, answer=str(written.pk))
    return written
