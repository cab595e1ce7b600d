"""Hashes of entries and anchors; pure functions, the same for writing and for checking."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC

from rukun.foundation.journal.models import Entry

GENESIS = "0" * 64


def entry_hash(entry: Entry) -> str:
    """Return the SHA-256 of all that `entry` says, including the hash before it."""
    said = {
        "stream": entry.stream,
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "action": entry.action,
        "person": _text(entry.person_id),
        "office": _text(entry.office_id),
        "agency": _text(entry.agency_id),
        "behalf": [_text(entry.behalf_office_id), entry.behalf_basis],
        "object": [entry.object_type, entry.object_id],
        "reason": entry.reason,
        "data": entry.data,
        "previous": entry.previous_hash,
    }
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def merkle_root(leaves: Sequence[str]) -> str:
    """Return the root of a Merkle tree over `leaves` (RFC 9162 §2.1: tagged, unpadded)."""
    if not leaves:
        return hashlib.sha256(b"").hexdigest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0].encode()).hexdigest()
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    left, right = merkle_root(leaves[:split]), merkle_root(leaves[split:])
    return hashlib.sha256(b"\x01" + bytes.fromhex(left) + bytes.fromhex(right)).hexdigest()


def head_leaf(stream: str, seq: int, hash_: str) -> str:
    """Return the text of one leaf of an anchor's tree."""
    return f"{stream} {seq} {hash_}"


def _text(value: object) -> str:
    return "" if value is None else str(value)
