"""Open a case from a verified report."""

from datetime import datetime
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rukun.foundation.people.enums import Rung
from rukun.foundation.people.queries import agency_for_region
from rukun.foundation.territory.queries import full_name
from rukun.handling.cases.domain.opening import open_case
from rukun.handling.cases.models import Case
from rukun.handling.cases.policy import may_open_case
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.models import Report
from rukun.interfaces.web.forms.cases import OpenCaseForm, initial_from
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.once import once
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases import wording
from rukun.kernel.errors import DomainError, NotAllowed


@require_http_methods(["GET", "POST"])
def open_from_report(request: ActorRequest) -> HttpResponse:
    """Show the form with what the report says; send it to open the case."""
    report = _report(request)
    if not may_open_case(actor=request.actor):
        raise NotAllowed
    form = OpenCaseForm(
        request.POST or None,
        region=report.region_current_id,
        rungs=_rungs(report, request.actor.at),
        initial=initial_from(report),
    )
    incidents = _incidents(request, report)
    if request.method == "POST" and form.is_valid():
        try:
            case = _open(request, report, incidents, form)
        except NotAllowed:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Case %(number)s is open.") % {"number": case.number})
            return redirect("cases:detail", pk=case.pk)
    context = {
        "form": form,
        "report": report,
        "place": full_name(report.region_current),
        "incidents": incidents,
        "report_url": reverse("reports:detail", kwargs={"pk": report.pk}),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "cases/open.html", context, status=status)


def _report(request: ActorRequest) -> Report:
    """Return the report named in the address; 404 where none is named or it is not seen."""
    try:
        pk = UUID(request.GET.get("laporan", ""))
    except ValueError:
        raise Http404 from None
    seen = Report.objects.visible_to(request.actor).sent()
    return get_object_or_404(seen.select_related("region_current"), pk=pk)


def _rungs(report: Report, at: datetime) -> list[tuple[int, str]]:
    """Return who stands on each rung for the place of the report."""
    region = report.region_current
    found = [(rung, agency_for_region(region.pk, rung)) for rung in Rung]
    return [
        (int(rung), wording.rung_choice(rung, region, agency, at))
        for rung, agency in found
        if agency is not None
    ]


def _incidents(request: ActorRequest, report: Report) -> list[Incident]:
    """Return the incidents that the report tells of; they join the case."""
    return list(Incident.objects.visible_to(request.actor).filter(told_by__report=report))


def _open(request: ActorRequest, report: Report, incidents: list[Incident], form: OpenCaseForm) -> Case:
    """Open it once; a form that was sent twice leads to the case of the first time."""
    opened: list[Case] = []

    def act() -> None:
        opened.append(
            open_case(
                fields=form.case_fields(),
                reports=[report],
                incidents=incidents,
                actor=request.actor,
                at=timezone.now(),
            )
        )

    once(request, endpoint=f"open_case:{report.pk}", actor=request.actor, act=act)
    if opened:
        return opened[0]
    return Case.objects.visible_to(request.actor).filter(case_reports__report=report).latest("opened_at")
