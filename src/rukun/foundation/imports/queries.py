"""Reads of imports: the list, the counts of one, its wrong rows, and where a record came from."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from rukun.foundation.imports.enums import RowState
from rukun.foundation.imports.models import Import, ImportMapping, ImportRow
from rukun.kernel.actor import Actor

LISTED = 50


@dataclass(frozen=True)
class Counts:
    """How many rows of an import stand where."""

    fine: int = 0
    wrong: int = 0
    known: int = 0
    repeated: int = 0
    written: int = 0

    @property
    def to_correct(self) -> int:
        """Rows of the error sheet."""
        return self.wrong + self.repeated

    @property
    def to_write(self) -> int:
        """Rows that are, or will be, written by this import."""
        return self.fine + self.written


def counts_of(run: Import) -> Counts:
    """Return the counts of one import. One query."""
    rows = ImportRow.objects.filter(run=run).values_list("state").annotate(Count("pk"))
    return Counts(**dict(rows))


def imports_seen_by(actor: Actor) -> QuerySet[Import]:
    """Return the imports of the actor's agency, the newest first."""
    seen = Import.objects.visible_to(actor).select_related("uploaded_by", "uploaded_for")
    return seen.order_by("-created_at", "-pk")


def sources_of(actor: Actor) -> list[str]:
    """Return the names of the lists that the agency has taken in, the last one first."""
    used = ImportMapping.objects.visible_to(actor).order_by("-used_at", "pk")
    return list(dict.fromkeys(used.values_list("source", flat=True)))[:LISTED]


def rows_to_correct(run: Import) -> QuerySet[ImportRow]:
    """Return the rows that were not taken in and can be corrected, in their order."""
    return ImportRow.objects.filter(run=run, state__in=[RowState.WRONG, RowState.REPEATED]).order_by("number")


def written_rows(run: Import) -> QuerySet[ImportRow]:
    """Return the rows that were taken in, in their order."""
    return ImportRow.objects.filter(run=run, state=RowState.WRITTEN).order_by("number")


def origin_of(object_id: UUID) -> ImportRow | None:
    """Return the row from which a record was taken; None if it did not come from a sheet."""
    rows = ImportRow.objects.filter(object_id=object_id, state=RowState.WRITTEN)
    return rows.select_related("run").first()
