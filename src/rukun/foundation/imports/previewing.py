"""What a person needs to match columns: the sheets, the headings, and what stands under them."""

from dataclasses import dataclass
from typing import Final

from rukun.foundation.imports.domain.receiving import layout_of
from rukun.foundation.imports.guessing import guess_mapping, heading_text
from rukun.foundation.imports.keeping import open_file
from rukun.foundation.imports.kinds import kind_of
from rukun.foundation.imports.models import Import, ImportMapping
from rukun.foundation.imports.tabular import open_book

_SAMPLES: Final = 3
_LONGEST: Final = 40


@dataclass(frozen=True)
class Preview:
    """One sheet of the file; `samples` are the first values under each heading, none of secrets."""

    sheets: tuple[str, ...]
    sheet: str
    heading_row: int
    headings: list[str]
    samples: list[list[str]]
    mapping: dict[str, int]
    fixed: dict[str, str]


def preview_of(run: Import, *, sheet: str = "", heading_row: int = 0) -> Preview | None:
    """Return what the import was given, or another sheet or row of headings; None if none is there.

    `FileLost` once the file is gone.
    """
    book, kind = open_book(open_file(run), is_known=True), kind_of(run.kind)
    chosen = sheet if sheet in book.sheets else run.sheet
    is_same = chosen == run.sheet and heading_row in {0, run.heading_row}
    layout = layout_of(book, chosen, kind, heading_row=heading_row or (run.heading_row if is_same else 0))
    if layout is None:
        return None
    mapping = run.mapping if is_same else guess_mapping(layout.headings, kind, _remembered(run))
    secret = {mapping[field.code] for field in kind.fields if field.is_secret and field.code in mapping}
    samples = [
        [] if place in secret else _samples(layout.below, place) for place in range(len(layout.headings))
    ]
    return Preview(
        sheets=book.sheets,
        sheet=chosen,
        heading_row=layout.heading_row,
        headings=layout.headings,
        samples=samples,
        mapping=mapping,
        fixed=run.fixed,
    )


def _samples(below: list[tuple[int, list[object]]], place: int) -> list[str]:
    texts = [heading_text(cells[place]) for _number, cells in below if place < len(cells)]
    return [text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in texts if text][:_SAMPLES]


def _remembered(run: Import) -> dict[str, str] | None:
    found = ImportMapping.objects.filter(agency=run.agency, kind=run.kind, source_key=run.source_key).first()
    return dict(found.headings) if found else None
