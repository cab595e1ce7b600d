"""Withdraw an invitation, and with it whatever its agency could no longer open."""

from datetime import datetime
from functools import partial

from django.db import transaction

from rukun.handling.cases import policy
from rukun.handling.cases.domain import duties
from rukun.handling.cases.domain.checking import drop_task
from rukun.handling.cases.domain.entering import enter, log
from rukun.handling.cases.domain.inviting import InvitationEnded, end_grants
from rukun.handling.cases.domain.requests import drop_request, narrow_request
from rukun.handling.cases.enums import RequestState
from rukun.handling.cases.models import INVITATION, InformationRequest, Invitation, Task
from rukun.handling.cases.standing import answering_offices, can_open
from rukun.handling.cases.workflow import UNFINISHED
from rukun.kernel.actor import Actor
from rukun.kernel.versions import save_if_current


@transaction.atomic
def withdraw_invitation(
    *, invitation: Invitation, version: int, actor: Actor, at: datetime, reason: str = ""
) -> Invitation:
    """End exactly the grants of this invitation.

    What was asked or given there falls away unless there is another ground to open the case
    (a seat on the team), and stays with the office that has it: nobody owes anything on a record
    that is shut to them.
    """
    case = invitation.case
    enter(case, may=partial(policy.may_direct, case=case), actor=actor, at=at, even_if_closed=True)
    if invitation.withdrawn_at is not None:
        raise InvitationEnded
    save_if_current(invitation, version=version, withdrawn_at=at)
    end_grants(invitation, at=at)
    _drop_tasks(invitation, reason.strip(), actor, at)
    _drop_requests(invitation, actor, at)
    duties.tell(case, "invitation.withdrawn", agencies=[invitation.agency_id], actor=actor, at=at)
    log(case, "invitation.withdrawn", actor=actor, at=at, on=(INVITATION, invitation.pk))
    return invitation


def _drop_tasks(invitation: Invitation, reason: str, actor: Actor, at: datetime) -> None:
    """Cancel the tasks of its offices to which the case is now shut."""
    given = Task.objects.filter(case=invitation.case_id, agency=invitation.agency_id, state__in=UNFINISHED)
    for task in given.select_related("case", "office__agency"):
        if not can_open(invitation.case, task.office, at):
            drop_task(task, reason=reason, actor=actor, at=at)


def _drop_requests(invitation: Invitation, actor: Actor, at: datetime) -> None:
    """Withdraw what its agency can no longer answer; leave to one office what only that office can."""
    case = invitation.case
    can_see, cannot = answering_offices(case, invitation.agency, at)
    waiting = InformationRequest.objects.filter(
        case=case, agency=invitation.agency_id, state=RequestState.WAITING
    )
    for request in waiting.select_related("case"):
        if not can_see:
            drop_request(request, actor=actor, at=at)
        elif cannot:
            narrow_request(request, can_see[0], actor=actor, at=at)
    if not can_see:
        duties.drop(case, agency_id=invitation.agency_id, actor=actor, at=at)
