"""Ownership: who holds a record now, and who held it before."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from rukun.foundation.people.models import Agency, Team
from rukun.foundation.sharing.models import Custody


def take_custody(
    *, object_type: str, object_id: UUID, agency: Agency, team: Team | None, at: datetime
) -> Custody:
    """Make `agency` (for `team`) the holder; the one before may go on reading.

    Runs inside the transaction of the verb that changes the owner's columns.
    """
    current = Custody.objects.filter(object_type=object_type, object_id=object_id, until_at=None)
    current.update(until_at=at)
    return Custody.objects.create(
        object_type=object_type, object_id=object_id, agency=agency, team=team, from_at=at
    )


def take_custody_of_new(
    *, object_type: str, object_ids: Iterable[UUID], agency: Agency, at: datetime
) -> None:
    """Make `agency` the first holder of records that its verb has just written, all in one statement."""
    Custody.objects.bulk_create(
        Custody(object_type=object_type, object_id=one, agency=agency, from_at=at) for one in object_ids
    )


def rung_as_owner(agency: Agency) -> int:
    """Return the rung that decides who stands above a record of `agency`.

    An agency beside the ladder counts as the regency's: only the regency stands above it.
    """
    return agency.rung if agency.rung is not None else 2
