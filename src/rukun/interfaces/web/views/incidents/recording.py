"""Record an incident from a verified report, correct it, say which other reports tell of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rukun.handling.incidents import policy
from rukun.handling.incidents.domain import correct_incident, link_report_to_incident, record_incident
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.models import Report
from rukun.interfaces.web.forms.incidents import (
    CorrectForm,
    IncidentForm,
    initial_from_report,
    initial_of_incident,
)
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.reports import word_of
from rukun.interfaces.web.forms.reports_steps import OtherReportForm
from rukun.interfaces.web.forms.reports_time import TIME_FIELDS
from rukun.interfaces.web.once import once
from rukun.interfaces.web.parts import Difference, StaleSave
from rukun.interfaces.web.presentation import clock
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.incidents.pages import show, visible_incident
from rukun.kernel.errors import DomainError, NotAllowed, StaleVersion

_FORM_NAMES = TIME_FIELDS | {"place_precision": "region"}


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Record what a verified report tells of; `?laporan=` names the report."""
    if not policy.may_record(actor=request.actor):
        raise NotAllowed
    report = _told_by(request)
    if request.method != "POST":
        form = IncidentForm(actor=request.actor, initial=initial_from_report(report))
        return _new_page(request, form, report)
    form = IncidentForm(request.POST, actor=request.actor)
    if not form.is_valid():
        return _new_page(request, form, report, status=422)
    made: list[Incident] = []

    def act() -> None:
        at = timezone.now()
        fields = form.incident_fields()
        made.append(record_incident(fields=fields, reports=[report], actor=request.actor, at=at))

    try:
        once(request, endpoint="web:incidents.new", actor=request.actor, act=act)
    except NotAllowed:
        raise
    except DomainError as refusal:
        show_refusal(form, refusal, names=_FORM_NAMES)
        return _new_page(request, form, report, status=422)
    if not made:  # sent twice: it is there already
        return redirect("reports:detail", pk=report.pk)
    messages.success(request, _("%(number)s recorded.") % {"number": made[0].number})
    return redirect("incidents:detail", pk=made[0].pk)


def _told_by(request: ActorRequest) -> Report:
    """Return the visible report that the address names; without one there is nothing to record."""
    try:
        key = UUID(request.GET.get("laporan", ""))
    except ValueError:
        raise Http404 from None
    seen = Report.objects.visible_to(request.actor).sent()
    return get_object_or_404(seen.select_related("region_current__parent", "owner_agency"), pk=key)


def _new_page(
    request: ActorRequest, form: IncidentForm, report: Report, *, status: int = 200
) -> HttpResponse:
    return render(request, "incidents/new.html", {"form": form, "report": report}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Correct what is known, with the reason; what stood before is kept beside it."""
    incident = visible_incident(request, pk)
    if not policy.may_correct(incident=incident, actor=request.actor):
        raise NotAllowed
    if request.method != "POST":
        form = CorrectForm(actor=request.actor, initial=initial_of_incident(incident))
        return _correct_page(request, form, incident)
    form = CorrectForm(request.POST, actor=request.actor)
    if not form.is_valid():
        return _correct_page(request, form, incident, status=422)
    try:
        correct_incident(
            incident=incident,
            version=form.cleaned_data["version"],
            fields=form.incident_fields(),
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            at=timezone.now(),
        )
    except StaleVersion:
        return _stale(request, form, visible_incident(request, pk))
    except DomainError as refusal:
        show_refusal(form, refusal, names=_FORM_NAMES)
        return _correct_page(request, form, incident, status=422)
    messages.success(request, _("Corrected. What stood before is kept beside it."))
    return redirect("incidents:detail", pk=pk)


def _stale(request: ActorRequest, form: CorrectForm, current: Incident) -> HttpResponse:
    stored = CorrectForm(actor=request.actor, initial=initial_of_incident(current))
    differences = [
        Difference(field.label or name, word_of(stored, name) or "–", word_of(form, name) or "–")
        for name, field in form.fields.items()
        if name not in {"version", "reason"} and word_of(stored, name) != word_of(form, name)
    ]
    comparison = StaleSave(
        who=_("Another office"),
        time=clock(timezone.now()),
        differences=differences,
        version=current.version,
        stored_url=request.path,
    )
    return _correct_page(request, form, current, status=409, stale=comparison)


def _correct_page(
    request: ActorRequest,
    form: CorrectForm,
    incident: Incident,
    *,
    status: int = 200,
    stale: StaleSave | None = None,
) -> HttpResponse:
    context = {"form": form, "incident": incident, "stale": stale}
    return render(request, "incidents/correct.html", context, status=status)


@require_POST
def link(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Say that another verified report tells of this incident too."""
    incident = visible_incident(request, pk)
    if not policy.may_correct(incident=incident, actor=request.actor):
        raise NotAllowed
    form = OtherReportForm(request.POST, prefix="link", actor=request.actor)
    if form.is_valid():
        report = form.cleaned_data["other"]
        try:
            link_report_to_incident(incident=incident, report=report, actor=request.actor, at=timezone.now())
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Linked to the incident."))
            return redirect("incidents:detail", pk=pk)
    return show(request, incident, form=form, status=422)
