"""What the clock does for the rooms up to this one."""

from datetime import datetime, timedelta

from django.conf import settings

from rukun.foundation.journal.domain import MOST_HEADS, anchor_heads
from rukun.foundation.notices.delivery import reap_expired
from rukun.foundation.obligations.domain import climb_overdue
from rukun.foundation.obligations.ticking import register_duty

EVERY_MINUTE = timedelta(minutes=1)
ANCHOR_EVERY = timedelta(minutes=10)


def register() -> None:
    """Put the duties of foundation on the clock."""
    register_duty("notices.reap", EVERY_MINUTE, reap_expired)
    register_duty("obligations.climb", EVERY_MINUTE, climb_overdue)
    register_duty("journal.anchor", ANCHOR_EVERY, _anchor)


def _anchor(at: datetime) -> None:
    while True:
        anchor = anchor_heads(path=settings.RUKUN_ANCHOR_FILE, at=at)
        if anchor is None or anchor.heads < MOST_HEADS:
            return
