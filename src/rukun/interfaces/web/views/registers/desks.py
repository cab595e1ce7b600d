"""Election desks: the list, the page of one, and its dated notes."""

from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.models import Team
from rukun.foundation.people.queries import holders_of
from rukun.handling.registers import policy
from rukun.handling.registers.domain.noting import note_situation
from rukun.handling.registers.domain.opening import correct_desk, open_desk
from rukun.handling.registers.enums import ElectionKind
from rukun.handling.registers.models import ElectionDesk, SituationNote
from rukun.handling.registers.queries import desks_seen_by, standing_team_of
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.registers import NoteForm
from rukun.interfaces.web.forms.registers_agenda import CorrectDeskForm, DeskForm, initial_of_desk
from rukun.interfaces.web.parts import Pair
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.registers.saving import carried_out, form_page, require_keeper, stale_save
from rukun.interfaces.web.views.reports.wording import joined, known_pairs, place_of
from rukun.interfaces.web.views.teams.showing import Member
from rukun.kernel.errors import NotAllowed, StaleVersion

_NEW = "registers/desk_new.html"
_CORRECT = "registers/desk_correct.html"


@require_safe
def list_(request: ActorRequest) -> HttpResponse:
    """List the desks, the latest first."""
    actor = request.actor
    today = local_date(actor.at, actor.regency)
    desks = list(desks_seen_by(actor))
    context = {
        "current": [(desk, _line(desk)) for desk in desks if desk.until_on >= today],
        "past": [(desk, _line(desk)) for desk in desks if desk.until_on < today],
        "may_keep": policy.may_keep(regency=actor.regency, actor=actor),
    }
    return render(request, "registers/desks.html", context)


def _line(desk: ElectionDesk) -> str:
    period = f"{presentation.day(desk.from_on)} – {presentation.day(desk.until_on)}"
    return joined(str(ElectionKind(desk.kind).label), place_of(desk.region), period)


def visible_desk(request: ActorRequest, pk: UUID) -> ElectionDesk:
    """Return the desk with what its page names, or 404."""
    seen = ElectionDesk.objects.visible_to(request.actor)
    return get_object_or_404(seen.select_related("region__parent", "team", "recorded_by_office"), pk=pk)


@require_safe
def detail(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show a desk."""
    return _show(request, visible_desk(request, pk))


def _show(request: ActorRequest, desk: ElectionDesk, *, note: forms.Form | None = None) -> HttpResponse:
    actor, today = request.actor, local_date(request.actor.at, desk.regency)
    team = standing_team_of(desk)
    reads = policy.may_read_situation(desk=desk, actor=actor)
    may_note = policy.may_note_situation(desk=desk, actor=actor)
    notes = SituationNote.objects.visible_to(actor).filter(desk=desk).select_related("by_office")
    context = {
        "desk": desk,
        "kind": ElectionKind(desk.kind).label,
        "facts": _facts(desk),
        "team": team,
        "members": _members(team, today),
        "reads_notes": reads,
        "notes": notes.order_by("-noted_on", "-pk") if reads else [],
        "note_form": (note or NoteForm(prefix="note", initial={"noted_on": today})) if may_note else None,
        "may_keep": policy.may_keep(regency=desk.regency, actor=actor),
    }
    return render(request, "registers/desk.html", context, status=422 if note else 200)


def _members(team: Team | None, today: date) -> list[Member]:
    if team is None:
        return []
    seats = list(team.members.select_related("office__agency").order_by("order", "pk"))
    holders = holders_of([seat.office for seat in seats], today)
    return [Member(seat, holders.get(seat.office_id)) for seat in seats]


def _facts(desk: ElectionDesk) -> list[Pair]:
    decree = joined(desk.decree_number, presentation.day(desk.decree_on) if desk.decree_on else "")
    period = f"{presentation.day(desk.from_on)} – {presentation.day(desk.until_on)}"
    return known_pairs(
        [
            Pair(_("Election"), ElectionKind(desk.kind).label),
            Pair(_("Area"), place_of(desk.region)),
            Pair(_("At work"), period),
            Pair(_("Polling day"), presentation.day(desk.polling_on) if desk.polling_on else ""),
            Pair(_("Decree"), decree),
            Pair(_("Recorded by"), desk.recorded_by_office.title),
        ]
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Open a desk."""
    require_keeper(request)
    if request.method != "POST":
        return form_page(request, _NEW, DeskForm(actor=request.actor))
    form = DeskForm(request.POST, actor=request.actor)
    made: list[ElectionDesk] = []

    def act() -> None:
        made.append(open_desk(fields=form.desk_fields(), actor=request.actor, at=timezone.now()))

    if not carried_out(request, form, endpoint="desk_new", act=act):
        return form_page(request, _NEW, form)
    if not made:  # sent twice: it is there already
        return redirect("registers:desks")
    messages.success(request, _("The desk is entered."))
    return redirect("registers:desk", pk=made[0].pk)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Write what holds of a desk now."""
    desk = visible_desk(request, pk)
    require_keeper(request, desk.regency)
    if request.method != "POST":
        form = CorrectDeskForm(actor=request.actor, initial=initial_of_desk(desk))
        return form_page(request, _CORRECT, form, desk=desk)
    form = CorrectDeskForm(request.POST, actor=request.actor)

    def act() -> None:
        correct_desk(
            desk=desk,
            version=form.cleaned_data["version"],
            fields=form.desk_fields(),
            actor=request.actor,
            at=timezone.now(),
        )

    try:
        done = carried_out(request, form, endpoint=f"desk:{pk}", act=act)
    except StaleVersion:
        current = visible_desk(request, pk)
        stored = CorrectDeskForm(actor=request.actor, initial=initial_of_desk(current))
        return form_page(request, _CORRECT, form, desk=current, stale=stale_save(request, form, stored))
    if not done:
        return form_page(request, _CORRECT, form, desk=visible_desk(request, pk))
    messages.success(request, _("Saved."))
    return redirect("registers:desk", pk=pk)


@require_POST
def note(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Add what the desk notes of a day."""
    desk = visible_desk(request, pk)
    if not policy.may_note_situation(desk=desk, actor=request.actor):
        raise NotAllowed
    form = NoteForm(request.POST, prefix="note")

    def act() -> None:
        note_situation(desk=desk, actor=request.actor, at=timezone.now(), **form.cleaned_data)

    if not carried_out(request, form, endpoint=f"situation:{pk}", act=act):
        return _show(request, desk, note=form)
    messages.success(request, _("The note is kept."))
    return redirect("registers:desk", pk=pk)
