"""Write rows that were checked: each exactly once, whoever interrupts and whoever repeats."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import F

from rukun.foundation.imports.domain.checking import hold, mark_known
from rukun.foundation.imports.enums import ImportState, RowState
from rukun.foundation.imports.kinds import Importer
from rukun.foundation.imports.lines import row_of
from rukun.foundation.imports.models import IMPORT, Import, ImportRow
from rukun.foundation.imports.rows import Row
from rukun.foundation.imports.tabular import Line
from rukun.foundation.journal.domain import record
from rukun.kernel.actor import Actor

_ATTEMPTS: Final = 3


def write_rows(
    *,
    run: Import,
    holder: str,
    lines: Sequence[Line],
    importer: Importer,
    actor: Actor,
    at: datetime,
    lease_until: datetime,
) -> int:
    """Write the fine ones among `lines` in one transaction and return how many there were.

    Record, the row's mark and the journal entry commit together, so that a run killed at any moment
    goes on with the first row that has no mark. `LeaseLost` if the import is no longer this holder's.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return _write(
                run=run,
                holder=holder,
                lines=lines,
                importer=importer,
                actor=actor,
                at=at,
                lease_until=lease_until,
            )
        except IntegrityError:
            # Another import of the same list committed one of these rows first: now it is seen.
            if attempt == _ATTEMPTS:
                raise
    return 0


@transaction.atomic
def _write(
    *,
    run: Import,
    holder: str,
    lines: Sequence[Line],
    importer: Importer,
    actor: Actor,
    at: datetime,
    lease_until: datetime,
) -> int:
    hold(run, holder, ImportState.RUNNING)
    marks = {
        mark.number: mark
        for mark in ImportRow.objects.filter(
            run=run, state=RowState.FINE, number__in=[number for number, _cells in lines]
        )
    }
    mark_known(marks.values())
    ready = [row for line in lines if (row := _ready(run, line, marks, importer)) is not None]
    ids = importer.write(ready, actor=actor, at=at)
    for row, object_id in zip(ready, ids, strict=True):
        marks[row.number].state, marks[row.number].object_id = RowState.WRITTEN, object_id
    ImportRow.objects.bulk_update(marks.values(), ["state", "object_id", "errors"])
    Import.objects.filter(pk=run.pk).update(written=F("written") + len(ids), lease_until=lease_until)
    if ids:
        _journal(run, ready, [str(object_id) for object_id in ids], actor, at)
    return len(ids)


def _ready(run: Import, line: Line, marks: dict[int, ImportRow], importer: Importer) -> Row | None:
    """Return the row if it is still fine: since it was checked, a place or a word may have gone."""
    mark = marks.get(line[0])
    row = row_of(run, line) if mark is not None and mark.state == RowState.FINE else None
    if mark is None or row is None:
        return None
    importer.check(row)
    if row.errors:
        mark.state, mark.errors = RowState.WRONG, [list(error) for error in row.errors]
        return None
    return row


def _journal(run: Import, rows: Sequence[Row], ids: list[str], actor: Actor, at: datetime) -> None:
    record(
        stream=f"import:{run.pk}",
        action="import.written",
        actor=actor,
        at=at,
        object_type=IMPORT,
        object_id=run.pk,
        data={"kind": run.kind, "rows": [row.number for row in rows], "records": ids},
    )
