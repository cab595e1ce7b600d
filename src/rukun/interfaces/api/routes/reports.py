"""Send reports, find them, and add to them."""

from uuid import UUID

from ninja import Router, Status
from ninja.params import Query

from rukun.foundation.people.enums import Scope
from rukun.handling.reports.domain import amend, clarify, submit_report
from rukun.handling.reports.models import Amendment
from rukun.handling.reports.queries import inbox, page_of
from rukun.interfaces.api.auth import Bearer
from rukun.interfaces.api.behalf import acting
from rukun.interfaces.api.cursors import open_cursor, refuse_unknown, seal_cursor
from rukun.interfaces.api.once import ENDPOINT, content_hash, credential_of, once, was_received
from rukun.interfaces.api.reading import report_file, visible_report
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.reports_in import AmendmentIn, ClarificationIn, ReportFilterIn, ReportIn
from rukun.interfaces.api.schemas.reports_out import (
    AmendmentOut,
    ReceiptOut,
    ReportBrief,
    ReportOut,
    ReportPageOut,
)
from rukun.interfaces.api.versions import IfMatch, change, tag

router = Router(tags=["reports"])
READ, WRITE = Bearer(Scope.REPORTS_READ), Bearer(Scope.REPORTS_WRITE)


@router.post("/reports", auth=WRITE, response={201: ReceiptOut, 200: ReceiptOut}, url_name="reports")
def send_report(request: ApiRequest, body: ReportIn) -> Status[ReceiptOut]:
    """Send a report; answered when it is on disk.

    201 the first time; sent again under the same `submission_id`, 200 with the same receipt,
    or 409 if it says something else.
    """
    actor = request.actor
    is_repeat = was_received(actor, body)
    report = submit_report(
        submission_id=body.submission_id,
        credential=credential_of(actor),
        endpoint=ENDPOINT,
        body_hash=content_hash(request, body),
        fields=body.fields(),
        raw_text=body.raw_text or "",
        informant=body.told_by(),
        actor=acting(actor, body),
        at=actor.at,
    )
    # Of two that come at once neither sees the other: the one that was received bears its time.
    is_new = not is_repeat and report.sent_at == actor.at
    return Status(201 if is_new else 200, ReceiptOut.of(report))


@router.get("/reports", auth=READ, response=ReportPageOut, url_name="reports")
def list_reports(request: ApiRequest, chosen: Query[ReportFilterIn]) -> ReportPageOut:
    """What the office may see, the newest first."""
    refuse_unknown(request.GET, ReportFilterIn)
    seen = inbox(request.actor, chosen.chosen())
    page = page_of(seen, cursor=open_cursor(request, chosen), size=chosen.limit)
    return ReportPageOut(
        items=[ReportBrief.of(report) for report in page.rows],
        next=seal_cursor(request, chosen, page.next_cursor),
    )


@router.get("/reports/{uuid:report_id}", auth=READ, response=ReportOut, url_name="report")
def read_report(request: ApiRequest, report_id: UUID) -> ReportOut:
    """One report with what was added and answered; ETag is its version."""
    report = visible_report(request.actor, report_id)
    tag(request, report.version)
    return report_file(report, request.actor)


@router.post(
    "/reports/{uuid:report_id}/amendments",
    auth=WRITE,
    response={201: AmendmentOut, 200: AmendmentOut},
    url_name="report-amendments",
)
def amend_report(request: ApiRequest, report_id: UUID, body: AmendmentIn) -> Status[AmendmentOut]:
    """Append a correction (ralat); what was sent is never changed."""
    report = visible_report(request.actor, report_id)
    actor = acting(request.actor, body)
    made, is_new = once(
        request, body, lambda: amend(report=report, **body.given(), actor=actor, at=actor.at).pk
    )
    row = Amendment.objects.select_related("by_office").get(pk=made, report=report)
    return Status(201 if is_new else 200, AmendmentOut.of(row))


@router.post(
    "/reports/{uuid:report_id}/clarification",
    auth=WRITE,
    response=ReportOut,
    url_name="report-clarification",
)
def clarify_report(
    request: ApiRequest,
    report_id: UUID,
    body: ClarificationIn,
    if_match: IfMatch = None,
) -> ReportOut:
    """Answer the question of the desk."""
    report = visible_report(request.actor, report_id)
    actor = acting(request.actor, body)
    change(report, if_match, lambda: clarify(report=report, text=body.text, actor=actor, at=actor.at))
    return read_report(request, report_id)
