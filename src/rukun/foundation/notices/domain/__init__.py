"""Verbs of notices."""

from rukun.foundation.notices.domain.dead_letters import requeue
from rukun.foundation.notices.domain.notifying import notify
from rukun.foundation.notices.domain.reading import mark_all_read, mark_read

__all__ = ["mark_all_read", "mark_read", "notify", "requeue"]
