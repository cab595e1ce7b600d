"""Verbs of the journal."""

from rukun.foundation.journal.domain.anchoring import anchor_heads
from rukun.foundation.journal.domain.recording import record, record_read

__all__ = ["anchor_heads", "record", "record_read"]
