"""Open a duty, and close it when it is met or falls away."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from rukun.foundation.obligations.enums import ObligationState
from rukun.foundation.obligations.kinds import kind_of
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.models import Agency
from rukun.foundation.settings.clocks import climb_due
from rukun.foundation.territory.models import Region
from rukun.kernel.actor import Actor

_ORDER: Final = {"red": 0, "yellow": 1, "green": 2}
NO_URGENCY: Final = 3


@transaction.atomic
def open_obligation(
    *,
    kind: str,
    object_type: str,
    object_id: UUID,
    summary: str,
    owner_agency_id: UUID,
    region: Region | str,
    regency: str,
    opened_by: Actor,
    at: datetime,
    owner_office_id: UUID | None = None,
    due_at: datetime | None = None,
    climbs: bool = False,
    urgency: str = "",
    subject_id: UUID | None = None,
    number: str = "",
) -> Obligation:
    """Note that an office (or its agency as a whole) owes something; owed twice is owed once.

    `object_type`/`object_id` is the record that people open; `subject_id` tells several duties
    on it apart (the task, the request), `number` is the record's, for people. A vertical agency
    is not subordinate to the regency: whatever the caller asks, its duty has no date and does
    not climb. The calling verb journals.
    """
    kind_of(kind)
    if Agency.objects.filter(pk=owner_agency_id, is_vertical=True).exists():
        due_at, climbs = None, False
    obligation, _created = Obligation.objects.get_or_create(
        kind=kind,
        object_type=object_type,
        object_id=object_id,
        subject_id=subject_id or object_id,
        owner_agency_id=owner_agency_id,
        owner_office_id=owner_office_id,
        state=ObligationState.OPEN,
        defaults={
            "number": number,
            "summary": summary[:200],
            "region_id": region.pk if isinstance(region, Region) else region,
            "regency": regency,
            "urgency": urgency,
            "urgency_order": _ORDER.get(urgency, NO_URGENCY),
            "opened_at": at,
            "opened_by_office_id": opened_by.office_id,
            "due_at": due_at,
            "original_due_at": due_at,
            "climbs": climbs,
            "next_check_at": climb_due(urgency, regency, due_at) if climbs and due_at else None,
        },
    )
    return obligation


def discharge(
    *,
    object_type: str,
    object_id: UUID,
    kind: str,
    actor: Actor,
    at: datetime,
    outcome: str = "",
    subject_id: UUID | None = None,
    owner_agency_id: UUID | None = None,
) -> int:
    """Close what was owed as done; return how many duties this call closed.

    Without `subject_id` every open duty of the kind on the record is closed. Whoever comes
    second closes nothing (0), so the first outcome stands.
    """
    return _close(
        ObligationState.DONE,
        _owed(object_type, object_id, kind, subject_id, owner_agency_id),
        actor=actor,
        at=at,
        outcome=outcome,
    )


def cancel_obligations(
    *,
    object_type: str,
    object_id: UUID,
    actor: Actor,
    at: datetime,
    kind: str | None = None,
    outcome: str = "",
    subject_id: UUID | None = None,
    owner_agency_id: UUID | None = None,
) -> int:
    """Close what is no longer owed (withdrawn, closed with the record); return how many.

    Without `kind` everything open on the record falls away.
    """
    return _close(
        ObligationState.CANCELLED,
        _owed(object_type, object_id, kind, subject_id, owner_agency_id),
        actor=actor,
        at=at,
        outcome=outcome,
    )


def _owed(
    object_type: str, object_id: UUID, kind: str | None, subject_id: UUID | None, agency_id: UUID | None
) -> Q:
    owed = Q(object_type=object_type, object_id=object_id)
    if kind is not None:
        owed &= Q(kind=kind)
    if subject_id is not None:
        owed &= Q(subject_id=subject_id)
    if agency_id is not None:
        owed &= Q(owner_agency_id=agency_id)
    return owed


def _close(state: ObligationState, owed: Q, *, actor: Actor, at: datetime, outcome: str) -> int:
    return (
        Obligation.objects.open()
        .filter(owed)
        .update(
            state=state,
            closed_at=at,
            closed_by_office_id=actor.office_id,
            outcome=outcome,
            next_check_at=None,
        )
    )


def follow_urgency(*, object_type: str, object_id: UUID, urgency: str) -> None:
    """Let what is still owed on a record be as urgent as the record has become.

    What has not climbed yet climbs by the new urgency's clock.
    """
    order = _ORDER.get(urgency, NO_URGENCY)
    owed = Obligation.objects.open().filter(object_type=object_type, object_id=object_id)
    for duty in owed.exclude(urgency=urgency).select_for_update():
        duty.urgency, duty.urgency_order = urgency, order
        if duty.level == 0 and duty.next_check_at and duty.due_at:
            duty.next_check_at = climb_due(urgency, duty.regency, duty.due_at)
        duty.save(update_fields=["urgency", "urgency_order", "next_check_at"])
