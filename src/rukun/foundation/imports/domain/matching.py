"""Match columns with fields, remember it for the source, and have the file checked whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.imports import policy
from rukun.foundation.imports.domain.receiving import layout_of
from rukun.foundation.imports.guessing import Layout
from rukun.foundation.imports.keeping import FileLost, open_file
from rukun.foundation.imports.kinds import ImportKind, kind_of
from rukun.foundation.imports.models import IMPORT, Import, ImportMapping, ImportRow
from rukun.foundation.imports.refusals import FileUnreadable
from rukun.foundation.imports.tabular import open_book
from rukun.foundation.imports.workflow import IMPORT_WORKFLOW
from rukun.foundation.journal.domain import record
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.workflow import TransitionRefused, move


@dataclass(frozen=True)
class Matching:
    """Which sheet, which row of headings, which column fills which field, and what holds for all rows."""

    sheet: str
    heading_row: int
    mapping: Mapping[str, int]
    fixed: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def choose_columns(*, run: Import, matching: Matching, actor: Actor, at: datetime) -> Import:
    """Say which column is what; the worker then checks every row. What was checked before is checked anew."""
    if not policy.is_entitled(run=run, actor=actor):
        raise NotAllowed
    if not policy.may_take("match", run=run, actor=actor):
        raise TransitionRefused
    kind = kind_of(run.kind)
    layout = _layout(run, kind, matching)
    _check(kind, layout, matching, run.regency)
    ImportRow.objects.filter(run=run).delete()
    mapping, fixed = dict(matching.mapping), dict(matching.fixed)
    move(
        run,
        IMPORT_WORKFLOW.transition("match"),
        sheet=matching.sheet,
        heading_row=matching.heading_row,
        mapping=mapping,
        fixed=fixed,
        total=0,
        checked_rows=0,
        checked_at=None,
        fault="",
        queued_at=at,
        assignment_id=actor.assignment_id,
        lease_until=None,
        lease_holder="",
    )
    _remember(run, layout, at)
    record(
        stream=f"import:{run.pk}",
        action="import.matched",
        actor=actor,
        at=at,
        object_type=IMPORT,
        object_id=run.pk,
        data={"fields": sorted(mapping), "fixed": sorted(fixed)},
    )
    return run


def _layout(run: Import, kind: ImportKind, matching: Matching) -> Layout:
    try:
        book = open_book(open_file(run), is_known=True)
    except FileLost:
        raise FileUnreadable(_("The file is no longer here. Upload it again.")) from None
    if matching.sheet not in book.sheets:
        raise Invalid("sheet", _("Choose one of the sheets of the file."))
    layout = layout_of(book, matching.sheet, kind, heading_row=matching.heading_row)
    if layout is None or layout.heading_row != matching.heading_row:
        raise Invalid("heading_row", _("This row is empty. Give the row in which the columns are named."))
    if not layout.below:
        raise Invalid("heading_row", _("There are no rows below this one."))
    return layout


def _check(kind: ImportKind, layout: Layout, matching: Matching, regency: str) -> None:
    for code, place in matching.mapping.items():
        if kind.field(code) is None or not 0 <= place < len(layout.headings):
            raise Invalid(code, _("Choose one of the columns of the file."))
    for code, value in matching.fixed.items():
        chosen = kind.field(code)
        words = dict(chosen.choices(regency)) if chosen and chosen.choices else {}
        if value not in words:
            raise Invalid(code, _("Choose one of the values offered."))
    for one in kind.fields:
        if one.is_required and one.code not in matching.mapping and one.code not in matching.fixed:
            raise Invalid(
                one.code, _("Choose the column that holds this: no row can be taken in without it.")
            )


def _remember(run: Import, layout: Layout, at: datetime) -> None:
    headings = {code: layout.headings[place] for code, place in run.mapping.items()}
    ImportMapping.objects.update_or_create(
        agency=run.agency,
        kind=run.kind,
        source_key=run.source_key,
        defaults={
            "source": run.source,
            "sheet": run.sheet,
            "headings": headings,
            "fixed": run.fixed,
            "used_at": at,
        },
    )
