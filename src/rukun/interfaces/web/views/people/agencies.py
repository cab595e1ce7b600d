"""New agencies and new offices."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rukun.foundation.people.domain.agencies import add_agency, add_office, rename_office, retire_office
from rukun.foundation.people.models import Agency, Office
from rukun.interfaces.web.forms.agencies import AgencyForm, OfficeForm, OfficeTitleForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.once import once
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.people.managing import for_managers
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed


@require_http_methods(["GET", "POST"])
@for_managers
def agency_new(request: ActorRequest) -> HttpResponse:
    """Enter an agency; its first office is entered on its page."""
    actor = request.actor
    form = AgencyForm(request.POST or None, regency=actor.regency, parents=_parents(actor))
    if request.method == "POST" and form.is_valid():
        try:
            once(
                request,
                endpoint="people:agency_new",
                actor=actor,
                act=lambda: add_agency(
                    fields=form.agency_fields(),
                    regency=actor.regency,
                    region_codes=form.region_codes(),
                    actor=actor,
                    at=timezone.now(),
                ),
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The agency is entered. Now add its offices."))
            name = " ".join(form.cleaned_data["name"].split())
            return redirect("people:agency", pk=Agency.objects.get(regency=actor.regency, name=name).pk)
    return render(request, "people/agency_new.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "POST"])
@for_managers
def office_new(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Enter a post of an agency."""
    agency = get_object_or_404(Agency.objects.visible_to(request.actor), pk=pk)
    form = OfficeForm(request.POST or None, kind=agency.kind)
    if request.method == "POST" and form.is_valid():
        try:
            once(
                request,
                endpoint=f"people:office_new:{pk}",
                actor=request.actor,
                act=lambda: add_office(
                    agency=agency,
                    title=form.cleaned_data["title"],
                    role=form.chosen_role(),
                    is_head=form.cleaned_data["is_head"],
                    actor=request.actor,
                    at=timezone.now(),
                ),
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The office is entered. It is vacant until you fill it."))
            return redirect("people:agency", pk=pk)
    context = {"form": form, "agency": agency}
    return render(request, "people/office_new.html", context, status=_status(form))


@require_POST
def office_rename(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Give an office its right title."""
    office = _office(request, pk)
    form = OfficeTitleForm(request.POST)
    if form.is_valid():
        return _said(
            request,
            office,
            lambda: rename_office(
                office=office, title=form.cleaned_data["title"], actor=request.actor, at=timezone.now()
            ),
            _("The office has its new title."),
        )
    messages.error(request, _("Enter the title of the office."))
    return redirect("people:agency", pk=office.agency_id)


@require_POST
def office_retire(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Close a post that exists no more."""
    office = _office(request, pk)
    act = partial(retire_office, office=office, actor=request.actor, at=timezone.now())
    return _said(request, office, act, _("The office is closed. What it did stays under its name."))


def _office(request: ActorRequest, pk: UUID) -> Office:
    return get_object_or_404(Office.objects.visible_to(request.actor).select_related("agency"), pk=pk)


def _said(request: ActorRequest, office: Office, act: Callable[[], object], success: str) -> HttpResponse:
    try:
        act()
    except NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, success)
    return redirect("people:agency", pk=office.agency_id)


def _parents(actor: Actor) -> list[Agency]:
    """Return what may stand above another agency: everything of the regency but village governments."""
    above = Agency.objects.active().filter(regency=actor.regency)
    return list(above.exclude(kind="village").order_by("name"))


def _status(form: BaseForm) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
