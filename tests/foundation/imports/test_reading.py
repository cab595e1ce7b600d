"""Files as they come: encodings, delimiters, titles above the list, bombs and nonsense."""

import io
import os
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rukun.foundation.imports.refusals import FileTooLarge, FileUnreadable
from rukun.foundation.imports.rows import Row
from rukun.foundation.imports.tabular import MOST_BYTES, open_book
from tests.foundation.imports.conftest import csv_of, xlsx_of

TABLE = (("Tgl", "Uraian"), ("1/2/2021", "Cekcok – kebun"), ("2/2/2021", "Cekcok; lagi, ya"))


def rows_of(content: bytes, sheet: str = "") -> list[list[object]]:
    return [cells for _number, cells in open_book(content).lines(sheet)]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_csv_reads_alike(delimiter: str, encoding: str) -> None:
    assert rows_of(csv_of(*TABLE, delimiter=delimiter, encoding=encoding)) == [list(line) for line in TABLE]


def test_the_delimiter_that_excel_names_is_taken() -> None:
    assert rows_of(b"sep=|\r\na|b\r\n1|2\r\n") == [["a", "b"], ["1", "2"]]


def test_rows_are_numbered_as_the_spreadsheet_counts() -> None:
    book = open_book(xlsx_of(["Rekap"], [], ["a", "b"], sheet="2019"))
    assert [number for number, _cells in book.lines("2019")] == [1, 3]


def test_every_sheet_can_be_read() -> None:
    book = open_book(xlsx_of(*TABLE, sheet="2021", kosong=[]))
    assert book.sheets == ("kosong", "2021")
    assert list(book.lines("kosong")) == []


def read_through(content: bytes) -> int:
    """Read every row of every sheet; return how many there are."""
    book = open_book(content)
    return sum(1 for sheet in book.sheets for _line in book.lines(sheet))


def refusal_of(content: bytes) -> str | None:
    """The words with which a file is refused; None if it can be read."""
    try:
        read_through(content)
    except FileUnreadable as refusal:
        return str(refusal)
    return None


def repacked(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same XLSX with its parts changed."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return buffer.getvalue()


def with_sheet(markup: bytes) -> bytes:
    def change(name: str, content: bytes) -> bytes:
        return markup if name == "xl/worksheets/sheet1.xml" else content

    return repacked(xlsx_of(*TABLE), change)


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1048576"><c><v>1</v></c></row>',
        b'<row r="1"><c x=">" r="XFD1"><v>1</v></c></row>',
        b'<row r="90000"><c r="CV90000"><v>1</v></c></row>',
    ],
)
def test_few_bytes_that_claim_many_cells_are_refused(cells: bytes) -> None:
    with pytest.raises(FileTooLarge):
        open_book(with_sheet(SHEET % cells))


@pytest.mark.parametrize("disguise", [b"<!-- <sst > -->%s", b"<sst xmlns='x'>%s</sst>"])
def test_a_sheet_that_passes_for_shared_texts_is_refused(disguise: bytes) -> None:
    cells = SHEET % b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(FileUnreadable):
        open_book(with_sheet(disguise % cells))


def test_empty_cells_far_out_do_no_harm() -> None:
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    content = with_sheet(SHEET % cells)
    assert rows_of(content, "2021") == [[1.0]]


def test_a_long_text_that_many_cells_share_is_refused() -> None:
    text = b"<sst><si><t>" + b"x" * 1_000_000 + b"</t></si></sst>"
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(1, 200))

    def change(name: str, content: bytes) -> bytes:
        return {"xl/worksheets/sheet1.xml": SHEET % cells, "xl/sharedStrings.xml": text}.get(name, content)

    with pytest.raises(FileTooLarge):
        open_book(repacked(xlsx_of(*TABLE), change))


def test_a_part_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(FileTooLarge):
        open_book(with_sheet(b"<a>" + b" " * 210_000_000 + b"</a>"))


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'
    with pytest.raises(FileUnreadable):
        open_book(with_sheet(bomb))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \r\n",
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        b"PK\x03\x04nonsense",
        b"%PDF-1.4 \x00\x01",
        b"\x89PNG\r\n\x1a\n\0",
    ],
)
def test_other_files_are_refused_in_words(content: bytes) -> None:
    with pytest.raises(FileUnreadable) as refusal:
        open_book(content)
    assert str(refusal.value)


def test_a_document_is_no_sheet() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(FileUnreadable):
        open_book(buffer.getvalue())


def test_a_file_beyond_the_limit_is_not_even_looked_at() -> None:
    with pytest.raises(FileTooLarge):
        open_book(b"a;b\n" * (MOST_BYTES // 4 + 1))


@pytest.mark.parametrize("kind", ["bytes", "letters", "quotes", "lines", "zip"])
def test_ten_megabytes_of_nonsense_are_refused_in_words(kind: str) -> None:
    content = {
        "bytes": lambda: os.urandom(10_000_000),
        "letters": lambda: b"abcdefghij" * 1_000_000,
        "quotes": lambda: b'"' + b"a;b\n" * 2_500_000,
        "lines": lambda: b"\n".join(b"x" for _ in range(5_000_000)),
        "zip": lambda: b"PK\x03\x04" + os.urandom(10_000_000),
    }[kind]()
    assert refusal_of(content)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"a;b\n"]))
def test_no_bytes_end_in_anything_but_rows_or_a_refusal(content: bytes, start: bytes) -> None:
    assert refusal_of(start + content) != ""


WORKBOOK = xlsx_of(*TABLE)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_workbook_ends_in_rows_or_a_refusal(data: st.DataObject) -> None:
    content = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(content) // 2, len(content)))
    assert refusal_of(bytes(content[:cut])) != ""


CELLS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@settings(max_examples=300, deadline=None)
@given(CELLS, CELLS)
def test_any_cell_is_read_or_refused_in_words(value: object, clock: object) -> None:
    row = Row(1, {"x": value, "clock": clock})
    row.text("x")
    count = row.count("x")
    when = row.when("x", "clock", latest=date(2026, 11, 25))
    assert count is None or count >= 0
    assert when is None or when.first <= date(2026, 11, 25)
    assert all(text for _code, text in row.errors)
