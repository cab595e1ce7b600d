"""May-questions of people."""

from datetime import timedelta

from rukun.foundation.people.capabilities import ON_BEHALF, PEOPLE_MANAGE, ROLES_OF, TEAMS_MANAGE
from rukun.foundation.people.enums import AgencyKind, Role
from rukun.foundation.people.models import Account, Agency, AgencyRegion, Office, Person, Team
from rukun.kernel.actor import Actor


def may_manage_people(*, regency: str, actor: Actor) -> bool:
    """Say whether `actor` administers the officers, offices and agencies that `regency` lists."""
    return actor.is_system or _administers(PEOPLE_MANAGE, regency, actor)


def may_manage_teams(*, regency: str, actor: Actor) -> bool:
    """Say whether `actor` enters the decrees of `regency`."""
    return actor.is_system or _administers(TEAMS_MANAGE, regency, actor)


def may_replace_decree(*, team: Team, actor: Actor) -> bool:
    """Say whether `actor` may replace or revoke the decree of this team."""
    return team.ended_on is None and may_manage_teams(regency=team.regency, actor=actor)


def may_manage_agency(*, agency: Agency, actor: Actor) -> bool:
    """Say whether `actor` administers this agency: one that its own regency lists."""
    return may_manage_people(regency=agency.regency, actor=actor)


def may_rename(*, account: Account, actor: Actor) -> bool:
    """Say whether `actor` may change a user name: one's own, or as administrator."""
    if actor.person_id is not None and actor.person_id == account.person_id:
        return True
    return may_manage_account(account=account, actor=actor)


def may_manage_account(*, account: Account, actor: Actor) -> bool:
    """Say whether `actor` may issue codes for this account or close it."""
    return may_manage_person(person=account.person, actor=actor)


def may_manage_person(*, person: Person, actor: Actor) -> bool:
    """Say whether `actor` administers this officer: all present offices are of the own regency.

    Otherwise giving a provincial officer a small office here would give away the account.
    """
    if actor.is_system:
        return True
    # A day's margin: what ended yesterday in one zone may still run in another.
    recent = person.assignments.exclude(until_on__lt=actor.at.date() - timedelta(days=1))
    held = set((recent if recent.exists() else person.assignments).values_list("office__agency__regency"))
    return {regency for (regency,) in held} == {actor.regency} and actor.may(PEOPLE_MANAGE)


def may_act_on_behalf(actor: Actor, office: Office) -> bool:
    """Say whether `actor` may record an act for `office`, after a call, a letter or a meeting.

    Any office of the same regency, vertical ones included: most of them never log in. Never an
    office of another regency or of the province.
    """
    if not actor.may(ON_BEHALF) or not actor.regency or not office.is_active:
        return False
    agency = office.agency
    if agency.regency == actor.regency:
        return True
    serves = AgencyRegion.objects.filter(agency=agency).within(actor.regency)
    return agency.is_vertical and serves.exists()


def is_role_of(role: Role | str, kind: AgencyKind | str) -> bool:
    """Say whether an agency of this kind can have an office with this role."""
    return Role(role) in ROLES_OF[AgencyKind(kind)]


def _administers(capability: str, regency: str, actor: Actor) -> bool:
    return actor.may(capability) and bool(regency) and actor.regency == regency
