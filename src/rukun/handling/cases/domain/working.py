"""Work on a case: start, record what was tried, write notes."""

from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.handling.cases import policy
from rukun.handling.cases.domain import duties
from rukun.handling.cases.domain.entering import authored, enter, log, written
from rukun.handling.cases.enums import AttemptKind, AttemptResult, MessageKind
from rukun.handling.cases.models import Attempt, Case, Message
from rukun.handling.cases.workflow import CASE_WORKFLOW
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid
from rukun.kernel.workflow import move
from rukun.kernel.zones import zone_of

_START = CASE_WORKFLOW.transition("start")


@transaction.atomic
def start_work(*, case: Case, actor: Actor, at: datetime) -> Case:
    """Say that the holder has begun."""
    enter(case, may=partial(policy.may_work, case=case), actor=actor, at=at)
    _start(case, actor, at)
    return case


@transaction.atomic
def record_attempt(
    *,
    case: Case,
    kind: AttemptKind,
    held_on: date,
    result: AttemptResult,
    summary: str,
    actor: Actor,
    at: datetime,
) -> Attempt:
    """Record what the holder tried on its rung; a case that nobody had begun is begun by it."""
    enter(case, may=partial(policy.may_work, case=case), actor=actor, at=at)
    if held_on > at.astimezone(ZoneInfo(zone_of(case.region_current_id))).date():
        raise Invalid("held_on", _("Record an effort after it was made."))
    if case.state in _START.sources:
        _start(case, actor, at)
    attempt = Attempt.objects.create(
        case=case,
        rung=case.rung,
        kind=AttemptKind(kind),
        held_on=held_on,
        result=AttemptResult(result),
        summary=written("summary", summary),
        **authored(actor, at),
    )
    duties.settle(case, "case.mediate", "hand_over.returned", actor=actor, at=at)
    log(case, "case.attempt_recorded", actor=actor, at=at, on=("attempt", attempt.pk), rung=int(case.rung))
    return attempt


def _start(case: Case, actor: Actor, at: datetime) -> None:
    move(case, _START)
    duties.settle(case, "case.start", "hand_over.returned", actor=actor, at=at)
    log(case, "case.started", actor=actor, at=at)


@transaction.atomic
def post_message(
    *, case: Case, text: str, actor: Actor, at: datetime, kind: MessageKind = MessageKind.NOTE
) -> Message:
    """Add a note, also to a closed case: what comes in later must not be lost.

    "What we did" is the word of an agency that does not hold the case.
    """
    kind = MessageKind(kind)
    may = policy.may_tell if kind == MessageKind.WE_DID else policy.may_comment
    enter(case, may=partial(may, case=case), actor=actor, at=at, even_if_closed=True)
    message = Message.objects.create(case=case, kind=kind, text=written("text", text), **authored(actor, at))
    log(case, "message.posted", actor=actor, at=at, on=("message", message.pk), kind=kind.value)
    return message
