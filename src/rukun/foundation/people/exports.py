"""Sheets to fill in (XLSX): officers to enter, and a wave of moves with everybody as they are."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter
from django.db.models import QuerySet

from rukun.foundation.people.domain.importing import (
    AGENCY,
    KIND,
    MOVE_COLUMNS,
    NEW_AGENCY,
    NEW_OFFICE,
    OFFICE,
    OFFICER_COLUMNS,
)
from rukun.foundation.people.domain.sheets import MOST_ROWS, Column
from rukun.foundation.people.models import Assignment, Office

_DIRECTORY = "Daftar jabatan"
_KINDS = ["Definitif", "Plt.", "Plh."]


def officers_template(*, offices: QuerySet[Office]) -> bytes:
    """Return an empty sheet of officers; `offices` (visible to the reader) fill its second sheet."""
    return _workbook("Pejabat", OFFICER_COLUMNS, [], _directory(offices), (AGENCY, OFFICE))


def moves_template(*, offices: QuerySet[Office], on: date) -> bytes:
    """Return a sheet of moves with who holds which office on `on`; rows left alone change nothing."""
    held = Assignment.objects.live(on).filter(office__in=offices).select_related("person", "office__agency")
    rows = [
        {
            "name": assignment.person.name,
            "nip": assignment.person.nip or "",
            "old_agency": assignment.office.agency.name,
            "old_office": assignment.office.title,
        }
        for assignment in held.order_by("office__agency__name", "office__title", "person__name")
    ]
    return _workbook("Mutasi", MOVE_COLUMNS, rows, _directory(offices), (NEW_AGENCY, NEW_OFFICE))


def _directory(offices: QuerySet[Office]) -> list[tuple[str, str]]:
    listed = offices.select_related("agency").order_by("agency__name", "title")
    return [(office.agency.name, office.title) for office in listed]


def _workbook(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[dict[str, str]],
    directory: list[tuple[str, str]],
    chosen: tuple[Column, Column],
) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        text = book.add_format({"num_format": "@"})  # keeps all 18 digits of a NIP
        bold = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, 22, text)
            sheet.write_string(0, place, column.title, bold)
            if column.hint:
                sheet.write_comment(0, place, column.hint)
        for number, row in enumerate(rows, start=1):
            for place, column in enumerate(columns):
                sheet.write_string(number, place, row.get(column.key, ""), text)
        second = book.add_worksheet(_DIRECTORY)
        second.set_column(0, 1, 40, text)
        for number, (name, post) in enumerate([("Instansi", "Jabatan"), *directory]):
            second.write_string(number, 0, name, text)
            second.write_string(number, 1, post, text)
        _offer_choices(sheet, columns, chosen, len(directory))
    return buffer.getvalue()


def _offer_choices(
    sheet: "xlsxwriter.worksheet.Worksheet",
    columns: Sequence[Column],
    chosen: tuple[Column, Column],
    length: int,
) -> None:
    """Let the spreadsheet offer the directory; it may refuse nothing, since the import decides."""
    for column, letter in zip(chosen, "AB", strict=True):
        place = columns.index(column)
        source = f"='{_DIRECTORY}'!${letter}$2:${letter}${length + 1}"
        choice = {"validate": "list", "source": source, "error_type": "information"}
        sheet.data_validation(1, place, MOST_ROWS, place, choice)
    place = columns.index(KIND)
    sheet.data_validation(1, place, MOST_ROWS, place, {"validate": "list", "source": _KINDS})
