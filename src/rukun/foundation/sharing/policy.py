"""May-questions of sharing. Whether the record is seen at all is decided before."""

from uuid import UUID

from rukun.foundation.people.capabilities import EMERGENCY_ACCESS, EMERGENCY_REVIEW, RECUSE
from rukun.foundation.sharing.models import EmergencyAccess, Recusal
from rukun.kernel.actor import Actor


def may_recuse(*, person_id: UUID, actor: Actor) -> bool:
    """Say whether `actor` may keep this person away from a record; from oneself anybody may."""
    return actor.person_id is not None and (actor.may(RECUSE) or actor.person_id == person_id)


def may_lift_recusal(*, recusal: Recusal, actor: Actor) -> bool:
    """Say whether `actor` may let the person in again; never oneself."""
    return actor.may(RECUSE) and actor.person_id != recusal.person_id


def may_break_glass(*, actor: Actor) -> bool:
    """Say whether the office may open a record in an emergency (each time is reviewed)."""
    return actor.may(EMERGENCY_ACCESS) and bool(actor.regency)


def may_review(*, access: EmergencyAccess, actor: Actor) -> bool:
    """Say whether `actor` may judge this access: in the same regency, and never one's own."""
    return (
        actor.may(EMERGENCY_REVIEW)
        and actor.regency == access.regency
        and actor.person_id != access.person_id
        and access.reviewed_at is None
    )
