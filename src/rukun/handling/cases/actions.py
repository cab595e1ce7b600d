"""Which buttons an actor gets: the answers of `policy` and of the tables, gathered for a page.

The verbs ask the same questions on the locked row, so a button that was drawn too long ago is
refused in words, and nothing that is not drawn can be done.
"""

from dataclasses import dataclass
from uuid import UUID

from rukun.foundation.people.capabilities import ON_BEHALF, RECUSE
from rukun.handling.cases import policy
from rukun.handling.cases.enums import CaseState, HandOverState, RequestState
from rukun.handling.cases.models import Case, HandOver, InformationRequest, Invitation, Task
from rukun.handling.cases.standing import standing_in
from rukun.handling.cases.workflow import CASE_WORKFLOW, TASK_WORKFLOW
from rukun.kernel.actor import Actor


@dataclass(frozen=True)
class CaseActions:
    """What the actor may do on a case now; the case is known to be visible."""

    start: bool
    attempt: bool
    comment: bool
    tell: bool
    upload: bool
    offer: bool
    accept: bool
    withdraw_offer: bool
    assess: bool
    open_track: bool
    assign: bool
    ask: bool
    invite: bool
    attach: bool
    declare_done: bool
    watch: bool
    resume: bool
    close: bool
    reopen: bool
    recuse: bool
    record_for_others: bool

    @property
    def return_offer(self) -> bool:
        """Whoever may accept may return."""
        return self.accept


@dataclass(frozen=True)
class TaskActions:
    """What the actor may do on a task now."""

    accept: bool
    decline: bool
    begin: bool
    submit_proof: bool
    approve: bool
    send_back: bool
    cancel: bool


@dataclass(frozen=True)
class RequestActions:
    """What the actor may do on a request for information now."""

    answer: bool
    withdraw: bool


def open_offer_of(case: Case) -> HandOver | None:
    """Return the offer that waits for an answer, with the agencies it names."""
    offers = HandOver.objects.filter(case=case, state=HandOverState.OFFERED)
    return offers.select_related("from_agency", "to_agency", "by_office", "behalf_office").first()


def invitation_of(case: Case, agency_id: UUID | None) -> Invitation | None:
    """Return the live invitation of an agency."""
    if agency_id is None:
        return None
    return Invitation.objects.filter(case=case, agency_id=agency_id, withdrawn_at=None).first()


def case_actions(case: Case, actor: Actor) -> CaseActions:
    """Answer all questions about a visible case: two queries (offer, invitation).

    An actor with `on_behalf` set is answered for the office that they record for.
    """
    by = standing_in(actor)
    offer = open_offer_of(case)
    invitation = invitation_of(case, by.agency_id)
    is_open = case.state != CaseState.CLOSED
    may_close = policy.may_close(case=case, actor=by)
    directs = is_open and policy.may_direct(case=case, actor=by)
    comments = policy.may_comment(case=case, actor=by)
    return CaseActions(
        start=_can(case, "start") and policy.may_work(case=case, actor=by),
        attempt=is_open and policy.may_work(case=case, actor=by),
        comment=comments,
        tell=policy.may_tell(case=case, actor=by),
        upload=is_open and comments,
        offer=is_open and offer is None and policy.may_offer(case=case, actor=by),
        accept=offer is not None and policy.may_decide_offer(hand_over=offer, actor=by),
        withdraw_offer=offer is not None and policy.may_withdraw_offer(hand_over=offer, actor=by),
        assess=is_open and policy.may_assess(case=case, actor=by),
        open_track=is_open and policy.may_record_track(case=case, actor=by),
        assign=directs,
        ask=directs,
        invite=directs,
        attach=is_open and policy.may_attach(case=case, actor=by),
        declare_done=_may_declare_done(invitation, is_open, by),
        watch=_can(case, "watch") and may_close,
        resume=_can(case, "resume") and may_close,
        close=_can(case, "close") and may_close,
        reopen=_can(case, "reopen") and policy.may_reopen(case=case, actor=by),
        recuse=actor.may(RECUSE),
        record_for_others=actor.may(ON_BEHALF),
    )


def _can(case: Case, step: str) -> bool:
    return case.state in CASE_WORKFLOW.transition(step).sources


def _may_declare_done(invitation: Invitation | None, is_open: bool, by: Actor) -> bool:
    if invitation is None or invitation.done_at is not None or not is_open:
        return False
    return policy.may_declare_done(invitation=invitation, actor=by)


def task_actions(task: Task, actor: Actor) -> TaskActions:
    """Answer all questions about a task; give it with `case`, `by_office`, `behalf_office` joined."""
    by = standing_in(actor)
    is_open = task.case.state != CaseState.CLOSED
    does = is_open and policy.may_do_task(task=task, actor=by)
    checks = is_open and policy.may_check_task(task=task, actor=by)

    def can(step: str) -> bool:
        return task.state in TASK_WORKFLOW.transition(step).sources

    return TaskActions(
        accept=does and can("accept"),
        decline=does and can("decline"),
        begin=does and can("begin"),
        submit_proof=does and can("submit_proof"),
        approve=checks and can("approve"),
        send_back=checks and can("send_back"),
        cancel=checks and can("cancel"),
    )


def request_actions(request: InformationRequest, actor: Actor) -> RequestActions:
    """Answer all questions about a request; give it with `case` joined."""
    by = standing_in(actor)
    waits = request.state == RequestState.WAITING and request.case.state != CaseState.CLOSED
    return RequestActions(
        answer=waits and policy.may_answer(request=request, actor=by),
        withdraw=waits and policy.may_direct(case=request.case, actor=by),
    )
