"""Who decides on a file: the record that it hangs on.

Upper apps register their record types in `AppConfig.ready()`. A type that nobody registered is
seen by nobody.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import QuerySet

from rukun.kernel.actor import Actor

VisibleRecords: TypeAlias = Callable[[Actor], "QuerySet[Any]"]


@dataclass(frozen=True)
class Owner:
    """A record type: which of its records are seen, and of which one reads every file."""

    visible: VisibleRecords
    in_full: VisibleRecords


_OWNERS: dict[str, Owner] = {}


def register_owner(object_type: str, visible: VisibleRecords, in_full: VisibleRecords | None = None) -> None:
    """Let files of `object_type` follow the records that `visible(actor)` returns (keys: UUID).

    A guest, who sees a record that `in_full(actor)` does not return, reads only the files that
    were shared with the guest's agency, and those which that agency brought.
    """
    _OWNERS[object_type] = Owner(visible, in_full or visible)


def owners() -> Iterator[tuple[str, Owner]]:
    """Yield every registered type."""
    yield from sorted(_OWNERS.items(), key=lambda item: item[0])


def is_visible(object_type: str, object_id: UUID, actor: Actor) -> bool:
    """Say whether `actor` sees the record that a file hangs on, or shall hang on."""
    owner = _OWNERS.get(object_type)
    return owner is not None and owner.visible(actor).filter(pk=object_id).exists()
