"""Teams by decree: which there are, who sits on them, and whose decree is past its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rukun.foundation.people import policy
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.enums import SubTeam, TeamKind
from rukun.foundation.people.models import Team, TeamMember
from rukun.foundation.people.queries import Holder, holders_of, is_past_decree
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.teams import RevokeForm
from rukun.interfaces.web.parts import Pair
from rukun.interfaces.web.requests import ActorRequest


@dataclass(frozen=True)
class TeamRow:
    """A team in the list."""

    team: Team
    kind: str
    seats: int
    is_past: bool


@dataclass(frozen=True)
class Member:
    """An office on the team, and who holds it today."""

    seat: TeamMember
    holder: Holder | None


@dataclass(frozen=True)
class Part:
    """The members of one sub-team, or those above all."""

    title: str
    members: tuple[Member, ...]


@require_safe
def index(request: ActorRequest) -> HttpResponse:
    """List the teams that stand, then those that ended."""
    teams = Team.objects.visible_to(request.actor).order_by("name", "-decree_on").prefetch_related("members")
    today = local_date(request.actor.at, request.actor.regency)
    rows = [
        TeamRow(team, str(TeamKind(team.kind).label), len(team.members.all()), is_past_decree(team, today))
        for team in teams
    ]
    context = {
        "standing": [row for row in rows if row.team.ended_on is None or row.team.ended_on > today],
        "ended": [row for row in rows if row.team.ended_on is not None and row.team.ended_on <= today],
        "may_manage": policy.may_manage_teams(regency=request.actor.regency, actor=request.actor),
    }
    return render(request, "teams/list.html", context)


@require_safe
def detail(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show a team: its decree, its members by office, and who holds these offices today."""
    teams = Team.objects.visible_to(request.actor).select_related("secretariat", "replaced_by")
    team = get_object_or_404(teams, pk=pk)
    return render(request, "teams/detail.html", team_context(team, request))


def team_context(team: Team, request: ActorRequest, revoke: RevokeForm | None = None) -> dict[str, object]:
    """Return what the page of a team shows."""
    today = local_date(request.actor.at, request.actor.regency)
    seats = list(team.members.select_related("office__agency").order_by("order", "pk"))
    holders = holders_of([seat.office for seat in seats], today)
    members = [Member(seat, holders.get(seat.office_id)) for seat in seats]
    initial = {"ended_on": today, "version": team.version}
    return {
        "team": team,
        "parts": _parts(members),
        "pairs": _pairs(team),
        "is_past": is_past_decree(team, today),
        "may_replace": policy.may_replace_decree(team=team, actor=request.actor),
        "revoke_form": revoke or RevokeForm(initial=initial),
    }


def _parts(members: Iterable[Member]) -> list[Part]:
    by_part: dict[str, list[Member]] = {}
    for member in members:
        by_part.setdefault(member.seat.sub_team, []).append(member)
    return [
        Part(str(sub_team.label) if sub_team else _("Leadership and members"), tuple(by_part[sub_team]))
        for sub_team in SubTeam
        if sub_team in by_part
    ]


def _pairs(team: Team) -> list[Pair]:
    pairs = [
        Pair(_("Kind of team"), TeamKind(team.kind).label),
        Pair(_("Decree"), team.decree_number),
        Pair(_("Signed on"), presentation.day(team.decree_on)),
        Pair(_("Valid until"), presentation.day(team.valid_until)),
        Pair(_("Secretariat"), team.secretariat.name),
    ]
    if team.ended_on:
        pairs.append(Pair(_("Ended on"), presentation.day(team.ended_on)))
    return pairs
