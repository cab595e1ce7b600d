"""Verbs of obligations. They run inside the verb that acts on the record and journals it."""

from rukun.foundation.obligations.domain.climbing import climb_overdue
from rukun.foundation.obligations.domain.duties import (
    cancel_obligations,
    discharge,
    follow_urgency,
    open_obligation,
)
from rukun.foundation.obligations.domain.redirecting import postpone, reassign

__all__ = [
    "cancel_obligations",
    "climb_overdue",
    "discharge",
    "follow_urgency",
    "open_obligation",
    "postpone",
    "reassign",
]
