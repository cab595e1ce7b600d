"""Find cases, open them, and let papers belong to them."""

from typing import Annotated
from uuid import UUID

from ninja import Router, Status
from ninja.params import Query, functions

from rukun.foundation.people.enums import Scope
from rukun.handling.cases.domain.attaching import attach_report, link_incident
from rukun.handling.cases.domain.opening import CaseFields, open_case
from rukun.handling.cases.queries import case_page
from rukun.handling.cases.timeline import timeline
from rukun.interfaces.api.acts import AGAIN, NEW, show_case
from rukun.interfaces.api.auth import Bearer
from rukun.interfaces.api.behalf import acting
from rukun.interfaces.api.cursors import open_cursor, refuse_unknown, seal_cursor
from rukun.interfaces.api.once import once
from rukun.interfaces.api.reading import visible_case, visible_incidents, visible_reports
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.cases_in import AttachIn, CaseFilterIn, CaseIn, LinkIn
from rukun.interfaces.api.schemas.cases_out import (
    CaseBrief,
    CaseOut,
    CasePageOut,
    EventOut,
    PaperOut,
    TimelineOut,
)

router = Router(tags=["cases"])
READ, WRITE = Bearer(Scope.CASES_READ), Bearer(Scope.CASES_WRITE)
ONE = "/cases/{uuid:case_id}"


@router.get("/cases", auth=READ, response=CasePageOut, url_name="cases")
def list_cases(request: ApiRequest, chosen: Query[CaseFilterIn]) -> CasePageOut:
    """What the office may see, the last active first."""
    refuse_unknown(request.GET, CaseFilterIn)
    page = case_page(
        actor=request.actor,
        narrowed_to=chosen.chosen(),
        after=open_cursor(request, chosen),
        size=chosen.limit,
    )
    return CasePageOut(
        items=[CaseBrief.of(case) for case in page.cases], next=seal_cursor(request, chosen, page.next)
    )


@router.post("/cases", auth=WRITE, response={NEW: CaseOut, AGAIN: CaseOut}, url_name="cases")
def start_case(request: ApiRequest, body: CaseIn) -> Status[CaseOut]:
    """Open a case from verified reports or recorded incidents."""
    actor = acting(request.actor, body)

    def act() -> UUID:
        return open_case(
            fields=CaseFields(**body.fields()),
            reports=visible_reports(request.actor, body.reports, "reports"),
            incidents=visible_incidents(request.actor, body.incidents, "incidents"),
            actor=actor,
            at=actor.at,
        ).pk

    made, is_new = once(request, body, act)
    return Status(NEW if is_new else AGAIN, show_case(request, made))


@router.get(ONE, auth=READ, response=CaseOut, url_name="case")
def read_case(request: ApiRequest, case_id: UUID) -> CaseOut:
    """The whole file with its timeline; ETag is its version."""
    return show_case(request, case_id)


@router.get(f"{ONE}/timeline", auth=READ, response=TimelineOut, url_name="case-timeline")
def read_timeline(
    request: ApiRequest, case_id: UUID, after: Annotated[int, functions.Query(ge=0, le=2_147_483_647)] = 0
) -> TimelineOut:
    """What happened after entry `after`, to ask again and again."""
    entries = timeline(visible_case(request.actor, case_id), request.actor, after=after)
    return TimelineOut(
        items=[EventOut.of(entry) for entry in entries],
        last=max((entry.seq for entry in entries), default=after),
    )


@router.post(f"{ONE}/reports", auth=WRITE, response={NEW: PaperOut, AGAIN: PaperOut}, url_name="case-reports")
def attach(request: ApiRequest, case_id: UUID, body: AttachIn) -> Status[PaperOut]:
    """Let a verified report belong to the case."""
    case = visible_case(request.actor, case_id)
    (report,) = visible_reports(request.actor, [body.report], "report")
    actor = acting(request.actor, body)

    def act() -> UUID:
        attach_report(case=case, report=report, actor=actor, at=actor.at)
        return report.pk

    _made, is_new = once(request, body, act)
    return Status(NEW if is_new else AGAIN, PaperOut.of(report))


@router.post(
    f"{ONE}/incidents", auth=WRITE, response={NEW: PaperOut, AGAIN: PaperOut}, url_name="case-incidents"
)
def link(request: ApiRequest, case_id: UUID, body: LinkIn) -> Status[PaperOut]:
    """Let a recorded incident belong to the case; it may belong to several."""
    case = visible_case(request.actor, case_id)
    (incident,) = visible_incidents(request.actor, [body.incident], "incident")
    actor = acting(request.actor, body)

    def act() -> UUID:
        link_incident(case=case, incident=incident, actor=actor, at=actor.at)
        return incident.pk

    _made, is_new = once(request, body, act)
    return Status(NEW if is_new else AGAIN, PaperOut.of(incident))
