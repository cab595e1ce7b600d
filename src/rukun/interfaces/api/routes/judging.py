"""The desk: verify reports, ask back, put look-alikes together, decide, answer the reporter."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from ninja import Router, Status

from rukun.foundation.people.enums import Scope
from rukun.handling.reports.domain import (
    Verification,
    answer_reporter,
    ask_clarification,
    end_watch,
    link_look_alike,
    mark_different,
    prolong_watch,
    set_not_shown,
    unlink,
    verify,
    watch,
)
from rukun.handling.reports.models import Answer, Report
from rukun.interfaces.api.auth import Bearer
from rukun.interfaces.api.behalf import acting
from rukun.interfaces.api.once import once
from rukun.interfaces.api.reading import visible_report
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.routes.reports import read_report
from rukun.interfaces.api.schemas.reports_in import (
    AnswerIn,
    NotShownIn,
    OtherReportIn,
    QuestionIn,
    ReasonIn,
    VerificationIn,
    WatchReportIn,
)
from rukun.interfaces.api.schemas.reports_out import AnswerOut, ReportOut
from rukun.interfaces.api.schemas.values import Act
from rukun.interfaces.api.versions import IfMatch, change

router = Router(tags=["desk"])
VERIFY = Bearer(Scope.REPORTS_VERIFY)
ONE = "/reports/{uuid:report_id}"


def _judge(
    request: ApiRequest,
    report: Report,
    if_match: str | None,
    body: Act,
    verb: Callable[..., object],
) -> ReportOut:
    actor = acting(request.actor, body)
    change(report, if_match, partial(verb, report=report, actor=actor, at=actor.at))
    return read_report(request, report.pk)


@router.post(f"{ONE}/verification", auth=VERIFY, response=ReportOut, url_name="report-verification")
def verify_report(
    request: ApiRequest,
    report_id: UUID,
    body: VerificationIn,
    if_match: IfMatch = None,
) -> ReportOut:
    """Confirm a report and rate its risk; the desk then owes a decision."""
    report = visible_report(request.actor, report_id)
    found = Verification(**body.given())
    return _judge(request, report, if_match, body, partial(verify, found=found))


@router.post(f"{ONE}/question", auth=VERIFY, response=ReportOut, url_name="report-question")
def ask_about_report(
    request: ApiRequest, report_id: UUID, body: QuestionIn, if_match: IfMatch = None
) -> ReportOut:
    """Ask the office that filed it."""
    report = visible_report(request.actor, report_id)
    return _judge(request, report, if_match, body, partial(ask_clarification, **body.given()))


@router.post(f"{ONE}/not-shown", auth=VERIFY, response=ReportOut, url_name="report-not-shown")
def set_report_not_shown(
    request: ApiRequest, report_id: UUID, body: NotShownIn, if_match: IfMatch = None
) -> ReportOut:
    """Record that it could not be established."""
    report = visible_report(request.actor, report_id)
    return _judge(request, report, if_match, body, partial(set_not_shown, **body.given()))


@router.post(f"{ONE}/watch", auth=VERIFY, response=ReportOut, url_name="report-watch")
def watch_report(
    request: ApiRequest, report_id: UUID, body: WatchReportIn, if_match: IfMatch = None
) -> ReportOut:
    """Watch, because …: no case for now, and a day on which to look again."""
    report = visible_report(request.actor, report_id)
    return _judge(request, report, if_match, body, partial(watch, **body.given()))


@router.post(f"{ONE}/watch/prolongation", auth=VERIFY, response=ReportOut, url_name="report-watch-prolonged")
def prolong_report_watch(
    request: ApiRequest, report_id: UUID, body: WatchReportIn, if_match: IfMatch = None
) -> ReportOut:
    """Go on watching, because …, until another day."""
    report = visible_report(request.actor, report_id)
    return _judge(request, report, if_match, body, partial(prolong_watch, **body.given()))


@router.post(f"{ONE}/watch/end", auth=VERIFY, response=ReportOut, url_name="report-watch-ended")
def end_report_watch(
    request: ApiRequest, report_id: UUID, body: ReasonIn, if_match: IfMatch = None
) -> ReportOut:
    """Stop watching, because …; the reporter is told."""
    report = visible_report(request.actor, report_id)
    return _judge(request, report, if_match, body, partial(end_watch, **body.given()))


@router.post(f"{ONE}/look-alike", auth=VERIFY, response=ReportOut, url_name="report-look-alike")
def link_report(
    request: ApiRequest,
    report_id: UUID,
    body: OtherReportIn,
    if_match: IfMatch = None,
) -> ReportOut:
    """Put it beside another report that tells of the same."""
    report = visible_report(request.actor, report_id)
    verb = partial(link_look_alike, other=visible_report(request.actor, body.other))
    return _judge(request, report, if_match, body, verb)


@router.post(f"{ONE}/different", auth=VERIFY, response=ReportOut, url_name="report-different")
def mark_report_different(request: ApiRequest, report_id: UUID, body: OtherReportIn) -> ReportOut:
    """Note that two reports only look alike; noting it twice changes nothing."""
    report = visible_report(request.actor, report_id)
    other = visible_report(request.actor, body.other)
    actor = acting(request.actor, body)
    mark_different(report=report, other=other, actor=actor, at=actor.at)
    return read_report(request, report_id)


@router.post(f"{ONE}/separation", auth=VERIFY, response=ReportOut, url_name="report-separation")
def separate_report(
    request: ApiRequest, report_id: UUID, body: ReasonIn, if_match: IfMatch = None
) -> ReportOut:
    """Take a look-alike out again."""
    report = visible_report(request.actor, report_id)
    return _judge(request, report, if_match, body, partial(unlink, **body.given()))


@router.post(
    f"{ONE}/answers", auth=VERIFY, response={201: AnswerOut, 200: AnswerOut}, url_name="report-answers"
)
def answer_report(request: ApiRequest, report_id: UUID, body: AnswerIn) -> Status[AnswerOut]:
    """Tell the reporter something."""
    report = visible_report(request.actor, report_id)
    actor = acting(request.actor, body)
    made, is_new = once(
        request, body, lambda: answer_reporter(report=report, text=body.text, actor=actor, at=actor.at).pk
    )
    row = Answer.objects.select_related("by_office").get(pk=made, report=report)
    return Status(201 if is_new else 200, AnswerOut.of(row))
