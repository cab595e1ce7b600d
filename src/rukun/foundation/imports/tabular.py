"""Read a sheet, CSV or XLSX, into rows of plain values; what cannot be read is said in words."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from rukun.foundation.imports.refusals import FileTooLarge, FileUnreadable
from rukun.kernel.workbooks import MOST_COLUMNS, MOST_ROWS, BadWorkbook, WorkbookTooLarge, look_into

MOST_BYTES: Final = 16 * 1024 * 1024
HEADING_ROWS: Final = 20  # headings stand among these; above them stands what the list is called
_ZIP: Final = b"PK\x03\x04"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_DELIMITERS: Final = ";,\t|"
_TRIED_LINES: Final = 50

Line = tuple[int, list[object]]  # the row's number as the spreadsheet counts, and its cells


class Book(Protocol):
    """A file of one or more sheets."""

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of its sheets; a CSV has one, called ""."""

    def lines(self, sheet: str) -> Iterator[Line]:
        """Yield the rows of one sheet that hold anything."""


def open_book(content: bytes, *, is_known: bool = False) -> Book:
    """Return the sheets of a file by what it is, whatever its name says; `FileUnreadable` says why not.

    A file that is known was looked into when it came, and has been kept under seal since.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLarge(
            _("The file is larger than %(most)d MB. Remove pictures and other sheets, or split it.")
            % {"most": MOST_BYTES // 1024 // 1024}
        )
    if not content.strip():
        raise FileUnreadable(_("The file is empty. Choose it again."))
    if content.startswith(_ZIP):
        if not is_known:
            _look_into(content)
        return _Workbook(content)
    if content.startswith(_OLD_EXCEL):
        raise FileUnreadable(_("This is an old Excel file (.xls) or has a password. Save it as .xlsx."))
    return _Text(content)


def _look_into(content: bytes) -> None:
    try:
        look_into(content)
    except WorkbookTooLarge as refusal:
        raise FileTooLarge(str(refusal)) from None
    except BadWorkbook as refusal:
        raise FileUnreadable(str(refusal)) from None


def is_empty(cell: object) -> bool:
    """Say whether a cell holds nothing that can be seen."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


@dataclass(frozen=True)
class _Workbook:
    content: bytes

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(self._open().sheet_names)

    def _open(self) -> CalamineWorkbook:
        try:
            return CalamineWorkbook.from_filelike(io.BytesIO(self.content))
        except CalamineError:
            raise FileUnreadable from None

    def lines(self, sheet: str) -> Iterator[Line]:
        """Yield the rows that hold anything; the first cell is that of the leftmost used column."""
        try:
            page = self._open().get_sheet_by_name(sheet)
            for number, row in enumerate(page.iter_rows(), start=1):
                if not all(is_empty(cell) for cell in row):
                    yield number, list(row)
        except CalamineError:
            raise FileUnreadable from None


class _Text:
    """A CSV: its encoding and its delimiter are found out, as no two offices agree on them."""

    sheets = ("",)

    def __init__(self, content: bytes) -> None:
        self.text = _decoded(content)
        self.delimiter = _delimiter(self.text)

    def lines(self, sheet: str) -> Iterator[Line]:
        """Yield the rows that hold anything, numbered by records and not by line breaks."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        number = 0
        try:
            for number, row in enumerate(reader, start=1):
                if number == 1 and len(row) <= 2 and row and row[0].lower().startswith("sep="):
                    continue  # Excel's own note of its delimiter
                if number > MOST_ROWS + HEADING_ROWS or len(row) > _reach(row):
                    raise FileTooLarge
                if any(cell.strip() for cell in row):
                    yield number, list(row[:MOST_COLUMNS])
        except csv.Error:
            text = _("Row %(row)d cannot be read: a quotation mark is missing, or a cell is far too long.")
            raise FileUnreadable(text % {"row": number + 1}) from None


def _reach(row: Sequence[str]) -> int:
    """Return how many cells the row may have: empty ones at its end do no harm."""
    is_filled_beyond = any(cell.strip() for cell in row[MOST_COLUMNS:])
    return MOST_COLUMNS if is_filled_beyond else len(row)


def _decoded(content: bytes) -> str:
    is_wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}  # "Unicode text" of Excel
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _is_binary(text):
            return text
        break
    raise FileUnreadable


def _is_binary(text: str) -> bool:
    """Control characters other than tabs and line ends stand in no sheet."""
    strange = sum(text.count(chr(code)) for code in (*range(9), 11, *range(14, 32), 127))
    return strange > 0


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts the first lines into the most, and the most equal, parts."""
    lines = text.splitlines()[:_TRIED_LINES]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return (0, 0)
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    return (widths.count(usual) if usual > 1 else 0, usual)
