"""Let an agency see exactly one record, and take that back."""

from datetime import datetime
from uuid import UUID

from rukun.foundation.people.models import Agency
from rukun.foundation.sharing.models import Grant


def grant_access(
    *,
    object_type: str,
    object_id: UUID,
    agency: Agency,
    via_type: str,
    via_id: UUID,
    reason: str,
    at: datetime,
) -> Grant:
    """Open one record for `agency`; a live grant on the same ground is returned as it is."""
    grant, _created = Grant.objects.get_or_create(
        object_type=object_type,
        object_id=object_id,
        agency=agency,
        via_type=via_type,
        via_id=via_id,
        until_at=None,
        defaults={"reason": reason, "from_at": at},
    )
    return grant


def withdraw_grants(*, via_type: str, via_id: UUID, agency: Agency, at: datetime) -> int:
    """End exactly the grants that came via this record; return how many there were."""
    live = Grant.objects.filter(via_type=via_type, via_id=via_id, agency=agency, until_at=None)
    return live.update(until_at=at)
