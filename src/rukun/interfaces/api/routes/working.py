"""Work on a case, rate it, decide on it."""

from functools import partial
from uuid import UUID

from ninja import Router, Status

from rukun.foundation.people.enums import Scope
from rukun.handling.cases.domain.assessing import assess, change_urgency
from rukun.handling.cases.domain.closing import close_case, resume_case, watch_case
from rukun.handling.cases.domain.reopening import reopen_case
from rukun.handling.cases.domain.working import post_message, record_attempt, start_work
from rukun.handling.cases.models import Assessment, Attempt, Message
from rukun.handling.reports.enums import Urgency
from rukun.interfaces.api.acts import AGAIN, NEW, SHUT, add_row, decide
from rukun.interfaces.api.auth import Bearer
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.cases_in import (
    AssessmentIn,
    AttemptIn,
    CloseIn,
    MessageIn,
    NothingIn,
    OptionalReasonIn,
    ReopenIn,
    UrgencyIn,
    WatchIn,
)
from rukun.interfaces.api.schemas.cases_out import CaseOut
from rukun.interfaces.api.schemas.rows import AssessmentOut, AttemptOut, MessageOut
from rukun.interfaces.api.versions import IfMatch

router = Router(tags=["cases"])
WRITE = Bearer(Scope.CASES_WRITE)
ONE = "/cases/{uuid:case_id}"
DECIDED = {AGAIN: CaseOut, SHUT: None}
_NOTHING, _NO_REASON = NothingIn(), OptionalReasonIn()


@router.post(f"{ONE}/start", auth=WRITE, response=DECIDED, url_name="case-start")
def start(
    request: ApiRequest,
    case_id: UUID,
    body: NothingIn = _NOTHING,
    if_match: IfMatch = None,
) -> Status[CaseOut | None]:
    """Say that the holder has begun."""
    return decide(request, case_id, if_match, body, start_work)


@router.post(
    f"{ONE}/attempts", auth=WRITE, response={NEW: AttemptOut, AGAIN: AttemptOut}, url_name="case-attempts"
)
def add_attempt(request: ApiRequest, case_id: UUID, body: AttemptIn) -> Status[AttemptOut]:
    """Record what was tried; going up needs it."""
    verb = partial(record_attempt, **body.given())
    return add_row(request, case_id, body, verb, model=Attempt, show=AttemptOut.of)


@router.post(
    f"{ONE}/messages", auth=WRITE, response={NEW: MessageOut, AGAIN: MessageOut}, url_name="case-messages"
)
def add_message(request: ApiRequest, case_id: UUID, body: MessageIn) -> Status[MessageOut]:
    """Add a note, or say what one's agency did."""
    verb = partial(post_message, **body.given())
    return add_row(request, case_id, body, verb, model=Message, show=MessageOut.of)


@router.post(
    f"{ONE}/assessments",
    auth=WRITE,
    response={NEW: AssessmentOut, AGAIN: AssessmentOut},
    url_name="case-assessments",
)
def add_assessment(request: ApiRequest, case_id: UUID, body: AssessmentIn) -> Status[AssessmentOut]:
    """Rate likelihood and impact anew."""
    verb = partial(assess, **body.given())
    return add_row(request, case_id, body, verb, model=Assessment, show=AssessmentOut.of)


@router.post(f"{ONE}/urgency", auth=WRITE, response=DECIDED, url_name="case-urgency")
def urgency(
    request: ApiRequest, case_id: UUID, body: UrgencyIn, if_match: IfMatch = None
) -> Status[CaseOut | None]:
    """Decide that the case is more or less urgent; what is owed on it follows."""
    verb = partial(change_urgency, urgency=Urgency(body.urgency), reason=body.reason)
    return decide(request, case_id, if_match, body, verb)


@router.post(f"{ONE}/watch", auth=WRITE, response=DECIDED, url_name="case-watch")
def watch(
    request: ApiRequest, case_id: UUID, body: WatchIn, if_match: IfMatch = None
) -> Status[CaseOut | None]:
    """Watch, because …: a full decision, with a day on which to look again."""
    return decide(request, case_id, if_match, body, partial(watch_case, **body.given()))


@router.post(f"{ONE}/resume", auth=WRITE, response=DECIDED, url_name="case-resume")
def resume(
    request: ApiRequest,
    case_id: UUID,
    body: OptionalReasonIn = _NO_REASON,
    if_match: IfMatch = None,
) -> Status[CaseOut | None]:
    """Go on with a watched case."""
    return decide(request, case_id, if_match, body, partial(resume_case, **body.given()))


@router.post(f"{ONE}/close", auth=WRITE, response=DECIDED, url_name="case-close")
def close(
    request: ApiRequest, case_id: UUID, body: CloseIn, if_match: IfMatch = None
) -> Status[CaseOut | None]:
    """Close the case with its outcome."""
    return decide(request, case_id, if_match, body, partial(close_case, **body.given()))


@router.post(f"{ONE}/reopen", auth=WRITE, response=DECIDED, url_name="case-reopen")
def reopen(
    request: ApiRequest, case_id: UUID, body: ReopenIn, if_match: IfMatch = None
) -> Status[CaseOut | None]:
    """Take a closed case up again."""
    return decide(request, case_id, if_match, body, partial(reopen_case, **body.given()))
