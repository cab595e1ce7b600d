"""Offices taken up and given back by officers who are already entered."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rukun.foundation.obligations.queries import kinds_owed_by
from rukun.foundation.people.domain import assignments
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.models import Assignment, Person
from rukun.interfaces.web.forms.people import EndForm, TermForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.once import once
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.people.managing import for_managers, offices_to_fill
from rukun.kernel.errors import DomainError


@require_http_methods(["GET", "POST"])
@for_managers
def assign(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Give an officer another office, also as Plt. or Plh."""
    person = get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)
    today = local_date(request.actor.at, request.actor.regency)
    form = TermForm(
        request.POST or None, offices=list(offices_to_fill(request.actor)), initial={"from_on": today}
    )
    if request.method == "POST" and form.is_valid():
        try:
            once(
                request,
                endpoint=f"people:assign:{pk}",
                actor=request.actor,
                act=lambda: assignments.assign(
                    person=person,
                    office=form.chosen_office(),
                    term=form.term(),
                    actor=request.actor,
                    at=timezone.now(),
                ),
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The office is given."))
            return redirect("people:officer", pk=pk)
    return render(request, "people/assign.html", {"form": form, "person": person}, status=_status(form))


@require_http_methods(["GET", "POST"])
@for_managers
def end_assignment(request: ActorRequest, pk: UUID) -> HttpResponse:
    """End an assignment, seeing in numbers what stays with its office."""
    held = Assignment.objects.visible_to(request.actor).select_related("person", "office__agency")
    assignment = get_object_or_404(held, pk=pk)
    today = local_date(request.actor.at, request.actor.regency)
    form = EndForm(request.POST or None, initial={"until_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            assignments.end_assignment(
                assignment=assignment,
                until_on=form.cleaned_data["until_on"],
                actor=request.actor,
                at=timezone.now(),
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The assignment ends on that day."))
            return redirect("people:officer", pk=assignment.person_id)
    context = {"form": form, "assignment": assignment, "owed": kinds_owed_by(assignment.office)}
    return render(request, "people/end_assignment.html", context, status=_status(form))


def _status(form: TermForm | EndForm) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
