"""Enter an announced demonstration, correct it, note what became of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rukun.handling.registers.domain import demonstrating
from rukun.handling.registers.models import Demonstration
from rukun.interfaces.web.forms.registers_agenda import (
    MOMENTS,
    CancelledForm,
    CorrectDemonstrationForm,
    DemonstrationForm,
    HeldForm,
    initial_of_demonstration,
)
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.registers.demonstrations import show, visible_demonstration
from rukun.interfaces.web.views.registers.saving import carried_out, form_page, require_keeper, stale_save
from rukun.kernel.errors import StaleVersion

_NEW = "registers/demonstration_new.html"
_CORRECT = "registers/demonstration_correct.html"


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Put a demonstration on the agenda."""
    require_keeper(request)
    if request.method != "POST":
        return form_page(request, _NEW, DemonstrationForm(actor=request.actor))
    form = DemonstrationForm(request.POST, actor=request.actor)
    made: list[Demonstration] = []

    def act() -> None:
        fields, at = form.demonstration_fields(), timezone.now()
        made.append(demonstrating.announce_demonstration(fields=fields, actor=request.actor, at=at))

    if not carried_out(request, form, endpoint="demonstration_new", act=act, names=MOMENTS):
        return form_page(request, _NEW, form)
    if not made:  # sent twice: it is there already
        return redirect("registers:demonstrations")
    messages.success(request, _("It stands on the agenda."))
    return redirect("registers:demonstration", pk=made[0].pk)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Write what is known of a demonstration now."""
    demonstration = visible_demonstration(request, pk)
    require_keeper(request, demonstration.regency)
    initial = initial_of_demonstration(demonstration)
    if request.method != "POST":
        form = CorrectDemonstrationForm(actor=request.actor, initial=initial)
        return form_page(request, _CORRECT, form, demonstration=demonstration)
    form = CorrectDemonstrationForm(request.POST, actor=request.actor)

    def act() -> None:
        demonstrating.correct_demonstration(
            demonstration=demonstration,
            version=form.cleaned_data["version"],
            fields=form.demonstration_fields(),
            actor=request.actor,
            at=timezone.now(),
        )

    try:
        done = carried_out(request, form, endpoint=f"demonstration:{pk}", act=act, names=MOMENTS)
    except StaleVersion:
        current = visible_demonstration(request, pk)
        stored = CorrectDemonstrationForm(actor=request.actor, initial=initial_of_demonstration(current))
        stale = stale_save(request, form, stored)
        return form_page(request, _CORRECT, form, demonstration=current, stale=stale)
    if not done:
        return form_page(request, _CORRECT, form, demonstration=visible_demonstration(request, pk))
    messages.success(request, _("Saved."))
    return redirect("registers:demonstration", pk=pk)


@require_POST
def hold(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Note how it went."""
    demonstration = visible_demonstration(request, pk)
    require_keeper(request, demonstration.regency)
    form = HeldForm(request.POST, prefix="held")

    def act() -> None:
        demonstrating.note_demonstration_held(
            demonstration=demonstration, actor=request.actor, at=timezone.now(), **form.cleaned_data
        )

    if not carried_out(request, form, endpoint=f"demonstration_held:{pk}", act=act):
        return show(request, visible_demonstration(request, pk), held=form)
    messages.success(request, _("Kept how it went."))
    return redirect("registers:demonstration", pk=pk)


@require_POST
def cancel(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Note that it did not take place."""
    demonstration = visible_demonstration(request, pk)
    require_keeper(request, demonstration.regency)
    form = CancelledForm(request.POST, prefix="cancel")

    def act() -> None:
        demonstrating.note_demonstration_cancelled(
            demonstration=demonstration, actor=request.actor, at=timezone.now(), **form.cleaned_data
        )

    if not carried_out(request, form, endpoint=f"demonstration_cancelled:{pk}", act=act):
        return show(request, visible_demonstration(request, pk), cancelled=form)
    messages.success(request, _("Noted that it did not take place."))
    return redirect("registers:demonstration", pk=pk)
