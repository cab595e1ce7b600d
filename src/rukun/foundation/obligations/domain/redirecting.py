"""Give a duty to another office, or more time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.obligations import policy
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.models import Agency
from rukun.foundation.settings.clocks import climb_due
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed


class NotOwed(DomainError):
    """The duty was met or fell away in the meantime."""

    message = _("This is no longer open. Reload the page to see where it stands.")


@transaction.atomic
def reassign(
    *,
    obligation: Obligation,
    to_agency_id: UUID,
    actor: Actor,
    at: datetime,
    to_office_id: UUID | None = None,
) -> Obligation:
    """Let another office owe it; its date stays, and it starts at the foot of the ladder again.

    The caller has made sure that the new owner can open the record, and changes whatever the
    record itself says of its owner: a case's task is given anew (`assign_task(replaces=…)`).
    """
    if not policy.may_redirect(obligation, actor):
        raise NotAllowed
    changes: dict[str, object] = {
        "owner_agency_id": to_agency_id,
        "owner_office_id": to_office_id,
        "level": 0,
        "climbed_to": None,
        "next_check_at": _next_check(obligation, obligation.due_at),
    }
    if Agency.objects.filter(pk=to_agency_id, is_vertical=True).exists():
        changes |= {"due_at": None, "climbs": False, "next_check_at": None}
    _write(obligation, changes)
    data = {"kind": obligation.kind, "to_agency": str(to_agency_id), "to_office": str(to_office_id or "")}
    _journal(obligation, "obligation.reassigned", data, actor=actor, at=at)
    return obligation


@transaction.atomic
def postpone(
    *, obligation: Obligation, due_at: datetime, reason_code: str, actor: Actor, at: datetime
) -> Obligation:
    """Give more time; the first date stays on record (`original_due_at`)."""
    if not policy.may_redirect(obligation, actor):
        raise NotAllowed
    if obligation.due_at is None or due_at <= max(at, obligation.due_at):
        raise Invalid("due_at", _("Choose a later date than the one that stands."))
    before = obligation.due_at
    _write(
        obligation,
        {"due_at": due_at, "climbed_to": None, "next_check_at": _next_check(obligation, due_at)},
    )
    data = {"kind": obligation.kind, "from": before.isoformat(), "to": due_at.isoformat()}
    _journal(obligation, "obligation.postponed", data, actor=actor, at=at, reason=reason_code)
    return obligation


def _next_check(obligation: Obligation, due_at: datetime | None) -> datetime | None:
    if not obligation.climbs or due_at is None:
        return None
    return climb_due(obligation.urgency, obligation.regency, due_at)


def _write(obligation: Obligation, changes: dict[str, object]) -> None:
    """Write if it is open and still owed and due as the caller saw it: of two, one wins."""
    as_seen = Obligation.objects.open().filter(
        pk=obligation.pk,
        owner_agency_id=obligation.owner_agency_id,
        owner_office_id=obligation.owner_office_id,
        due_at=obligation.due_at,
    )
    if not as_seen.update(**changes):
        raise NotOwed
    obligation.refresh_from_db()


def _journal(
    obligation: Obligation,
    action: str,
    data: dict[str, str],
    *,
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> None:
    record(
        stream=obligation.stream,
        action=action,
        actor=actor,
        at=at,
        object_type="obligation",
        object_id=obligation.pk,
        data=data,
        reason=reason,
    )
