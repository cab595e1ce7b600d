"""Teams by decree (SK): established, replaced by the next decree, revoked.

UU 7/2012 lets the regent form the Tim Terpadu; its members are offices, not names. Decrees are
yearly and signed in February or March, so a printed end ends nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people import policy
from rukun.foundation.people.domain.journaling import note
from rukun.foundation.people.enums import SubTeam, TeamKind
from rukun.foundation.people.models import Agency, AgencyRegion, Office, Team, TeamMember
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed, StaleVersion


class TeamStands(DomainError):
    """A regency has one team of each kind; its next decree replaces the last."""

    message = _("This regency already has a team of this kind. Replace its decree instead.")


@dataclass(frozen=True)
class Decree:
    """The decree of a team: number, date, and the printed end of its validity."""

    number: str
    signed_on: date
    valid_until: date

    def check(self) -> None:
        """Refuse a decree that cannot be one; `Invalid` names the field."""
        if not self.number.strip():
            raise Invalid("decree_number", _("Enter the number of the decree."))
        if self.valid_until < self.signed_on:
            raise Invalid("valid_until", _("The validity must not end before the decree was signed."))


@dataclass(frozen=True)
class Seat:
    """An office on the team: which sub-team, and as what ("Ketua", "Anggota")."""

    office: Office
    position: str
    sub_team: SubTeam = SubTeam.NONE


@transaction.atomic
def establish_team(
    *,
    kind: TeamKind,
    name: str,
    secretariat: Agency,
    decree: Decree,
    seats: Sequence[Seat],
    actor: Actor,
    at: datetime,
) -> Team:
    """Enter the first decree of a team; its secretariat owns for it what the team holds."""
    if not policy.may_manage_teams(regency=secretariat.regency, actor=actor):
        raise NotAllowed
    # The secretariat's row is the queue for two who enter the same decree.
    secretariat = Agency.objects.select_for_update().get(pk=secretariat.pk)
    running = Team.objects.filter(kind=kind, regency=secretariat.regency, ended_on=None)
    if kind != TeamKind.OTHER and running.exists():
        raise TeamStands
    if not name.strip():
        raise Invalid("name", _("Enter the name of the team."))
    team = _write(
        Team(kind=kind, name=name.strip()[:160], regency=secretariat.regency, secretariat=secretariat),
        decree,
        seats,
    )
    note("people.team_established", team, actor=actor, at=at, seats=len(seats))
    return team


@transaction.atomic
def replace_decree(
    *, team: Team, version: int, decree: Decree, seats: Sequence[Seat], actor: Actor, at: datetime
) -> Team:
    """Let a new decree take the place of the one in force, from the day it was signed.

    The new members see what the team held before; who is no longer a member does not.
    """
    if not policy.may_replace_decree(team=team, actor=actor):
        raise NotAllowed
    if decree.signed_on <= team.decree_on:
        raise Invalid("decree_on", _("The new decree must be younger than the one it replaces."))
    _end(team, version, decree.signed_on)
    heir = _write(
        Team(
            line=team.line,
            kind=team.kind,
            name=team.name,
            regency=team.regency,
            secretariat=team.secretariat,
        ),
        decree,
        seats,
    )
    Team.objects.filter(pk=team.pk).update(replaced_by=heir)
    team.refresh_from_db()
    note("people.decree_replaced", heir, actor=actor, at=at, replaces=str(team.pk), seats=len(seats))
    return heir


@transaction.atomic
def revoke_team(*, team: Team, version: int, ended_on: date, actor: Actor, at: datetime) -> Team:
    """End a team without a successor; its secretariat goes on holding what it held."""
    if not policy.may_replace_decree(team=team, actor=actor):
        raise NotAllowed
    if ended_on < team.decree_on:
        raise Invalid("ended_on", _("A team cannot end before its decree was signed."))
    _end(team, version, ended_on)
    note("people.team_revoked", team, actor=actor, at=at, ended_on=ended_on.isoformat())
    return team


def _end(team: Team, version: int, ended_on: date) -> None:
    ended = Team.objects.filter(pk=team.pk, version=version, ended_on=None).update(
        ended_on=ended_on, version=version + 1
    )
    team.refresh_from_db()
    if not ended:
        raise StaleVersion(team)


def _write(team: Team, decree: Decree, seats: Sequence[Seat]) -> Team:
    decree.check()
    _refuse_seats(team, seats)
    team.decree_number = decree.number.strip()[:80]
    team.decree_on = decree.signed_on
    team.valid_until = decree.valid_until
    team.save(force_insert=True)
    TeamMember.objects.bulk_create(
        TeamMember(
            team=team,
            office=seat.office,
            sub_team=seat.sub_team,
            position=seat.position.strip()[:80],
            order=order,
        )
        for order, seat in enumerate(seats, start=1)
    )
    return team


def _refuse_seats(team: Team, seats: Sequence[Seat]) -> None:
    """A team seats each office once, and only offices that serve its regency."""
    if not seats:
        raise Invalid("seats", _("A team needs at least one member."))
    offices = [seat.office for seat in seats]
    if len({office.pk for office in offices}) < len(offices):
        raise Invalid("seats", _("The same office stands twice on the list of members."))
    serving = set(AgencyRegion.objects.within(team.regency).values_list("agency_id", flat=True))
    strangers = [
        office.title
        for office in offices
        if office.agency.regency != team.regency and office.agency_id not in serving
    ]
    if strangers:
        raise Invalid(
            "seats",
            _("These offices do not serve this regency: %(offices)s.") % {"offices": ", ".join(strangers)},
        )
