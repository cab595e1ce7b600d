"""Which column fills which field: as it was matched last time, else by what the headings say.

A guess is shown to the person before anything is read with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rukun.foundation.imports.kinds import Field, ImportKind
from rukun.foundation.imports.refusals import WrongCell
from rukun.foundation.imports.rows import plain_text
from rukun.foundation.imports.tabular import HEADING_ROWS, Line
from rukun.kernel.text import normalise

_FEWEST_HEADINGS: Final = 2


@dataclass(frozen=True)
class Layout:
    """Where the headings stand, what they say, and the rows below them that a preview shows."""

    heading_row: int
    headings: list[str]
    below: list[Line]


def find_layout(first: Sequence[Line], kind: ImportKind, *, heading_row: int = 0) -> Layout | None:
    """Return the layout of a sheet from its first rows; None if no row can be the headings.

    Above the headings stands what the list is called; below them sometimes a row that only counts
    the columns (1, 2, 3 …). `heading_row` is what a person says.
    """
    candidates = [line for line in first if line[0] <= HEADING_ROWS or line[0] == heading_row]
    chosen = next((line for line in candidates if line[0] == heading_row), None)
    if chosen is None:
        chosen = max(candidates, key=lambda line: (_known(line[1], kind), -line[0]), default=None)
        if chosen is not None and not _known(chosen[1], kind):
            chosen = next((line for line in candidates if _filled(line[1]) >= _FEWEST_HEADINGS), None)
    if chosen is None:
        return None
    headings = [heading_text(cell) for cell in chosen[1]]
    below = [line for line in first if line[0] > chosen[0] and not only_counts(line[1])]
    return Layout(chosen[0], headings, below)


def only_counts(cells: Sequence[object]) -> bool:
    """Say whether a row only numbers its columns, as printed lists do under their headings."""
    numbers = [text for cell in cells if (text := heading_text(cell))]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    return len(numbers) > _FEWEST_HEADINGS and [text.strip("()") for text in numbers] == counted


def heading_text(cell: object) -> str:
    """Return a heading as it is shown, on one line."""
    try:
        return " ".join(plain_text(cell).split())[:100]
    except WrongCell:
        return ""


def guess_mapping(
    headings: Sequence[str], kind: ImportKind, remembered: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Return the place of the column for each field that is remembered or can be told from its heading."""
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if normalise(heading):
            places.setdefault(normalise(heading), place)
    mapping = {}
    for field in kind.fields:
        known = normalise((remembered or {}).get(field.code, ""))
        names = [known] if known else [] if remembered else _names(field)
        found = next((places[name] for name in names if name in places), None)
        if found is not None:
            mapping[field.code] = found
    return mapping


def _names(field: Field) -> list[str]:
    return [normalise(name) for name in (field.title, *field.aliases)]


def _known(cells: Sequence[object], kind: ImportKind) -> int:
    names = {name for field in kind.fields for name in _names(field)}
    return sum(normalise(heading_text(cell)) in names for cell in cells)


def _filled(cells: Sequence[object]) -> int:
    return sum(bool(heading_text(cell)) for cell in cells)
