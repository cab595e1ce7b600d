"""Keep a draft while it is being written: small answers for the script, never a page.

A form without the script keeps nothing by itself and saves by its button. Who told it (K3) and
files wait for a button too: what was typed and taken out again must not stay behind, sealed.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rukun.handling.reports import policy
from rukun.handling.reports.domain import discard_draft, save_draft, save_part, start_draft, start_draft_once
from rukun.handling.reports.models import Report
from rukun.interfaces.web.forms.reports import ReportForm
from rukun.interfaces.web.forms.reports_paste import PastedDraftForm, draft_form
from rukun.interfaces.web.presentation import clock
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.access import credential_of, submission_key, visible_report
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed, StaleVersion

_ENDPOINT = "web:reports.keep"


@require_POST
def keep_new(request: ActorRequest) -> HttpResponse:
    """Begin a draft of what stands in the form for a new report."""
    if not policy.may_file(actor=request.actor):
        raise NotAllowed
    form = ReportForm(_words(request), actor=request.actor)
    if not form.is_valid():
        return _unreadable(form)
    at, actor = timezone.now(), form.acting()
    try:
        report, is_new = start_draft_once(
            submission_id=submission_key(request),
            credential=credential_of(actor),
            endpoint=_ENDPOINT,
            fields=form.report_fields(),
            actor=actor,
            at=at,
        )
        if not is_new:
            save_draft(report=report, version=report.version, fields=form.report_fields(), actor=actor, at=at)
    except DomainError as refusal:
        return _refused(refusal)
    return _kept(report, at)


@require_POST
def keep(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Keep what stands in the form of a draft, if nobody saved it in between."""
    report = visible_report(request, pk)
    if report.is_draft and not policy.may_edit_draft(report=report, actor=request.actor):
        raise NotAllowed
    form = _form_of(request, report)
    if not form.is_valid():
        return _unreadable(form)
    at = timezone.now()
    try:
        if _is_for_another(report, request, form):
            return _kept(_begin_again(report, form, at), at)
        given: dict[str, Any] = {
            "report": report,
            "version": form.cleaned_data["version"] or 0,
            "fields": form.report_fields(),
            "actor": request.actor,
            "at": at,
        }
        if isinstance(form, PastedDraftForm):
            save_part(**given, said=form.said())
        else:
            save_draft(**given)
    except DomainError as refusal:
        return _refused(refusal)
    return _kept(report, at)


def _form_of(request: ActorRequest, report: Report) -> ReportForm:
    """Return the form that was posted: a new report's still names for whom it is, a pasted draft's not."""
    if report.raw_text:
        return draft_form(report, actor=request.actor, data=_words(request))
    return ReportForm(_words(request), actor=request.actor)


def _words(request: HttpRequest) -> dict[str, str]:
    """Return what was typed, as for the button that saves; nothing of who told it."""
    typed = {name: value for name, value in request.POST.items() if not name.startswith("informant_")}
    return {name: str(value) for name, value in typed.items() if name != "act"}


def _is_for_another(report: Report, request: HttpRequest, form: ReportForm) -> bool:
    """Say whether the form of a new report names another office than the draft was begun for."""
    if "behalf_office" not in request.POST or "behalf_office" not in form.fields or not report.is_draft:
        return False
    behalf = form.acting().on_behalf
    named = (behalf.office_id, behalf.basis) if behalf else (None, "")
    return named != (report.behalf_office_id, report.behalf_basis)


@transaction.atomic
def _begin_again(report: Report, form: ReportForm, at: datetime) -> Report:
    """Begin a draft for the office that is named now; the one for the other office goes."""
    if form.cleaned_data["version"] != report.version:
        raise StaleVersion(report)
    actor: Actor = form.acting()
    discard_draft(report=report, actor=form.actor, at=at)
    return start_draft(fields=form.report_fields(), actor=actor, at=at)


def _kept(report: Report, at: datetime) -> JsonResponse:
    return JsonResponse(
        {
            "version": report.version,
            "words": _("Saved %(time)s") % {"time": clock(at)},
            "url": reverse("reports:edit", args=[report.pk]),
            "keep": reverse("reports:keep", args=[report.pk]),
        }
    )


def _unreadable(form: ReportForm) -> JsonResponse:
    name, problems = next(iter(form.errors.items()))
    label = form.fields[name].label if name in form.fields else ""
    words = _("Not saved yet: %(field)s. %(problem)s") % {"field": label, "problem": problems[0]}
    return JsonResponse({"words": words}, status=422)


def _refused(refusal: DomainError) -> JsonResponse:
    if isinstance(refusal, NotAllowed):
        raise refusal
    if isinstance(refusal, StaleVersion):
        words = _("Not saved: this draft was changed or sent elsewhere. Press “Save draft” to see both.")
        return JsonResponse({"words": words, "stale": True}, status=409)
    return JsonResponse({"words": _("Not saved yet: %(problem)s") % {"problem": refusal}}, status=422)
