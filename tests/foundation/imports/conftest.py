"""Files as offices write them, and an import carried as far as a test needs."""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from rukun.foundation.imports.domain import Matching, choose_columns, receive_file, start_import
from rukun.foundation.imports.models import Import
from rukun.foundation.imports.working import work_on_next
from tests.cast import Cast

HEADINGS = (
    "No.",
    "Tgl Kejadian",
    "Desa/Kel",
    "Kecamatan",
    "Nama Kejadian",
    "Uraian",
    "Korban Meninggal",
    "Luka",
)
SUNGAI_BERAS = ("Sungai Beras", "Mendahara Ulu")


def row(number: int = 1, day: object = "12 Maret 2021", **cells: object) -> tuple[object, ...]:
    """One line under HEADINGS; keywords by heading, with underscores."""
    named = {
        "No.": number,
        "Tgl Kejadian": day,
        "Desa/Kel": "Sungai Beras",
        "Kecamatan": "Mendahara Ulu",
        "Nama Kejadian": f"Batas kebun {number}",
        "Uraian": "Warga berkumpul.",
        "Korban Meninggal": "-",
        "Luka": "",
    }
    named |= {name.replace("_", " ").replace("Desa Kel", "Desa/Kel"): value for name, value in cells.items()}
    return tuple(named[heading] for heading in HEADINGS)


def csv_of(*rows: Sequence[object], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    lines = [delimiter.join(f'"{cell}"' for cell in line) for line in rows]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def xlsx_of(*rows: Sequence[object], sheet: str = "2021", **more: Sequence[Sequence[object]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        clock = book.add_format({"num_format": "hh:mm"})
        for name, lines in {**more, sheet: rows}.items():
            page = book.add_worksheet(name)
            for number, line in enumerate(lines):
                for place, cell in enumerate(line):
                    if isinstance(cell, datetime | date):
                        page.write_datetime(number, place, datetime(cell.year, cell.month, cell.day), day)
                    elif isinstance(cell, time):
                        page.write_datetime(number, place, cell, clock)
                    else:
                        page.write(number, place, cell)
    return buffer.getvalue()


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RUKUN_KEY_FILE = tmp_path / "keys.json"


Take = Callable[..., Import]


@pytest.fixture
def upload(cast: Cast) -> Take:
    """Upload a file as Budi; its columns are proposed, and nothing is read yet."""

    def take(
        content: bytes, *, kind: str = "incidents", source: str = "Rekap Kesbangpol", by: str = "budi"
    ) -> Import:
        actor = cast.actor(by)
        return receive_file(
            kind=kind, source=source, name="rekap.xlsx", content=content, actor=actor, at=cast.now
        )

    return take


@pytest.fixture
def check(cast: Cast, upload: Take) -> Take:
    """Upload a file, accept what is proposed, and let the worker check it."""

    def take(
        content: bytes,
        *,
        mapping: dict[str, int] | None = None,
        fixed: dict[str, str] | None = None,
        **more: Any,
    ) -> Import:
        run = upload(content, **more)
        matching = Matching(
            run.sheet, run.heading_row, run.mapping if mapping is None else mapping, fixed or run.fixed
        )
        choose_columns(run=run, matching=matching, actor=cast.actor(more.get("by", "budi")), at=cast.now)
        assert work_on_next()
        run.refresh_from_db()
        return run

    return take


@pytest.fixture
def take_in(cast: Cast, check: Take) -> Take:
    """Upload, check and write all rows that are fine."""

    def take(content: bytes, **more: Any) -> Import:
        run = check(content, **more)
        start_import(run=run, actor=cast.actor(more.get("by", "budi")), at=cast.now)
        assert work_on_next()
        run.refresh_from_db()
        return run

    return take
