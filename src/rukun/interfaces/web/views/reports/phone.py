"""The two short forms for one hand: nil, and settled on the spot."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rukun.foundation.files.models import Attachment
from rukun.foundation.territory.models import Region
from rukun.foundation.territory.queries import full_names
from rukun.handling.reports import policy
from rukun.handling.reports.domain import submit_report
from rukun.handling.reports.models import REPORT
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.reports_phone import NilForm, PlacedForm, SettledForm
from rukun.interfaces.web.once import body_hash
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.access import credential_of, submission_key, take_files
from rukun.kernel.errors import DomainError, NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
def nil(request: ActorRequest) -> HttpResponse:
    """Report that nothing happened."""
    _require_filing(request)
    if request.method != "POST":
        return _page(request, "reports/nil.html", NilForm(actor=request.actor))
    form = NilForm(request.POST, actor=request.actor)
    return _send(request, form, "reports/nil.html")


@require_http_methods(["GET", "HEAD", "POST"])
def settled(request: ActorRequest) -> HttpResponse:
    """Report what has been settled already."""
    _require_filing(request)
    if request.method != "POST":
        return _page(request, "reports/settled.html", SettledForm(actor=request.actor))
    form = SettledForm(request.POST, request.FILES, actor=request.actor)
    return _send(request, form, "reports/settled.html")


def _require_filing(request: ActorRequest) -> None:
    if not policy.may_file(actor=request.actor):
        raise NotAllowed


def _send(request: ActorRequest, form: NilForm | SettledForm, template: str) -> HttpResponse:
    if not form.is_valid():
        return _page(request, template, form, status=422)
    at = timezone.now()
    try:
        report = submit_report(
            submission_id=submission_key(request),
            credential=credential_of(request.actor),
            endpoint=f"web:{template}",
            body_hash=body_hash(request),
            fields=form.report_fields(),
            actor=request.actor,
            at=at,
        )
    except DomainError as refusal:
        show_refusal(form, refusal)
        return _page(request, template, form, status=422)
    if not Attachment.objects.of(REPORT, report.pk).exists():  # a repeat brings the same photo
        take_files(request, report, request.FILES.getlist("photo"), actor=request.actor, at=at)
    return redirect("reports:receipt", pk=report.pk)


def _page(request: ActorRequest, template: str, form: forms.Form, *, status: int = 200) -> HttpResponse:
    village = form.village if isinstance(form, PlacedForm) else ""
    place = full_names(Region.objects.filter(code=village)).get(village, "") if village else ""
    context = {"form": form, "place": place or request.actor.agency_label, "back_url": "/"}
    return render(request, template, context, status=status)
