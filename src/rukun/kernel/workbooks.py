"""Look into an XLSX before it is unpacked: a few bytes may claim billions of cells.

The reader that follows holds a sheet as one dense block, and gives each cell its own copy of a
shared text. So the parts are read once as a stream, and what they would become is counted first.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Final
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from rukun.kernel.errors import DomainError

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 100
_MOST_CELLS: Final = 3_000_000  # of the dense block: some 100 MB
_MOST_UNPACKED: Final = 200 * 1024 * 1024
_MOST_TEXT: Final = 100 * 1024 * 1024  # characters of all cells together
_MOST_PARTS: Final = 2_000
_HEADING_ROWS: Final = 20
_CHUNK: Final = 1024 * 1024
_DIGITS: Final = "0123456789"
_COLUMN: Final = re.compile(r"[A-Z]{1,3}", re.ASCII)
_SHARED_TEXTS: Final = re.compile(rb"<(?:[\w.-]+:)?sst[\s/>]")
# What the reading of an archive raises for bytes that are none: each of these was seen.
_DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError),
    *(EOFError, OSError, ValueError),
)

Begin = Callable[[str, dict[str, str]], None]


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
            texts = _Texts()
            parts = [part for part in archive.infolist() if not texts.take(archive, part)]
            cells = sum(_count_cells(archive, part) for part in parts)
            if cells * texts.longest > _MOST_TEXT:  # seldom: then each use of a text is weighed
                total = sum(_weigh_texts(archive, part, texts.lengths) for part in parts)
                if total > _MOST_TEXT:
                    raise WorkbookTooLarge
    except _DAMAGE:
        raise BadWorkbook(_("The file is damaged. Save it again and upload the new copy.")) from None


def _refuse_strange(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if "xl/workbook.xml" not in names or len(set(names)) != len(names):
        raise BadWorkbook
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise WorkbookTooLarge


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the part to its end, so that its checksum is compared."""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _is_markup(first: bytes) -> bool:
    is_wide = first[:2] in {b"\xff\xfe", b"\xfe\xff"}
    return is_wide or first.lstrip(b"\xef\xbb\xbf \t\r\n\0")[:1] == b"<"


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, parser: expat.XMLParserType) -> None:
    """Walk through one part; what is no well-formed markup, or defines its own words, is refused."""
    parser.StartDoctypeDeclHandler = _refuse_doctype
    is_markup: bool | None = None
    try:
        for chunk in _chunks(archive, part):
            if is_markup is None:
                is_markup = _is_markup(chunk)
            if is_markup:
                parser.Parse(chunk, False)
        if is_markup:
            parser.Parse(b"", True)
    except expat.ExpatError:
        raise BadWorkbook(_("The file is damaged. Save it again and upload the new copy.")) from None


def _refuse_doctype(*_declaration: object) -> None:
    raise BadWorkbook


class _Texts:
    """Lengths of the shared texts by their number."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.is_text = False
        self.length = 0

    @property
    def longest(self) -> int:
        return max(self.lengths, default=0)

    def take(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
        """Read the part if it holds shared texts, and say whether it does."""
        first = next(_chunks(archive, part), b"")
        if not _SHARED_TEXTS.search(first):
            return False
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        _read(archive, part, parser)
        return True

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name in {"c", "row"}:
            raise BadWorkbook  # a sheet that passes for shared texts
        if name == "si":
            self.length = 0
        self.is_text = name == "t"

    def _characters(self, text: str) -> None:
        if self.is_text:
            self.length += len(text)

    def _end(self, tag: str) -> None:
        self.is_text = False
        if tag.rpartition(":")[2] == "si":
            self.lengths.append(self.length)


class _Cells:
    """How far the cells of a part reach, and how many hold something."""

    def __init__(self) -> None:
        self.row = self.column = self.count = 0
        self.last_row = self.last_column = 0
        self.columns: dict[str, int] = {}

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """Follow rows and cells; called a million times, so it asks in the order of likelihood."""
        name = tag if ":" not in tag else tag.rpartition(":")[2]
        if name == "c":
            self._go_to(attributes.get("r", ""))
        elif name in {"v", "is", "f"}:
            self.count += 1
            if self.row > self.last_row or self.column > self.last_column:
                self._reach()
        elif name == "row":
            given = attributes.get("r", "")
            self.row = int(given) if given.isascii() and given.isdigit() else self.row + 1
            self.column = 0
        elif name == "si":
            raise BadWorkbook  # shared texts where none were looked for

    def _go_to(self, place: str) -> None:
        if not place:
            self.column += 1
            return
        letters = place.rstrip(_DIGITS)
        self.row = int(place[len(letters) :])
        if letters not in self.columns:
            self.columns[letters] = _number_of(letters)
        self.column = self.columns[letters]

    def _reach(self) -> None:
        """A cell that holds something: the block reaches at least so far."""
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        is_large = self.last_row * self.last_column > _MOST_CELLS
        if is_large or self.last_row > MOST_ROWS + _HEADING_ROWS or self.last_column > MOST_COLUMNS:
            text = _(
                "The sheet has more than %(rows)d rows or %(columns)d columns. "
                "Delete what is empty, or split it into several files."
            )
            raise WorkbookTooLarge(text % {"rows": MOST_ROWS, "columns": MOST_COLUMNS})


def _number_of(letters: str) -> int:
    """Return the column that letters name, 1 for A; anything else is no place."""
    plain = letters.replace("$", "").upper()
    if not _COLUMN.fullmatch(plain):
        raise BadWorkbook
    number = 0
    for letter in plain:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _count_cells(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    cells, parser = _Cells(), expat.ParserCreate()
    parser.StartElementHandler = cells.begin
    _read(archive, part, parser)
    return cells.count


def _weigh_texts(archive: zipfile.ZipFile, part: zipfile.ZipInfo, lengths: list[int]) -> int:
    """Return how many characters the cells of a part hold, each shared text as often as it is used."""
    parser, pending, total, is_shared = expat.ParserCreate(), list[str](), 0, False

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal is_shared
        pending.clear()
        if tag.rpartition(":")[2] == "c":
            is_shared = attributes.get("t") == "s"

    def end(tag: str) -> None:
        nonlocal total
        number = "".join(pending).strip()
        if is_shared and tag.rpartition(":")[2] == "v" and number.isascii() and number.isdigit():
            total += lengths[int(number)] if int(number) < len(lengths) else 0

    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = pending.append
    _read(archive, part, parser)
    return total
