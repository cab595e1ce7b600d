"""Decrees of teams: the first one, the next one, and the end."""

from collections.abc import Callable
from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rukun.foundation.people import policy
from rukun.foundation.people.domain import teams
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.enums import TeamKind
from rukun.foundation.people.models import Agency, Office, Team
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.teams import (
    DecreeForm,
    NewTeamForm,
    ReplaceForm,
    RevokeForm,
    SeatFormSet,
    SeatTable,
    office_labels,
    seats_as_typed,
)
from rukun.interfaces.web.once import once
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.teams.showing import team_context
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed, StaleVersion

_NEW_SEATS = 24  # a Tim Terpadu has about thirty members; more lines come with the next decree


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Enter a team with its first decree."""
    actor = request.actor
    if not policy.may_manage_teams(regency=actor.regency, actor=actor):
        raise NotAllowed
    agencies = Agency.objects.active().filter(regency=actor.regency, is_vertical=False, rung__isnull=False)
    initial = {"decree_on": local_date(actor.at, actor.regency)}
    form = NewTeamForm(request.POST or None, agencies=agencies.order_by("-rung", "name"), initial=initial)
    table = _seat_table(request, [])
    table.extra = _NEW_SEATS

    def establish() -> Team:
        return teams.establish_team(
            kind=TeamKind(form.cleaned_data["kind"]),
            name=form.cleaned_data["name"],
            secretariat=form.chosen_secretariat(),
            decree=form.decree(),
            seats=table.seats(),
            actor=actor,
            at=timezone.now(),
        )

    if _saved(request, form, table, "teams:new", establish):
        messages.success(request, _("The team is entered."))
        return redirect("teams:list")
    return _page(request, "teams/new.html", form, table)


@require_http_methods(["GET", "POST"])
def replace(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Let a new decree take the place of the one in force; the list begins with its members."""
    team = _team_to_end(request, pk)
    members = team.members.select_related("office__agency").order_by("order", "pk")
    form = ReplaceForm(request.POST or None, initial={"version": team.version})
    table = _seat_table(request, seats_as_typed(members))

    def replace_it() -> Team:
        return teams.replace_decree(
            team=team,
            version=form.cleaned_data["version"],
            decree=form.decree(),
            seats=table.seats(),
            actor=request.actor,
            at=timezone.now(),
        )

    if _saved(request, form, table, f"teams:replace:{pk}", replace_it):
        messages.success(request, _("The new decree is in force. What the team held it goes on holding."))
        return redirect("teams:list")
    return _page(request, "teams/replace.html", form, table, team)


@require_POST
def revoke(request: ActorRequest, pk: UUID) -> HttpResponse:
    """End a team without a successor."""
    team = _team_to_end(request, pk)
    form = RevokeForm(request.POST)
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if form.is_valid():
        try:
            teams.revoke_team(team=team, actor=request.actor, at=timezone.now(), **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
            status = HTTPStatus.CONFLICT if isinstance(refusal, StaleVersion) else status
        else:
            messages.success(request, _("The team is revoked."))
            return redirect("teams:detail", pk=pk)
    context = team_context(team, request, form)
    return render(request, "teams/detail.html", context, status=status)


def _team_to_end(request: ActorRequest, pk: UUID) -> Team:
    """Return a visible team; NotAllowed for those who do not enter the decrees of its regency."""
    team = get_object_or_404(Team.objects.visible_to(request.actor).select_related("secretariat"), pk=pk)
    if not policy.may_manage_teams(regency=team.regency, actor=request.actor):
        raise NotAllowed
    return team


def _seat_table(request: ActorRequest, initial: list[dict[str, str]]) -> SeatTable:
    known = office_labels(_seatable(request.actor))
    # A line that comes back as it went out counts all the same: only a blank form has a beginning.
    begin = None if request.method == "POST" else initial
    table = SeatFormSet(request.POST or None, initial=begin, form_kwargs={"offices": known})
    return cast(SeatTable, table)


def _seatable(actor: Actor) -> list[Office]:
    """Return the offices that may sit on a team here: of the regency, or of agencies that serve it."""
    offices = Office.objects.visible_to(actor).active().select_related("agency")
    return list(offices.exclude(agency__kind="province").order_by("agency__name", "title"))


def _saved(
    request: ActorRequest, form: DecreeForm, table: SeatTable, endpoint: str, act: Callable[[], object]
) -> bool:
    is_complete = request.method == "POST" and form.is_valid() and table.is_valid()
    if not is_complete:
        return False
    try:
        once(request, endpoint=endpoint, actor=request.actor, act=act)
    except Invalid as refusal:
        if refusal.field == "seats":
            table.refuse(refusal)
        show_refusal(form, refusal)
        return False
    except DomainError as refusal:
        show_refusal(form, refusal)
        form.is_stale = isinstance(refusal, StaleVersion)
        return False
    return True


def _page(
    request: ActorRequest, template: str, form: DecreeForm, table: SeatTable, team: Team | None = None
) -> HttpResponse:
    has_errors = bool(form.errors) or any(table.errors)
    context = {
        "form": form,
        "table": table,
        "team": team,
        "offices": table.form_kwargs["offices"],
        "has_errors": has_errors,
    }
    if form.is_stale:
        return render(request, template, context, status=HTTPStatus.CONFLICT)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if has_errors else HTTPStatus.OK
    return render(request, template, context, status=status)
