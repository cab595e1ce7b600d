"""Ask an agency for information (permintaan keterangan).

Agencies outside the regency's line are asked, never ordered: a request has no deadline, does
not turn red and does not climb.
"""

from datetime import datetime
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.capabilities import CASE_COMMENT
from rukun.foundation.people.models import Agency, Office
from rukun.handling.cases import policy
from rukun.handling.cases.domain import duties
from rukun.handling.cases.domain.entering import authored, enter, log, written
from rukun.handling.cases.models import Case, InformationRequest
from rukun.handling.cases.standing import answering_offices
from rukun.handling.cases.workflow import REQUEST_WORKFLOW
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError
from rukun.kernel.workflow import move

REQUEST: Final = "request"


class AgencyIsShutOut(DomainError):
    """Nobody is asked about a case that is shut to them."""

    message = _("This agency cannot open the case. Invite it first, then ask.")


@transaction.atomic
def ask_information(
    *, case: Case, agency: Agency, question: str, actor: Actor, at: datetime
) -> InformationRequest:
    """Ask an agency that can open the case; where only a seat on the team opens it, that office.

    The other offices of the agency are not reminded of a case that is shut to them.
    """
    enter(case, may=partial(policy.may_direct, case=case), actor=actor, at=at)
    can_see, cannot = answering_offices(case, agency, at)
    if not can_see:
        raise AgencyIsShutOut
    text = written("question", question)
    request = InformationRequest.objects.create(
        case=case, agency=agency, question=text, **authored(actor, at)
    )
    _owe_answer(request, can_see[0] if cannot else None, actor, at)
    whom: dict[str, Any] = {"offices": can_see} if cannot else {"agencies": [agency]}
    duties.tell(case, "request.asked", **whom, capability=CASE_COMMENT, actor=actor, at=at)
    log(case, "request.asked", actor=actor, at=at, on=(REQUEST, request.pk), to_agency=agency.pk)
    return request


@transaction.atomic
def answer_request(
    *, request: InformationRequest, answer: str, actor: Actor, at: datetime
) -> InformationRequest:
    """Answer what was asked; a second answer is a note on the case."""
    enter(
        request.case,
        may=partial(policy.may_answer, request=request),
        actor=actor,
        at=at,
    )
    behalf = actor.on_behalf
    move(
        request,
        REQUEST_WORKFLOW.transition("answer"),
        answer=written("answer", answer),
        answered_at=at,
        answered_by_office_id=behalf.office_id if behalf and behalf.office_id else actor.office_id,
    )
    duties.settle(request.case, "request.answer", about=request.pk, outcome="answered", actor=actor, at=at)
    asker = request.behalf_office_id or request.by_office_id
    duties.tell(request.case, "request.answered", offices=[asker] if asker else [], actor=actor, at=at)
    log(request.case, "request.answered", actor=actor, at=at, on=(REQUEST, request.pk))
    return request


@transaction.atomic
def withdraw_request(*, request: InformationRequest, actor: Actor, at: datetime) -> InformationRequest:
    """Say that the answer is no longer needed."""
    enter(request.case, may=partial(policy.may_direct, case=request.case), actor=actor, at=at)
    drop_request(request, actor=actor, at=at)
    return request


def drop_request(request: InformationRequest, *, actor: Actor, at: datetime) -> None:
    """Withdraw a request within another verb that has entered the case."""
    move(request, REQUEST_WORKFLOW.transition("withdraw"))
    duties.drop(request.case, "request.answer", about=request.pk, actor=actor, at=at)
    duties.tell(request.case, "request.withdrawn", agencies=[request.agency_id], actor=actor, at=at)
    log(request.case, "request.withdrawn", actor=actor, at=at, on=(REQUEST, request.pk))


def narrow_request(request: InformationRequest, office: Office, *, actor: Actor, at: datetime) -> None:
    """Let one office owe the answer, within another verb that shut the case to the rest of its agency."""
    duties.drop(request.case, "request.answer", about=request.pk, actor=actor, at=at)
    _owe_answer(request, office, actor, at)


def _owe_answer(request: InformationRequest, office: Office | None, actor: Actor, at: datetime) -> None:
    duties.owe(
        request.case,
        "request.answer",
        agency_id=request.agency_id,
        office_id=office.pk if office else None,
        about=request.pk,
        opened_by=actor,
        at=at,
    )
