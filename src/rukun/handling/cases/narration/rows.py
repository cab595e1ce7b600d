"""What the narrations share: rows of a case read in bulk, and words of an entry."""

from uuid import UUID

from django.db.models import Model

from rukun.handling.cases.timeline import Loader, Rows
from rukun.handling.reports.enums import Urgency
from rukun.kernel.actor import Actor


def rows_of(model: type[Model], *joined: str) -> Loader:
    """Return a loader of `model` that joins the named relations in the same query.

    Whoever sees the case sees its rows.
    """

    def load(ids: set[UUID], actor: Actor) -> Rows:
        rows = model._default_manager.filter(pk__in=ids)
        found = rows.select_related(*joined) if joined else rows
        return {row.pk: row for row in found}

    return load


def urgency_word(code: str) -> str:
    """Return "merah" as it stands inside a sentence; "" for an entry that names no urgency."""
    return str(Urgency(code).label).lower() if code else ""
