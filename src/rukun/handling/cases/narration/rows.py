"""Read the rows of a case in bulk; whoever sees the case sees them."""

from uuid import UUID

from django.db.models import Model

from rukun.handling.cases.timeline import Loader, Rows
from rukun.kernel.actor import Actor


def rows_of(model: type[Model], *joined: str) -> Loader:
    """Return a loader of `model` that joins the named relations in the same query."""

    def load(ids: set[UUID], actor: Actor) -> Rows:
        rows = model._default_manager.filter(pk__in=ids)
        found = rows.select_related(*joined) if joined else rows
        return {row.pk: row for row in found}

    return load
