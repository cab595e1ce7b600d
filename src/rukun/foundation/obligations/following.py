"""Duties stay with the region of their record when that follows a change of codes."""

from datetime import datetime, timedelta
from typing import Any, Final

from rukun.foundation.obligations.models import Obligation
from rukun.foundation.obligations.ticking import register_duty
from rukun.foundation.territory.domain import register_owned, run_succession, succession_ran
from rukun.foundation.territory.domain.following import Move
from rukun.kernel.actor import system_actor
from rukun.kernel.regions import regency_of

# An edition takes effect at midnight, and an officer may settle what follows a village at any time.
_EVERY: Final = timedelta(hours=1)


def register() -> None:
    """Fill the registries; called once, when the app is ready."""
    register_owned(Obligation, region_field="region")
    succession_ran.connect(_follow_records, dispatch_uid="obligations.follow_records")
    register_duty("territory.succession", _EVERY, _let_records_follow)


def _follow_records(moves: list[Move], **_signal: Any) -> None:
    """Move the duties of records that had waited: by their region they are not told from others."""
    for move in moves:
        if move.object_ids:
            object_type = move.model.rpartition(".")[2]
            Obligation.objects.filter(object_type=object_type, object_id__in=move.object_ids).update(
                region_id=move.new, regency=regency_of(move.new)
            )


def _let_records_follow(at: datetime) -> None:
    run_succession(actor=system_actor(at), at=at)
