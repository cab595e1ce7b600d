"""Check that nothing in the journal was altered, removed or cut off."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from rukun.foundation.journal import guards
from rukun.foundation.journal.hashing import GENESIS, entry_hash, head_leaf, merkle_root
from rukun.foundation.journal.models import Anchor, Entry, Head


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was written: `kind` is a code, `where` names the place."""

    kind: str
    where: str


def verify_all(anchor_path: Path | None = None) -> list[Finding]:
    """Walk every chain once and hold it against heads, anchors and triggers.

    Kinds: altered (hash differs), missing (gap or broken link), cut (a head or an anchor knows
    more than the chain), anchor_altered, anchor_missing (its line outside is gone), guard_missing.
    """
    path = anchor_path if anchor_path is not None else settings.RUKUN_ANCHOR_FILE
    findings = [Finding("guard_missing", name) for name in guards.missing()]
    ends: dict[str, tuple[int, str]] = {}
    findings += _verify_chains(ends)
    findings += _verify_heads(ends)
    findings += _verify_anchors(path)
    return findings


def _verify_chains(ends: dict[str, tuple[int, str]]) -> Iterator[Finding]:
    stream, seq, previous = "", 0, GENESIS
    for entry in Entry.objects.order_by("stream", "seq").iterator(chunk_size=2000):
        if entry.stream != stream:
            stream, seq, previous = entry.stream, 0, GENESIS
        if entry.seq != seq + 1 or entry.previous_hash != previous:
            yield Finding("missing", f"{stream}#{seq + 1}")
        if entry_hash(entry) != entry.hash:
            yield Finding("altered", f"{stream}#{entry.seq}")
        seq, previous = entry.seq, entry.hash
        ends[stream] = (seq, previous)


def _verify_heads(ends: dict[str, tuple[int, str]]) -> Iterator[Finding]:
    heads = {head.stream: (head.seq, head.hash) for head in Head.objects.iterator()}
    for stream, end in ends.items():
        if heads.get(stream) != end:
            yield Finding("cut", stream)
    for stream, head in heads.items():
        if stream not in ends and head[0] > 0:
            yield Finding("cut", stream)


def _verify_anchors(path: Path) -> Iterator[Finding]:
    # A process killed while anchoring leaves a line without its row, or half a line; the next
    # anchor then has the same number. So each line is chained to any of the number before it.
    roots: dict[int, set[str]] = {0: {GENESIS}}
    for anchor in _anchor_lines(path):
        number, root = int(anchor["number"]), str(anchor["root"])
        heads = [(str(s), int(n), str(h)) for s, n, h in anchor["heads"]]
        leaves = [head_leaf(*head) for head in heads]
        if root not in {merkle_root([before, *leaves]) for before in roots.get(number - 1, ())}:
            yield Finding("anchor_altered", f"#{number}")
        roots.setdefault(number, set()).add(root)
        yield from _verify_anchored(heads)
    for number, stored in Anchor.objects.order_by("number").values_list("number", "root"):
        if stored not in roots.get(number, ()):
            yield Finding("anchor_missing", f"#{number}")


def _anchor_lines(path: Path) -> "Iterator[dict[str, Any]]":
    """Yield what can be read; a broken line that had a row shows as missing."""
    text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    for line in text.splitlines():
        try:
            anchor = json.loads(line)
        except json.JSONDecodeError:
            continue
        if isinstance(anchor, dict) and anchor.keys() >= {"number", "root", "heads"}:
            yield anchor


def _verify_anchored(heads: list[tuple[str, int, str]]) -> Iterator[Finding]:
    for stream, seq, hash_ in heads:
        stored = Entry.objects.filter(stream=stream, seq=seq).values_list("hash", flat=True)
        if list(stored) != [hash_]:
            yield Finding("cut", f"{stream}#{seq}")
