"""Watch, resume, close and reopen: decisions about the case as a whole, each with its reason."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from rukun.foundation.settings.clocks import calendar_for
from rukun.handling.cases import policy
from rukun.handling.cases.domain import duties
from rukun.handling.cases.domain.entering import authored, enter, log, written
from rukun.handling.cases.domain.requests import drop_request
from rukun.handling.cases.enums import DecisionKind, HandOverState, Outcome, RequestState
from rukun.handling.cases.models import (
    Case,
    CaseReport,
    Decision,
    HandOver,
    InformationRequest,
    Invitation,
    Task,
)
from rukun.handling.cases.workflow import CASE_WORKFLOW, UNFINISHED
from rukun.handling.reports.domain.concluding import answer_case_closed
from rukun.handling.reports.enums import AnswerCode
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid
from rukun.kernel.workflow import move
from rukun.kernel.zones import zone_of

CloseBlocker = Callable[[Case], Iterable[str]]
_BLOCKERS: Final[list[CloseBlocker]] = []
DECISION_ACTIONS: Final = {
    DecisionKind.WATCH: "case.watched",
    DecisionKind.RESUME: "case.resumed",
    DecisionKind.CLOSE: "case.closed",
    DecisionKind.REOPEN: "case.reopened",
}


class StillOpen(DomainError):
    """Something on the case is unfinished; `reasons` says what, one sentence each."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(_("The case cannot be closed yet: %(reasons)s") % {"reasons": " ".join(reasons)})
        self.reasons = reasons


def register_close_blocker(blocker: CloseBlocker) -> None:
    """Let an upper room keep a case open: `blocker` returns a sentence for each thing unfinished."""
    if blocker not in _BLOCKERS:
        _BLOCKERS.append(blocker)


def close_blockers(case: Case) -> list[str]:
    """Return, in sentences, what must be finished before the case can be closed."""
    found: list[str] = []
    if HandOver.objects.filter(case=case, state=HandOverState.OFFERED).exists():
        found.append(str(_("It has been offered and waits for an answer: withdraw the offer first.")))
    tasks = Task.objects.filter(case=case, state__in=UNFINISHED).order_by("number")
    if tasks:
        titles = "; ".join(f"{task.number}. {task.title}" for task in tasks)
        text = ngettext(
            "%(count)s task is open, approve or cancel it: %(titles)s.",
            "%(count)s tasks are open, approve or cancel them: %(titles)s.",
            len(tasks),
        )
        found.append(text % {"count": len(tasks), "titles": titles})
    return found + [reason for blocker in _BLOCKERS for reason in blocker(case)]


@transaction.atomic
def watch_case(*, case: Case, reason: str, review_on: date, actor: Actor, at: datetime) -> Case:
    """Watch the case, because …: a full decision, with a day on which to look again."""
    enter(case, may=partial(policy.may_close, case=case), actor=actor, at=at)
    zone = ZoneInfo(zone_of(case.region_current_id))
    if review_on <= at.astimezone(zone).date():
        raise Invalid("review_on", _("Choose a later day on which to look at the case again."))
    text = written("reason", reason)
    move(case, CASE_WORKFLOW.transition("watch"), state_reason=text, review_on=review_on)
    duties.drop(case, *duties.HOLDERS_DUTIES, actor=actor, at=at)
    closes = calendar_for(case.region_current_id, review_on).day_end
    due_at = datetime.combine(review_on, closes, tzinfo=zone)
    duties.owe(case, "case.review", agency_id=case.owner_agency_id, due_at=due_at, opened_by=actor, at=at)
    note_decision(case, DecisionKind.WATCH, actor, at, reason=text, review_on=review_on)
    return case


@transaction.atomic
def resume_case(*, case: Case, actor: Actor, at: datetime, reason: str = "") -> Case:
    """Go on with a case that was watched."""
    enter(case, may=partial(policy.may_close, case=case), actor=actor, at=at)
    move(case, CASE_WORKFLOW.transition("resume"), state_reason="", review_on=None)
    duties.settle(case, "case.review", actor=actor, at=at, outcome="resumed")
    note_decision(case, DecisionKind.RESUME, actor, at, reason=reason.strip())
    return case


@transaction.atomic
def close_case(*, case: Case, outcome: Outcome, reason: str, actor: Actor, at: datetime) -> Case:
    """Close the case with an outcome and a reason, once nothing on it is unfinished.

    Questions that nobody has answered are withdrawn; whatever else was owed falls away.
    """
    enter(case, may=partial(policy.may_close, case=case), actor=actor, at=at)
    blockers = close_blockers(case)
    if blockers:
        raise StillOpen(blockers)
    text, outcome = written("reason", reason), Outcome(outcome)
    move(
        case,
        CASE_WORKFLOW.transition("close"),
        outcome=outcome,
        state_reason=text,
        review_on=None,
        closed_at=at,
    )
    waiting = InformationRequest.objects.filter(case=case, state=RequestState.WAITING)
    for request in waiting.select_related("case"):
        drop_request(request, actor=actor, at=at)
    duties.drop(case, actor=actor, at=at)
    invited = Invitation.objects.filter(case=case, withdrawn_at=None).values_list("agency_id", flat=True)
    _answer_reporters(case, outcome, actor, at)
    duties.tell(case, "case.closed", agencies=[case.owner_agency_id, *invited], actor=actor, at=at)
    note_decision(case, DecisionKind.CLOSE, actor, at, reason=text, outcome=outcome)
    return case


def _answer_reporters(case: Case, outcome: Outcome, actor: Actor, at: datetime) -> None:
    """Whoever reported the matter always hears of its end; a merged one goes on elsewhere."""
    reports = CaseReport.objects.filter(case=case).values_list("report_id", flat=True)
    code = AnswerCode.ATTACHED if outcome == Outcome.MERGED else AnswerCode.CASE_CLOSED
    answer_case_closed(report_ids=reports, code=code, actor=actor, at=at)


def note_decision(case: Case, kind: DecisionKind, actor: Actor, at: datetime, **words: object) -> None:
    """Keep the decision with its words, and put it on the timeline."""
    decision = Decision.objects.create(case=case, kind=kind, rung=case.rung, **words, **authored(actor, at))
    log(
        case,
        DECISION_ACTIONS[kind],
        actor=actor,
        at=at,
        on=("decision", decision.pk),
        outcome=decision.outcome,
        rung=int(case.rung),
    )
