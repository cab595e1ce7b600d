"""Take in a file: read it once, keep it sealed, and propose how its columns are matched."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.files.names import safe_name
from rukun.foundation.imports import policy
from rukun.foundation.imports.guessing import Layout, find_layout, guess_mapping
from rukun.foundation.imports.keeping import keep_file
from rukun.foundation.imports.kinds import ImportKind, kind_of
from rukun.foundation.imports.models import IMPORT, Import, ImportMapping
from rukun.foundation.imports.refusals import FileUnreadable, NoRows
from rukun.foundation.imports.tabular import HEADING_ROWS, Book, open_book
from rukun.foundation.journal.domain import record
from rukun.foundation.secrets.domain import create_subject
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.text import normalise

_LONGEST_SOURCE: Final = 80
_SHOWN: Final = HEADING_ROWS + 10


@dataclass(frozen=True)
class _Found:
    sheet: str
    layout: Layout


def receive_file(*, kind: str, source: str, name: str, content: bytes, actor: Actor, at: datetime) -> Import:
    """Keep a sheet of one source; nothing is taken in before its columns are matched and it is checked.

    `source` names the list ("Rekap Excel Kesbangpol"): the next file of that name is matched alike.
    Raises `FileUnreadable` with the reason.
    """
    if not policy.may_import(actor=actor):
        raise NotAllowed
    chosen, called = _kind(kind), _source(source)
    book = open_book(content)
    mappings = ImportMapping.objects.visible_to(actor)
    remembered = mappings.filter(kind=kind, source_key=normalise(called)).first()
    found = _first_list(book, chosen, remembered)
    mapping = guess_mapping(found.layout.headings, chosen, remembered.headings if remembered else None)
    with transaction.atomic():
        run = Import(
            kind=chosen.code,
            source=called,
            source_key=normalise(called),
            file_name=safe_name(name, ".xlsx" if content.startswith(b"PK") else ".csv"),
            size=len(content),
            content_sha256=hashlib.sha256(content).hexdigest(),
            sheet=found.sheet[:100],
            heading_row=found.layout.heading_row,
            mapping=mapping,
            fixed=remembered.fixed if remembered else {},
        )
        _sign(run, actor, at)
        run.subject = create_subject(at=at)
        run.file_sha256 = keep_file(run.subject, content, run=run)
        run.save(force_insert=True)
        record(
            stream=f"import:{run.pk}",
            action="import.uploaded",
            actor=actor,
            at=at,
            object_type=IMPORT,
            object_id=run.pk,
            data={"kind": run.kind, "size": run.size, "sha256": run.content_sha256},
        )
    return run


def layout_of(book: Book, sheet: str, kind: ImportKind, *, heading_row: int = 0) -> Layout | None:
    """Return where the headings of one sheet stand, from its first rows."""
    return find_layout(list(islice(book.lines(sheet), _SHOWN)), kind, heading_row=heading_row)


def _first_list(book: Book, kind: ImportKind, remembered: ImportMapping | None) -> _Found:
    """Return the sheet that was used last, else the first one that looks like a list."""
    names = list(book.sheets)
    if remembered is not None and remembered.sheet in names:
        names.insert(0, remembered.sheet)
    for sheet in names:
        layout = layout_of(book, sheet, kind)
        if layout is not None and layout.below:
            return _Found(sheet, layout)
    if not any(True for sheet in names for _line in book.lines(sheet)):
        raise NoRows
    raise FileUnreadable(
        _(
            "No row of headings was found. Put the names of the columns into one of the first rows, "
            "and the rows of the list below it."
        )
    )


def _kind(code: str) -> ImportKind:
    try:
        return kind_of(code)
    except KeyError:
        raise Invalid("kind", _("Choose what the sheet holds.")) from None


def _source(given: str) -> str:
    called = " ".join(given.split())
    if not normalise(called) or len(called) > _LONGEST_SOURCE:
        raise Invalid(
            "source", _("Name the list in a few words, so that its next file is matched in the same way.")
        )
    return called


def _sign(run: Import, actor: Actor, at: datetime) -> None:
    if not (actor.agency_id and actor.assignment_id and actor.person_id and actor.office_id):
        raise NotAllowed
    run.agency_id, run.regency, run.created_at = actor.agency_id, actor.regency, at
    run.assignment_id, run.uploaded_by_id = actor.assignment_id, actor.person_id
    run.uploaded_for_id = actor.office_id
