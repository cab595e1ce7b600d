"""Hand a case up or down the ladder, and answer an offer."""

from functools import partial
from uuid import UUID

from ninja import Router, Status

from rukun.foundation.people.enums import Scope
from rukun.handling.cases.domain.handing import Offer, offer_hand_over
from rukun.handling.cases.domain.receiving import accept_hand_over, return_hand_over, withdraw_hand_over
from rukun.handling.cases.models import HandOver
from rukun.interfaces.api.acts import AGAIN, NEW, SHUT, add_row, agency_named, change_row
from rukun.interfaces.api.auth import Bearer
from rukun.interfaces.api.reading import visible_case, visible_row
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.cases_in import HandOverIn, NothingIn, ReturnIn
from rukun.interfaces.api.schemas.rows import HandOverOut
from rukun.interfaces.api.versions import IfMatch

router = Router(tags=["hand-overs"])
WRITE = Bearer(Scope.CASES_WRITE)
ALL = "/cases/{uuid:case_id}/hand-overs"
ONE = ALL + "/{uuid:hand_over_id}"
CHANGED = {AGAIN: HandOverOut, SHUT: None}
_NOTHING = NothingIn()


@router.post(ALL, auth=WRITE, response={NEW: HandOverOut, AGAIN: HandOverOut}, url_name="hand-overs")
def offer(request: ApiRequest, case_id: UUID, body: HandOverIn) -> Status[HandOverOut]:
    """Offer the case to another rung; the sender holds it until it is accepted."""
    visible_case(request.actor, case_id)  # 404 before anything is said of the body
    words = body.given()
    to_rung, to_agency = words.pop("to_rung", None), words.pop("to_agency", None)
    receiver = agency_named(request.actor, to_agency, "to_agency") if to_agency else None
    verb = partial(offer_hand_over, offer=Offer(**words), to_rung=to_rung, to_agency=receiver)
    return add_row(request, case_id, body, verb, model=HandOver, show=HandOverOut.of)


@router.post(f"{ONE}/accept", auth=WRITE, response=CHANGED, url_name="hand-over-accept")
def accept(
    request: ApiRequest,
    case_id: UUID,
    hand_over_id: UUID,
    body: NothingIn = _NOTHING,
    if_match: IfMatch = None,
) -> Status[HandOverOut | None]:
    """Take the case over; of two who press, one wins."""
    row = visible_row(request.actor, HandOver, hand_over_id, case_id)
    verb = partial(accept_hand_over, hand_over=row)
    return change_row(request, row, if_match, body, verb, show=HandOverOut.of)


@router.post(f"{ONE}/return", auth=WRITE, response=CHANGED, url_name="hand-over-return")
def return_offer(
    request: ApiRequest,
    case_id: UUID,
    hand_over_id: UUID,
    body: ReturnIn,
    if_match: IfMatch = None,
) -> Status[HandOverOut | None]:
    """Send the case back with a reason; 204 when it was open to the caller only for this."""
    row = visible_row(request.actor, HandOver, hand_over_id, case_id)
    verb = partial(return_hand_over, hand_over=row, **body.given())
    return change_row(request, row, if_match, body, verb, show=HandOverOut.of)


@router.post(f"{ONE}/withdraw", auth=WRITE, response=CHANGED, url_name="hand-over-withdraw")
def withdraw_offer(
    request: ApiRequest,
    case_id: UUID,
    hand_over_id: UUID,
    body: NothingIn = _NOTHING,
    if_match: IfMatch = None,
) -> Status[HandOverOut | None]:
    """Take an unanswered offer back."""
    row = visible_row(request.actor, HandOver, hand_over_id, case_id)
    verb = partial(withdraw_hand_over, hand_over=row)
    return change_row(request, row, if_match, body, verb, show=HandOverOut.of)
