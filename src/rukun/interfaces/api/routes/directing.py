"""Ask others: requests for information and invitations."""

from functools import partial
from typing import Any
from uuid import UUID

from ninja import Router, Status

from rukun.foundation.people.enums import Scope
from rukun.handling.cases.domain.inviting import declare_done, invite_agency
from rukun.handling.cases.domain.requests import answer_request, ask_information, withdraw_request
from rukun.handling.cases.domain.uninviting import withdraw_invitation
from rukun.handling.cases.models import InformationRequest, Invitation
from rukun.interfaces.api.acts import AGAIN, NEW, SHUT, add_row, agency_named, change_row
from rukun.interfaces.api.auth import Bearer
from rukun.interfaces.api.reading import visible_case, visible_reports, visible_row
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.cases_in import (
    InvitationIn,
    NoteIn,
    NothingIn,
    OptionalReasonIn,
    RequestAnswerIn,
    RequestIn,
)
from rukun.interfaces.api.schemas.rows import InvitationOut, RequestOut
from rukun.interfaces.api.versions import IfMatch

router = Router(tags=["directing"])
WRITE = Bearer(Scope.CASES_WRITE)
REQUESTS = "/cases/{uuid:case_id}/requests"
REQUEST = REQUESTS + "/{uuid:request_id}"
INVITATIONS = "/cases/{uuid:case_id}/invitations"
INVITATION = INVITATIONS + "/{uuid:invitation_id}"
_NOTHING, _NO_NOTE, _NO_REASON = NothingIn(), NoteIn(), OptionalReasonIn()


@router.post(REQUESTS, auth=WRITE, response={NEW: RequestOut, AGAIN: RequestOut}, url_name="requests")
def ask(request: ApiRequest, case_id: UUID, body: RequestIn) -> Status[RequestOut]:
    """Ask an agency that can open the case; it has no deadline and never turns red."""
    visible_case(request.actor, case_id)  # 404 before anything is said of the body
    agency = agency_named(request.actor, body.agency, "agency")
    verb = partial(ask_information, agency=agency, question=body.question)
    return add_row(request, case_id, body, verb, model=InformationRequest, show=RequestOut.of)


@router.post(
    f"{REQUEST}/answer", auth=WRITE, response={AGAIN: RequestOut, SHUT: None}, url_name="request-answer"
)
def answer(
    request: ApiRequest,
    case_id: UUID,
    request_id: UUID,
    body: RequestAnswerIn,
    if_match: IfMatch = None,
) -> Status[RequestOut | None]:
    """Answer what one's agency was asked."""
    row = visible_row(request.actor, InformationRequest, request_id, case_id)
    verb = partial(answer_request, request=row, answer=body.answer)
    return change_row(request, row, if_match, body, verb, show=RequestOut.of)


@router.post(
    f"{REQUEST}/withdraw", auth=WRITE, response={AGAIN: RequestOut, SHUT: None}, url_name="request-withdraw"
)
def withdraw(
    request: ApiRequest,
    case_id: UUID,
    request_id: UUID,
    body: NothingIn = _NOTHING,
    if_match: IfMatch = None,
) -> Status[RequestOut | None]:
    """Say that the answer is no longer needed."""
    row = visible_row(request.actor, InformationRequest, request_id, case_id)
    verb = partial(withdraw_request, request=row)
    return change_row(request, row, if_match, body, verb, show=RequestOut.of)


@router.post(
    INVITATIONS, auth=WRITE, response={NEW: InvitationOut, AGAIN: InvitationOut}, url_name="invitations"
)
def invite(request: ApiRequest, case_id: UUID, body: InvitationIn) -> Status[InvitationOut]:
    """Let an agency open exactly this case, and the chosen ones of its reports."""
    visible_case(request.actor, case_id)  # 404 before anything is said of the body
    agency = agency_named(request.actor, body.agency, "agency")
    reports = visible_reports(request.actor, body.reports, "reports")
    verb = partial(invite_agency, agency=agency, reason=body.reason, reports=reports)
    return add_row(request, case_id, body, verb, model=Invitation, show=InvitationOut.of)


@router.post(
    f"{INVITATION}/withdraw",
    auth=WRITE,
    response={AGAIN: InvitationOut, SHUT: None},
    url_name="invitation-withdraw",
)
def uninvite(
    request: ApiRequest,
    case_id: UUID,
    invitation_id: UUID,
    body: OptionalReasonIn = _NO_REASON,
    if_match: IfMatch = None,
) -> Status[InvitationOut | None]:
    """End an invitation, and exactly what it opened."""
    row = visible_row(request.actor, Invitation, invitation_id, case_id)

    def verb(**acting: Any) -> Invitation:
        return withdraw_invitation(invitation=row, version=row.version, reason=body.reason, **acting)

    return change_row(request, row, if_match, body, verb, show=InvitationOut.of)


@router.post(
    f"{INVITATION}/done", auth=WRITE, response={AGAIN: InvitationOut, SHUT: None}, url_name="invitation-done"
)
def done(
    request: ApiRequest,
    case_id: UUID,
    invitation_id: UUID,
    body: NoteIn = _NO_NOTE,
    if_match: IfMatch = None,
) -> Status[InvitationOut | None]:
    """Say "we are done" for one's own agency."""
    row = visible_row(request.actor, Invitation, invitation_id, case_id)

    def verb(**acting: Any) -> Invitation:
        return declare_done(invitation=row, version=row.version, note=body.note, **acting)

    return change_row(request, row, if_match, body, verb, show=InvitationOut.of)
