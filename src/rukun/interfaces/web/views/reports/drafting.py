"""Write a report, go on with a draft, throw it away."""

from collections.abc import Set as AbstractSet
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rukun.foundation.files.models import Attachment
from rukun.handling.reports import policy
from rukun.handling.reports.domain import (
    discard_draft,
    keep_as_pointer,
    save_and_send,
    save_draft,
    start_draft,
    submit_report,
)
from rukun.handling.reports.models import REPORT, Report
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.reports import POINTER, SEND, ReportForm, initial_for_new, word_of
from rukun.interfaces.web.forms.reports_paste import PastedDraftForm, draft_form
from rukun.interfaces.web.forms.reports_time import TIME_FIELDS
from rukun.interfaces.web.once import body_hash, once
from rukun.interfaces.web.parts import Difference, StaleSave
from rukun.interfaces.web.presentation import clock
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports import paste_desk
from rukun.interfaces.web.views.reports.access import (
    credential_of,
    submission_key,
    take_files,
    visible_report,
)
from rukun.kernel.errors import DomainError, NotAllowed, StaleVersion

_ENDPOINT = "web:reports.new"


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Write a report: keep it as a draft, or send it at once."""
    if not policy.may_file(actor=request.actor):
        raise NotAllowed
    if request.method != "POST":
        form = ReportForm(actor=request.actor, initial=initial_for_new(request.actor, request.GET))
        return render(request, "reports/new.html", {"form": form})
    form = ReportForm(request.POST, request.FILES, actor=request.actor)
    if form.is_valid():
        try:
            return _send_new(request, form) if form.act == SEND else _keep_new(request, form)
        except DomainError as refusal:
            show_refusal(form, refusal, names=TIME_FIELDS)
    return render(request, "reports/new.html", {"form": form}, status=422)


def _send_new(request: ActorRequest, form: ReportForm) -> HttpResponse:
    """Send first, then hang the files on: a bad photo must not hold up a red report."""
    at = timezone.now()
    actor = form.acting()
    report = submit_report(
        submission_id=submission_key(request),
        credential=credential_of(actor),
        endpoint=_ENDPOINT,
        body_hash=body_hash(request),
        fields=form.report_fields(),
        informant=form.informant_fields(),
        actor=actor,
        at=at,
    )
    if not Attachment.objects.of(REPORT, report.pk).exists():  # a repeat brings the same files
        take_files(request, report, request.FILES.getlist("files"), actor=actor, at=at)
    return redirect("reports:receipt", pk=report.pk)


def _keep_new(request: ActorRequest, form: ReportForm) -> HttpResponse:
    at = timezone.now()
    actor = form.acting()
    made: list[Report] = []

    def act() -> None:
        draft = start_draft(
            fields=form.report_fields(), informant=form.informant_fields(), actor=actor, at=at
        )
        made.append(draft)

    once(request, endpoint=_ENDPOINT, actor=actor, act=act)
    if not made:  # sent twice: the draft is there already
        return redirect("reports:list")
    take_files(request, made[0], request.FILES.getlist("files"), actor=actor, at=at)
    messages.success(request, _("Draft saved at %(time)s.") % {"time": clock(at)})
    return redirect("reports:edit", pk=made[0].pk)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Go on with a draft; one that came as a message is shown beside it."""
    report = visible_report(request, pk)
    if not report.is_draft:
        return _sent_meanwhile(request, report)
    if not policy.may_edit_draft(report=report, actor=request.actor):
        raise NotAllowed
    if request.method != "POST":
        return _page(request, report, draft_form(report, actor=request.actor))
    data: QueryDict = request.POST
    part = paste_desk.part_of(report) if "take" in data else None
    if part is not None:
        data = paste_desk.taken(data, part)
    form = draft_form(report, actor=request.actor, data=data, files=request.FILES)
    if not form.is_valid():
        return _page(request, report, form, status=422)
    try:
        return _carry_out(request, report, form)
    except StaleVersion as stale:
        return _stale(request, report, form, stale)
    except DomainError as refusal:
        show_refusal(form, refusal, names=TIME_FIELDS)
    return _page(request, report, form, status=422)


def _carry_out(request: ActorRequest, report: Report, form: ReportForm) -> HttpResponse:
    at, actor = timezone.now(), request.actor
    version = form.cleaned_data["version"] or 0
    if form.act == POINTER:
        pointer = form.cleaned_data["intelligence_pointer"]
        keep_as_pointer(report=report, version=version, pointer=pointer, actor=actor, at=at)
        messages.success(request, _("The text was removed. Only the pointer is kept."))
        return redirect("reports:edit", pk=report.pk)
    part = paste_desk.part_of(report)
    if part is not None and isinstance(form, PastedDraftForm):
        return paste_desk.carry_out(request, report, form, part)
    verb = save_and_send if form.act == SEND else save_draft
    verb(
        report=report,
        version=version,
        fields=form.report_fields(),
        informant=form.informant_fields(),
        actor=actor,
        at=at,
    )
    take_files(request, report, request.FILES.getlist("files"), actor=actor, at=at)
    if form.act != SEND:
        messages.success(request, _("Draft saved at %(time)s.") % {"time": clock(at)})
        return redirect("reports:edit", pk=report.pk)
    return redirect("reports:receipt", pk=report.pk)


def _page(
    request: HttpRequest, report: Report, form: ReportForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "report": report,
        "files": Attachment.objects.of(REPORT, report.pk),
        "has_informant": hasattr(report, "informant"),
        **more,
    }
    part = paste_desk.part_of(report)
    if part is None:
        return render(request, "reports/edit.html", context, status=status)
    context |= paste_desk.beside(report, form, part)
    return render(request, "reports/paste_draft.html", context, status=status)


def _sent_meanwhile(request: ActorRequest, report: Report) -> HttpResponse:
    """Lead to what was sent; what was typed into an old window comes back with the way to add it."""
    if request.method != "POST":
        return redirect("reports:detail", pk=report.pk)
    form = draft_form(report, actor=request.actor, data=request.POST)
    form.is_valid()
    is_reporter = policy.is_reporter(report=report, actor=request.actor)
    if is_reporter and not _differences(report, form, leaving={"received_at"}):
        return redirect("reports:receipt", pk=report.pk)  # pressed twice
    return _page(request, report, form, status=409, is_sent=True)


def _stale(request: HttpRequest, report: Report, form: ReportForm, stale: StaleVersion) -> HttpResponse:
    current = stale.current if isinstance(stale.current, Report) else report
    if not current.is_draft:
        return _page(request, current, form, status=409, is_sent=True)
    comparison = StaleSave(
        who=_("Your office"),
        time=clock(timezone.now()),
        differences=_differences(current, form),
        version=current.version,
        stored_url=request.path,
    )
    return _page(request, current, form, status=409, stale=comparison)


def _differences(
    stored: Report, form: ReportForm, *, leaving: AbstractSet[str] = frozenset()
) -> list[Difference]:
    """Return the fields in which the stored draft and what was typed differ; never the informant."""
    before = draft_form(stored, actor=form.actor)
    found = []
    for name, field in form.fields.items():
        if name in {"version", "prompt_id", "accepted", *leaving} or name.startswith("informant_"):
            continue
        theirs, mine = word_of(before, name), word_of(form, name)
        if theirs != mine:
            found.append(Difference(field.label or name, theirs or "–", mine or "–"))
    return found


@require_POST
def discard(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Throw a draft away; from the paste desk with the reason, and on to the next one."""
    report = get_object_or_404(Report.objects.visible_to(request.actor), pk=pk)
    part = paste_desk.part_of(report)
    if part is None:
        discard_draft(report=report, actor=request.actor, at=timezone.now())
        messages.success(request, _("The draft was thrown away. It got no number."))
        return redirect("reports:list")
    return paste_desk.drop(request, report, part)
