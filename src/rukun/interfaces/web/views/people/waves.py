"""A wave of moves in a plain table: all of it, or nothing."""

from http import HTTPStatus
from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.domain.waves import Move, SheetRefused, move_in_wave
from rukun.foundation.people.models import Assignment
from rukun.interfaces.web.forms.moves import DecreeForm, MoveDesk, MoveFormSet, MoveTable
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.once import once
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.people.managing import for_managers, offices_to_fill
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError


@require_http_methods(["GET", "POST"])
@for_managers
def moves(request: ActorRequest) -> HttpResponse:
    """Carry out a whole wave of moves by one decree."""
    desk = _desk(request.actor)
    today = local_date(request.actor.at, request.actor.regency)
    decree = DecreeForm(request.POST or None, initial={"from_on": today})
    table = cast(MoveTable, MoveFormSet(request.POST or None, form_kwargs={"desk": desk}))
    is_complete = request.method == "POST" and decree.is_valid() and table.is_valid()
    if is_complete and _carry_out(request, decree, table):
        return redirect("people:moves")
    has_errors = bool(decree.errors) or any(table.errors)
    context = {"decree": decree, "table": table, "desk": desk, "has_errors": has_errors}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if has_errors else HTTPStatus.OK
    return render(request, "people/moves.html", context, status=status)


def _carry_out(request: ActorRequest, decree: DecreeForm, table: MoveTable) -> bool:
    wave = table.moves(decree)
    if not wave:
        decree.add_error(None, _("No line is filled in. Name at least one officer."))
        return False
    try:
        once(request, endpoint="people:moves", actor=request.actor, act=lambda: _move(wave, request.actor))
    except SheetRefused as refusal:
        table.refuse(refusal.errors)
        decree.add_error(None, _("Nothing was changed. Correct the marked lines and send again."))
        return False
    except DomainError as refusal:
        show_refusal(decree, refusal)
        return False
    text = ngettext("%(count)s officer was moved.", "%(count)s officers were moved.", len(wave))
    messages.success(request, text % {"count": len(wave)})
    return True


def _move(wave: list[Move], actor: Actor) -> list[Assignment]:
    return move_in_wave(moves=wave, actor=actor, at=timezone.now())


def _desk(actor: Actor) -> MoveDesk:
    today = local_date(actor.at, actor.regency)
    running = Assignment.objects.live(today).filter(office__agency__regency=actor.regency)
    held = running.select_related("person", "office__agency").order_by("person__name", "from_on")
    return MoveDesk(held, offices_to_fill(actor))
