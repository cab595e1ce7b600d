"""May-questions about tokens."""

from rukun.foundation.people.capabilities import CAPABILITIES, CLEARANCE, TOKEN_ISSUE
from rukun.foundation.people.enums import Role
from rukun.foundation.people.models import Assignment
from rukun.interfaces.api.models import Token
from rukun.kernel.actor import Actor


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
