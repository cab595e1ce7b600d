"""An officer: who it is, which offices they hold and held, and their log-in."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rukun.foundation.people import policy
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.domain.officers import add_officer, correct_officer
from rukun.foundation.people.models import Assignment, Office, OneTimeCode, Person
from rukun.interfaces.web.comparing import stale_save
from rukun.interfaces.web.forms.people import CorrectPersonForm, NewOfficerForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.once import once
from rukun.interfaces.web.parts import StaleSave
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.people.managing import for_managers, offices_to_fill
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, StaleVersion


@require_http_methods(["GET", "POST"])
def officer(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show an officer; the administrator corrects name and numbers here."""
    person = get_object_or_404(Person.objects.visible_to(request.actor).select_related("account"), pk=pk)
    form = CorrectPersonForm(request.POST or None, initial=_stored(person) | {"version": person.version})
    stale: StaleSave | None = None
    if request.method == "POST" and form.is_valid():
        try:
            correct_officer(
                person=person,
                version=form.cleaned_data["version"],
                fields=form.officer_fields(),
                actor=request.actor,
                at=timezone.now(),
            )
        except StaleVersion:
            stale = _stale(person, form, request.actor)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The officer is corrected."))
            return redirect("people:officer", pk=pk)
    context = officer_context(person, request.actor) | {"form": form, "stale": stale}
    return render(request, "people/officer.html", context, status=_status(form, stale))


@require_http_methods(["GET", "POST"])
@for_managers
def officer_new(request: ActorRequest) -> HttpResponse:
    """Enter a person with a log-in and an office; `?jabatan=` names the office to fill."""
    offices = list(offices_to_fill(request.actor))
    today = local_date(request.actor.at, request.actor.regency)
    initial = {"office": request.GET.get("jabatan", ""), "from_on": today}
    form = NewOfficerForm(request.POST or None, offices=offices, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            once(
                request,
                endpoint="people:officer_new",
                actor=request.actor,
                act=lambda: add_officer(
                    fields=form.officer_fields(),
                    office=form.chosen_office(),
                    term=form.term(),
                    actor=request.actor,
                    at=timezone.now(),
                ),
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            return _to_newest_of(form.chosen_office(), request)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "people/officer_new.html", {"form": form}, status=status)


def _to_newest_of(office: Office, request: ActorRequest) -> HttpResponse:
    """Go to the officer who was just entered, also when the form was sent twice."""
    newest = Assignment.objects.visible_to(request.actor).filter(office=office).order_by("-pk").first()
    messages.success(request, _("The officer is entered. Hand over a one-time code for the first log-in."))
    return redirect("people:officer", pk=newest.person_id) if newest else redirect("people:list")


def officer_context(person: Person, actor: Actor) -> dict[str, object]:
    """Return what the page of an officer shows, without its form."""
    held = Assignment.objects.visible_to(actor).filter(person=person)
    assignments = list(held.select_related("office__agency").order_by("-from_on", "-pk"))
    may_manage = policy.may_manage_person(person=person, actor=actor)
    today = local_date(actor.at, actor.regency)
    return {
        "person": person,
        "running": [one for one in assignments if one.until_on is None or one.until_on >= today],
        "past": [one for one in assignments if one.until_on is not None and one.until_on < today],
        "may_manage": may_manage,
        "account": getattr(person, "account", None) if may_manage else None,
        "code": _open_code(person, actor) if may_manage else None,
    }


def _open_code(person: Person, actor: Actor) -> OneTimeCode | None:
    usable = OneTimeCode.objects.visible_to(actor).usable(actor.at)
    return usable.filter(account__person=person).order_by("-issued_at").first()


def _status(form: CorrectPersonForm, stale: StaleSave | None) -> int:
    if stale:
        return HTTPStatus.CONFLICT
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _stored(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "nip": person.nip or "",
        "phone": f"+{person.phone}" if person.phone else "",
        "email": person.email,
    }


def _stale(person: Person, form: CorrectPersonForm, actor: Actor) -> StaleSave:
    return stale_save(
        form,
        stored=_stored(person),
        version=person.version,
        stream=f"people:{person.home_regency() or actor.regency}",
        object_id=person.pk,
        stored_url=reverse("people:officer", args=[person.pk]),
    )
