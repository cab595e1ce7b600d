"""Look into an XLSX before it is unpacked: a few bytes may claim billions of cells.

The reader that follows holds a sheet as one dense block, and gives each cell its own copy of a
shared text. So the parts are read once as a stream, and what they would become is counted first.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Final
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from rukun.kernel.errors import DomainError

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 100
_MOST_CELLS: Final = 3_000_000  # of the dense block: some 100 MB
_MOST_UNPACKED: Final = 200 * 1024 * 1024
_MOST_TEXT: Final = 100 * 1024 * 1024  # characters of all cells together
_MOST_PARTS: Final = 2_000
_CHUNK: Final = 1024 * 1024
_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_HEADING_ROWS: Final = 20
# What the reading of an archive raises for bytes that are none: each of these was seen.
_DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError),
    *(EOFError, OSError, ValueError),
)


class BadWorkbook(DomainError):
    """The bytes are no XLSX that can be read."""

    message = _("This file cannot be read as a spreadsheet. Save it as .xlsx and upload it again.")


class WorkbookTooLarge(BadWorkbook):
    """It would grow beyond what is worked on at once."""

    message = _("The sheet is too large. Delete what is empty, or split it into several files.")


def look_into(content: bytes) -> None:
    """Refuse an archive that would grow beyond bounds, is damaged, or is no plain XLSX."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_strange(archive.infolist())
            lengths = _Texts()
            # Shared texts come first: the cells that point to them are weighed by their length.
            for part in sorted(
                archive.infolist(), key=lambda part: "sharedstrings" not in part.filename.lower()
            ):
                _look_at(archive, part, lengths)
    except _DAMAGE:
        raise BadWorkbook(_("The file is damaged. Save it again and upload the new copy.")) from None


def _refuse_strange(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names or len(set(names)) != len(names):
        raise BadWorkbook
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise WorkbookTooLarge


@dataclass
class _Texts:
    """Lengths of the shared texts by their number, and what all cells together repeat."""

    lengths: list[int] = field(default_factory=list)
    total: int = 0

    def use(self, number: str) -> None:
        """Count one use of a shared text."""
        if number.isascii() and number.isdigit() and int(number) < len(self.lengths):
            self.add(self.lengths[int(number)])

    def add(self, characters: int) -> None:
        """Count characters, and refuse when they are too many."""
        self.total += characters
        if self.total > _MOST_TEXT:
            raise WorkbookTooLarge


def _look_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo, texts: _Texts) -> None:
    with archive.open(part) as stream:
        first = stream.read(_CHUNK)
        is_markup = first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" or first[:2] in {
            b"\xff\xfe",
            b"\xfe\xff",
        }
        pieces = _pieces(first, stream)
        if is_markup:
            _Part(texts).read(pieces)
        else:
            for _piece in pieces:  # to its end, so that its checksum is compared
                pass


def _pieces(first: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    piece = first
    while piece:
        yield piece
        piece = stream.read(_CHUNK)


class _Part:
    """One part of the archive, read as a stream of elements."""

    def __init__(self, texts: _Texts) -> None:
        self.texts = texts
        self.row = self.column = 0
        self.last_row = self.last_column = 0
        self.is_shared = self.is_value = self.is_text = False
        self.pending: list[str] = []
        self.length = 0

    def read(self, pieces: Iterator[bytes]) -> None:
        """Walk through the part; anything that is no well-formed markup is refused."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            for piece in pieces:
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError:
            raise BadWorkbook(_("The file is damaged. Save it again and upload the new copy.")) from None

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            given = attributes.get("r", "")
            self.row = int(given) if given.isascii() and given.isdigit() else self.row + 1
            self.column = 0
        elif name == "c":
            self._cell(attributes)
        elif name in {"v", "is", "f"}:
            self.is_value = name == "v"
            self._take_place()
        elif name == "t":
            self.is_text = True
        elif name == "si":
            self.length = 0

    def _cell(self, attributes: dict[str, str]) -> None:
        place = _CELL.fullmatch(attributes.get("r", ""))
        if place:
            self.column, self.row = _number_of(place[1]), int(place[2])
        elif "r" in attributes:
            raise BadWorkbook
        else:
            self.column += 1
        self.is_shared = attributes.get("t") == "s"

    def _take_place(self) -> None:
        """A cell holds something: the block reaches at least so far."""
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        too_many = self.last_row * self.last_column > _MOST_CELLS
        if too_many or self.last_row > MOST_ROWS + _HEADING_ROWS or self.last_column > MOST_COLUMNS:
            raise WorkbookTooLarge(_too_many_cells())

    def _characters(self, text: str) -> None:
        if self.is_value and self.is_shared:
            self.pending.append(text)
        elif self.is_text:
            self.length += len(text)

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "v":
            if self.is_shared:
                self.texts.use("".join(self.pending).strip())
            self.pending.clear()
            self.is_value = False
        elif name == "t":
            self.is_text = False
        elif name == "si":
            self.texts.lengths.append(self.length)


def _refuse_doctype(*_declaration: object) -> None:
    raise BadWorkbook


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _too_many_cells() -> str:
    text = _(
        "The sheet has more than %(rows)d rows or %(columns)d columns. "
        "Delete what is empty, or split it into several files."
    )
    return str(text % {"rows": MOST_ROWS, "columns": MOST_COLUMNS})
