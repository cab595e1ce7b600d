"""Who decides on a file: the record that it hangs on.

Upper apps register their record types in `AppConfig.ready()`. A type that nobody registered is
seen by nobody.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import QuerySet

from rukun.kernel.actor import Actor

VisibleRecords: TypeAlias = Callable[[Actor], "QuerySet[Any]"]

_OWNERS: dict[str, VisibleRecords] = {}


def register_owner(object_type: str, visible: VisibleRecords) -> None:
    """Let files of `object_type` follow the records that `visible(actor)` returns (keys: UUID)."""
    _OWNERS[object_type] = visible


def owners() -> Iterator[tuple[str, VisibleRecords]]:
    """Yield every registered type."""
    yield from sorted(_OWNERS.items())


def is_visible(object_type: str, object_id: UUID, actor: Actor) -> bool:
    """Say whether `actor` sees the record that a file hangs on, or shall hang on."""
    visible = _OWNERS.get(object_type)
    return visible is not None and visible(actor).filter(pk=object_id).exists()
