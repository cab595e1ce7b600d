"""May-questions of a case. Whether the actor sees the case is decided before (docs/rights.md).

`actor` is the office that acts; acts on behalf go through `standing.standing_in` first. The
same functions draw the buttons and guard the verbs.
"""

from rukun.foundation.people.capabilities import (
    CASE_ASSESS,
    CASE_CLOSE,
    CASE_COMMENT,
    CASE_DIRECT,
    CASE_OFFER,
    CASE_WORK,
    REPORT_DECIDE,
    TASK_DO,
)
from rukun.foundation.people.enums import AgencyKind
from rukun.foundation.people.models import Office
from rukun.handling.cases.models import Case, HandOver, InformationRequest, Invitation, Task
from rukun.kernel.actor import Actor


def holds(*, case: Case, actor: Actor) -> bool:
    """The actor's agency owns the case; for a Tim Terpadu that is its secretariat, Kesbangpol."""
    return actor.agency_id is not None and actor.agency_id == case.owner_agency_id


def leads(*, case: Case, actor: Actor) -> bool:
    """The holder leads, and so does Kesbangpol for all that is handled up to the regency."""
    if holds(case=case, actor=actor):
        return True
    is_secretariat = actor.agency_kind == AgencyKind.KESBANGPOL and actor.regency == case.regency
    return is_secretariat and actor.rung is not None and case.owner_rung <= actor.rung


def may_open_case(*, actor: Actor) -> bool:
    """Those who decide on reports open cases from them."""
    return actor.may(REPORT_DECIDE)


def may_attach(*, case: Case, actor: Actor) -> bool:
    """Attach a report or an incident to a case."""
    return actor.may(REPORT_DECIDE) and leads(case=case, actor=actor)


def may_work(*, case: Case, actor: Actor) -> bool:
    """Start, and record what was tried: an office of the agency that holds the case."""
    return actor.may(CASE_WORK) and holds(case=case, actor=actor)


def may_name_organisation(*, case: Case, actor: Actor) -> bool:
    """Say which organisations a case is about: whoever holds it, or attaches papers to it."""
    return may_work(case=case, actor=actor) or may_attach(case=case, actor=actor)


def may_comment(*, case: Case, actor: Actor) -> bool:
    """Everybody to whom the case is open may add a note, if the office writes at all."""
    return actor.may(CASE_COMMENT) or actor.may(CASE_WORK)


def may_tell(*, case: Case, actor: Actor) -> bool:
    """Say "what we did" as an agency that is not the holder."""
    return actor.may(CASE_COMMENT) and not holds(case=case, actor=actor)


def may_record_track(*, case: Case, actor: Actor) -> bool:
    """Record a track beside the ladder and what it answered."""
    return may_work(case=case, actor=actor) or may_direct(case=case, actor=actor)


def may_direct(*, case: Case, actor: Actor) -> bool:
    """Give tasks, ask for information, invite agencies, check proof."""
    return actor.may(CASE_DIRECT) and leads(case=case, actor=actor)


def may_assess(*, case: Case, actor: Actor) -> bool:
    """Rate likelihood and impact anew."""
    return actor.may(CASE_ASSESS) and leads(case=case, actor=actor)


def may_close(*, case: Case, actor: Actor) -> bool:
    """Watch, resume and close."""
    return actor.may(CASE_CLOSE) and leads(case=case, actor=actor)


def may_reopen(*, case: Case, actor: Actor) -> bool:
    """Those who close may reopen, and the next rung may take it up for itself."""
    return actor.may(CASE_CLOSE) and (leads(case=case, actor=actor) or takes_up(case=case, actor=actor))


def takes_up(*, case: Case, actor: Actor) -> bool:
    """The actor's agency stands on the ladder above the rung on which the case ended."""
    return actor.may(CASE_OFFER) and actor.rung is not None and actor.rung > case.rung


def may_offer(*, case: Case, actor: Actor) -> bool:
    """Hand the case over: only the holder."""
    return actor.may(CASE_OFFER) and holds(case=case, actor=actor)


def may_decide_offer(*, hand_over: HandOver, actor: Actor) -> bool:
    """Accept or return: only the agency to which the case was offered."""
    return actor.may(CASE_OFFER) and actor.agency_id == hand_over.to_agency_id


def may_withdraw_offer(*, hand_over: HandOver, actor: Actor) -> bool:
    """Take an offer back: only the agency that made it."""
    return actor.may(CASE_OFFER) and actor.agency_id == hand_over.from_agency_id


def may_do_task(*, task: Task, actor: Actor) -> bool:
    """Work on a task: any officer of the agency that owes it; the office is on record."""
    return actor.may(TASK_DO) and actor.agency_id == task.agency_id


def giver_of(task: Task) -> Office:
    """Return the office that gave the task, be it by the hand of another."""
    giver = task.behalf_office or task.by_office
    if giver is None:
        raise LookupError(task.pk)  # only offices direct cases
    return giver


def may_check_task(*, task: Task, actor: Actor) -> bool:
    """Approve, send back or cancel: who leads the case, and the agency that gave the task."""
    is_giver = actor.agency_id is not None and actor.agency_id == giver_of(task).agency_id
    return actor.may(CASE_DIRECT) and (is_giver or leads(case=task.case, actor=actor))


def may_answer(*, request: InformationRequest, actor: Actor) -> bool:
    """Answer a request for information: the agency that was asked."""
    return actor.may(CASE_COMMENT) and actor.agency_id == request.agency_id


def may_declare_done(*, invitation: Invitation, actor: Actor) -> bool:
    """Say "we are done": the invited agency, for itself."""
    return actor.may(CASE_COMMENT) and actor.agency_id == invitation.agency_id
