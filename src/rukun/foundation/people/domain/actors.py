"""Build the actor of a request or a token from an assignment."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from rukun.foundation.people.capabilities import CAPABILITIES, CLEARANCE
from rukun.foundation.people.enums import AssignmentKind, Role
from rukun.foundation.people.models import Account, AgencyRegion, Assignment, TeamMember
from rukun.kernel.actor import Actor, nobody

# Zones by province code (Keppres 41/1987): WITA and WIT; every other province keeps WIB.
_WITA = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
_WIT = {"81", "82", "91", "92", "93", "94", "95", "96"}


def zone_of(region: str) -> str:
    """Return the time zone name of a region code."""
    province = region.split(".", 1)[0]
    if province in _WITA:
        return "Asia/Makassar"
    if province in _WIT:
        return "Asia/Jayapura"
    return "Asia/Jakarta"


def live_assignments(account: Account, on: date) -> list[Assignment]:
    """Return the account's assignments in force on `on`, definitive ones first."""
    live = Assignment.objects.live(on).filter(person_id=account.person_id, office__is_active=True)
    found = live.select_related("office__agency", "person")
    return sorted(found, key=lambda a: (a.kind != AssignmentKind.DEFINITIVE, a.from_on, str(a.pk)))


def build_actor(account: Account, at: datetime, assignment_id: UUID | None = None) -> Actor:
    """Return the actor of `account` at `at`, in the chosen assignment if it is still in force.

    Without any live assignment the actor is nobody: an expired office opens nothing.
    Three queries: assignments, areas, teams.
    """
    if not account.is_active:
        return nobody(at)
    assignments = live_assignments(account, at.astimezone(ZoneInfo("Asia/Jakarta")).date())
    if not assignments:
        return nobody(at)
    wanted = assignment_id or account.chosen_assignment_id
    chosen = next((a for a in assignments if a.pk == wanted), assignments[0])
    return actor_in(chosen, at)


def actor_in(assignment: Assignment, at: datetime) -> Actor:
    """Return the actor who acts through `assignment`; the caller has checked that it is live."""
    office = assignment.office
    agency = office.agency
    role = Role(office.role)
    areas = AgencyRegion.objects.filter(agency=agency).values_list("region_id", flat=True)
    on = at.astimezone(ZoneInfo(zone_of(agency.regency))).date()
    seats = TeamMember.objects.filter(office=office)
    standing = seats.filter(team__decree_on__lte=on, team__ended_on=None) | seats.filter(
        team__decree_on__lte=on, team__ended_on__gt=on
    )
    return Actor(
        at=at,
        person_id=assignment.person_id,
        assignment_id=assignment.pk,
        office_id=office.pk,
        agency_id=agency.pk,
        agency_kind=agency.kind,
        is_vertical=agency.is_vertical,
        role=role,
        regency=agency.regency,
        rung=agency.rung,
        territory=tuple(sorted(areas)),
        team_ids=tuple(standing.values_list("team_id", flat=True)),
        capabilities=CAPABILITIES[role],
        clearance=CLEARANCE[role],
        zone=zone_of(agency.regency),
        label=_prefixed(assignment),
        agency_label=agency.short_name,
        person_name=assignment.person.name,
    )


def _prefixed(assignment: Assignment) -> str:
    prefix = {AssignmentKind.ACTING: "Plt. ", AssignmentKind.DAILY: "Plh. "}
    return prefix.get(AssignmentKind(assignment.kind), "") + assignment.office.title
