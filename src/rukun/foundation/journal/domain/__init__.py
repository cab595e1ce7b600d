"""Verbs of the journal."""

from rukun.foundation.journal.domain.anchoring import MOST_HEADS, anchor_heads
from rukun.foundation.journal.domain.recording import record, record_read

__all__ = ["MOST_HEADS", "anchor_heads", "record", "record_read"]
