"""The rows of an import's file, as its columns were matched."""

import hashlib
from collections.abc import Iterator

from rukun.foundation.imports.guessing import only_counts
from rukun.foundation.imports.keeping import open_file
from rukun.foundation.imports.kinds import OWN_NUMBER
from rukun.foundation.imports.models import Import
from rukun.foundation.imports.rows import Row
from rukun.foundation.imports.tabular import Line, is_empty, open_book
from rukun.kernel.text import normalise


def lines_of(run: Import) -> Iterator[Line]:
    """Yield the rows below the headings, with all their cells."""
    book = open_book(open_file(run), is_known=True)
    return lines_below(book.lines(run.sheet), run.heading_row)


def lines_below(lines: Iterator[Line], heading_row: int) -> Iterator[Line]:
    """Yield what stands below the headings, without a row that only counts the columns."""
    is_first = True
    for number, cells in lines:
        if number <= heading_row or (is_first and only_counts(cells)):
            continue
        is_first = False
        yield number, cells


def row_of(run: Import, line: Line) -> Row | None:
    """Return a line by fields; None if none of the matched columns holds anything (totals, signatures)."""
    number, cells = line
    matched = {code: cells[place] if place < len(cells) else "" for code, place in run.mapping.items()}
    if all(is_empty(cell) for cell in matched.values()):
        return None
    return Row(number, matched | run.fixed)


def keys_of(run: Import, row: Row, identity: str) -> tuple[str, str, str]:
    """Return the key, the identity and the own number of a row as digests; "" where it has no number."""
    what = _digest("identity", identity)
    own = normalise(row.text(OWN_NUMBER)) if OWN_NUMBER in row.cells else ""
    if not own:
        return what, what, ""
    return _digest("number", f"{run.source_key}\0{own}"), what, _digest("own", own)


def _digest(kind: str, text: str) -> str:
    return hashlib.sha256(f"{kind}\0{text}".encode()).hexdigest()
