"""Build the actor of a request or a token from an assignment."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from rukun.foundation.people.capabilities import CAPABILITIES, CLEARANCE
from rukun.foundation.people.enums import AssignmentKind, Role
from rukun.foundation.people.models import Account, AgencyRegion, Assignment, Office, Team
from rukun.kernel.actor import Actor, nobody
from rukun.kernel.zones import zone_of

_ONE_PROVINCE_PER_ZONE = ("31", "51", "91")  # WIB, WITA, WIT


def local_date(at: datetime, regency: str) -> date:
    """Return the day that it is at `at` in the zone of `regency`."""
    return at.astimezone(ZoneInfo(zone_of(regency))).date()


def live_assignments(account: Account, at: datetime) -> list[Assignment]:
    """Return the account's assignments in force at `at`, definitive ones first.

    The day is that of each office's zone: in Merauke it begins two hours before Jakarta's.
    """
    days = {local_date(at, province) for province in _ONE_PROVINCE_PER_ZONE}
    candidates = Assignment.objects.filter(person_id=account.person_id, office__in=Office.objects.active())
    around = candidates.filter(from_on__lte=max(days)).exclude(until_on__lt=min(days))
    live = [
        assignment
        for assignment in around.select_related("office__agency", "person")
        if assignment.is_live(local_date(at, assignment.office.agency.regency))
    ]
    return sorted(live, key=lambda a: (a.kind != AssignmentKind.DEFINITIVE, a.from_on, str(a.pk)))


def build_actor(account: Account, at: datetime, assignment_id: UUID | None = None) -> Actor:
    """Return the actor of `account` at `at`: nobody without a live assignment.

    With `assignment_id` (a token is bound to one) it is that assignment or nobody; without, the
    one the person chose while it is in force, else the first. Three queries.
    """
    if not account.is_active:
        return nobody(at)
    assignments = live_assignments(account, at)
    if assignment_id is not None:
        assignments = [assignment for assignment in assignments if assignment.pk == assignment_id]
    if not assignments:
        return nobody(at)
    wanted = account.chosen_assignment_id
    return actor_in(next((a for a in assignments if a.pk == wanted), assignments[0]), at)


def actor_in(assignment: Assignment, at: datetime) -> Actor:
    """Return the actor who acts through `assignment`; the caller has checked that it is live."""
    office = assignment.office
    agency = office.agency
    role = Role(office.role)
    areas = AgencyRegion.objects.filter(agency=agency).values_list("region_id", flat=True)
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
        team_ids=teams_of(office, local_date(at, agency.regency)),
        capabilities=CAPABILITIES[role],
        clearance=CLEARANCE[role],
        zone=zone_of(agency.regency),
        label=assignment.title,
        agency_label=agency.short_name,
        person_name=assignment.person.name,
    )


def teams_of(office: Office, on: date) -> tuple[UUID, ...]:
    """Return the teams on which `office` sits, with those whose decrees theirs replaced."""
    standing = Team.objects.standing(on).filter(members__office=office)
    heirs = Team.objects.filter(line__in=standing.values("line"), decree_on__lte=on)
    return tuple(heirs.order_by("decree_on", "pk").values_list("pk", flat=True))
