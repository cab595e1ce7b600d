"""Climbing on silence: the next office is told, and nothing else happens.

The substance of a matter is never moved by the clock; people decide. Vertical agencies are
asked, not chased: their duties never come here.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rukun.foundation.journal.domain import record
from rukun.foundation.notices.domain import notify
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.obligations.templates import CLIMBED
from rukun.foundation.obligations.units import for_each
from rukun.foundation.people.enums import AgencyKind
from rukun.foundation.people.models import Agency, Office
from rukun.foundation.settings.clocks import climb_due
from rukun.kernel.actor import system_actor


def climb_overdue(at: datetime) -> int:
    """Let every duty that has waited too long at `at` climb one step; return how many did.

    One step per call even after a long downtime: each office gets its own time to answer.
    """
    waiting = Obligation.objects.open().filter(climbs=True, next_check_at__lte=at)
    due = waiting.order_by("next_check_at", "pk").values_list("pk", flat=True)
    return for_each(due, lambda pk: _climb(pk, at))


@transaction.atomic
def _climb(pk: UUID, at: datetime) -> None:
    obligation = _still_waiting(pk, at)
    if obligation is None:  # met, postponed or climbed in between
        return
    told = _tell_next(obligation, at)
    if told is None:
        Obligation.objects.filter(pk=pk).update(next_check_at=None)
        return
    step, agency = told
    again = climb_due(obligation.urgency, obligation.regency, at)
    Obligation.objects.filter(pk=pk).update(level=step, climbed_to=agency, next_check_at=again)
    record(
        stream=obligation.stream,
        action="obligation.climbed",
        actor=system_actor(at),
        at=at,
        object_type="obligation",
        object_id=pk,
        data={"kind": obligation.kind, "level": step, "to_agency": str(agency.pk)},
    )


def _still_waiting(pk: UUID, at: datetime) -> Obligation | None:
    """Return the duty, locked until the transaction ends, if it still waits at `at`."""
    waiting = Obligation.objects.open().filter(pk=pk, climbs=True, next_check_at__lte=at)
    related = waiting.select_related("owner_agency", "owner_office")
    return related.select_for_update(of=("self",)).first()


def _tell_next(obligation: Obligation, at: datetime) -> tuple[int, Agency] | None:
    """Tell the next step at which somebody can be reached; None when the ladder ends."""
    params = {
        "summary": obligation.summary,
        "agency": obligation.owner_agency.short_name,
        "number": obligation.number,
    }
    for step, agency in enumerate(ladder(obligation), start=1):
        if step <= obligation.level:
            continue
        told = notify(
            template=CLIMBED,
            agencies=[agency],
            object_type=obligation.object_type,
            object_id=obligation.object_id,
            params=params,
            at=at,
        )
        if told:
            return step, agency
    return None


def ladder(obligation: Obligation) -> list[Agency]:
    """Return whom silence is shown to, the nearest first: heads of these agencies.

    The own head (unless the head's office owes it), the agencies above within the regency, and
    at the end Kesbangpol as secretariat. Never beyond the regency, never a vertical agency.
    """
    steps: list[Agency] = []
    owner = obligation.owner_agency
    if not _is_owed_by_head(obligation):
        steps.append(owner)
    steps += _above(owner, obligation.regency)
    kesbangpol = Agency.objects.filter(
        regency=obligation.regency, kind=AgencyKind.KESBANGPOL, is_active=True
    ).first()
    if kesbangpol and kesbangpol not in [owner, *steps]:
        steps.append(kesbangpol)
    return steps


def _is_owed_by_head(obligation: Obligation) -> bool:
    office: Office | None = obligation.owner_office
    return office is not None and office.is_head


def _above(agency: Agency, regency: str) -> Iterator[Agency]:
    seen = {agency.pk}
    above = agency.parent
    while above is not None and above.pk not in seen and above.regency == regency:
        seen.add(above.pk)
        if above.is_active and not above.is_vertical:
            yield above
        above = above.parent
