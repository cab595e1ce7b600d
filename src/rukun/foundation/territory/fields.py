"""The one place where the engines differ for region codes and search keys."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:  # fields are generic for the type checker only
    from django.db.models.expressions import Combinable

    _CharField = models.CharField[str | Combinable, str]
else:
    _CharField = models.CharField


class BytewiseCharField(_CharField):
    """Text ordered byte by byte on every engine, so that a prefix is a range of the index.

    SQLite does so by itself; PostgreSQL would sort by the locale of the cluster, under which
    "15.07/" does not follow "15.07.", and is told COLLATE "C". A foreign key to such a field
    takes the collation over.
    """

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
