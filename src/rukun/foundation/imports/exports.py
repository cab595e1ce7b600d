"""Sheets to download: the rows that are to be corrected, and an empty one to fill in."""

import io
from datetime import date, datetime, time
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from rukun.foundation.imports.keeping import open_file
from rukun.foundation.imports.kinds import ImportKind, kind_of
from rukun.foundation.imports.lines import lines_of
from rukun.foundation.imports.models import Import
from rukun.foundation.imports.queries import rows_to_correct
from rukun.foundation.imports.tabular import open_book

# Headings are official Indonesian, whatever the language of the screen: the sheet goes on paper.
ROW_HEADING: Final = "Baris asal"
NOTE_HEADING: Final = "Yang perlu diperbaiki"
_WIDTH: Final = 18
_NOTE_WIDTH: Final = 60


def error_sheet(run: Import) -> bytes:
    """Return the rows that were not taken in, each with what is to be corrected, to upload again.

    The columns stand and are named as in the file, so that they are matched as they were.
    `FileLost` once the file is gone.
    """
    notes = {row.number: row.errors for row in rows_to_correct(run)}
    headings = _headings(run)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = _Page(book, "Perbaikan")
        page.title([*headings, ROW_HEADING, NOTE_HEADING])
        page.sheet.set_column(len(headings) + 1, len(headings) + 1, _NOTE_WIDTH)
        for number, cells in lines_of(run):
            if number in notes:
                wrong = {run.mapping[code] for code, _text in notes[number] if code in run.mapping}
                padded = [*cells[: len(headings)], *[""] * (len(headings) - len(cells))]
                page.line([*padded, number, _note(run, notes[number])], marked=wrong)
    return buffer.getvalue()


def template_sheet(kind: ImportKind) -> bytes:
    """Return an empty sheet with the headings of a kind, required ones marked, and a hint under each."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = _Page(book, "Data")
        page.title([field.title for field in kind.fields])
        for place, field in enumerate(kind.fields):
            note = " ".join(filter(None, ("Wajib." if field.is_required else "", field.hint)))
            if note:
                page.sheet.write_comment(0, place, note)
    return buffer.getvalue()


class _Page:
    def __init__(self, book: Any, name: str) -> None:
        self.sheet = book.add_worksheet(name)
        self.bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        self.day = book.add_format({"num_format": "dd-mm-yyyy"})
        self.clock = book.add_format({"num_format": "hh.mm"})
        self.marks = {
            kind: book.add_format({"bg_color": "#FFF2CC", "num_format": form})
            for kind, form in (
                ("text", "@"),
                ("day", "dd-mm-yyyy"),
                ("clock", "hh.mm"),
                ("number", "General"),
            )
        }
        self.next = 0

    def title(self, headings: list[str]) -> None:
        self.sheet.freeze_panes(1, 0)
        self.sheet.set_column(0, len(headings) - 1, _WIDTH)
        for place, heading in enumerate(headings):
            self.sheet.write_string(0, place, heading, self.bold)
        self.next = 1

    def line(self, cells: list[object], *, marked: set[int]) -> None:
        for place, cell in enumerate(cells):
            self._cell(place, cell, is_marked=place in marked)
        self.next += 1

    def _cell(self, place: int, cell: object, *, is_marked: bool) -> None:
        """Write a value as what it was; a text never becomes a formula."""
        where = (self.next, place)
        if isinstance(cell, bool):
            self.sheet.write_boolean(*where, cell, self.marks["number"] if is_marked else None)
        elif isinstance(cell, int | float):
            self.sheet.write_number(*where, cell, self.marks["number"] if is_marked else None)
        elif isinstance(cell, datetime | date):
            self.sheet.write_datetime(*where, _naive(cell), self.marks["day"] if is_marked else self.day)
        elif isinstance(cell, time):
            self.sheet.write_datetime(*where, cell, self.marks["clock"] if is_marked else self.clock)
        elif cell is None or cell == "":
            if is_marked:
                self.sheet.write_blank(*where, None, self.marks["text"])
        else:
            self.sheet.write_string(*where, str(cell)[:32_767], self.marks["text"] if is_marked else None)


def _naive(value: date) -> datetime:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a cell of a sheet knows no zone


def _headings(run: Import) -> list[str]:
    book = open_book(open_file(run), is_known=True)
    cells = next((cells for number, cells in book.lines(run.sheet) if number == run.heading_row), [])
    return [str(cell) for cell in cells]


def _note(run: Import, errors: list[list[str]]) -> str:
    kind = kind_of(run.kind)
    lines = []
    for code, text in errors:
        field = kind.field(code)
        lines.append(_("%(field)s: %(text)s") % {"field": field.label, "text": text} if field else text)
    return "\n".join(lines)
