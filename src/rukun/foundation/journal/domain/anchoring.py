"""Anchor the heads outside the database, so that a cut tail can be noticed."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from rukun.foundation.journal.hashing import GENESIS, head_leaf, merkle_root
from rukun.foundation.journal.models import Anchor, Head

MOST_HEADS = 5000  # one line of about 500 kB, and fewer than SQLite's variables


def anchor_heads(*, path: Path, at: datetime) -> Anchor | None:
    """Store a root over the heads that moved since the last anchor and append it to `path`.

    Takes at most `MOST_HEADS`; after a mass import the caller goes on until fewer come. Returns
    None when nothing moved. The line is on disk before the row commits: a line without
    its row is harmless, a row without its line would claim a protection that is not there.
    """
    with transaction.atomic():
        last = Anchor.objects.select_for_update().order_by("-number").first()
        # A head that is being written now waits for the next anchor: nobody is kept waiting.
        moved = Head.objects.select_for_update(skip_locked=True).filter(anchored=False)
        heads = list(moved.order_by("stream").values_list("stream", "seq", "hash")[:MOST_HEADS])
        if not heads:
            return None
        number = last.number + 1 if last else 1
        leaves = [last.root if last else GENESIS, *(head_leaf(*head) for head in heads)]
        root = merkle_root(leaves)
        line = {"number": number, "at": at.isoformat(), "root": root, "heads": heads}
        _append_durably(path, json.dumps(line, separators=(",", ":")))
        Head.objects.filter(stream__in=[head[0] for head in heads]).update(anchored=True)
        return Anchor.objects.create(number=number, at=at, heads=len(heads), root=root)


def _append_durably(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if file.tell() and not _ends_with_newline(file):  # killed in the middle of a line
            file.write(b"\n")
        file.write(line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _ends_with_newline(file: BinaryIO) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"
