"""Conflicts of interest: keep a person out of one record, in whatever office."""

from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rukun.foundation.people.capabilities import RECUSE
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.models import Assignment, Person
from rukun.foundation.sharing.domain.recusal import lift_recusal
from rukun.foundation.sharing.domain.recusal import recuse as keep_out
from rukun.foundation.sharing.models import Owned, Recusal, seen_by
from rukun.foundation.sharing.policy import may_lift_recusal
from rukun.handling.cases.models import Case
from rukun.handling.cases.queries import agencies_that_can_open
from rukun.handling.cases.timeline import office_name
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.sharing import RecuseForm
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.sharing.records import page_of
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed


@require_http_methods(["GET", "POST"])
def recuse(request: ActorRequest, object_type: str, pk: UUID) -> HttpResponse:
    """Show who is kept out of a record, and keep somebody out."""
    record = _visible(request.actor, object_type, pk)
    form = RecuseForm(
        request.POST or None, people=_people(request.actor, record), initial=_initial(request.actor)
    )
    if request.method == "POST" and form.is_valid():
        try:
            keep_out(
                object_type=object_type,
                object_id=pk,
                person=form.cleaned_data["person"],
                reason=form.cleaned_data["reason"],
                actor=request.actor,
                at=timezone.now(),
            )
        except NotAllowed:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The conflict of interest is noted and in force."))
            return _back(request, object_type, pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "sharing/recuse.html", _context(request, record, object_type, form), status=status)


@require_POST
def lift(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Let the person see the record again."""
    recusal = cast("Recusal", get_object_or_404(Recusal.objects.visible_to(request.actor), pk=pk))
    try:
        lift_recusal(recusal=recusal, actor=request.actor, at=timezone.now())
    except NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The conflict of interest is lifted."))
    return redirect("sharing:recuse", object_type=recusal.object_type, pk=recusal.object_id)


def _visible(actor: Actor, object_type: str, pk: UUID) -> Owned:
    try:
        seen = seen_by(actor, object_type)
    except LookupError:
        raise Http404 from None
    return get_object_or_404(seen, pk=pk)


def _people(actor: Actor, record: Owned) -> dict[str, tuple[Person, str]]:
    """Return who may be named: officers of the agencies that can open the record, and oneself."""
    named = Q(person_id=actor.person_id)
    if actor.may(RECUSE):
        agencies = [record.owner_agency_id]
        if isinstance(record, Case):
            agencies = [agency.pk for agency in agencies_that_can_open(record, actor.at)]
        named |= Q(office__agency__in=agencies)
    held = Assignment.objects.live(local_date(actor.at, actor.regency)).filter(named)
    rows = held.select_related("person", "office__agency").order_by("person__name", "from_on")
    return {
        str(row.person_id): (row.person, f"{row.person.name} – {office_name(row.office)}") for row in rows
    }


def _initial(actor: Actor) -> dict[str, Any]:
    return {} if actor.may(RECUSE) else {"person": actor.person_id}


def _context(request: ActorRequest, record: Owned, object_type: str, form: RecuseForm) -> dict[str, Any]:
    rows = Recusal.objects.of(object_type, record.pk).filter(until_at=None)
    return {
        "form": form,
        "record": record,
        "title": getattr(record, "title", ""),
        "back_url": page_of(object_type, record.pk),
        "rows": [
            {"recusal": row, "may_lift": may_lift_recusal(recusal=row, actor=request.actor)}
            for row in rows.select_related("person", "office").order_by("from_at")
            if isinstance(row, Recusal)
        ],
    }


def _back(request: ActorRequest, object_type: str, pk: UUID) -> HttpResponse:
    """Go back to the record, or home where one has just shut it to oneself."""
    if seen_by(request.actor, object_type).filter(pk=pk).exists():
        return redirect(page_of(object_type, pk))
    return redirect("web:home")
