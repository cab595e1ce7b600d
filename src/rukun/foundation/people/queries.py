"""Reused reads of people: who holds an office, which agency stands for a place on a rung."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from rukun.foundation.people.enums import AgencyKind, AssignmentKind, Rung, TeamKind
from rukun.foundation.people.models import Account, Agency, Assignment, Office, Team
from rukun.kernel import regions

# Who answers for an office today: the Plh. stands in for whoever else holds it.
_PRECEDENCE = {AssignmentKind.DAILY: 0, AssignmentKind.ACTING: 1, AssignmentKind.DEFINITIVE: 2}
_LADDER_KIND = {
    Rung.VILLAGE: AgencyKind.VILLAGE,
    Rung.SUBDISTRICT: AgencyKind.SUBDISTRICT,
    Rung.REGENCY: AgencyKind.KESBANGPOL,
    Rung.PROVINCE: AgencyKind.PROVINCE,
}


@dataclass(frozen=True)
class Holder:
    """Who answers for an office on a day: "Gita Permata", "Plh. Camat Geragai"."""

    person_id: UUID
    name: str
    title: str
    kind: AssignmentKind

    def __str__(self) -> str:
        return f"{self.name} ({self.title})"


def holder_of(office: Office, on: date) -> Holder | None:
    """Return who answers for `office` on `on`; None while it is vacant."""
    return holders_of([office], on).get(office.pk)


def holders_of(offices: Iterable[Office], on: date) -> dict[UUID, Holder]:
    """Return the holders by office id, vacant offices left out, in one query.

    Plh. goes before Plt., Plt. before the definitive holder; attending on behalf is no holding.
    """
    live = Assignment.objects.live(on).filter(office__in=[office.pk for office in offices])
    known = live.filter(kind__in=_PRECEDENCE).select_related("person", "office")
    ranked = sorted(known, key=lambda a: (-_PRECEDENCE[AssignmentKind(a.kind)], a.from_on, str(a.pk)))
    return {
        assignment.office_id: Holder(
            person_id=assignment.person_id,
            name=assignment.person.name,
            title=assignment.title,
            kind=AssignmentKind(assignment.kind),
        )
        for assignment in ranked
    }


def offices_of(agency: Agency) -> QuerySet[Office]:
    """Return the active offices of `agency`, its head first."""
    return Office.objects.filter(agency=agency, is_active=True).order_by("-is_head", "title")


def heads_of(agency: Agency) -> QuerySet[Office]:
    """Return the active offices that head `agency`: normally one, none while it is being set up."""
    return Office.objects.filter(agency=agency, is_active=True, is_head=True).order_by("title")


def agency_for_region(region_code: str, rung: int) -> Agency | None:
    """Return the agency that stands for a place on a rung of the ladder.

    The village government, the subdistrict office, Kesbangpol or its provincial sister; None
    where the place is wider than the rung (a matter of a whole subdistrict has no village) or
    nobody has entered the agency yet.
    """
    rung = Rung(rung)
    path = [*regions.ancestors(region_code), region_code]
    depth = {Rung.PROVINCE: 1, Rung.REGENCY: 2, Rung.SUBDISTRICT: 3, Rung.VILLAGE: 4}[rung]
    if len(path) < depth:
        return None
    place = path[depth - 1]
    found = Agency.objects.active().filter(kind=_LADDER_KIND[rung])
    if rung in {Rung.REGENCY, Rung.PROVINCE}:
        return found.filter(regency=place).order_by("pk").first()
    return found.filter(areas__region_id=place).order_by("pk").first()


def ladder_agencies(regency: str) -> QuerySet[Agency]:
    """Return the agencies of `regency` that stand for a rung, the highest first."""
    kinds = [_LADDER_KIND[rung] for rung in (Rung.REGENCY, Rung.SUBDISTRICT, Rung.VILLAGE)]
    return Agency.objects.active().filter(regency=regency, kind__in=kinds).order_by("-rung", "name")


def standing_team(kind: TeamKind | str, regency: str, on: date) -> Team | None:
    """Return the team of this kind whose decree stands on `on`, even past its printed end."""
    standing = Team.objects.standing(on).filter(kind=kind, regency=regency)
    return standing.order_by("-decree_on", "-pk").first()


def is_past_decree(team: Team, on: date) -> bool:
    """Say whether the printed validity is over: rights go on, a banner asks for the new decree."""
    return team.ended_on is None and on > team.valid_until


def needs_setup() -> bool:
    """Say whether nobody can log in yet, so that the first-run wizard is open."""
    return not Account.objects.exists()
