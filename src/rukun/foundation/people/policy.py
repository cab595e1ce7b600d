"""May-questions of people."""

from datetime import timedelta

from rukun.foundation.people.capabilities import (
    CAPABILITIES,
    CLEARANCE,
    ON_BEHALF,
    PEOPLE_MANAGE,
    ROLES_OF,
    TEAMS_MANAGE,
    TOKEN_ISSUE,
)
from rukun.foundation.people.enums import AgencyKind, Role
from rukun.foundation.people.models import (
    Account,
    Agency,
    AgencyRegion,
    Assignment,
    Office,
    Person,
    Team,
    Token,
)
from rukun.kernel.actor import Actor
from rukun.kernel.regions import is_within, is_within_any


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

    For the own agency, for one that serves nothing outside one's territory (the operator for
    any office of the regency, a camat for the villages of the subdistrict), and for a vertical
    agency that serves the regency, since most of its officers never log in. Never upwards and
    never for another regency: the act then counts as that office's.
    """
    agency = office.agency
    if not actor.may(ON_BEHALF) or not actor.regency or not (office.is_active and agency.is_active):
        return False
    if agency.pk == actor.agency_id:
        return True
    areas = list(AgencyRegion.objects.filter(agency=agency).values_list("region_id", flat=True))
    if agency.is_vertical:
        return any(is_within(code, actor.regency) for code in areas)
    inside = [code for code in areas if is_within_any(code, actor.territory)]
    return bool(areas) and inside == areas


def may_issue_token(*, assignment: Assignment, actor: Actor) -> bool:
    """Say whether `actor` may make a token that acts as `assignment`.

    Whoever makes a token sees it and could use it. So nobody makes one for an office of another
    agency, or for one that may do or read more than their own: an administrator cannot come to
    read cases by it. The console may, for whoever sits there holds the database anyway.
    """
    if actor.is_system:
        return True
    role = Role(assignment.office.role)
    return (
        actor.may(TOKEN_ISSUE)
        and assignment.office.agency_id == actor.agency_id
        and CAPABILITIES[role] <= actor.capabilities
        and CLEARANCE[role] <= actor.clearance
    )


def may_revoke_token(*, token: Token, actor: Actor) -> bool:
    """Say whether `actor` may end this token: one's own, or as issuer in the same agency."""
    if actor.is_system:
        return True
    if actor.person_id is not None and token.assignment.person_id == actor.person_id:
        return True
    return actor.may(TOKEN_ISSUE) and token.assignment.office.agency_id == actor.agency_id


def is_role_of(role: Role | str, kind: AgencyKind | str) -> bool:
    """Say whether an agency of this kind can have an office with this role."""
    return Role(role) in ROLES_OF[AgencyKind(kind)]


def _administers(capability: str, regency: str, actor: Actor) -> bool:
    return actor.may(capability) and bool(regency) and actor.regency == regency
