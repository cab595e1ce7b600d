"""Mark notices as read; private and reversible, so it is not journaled."""

from datetime import datetime
from uuid import UUID

from rukun.foundation.notices.models import Notice
from rukun.kernel.actor import Actor


def mark_read(*, notice_id: UUID, actor: Actor, at: datetime) -> bool:
    """Mark one notice of the actor as read; false if it was already, or is not theirs."""
    mine = Notice.objects.visible_to(actor).filter(pk=notice_id, read_at=None)
    return mine.update(read_at=at) == 1


def mark_all_read(*, actor: Actor, at: datetime) -> int:
    """Mark what has reached the actor until `at` as read; what comes later stays new."""
    return Notice.objects.visible_to(actor).filter(read_at=None, created_at__lte=at).update(read_at=at)
