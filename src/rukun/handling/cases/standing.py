"""For whom somebody acts on a case, and whether an office could open it.

An act recorded on behalf of an office counts as that office's: its rights decide, not the
recorder's. Inside one's own agency it lends no power that one does not have.
"""

from dataclasses import replace
from datetime import datetime

from rukun.foundation.people.capabilities import CAPABILITIES, CASE_COMMENT, CLEARANCE
from rukun.foundation.people.domain.actors import local_date, teams_of
from rukun.foundation.people.enums import Role
from rukun.foundation.people.models import Agency, AgencyRegion, Office
from rukun.foundation.people.policy import may_act_on_behalf
from rukun.handling.cases.models import Case
from rukun.kernel.actor import Actor, nobody
from rukun.kernel.zones import zone_of


def standing_in(actor: Actor) -> Actor:
    """Return the office that acts: the one recorded for, else the actor's own.

    Nobody, who may nothing, if the actor may not record for that office. One to four queries
    for acts on behalf, none for the others.
    """
    behalf = actor.on_behalf
    if behalf is None or behalf.office_id is None:
        return actor
    office = Office.objects.select_related("agency").filter(pk=behalf.office_id, is_active=True).first()
    if office is None or not may_act_on_behalf(actor, office):
        return nobody(actor.at)
    represented = office_actor(office, actor.at)
    if office.agency_id == actor.agency_id:
        return replace(represented, capabilities=represented.capabilities & actor.capabilities)
    return represented


def office_actor(office: Office, at: datetime) -> Actor:
    """Return what `office` may do and see at `at`, whoever holds it."""
    agency = office.agency
    role = Role(office.role)
    areas = AgencyRegion.objects.filter(agency=agency).values_list("region_id", flat=True)
    return Actor(
        at=at,
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
        label=office.title,
        agency_label=agency.short_name,
    )


def can_open(case: Case, office: Office, at: datetime) -> bool:
    """Say whether `office` can see the case: nobody is given a task on a record that is shut."""
    return Case.objects.visible_to(office_actor(office, at)).filter(pk=case.pk).exists()


def answering_offices(case: Case, agency: Agency, at: datetime) -> tuple[list[Office], list[Office]]:
    """Return the offices that answer for `agency`: those that can see the case, and those that cannot.

    A seat on the team opens a case to one office and not to its whole agency.
    """
    active = Office.objects.select_related("agency").filter(agency=agency, is_active=True)
    offices = list(active.order_by("-is_head", "title"))
    answering = [office for office in offices if CASE_COMMENT in CAPABILITIES[Role(office.role)]] or offices
    can_see = {office.pk for office in answering if can_open(case, office, at)}
    return (
        [office for office in answering if office.pk in can_see],
        [office for office in answering if office.pk not in can_see],
    )
