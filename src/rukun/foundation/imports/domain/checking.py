"""Check rows of a file before any of them is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from rukun.foundation.imports.enums import ImportState, RowState
from rukun.foundation.imports.kinds import Importer
from rukun.foundation.imports.lines import keys_of, row_of
from rukun.foundation.imports.models import Import, ImportRow
from rukun.foundation.imports.tabular import Line


class LeaseLost(Exception):
    """Another worker has the import now, or somebody paused or discarded it: leave it alone."""


def check_rows(
    *, run: Import, holder: str, lines: Sequence[Line], importer: Importer, lease_until: datetime
) -> None:
    """Note for each line whether it can be taken in, and keep the lease; all of them or none.

    `LeaseLost` if the import is no longer this holder's to check.
    """
    found = [_checked(run, line, importer) for line in lines]
    rows = [row for row in found if row is not None]
    with transaction.atomic():
        hold(run, holder, ImportState.CHECKING)
        mark_known(rows)
        _mark_repeated(run, rows)
        ImportRow.objects.bulk_create(rows)
        Import.objects.filter(pk=run.pk).update(checked_rows=lines[-1][0], lease_until=lease_until)
    run.checked_rows = lines[-1][0]


def hold(run: Import, holder: str, state: ImportState) -> None:
    """Lock the import for the transaction if it is still in this state and this holder's."""
    mine = Import.objects.select_for_update().filter(pk=run.pk, state=state, lease_holder=holder)
    if not mine.exists():
        raise LeaseLost


def _checked(run: Import, line: Line, importer: Importer) -> ImportRow | None:
    row = row_of(run, line)
    if row is None:
        return None
    identity = importer.check(row)
    checked = ImportRow(run=run, kind=run.kind, regency=run.regency, number=row.number)
    if not row.errors:
        checked.key, checked.identity, checked.own_number = keys_of(run, row, identity)
    checked.errors = [list(error) for error in row.errors]  # a number that was rounded is noted by now
    checked.state = RowState.WRONG if row.errors else RowState.FINE
    return checked


def mark_known(rows: Iterable[ImportRow]) -> None:
    """Mark rows whose record was written before, from this file or another one.

    A row is known by its key, or by when, where and what it tells of, unless both carry numbers of
    their own and these differ.
    """
    fine = [row for row in rows if row.state == RowState.FINE]
    if not fine:
        return
    written = ImportRow.objects.filter(kind=fine[0].kind, regency=fine[0].regency, state=RowState.WRITTEN)
    by_key = dict(written.filter(key__in={row.key for row in fine}).values_list("key", "object_id"))
    alike: dict[str, dict[str, UUID | None]] = defaultdict(dict)
    same = written.filter(identity__in={row.identity for row in fine})
    for identity, number, object_id in same.values_list("identity", "own_number", "object_id"):
        alike[identity][number] = object_id
    for row in fine:
        known = by_key.get(row.key) or _told_before(row, alike[row.identity])
        if known is not None:
            row.state, row.object_id = RowState.KNOWN, known


def _told_before(row: ImportRow, alike: Mapping[str, UUID | None]) -> UUID | None:
    """Return the record of a row that tells of the same, unless both have numbers and these differ."""
    if row.own_number:
        return alike.get(row.own_number) or alike.get("")
    return next(iter(alike.values()), None)


def _mark_repeated(run: Import, rows: Sequence[ImportRow]) -> None:
    """Mark rows of which the file holds an earlier one with the same key."""
    keys = {row.key for row in rows if row.state == RowState.FINE}
    earlier = ImportRow.objects.filter(run=run, key__in=keys).order_by("-number")
    first = dict(earlier.values_list("key", "number"))
    for row in rows:
        if row.state != RowState.FINE:
            continue
        if row.key in first:
            row.state = RowState.REPEATED
            text = _(
                "Row %(row)d tells of the same day, place and matter. If this is another one, give each "
                "a number or a title of its own."
            )
            row.errors = [["", text % {"row": first[row.key]}]]
        else:
            first[row.key] = row.number
