"""One step of a report along its workflow, with what every step has in common."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.handling.reports import policy
from rukun.handling.reports.domain import duties
from rukun.handling.reports.domain.acting import acting
from rukun.handling.reports.enums import AnswerCode
from rukun.handling.reports.models import REPORT, Answer, Report
from rukun.handling.reports.notices import ANSWERED, QUESTION
from rukun.handling.reports.parsing.masking import mask_numbers
from rukun.handling.reports.workflow import REPORT_WORKFLOW
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.workflow import TransitionRefused, move


def step(report: Report, code: str, actor: Actor, **changes: Any) -> None:
    """Move `report`, or say why not: not this office's act, or somebody else was first."""
    if not policy.is_entitled_to(code, report=report, actor=actor):
        raise NotAllowed
    transition = REPORT_WORKFLOW.transition(code)
    if report.state not in transition.sources:
        raise TransitionRefused
    move(report, transition, **changes)


def reason_given(text: str, field: str = "reason") -> str:
    """Return the reason without the space around it and the numbers in it, or refuse its absence."""
    words, _hidden = mask_numbers(text.strip())
    if not words:
        raise Invalid(field, _("Give the reason in a few words."))
    return words


def answer(
    report: Report,
    actor: Actor,
    at: datetime,
    *,
    code: AnswerCode | None = None,
    text: str = "",
    is_question: bool = False,
) -> Answer:
    """Write what the reporter is told, and tell that it is there."""
    words, _hidden = mask_numbers(text.strip())
    written = Answer.objects.create(
        report=report,
        code=code or "",
        text=words,
        is_question=is_question,
        at=at,
        by_office_id=acting(actor).office_id,
    )
    duties.tell_reporter(QUESTION if is_question else ANSWERED, report, actor, at)
    return written


def journal(action: str, report: Report, actor: Actor, at: datetime, **data: object) -> None:
    """Append to the report's stream; the last write of every verb. Codes, ids and numbers only."""
    record(
        stream=f"report:{report.pk}",
        action=action,
        actor=actor,
        at=at,
        object_type=REPORT,
        object_id=report.pk,
        data=data,
    )
