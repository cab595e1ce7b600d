"""Officers and moves read from a sheet (XLSX): every wrong cell is named, or all rows are taken.

The first row holds the column titles, in any order and case; rows without any text are skipped.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from rukun.foundation.people.domain.waves import RowError, SheetRefused
from rukun.foundation.people.enums import AssignmentKind
from rukun.kernel.errors import DomainError
from rukun.kernel.text import normalise
from rukun.kernel.workbooks import BadWorkbook, look_into

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 2_000
MOST_COLUMNS: Final = 100
_LARGEST_EXACT: Final = 2**53  # spreadsheets keep numbers as doubles: an 18-digit NIP is rounded


class SheetUnreadable(DomainError):
    """The file is no XLSX, too large, or lacks a column; `str()` says which."""


class WrongCell(Exception):
    """A cell cannot be read; `message` says what it should hold."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Column:
    """A column: its official Indonesian title, and what it holds."""

    key: str
    title: str
    is_required: bool = False
    hint: str = ""


@dataclass(frozen=True)
class Line:
    """One row of the sheet, by column key; `number` is the row as the spreadsheet counts."""

    number: int
    cells: dict[str, object]

    def text(self, key: str) -> str:
        """Return the cell as text, "" if it is empty; raises `WrongCell` for a rounded number."""
        value = self.cells.get(key, "")
        if isinstance(value, float):
            if abs(value) >= _LARGEST_EXACT:
                raise WrongCell(
                    _("The spreadsheet rounded this number. Format the column as text and type it again.")
                )
            value = int(value) if value.is_integer() else value
        return " ".join(str(value).split())

    def date(self, key: str) -> date | None:
        """Return the cell as a date: a date cell, 31-12-2026, 31/12/2026 or 2026-12-31."""
        value = self.cells.get(key, "")
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = self.text(key)
        return parse_date(text) if text else None


_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)


def parse_date(text: str) -> date:
    """Return the day that `text` names; `WrongCell` if it names none."""
    found = _DAY_FIRST.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise WrongCell(_("Write the date as 31-12-2026.")) from None


_KINDS: Final = {
    "": AssignmentKind.DEFINITIVE,
    "definitif": AssignmentKind.DEFINITIVE,
    "definitive": AssignmentKind.DEFINITIVE,
    "plt": AssignmentKind.ACTING,
    "plh": AssignmentKind.DAILY,
    "mewakili": AssignmentKind.ON_BEHALF,
}


def parse_kind(text: str) -> AssignmentKind:
    """Return how an office is held; an empty cell means definitively."""
    kind = _KINDS.get(normalise(text).replace(" ", ""))
    if kind is None:
        raise WrongCell(_("Write Definitif, Plt. or Plh."))
    return kind


def read_lines(data: bytes, columns: Sequence[Column]) -> list[Line]:
    """Return the lines of the first sheet; `SheetUnreadable` or `SheetRefused` say what is wrong."""
    table = _table(data)
    places = _places(table[0] if table else [], columns)
    lines = [
        Line(number, {key: row[place] for key, place in places.items() if place < len(row)})
        for number, row in enumerate(table[1:], start=2)
        if any(str(cell).strip() for cell in row)
    ]
    if not lines:
        raise SheetUnreadable(_("The sheet has no rows below its titles."))
    missing = [
        RowError(line.number, _("This cell is empty."), column.title)
        for line in lines
        for column in columns
        if column.is_required and not str(line.cells.get(column.key, "")).strip()
    ]
    if missing:
        raise SheetRefused(missing)
    return lines


def _table(data: bytes) -> list[list[object]]:
    if len(data) > MOST_BYTES:
        raise SheetUnreadable(_("The file is larger than 5 MB. Remove pictures and other sheets."))
    try:
        look_into(data)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = workbook.get_sheet_by_index(0)
        if sheet.total_height > MOST_ROWS + 1 or sheet.total_width > MOST_COLUMNS:
            raise SheetUnreadable(
                _("The sheet has more than %(most)d rows or is too wide. Delete what is empty, or split it.")
                % {"most": MOST_ROWS}
            )
        return [list(row) for row in sheet.to_python(skip_empty_area=False)]
    except BadWorkbook as refusal:
        raise SheetUnreadable(str(refusal)) from None
    except CalamineError:
        raise SheetUnreadable(
            _("This file cannot be read as a spreadsheet. Save it as .xlsx and upload it again.")
        ) from None


def _places(titles: Sequence[object], columns: Sequence[Column]) -> dict[str, int]:
    """Return at which place each known column stands; all of them must."""
    found = {normalise(str(title)): place for place, title in enumerate(titles)}
    missing = [column.title for column in columns if normalise(column.title) not in found]
    if missing:
        raise SheetUnreadable(
            _("These columns are missing in the first row: %(columns)s. Use the template.")
            % {"columns": ", ".join(missing)}
        )
    return {column.key: found[normalise(column.title)] for column in columns}
