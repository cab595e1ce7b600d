"""What can be taken in: each kind names its columns, and how a row is checked and written.

Upper rooms register theirs in `AppConfig.ready()`; this room knows files, headings and rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from django_stubs_ext import StrOrPromise

from rukun.foundation.imports.rows import Row
from rukun.kernel.actor import Actor

OWN_NUMBER: Final = "own_number"  # the field that holds the number of a row in its own register

Choices = Callable[[str], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Field:
    """One field that a column may fill; `title` and `aliases` are headings as offices write them.

    `choices` (by regency) are words that may also hold for all rows at once.
    """

    code: str
    label: StrOrPromise
    title: str
    aliases: tuple[str, ...] = ()
    is_required: bool = False
    hint: str = ""
    choices: Choices | None = None
    is_secret: bool = False  # K3: names and numbers of informants


class Importer(Protocol):
    """Reads and writes the rows of one file for one actor."""

    def check(self, row: Row) -> str:
        """Note on `row` what is wrong; return what tells the record from others (when, where, what)."""

    def write(self, rows: Sequence[Row], *, actor: Actor, at: datetime) -> list[UUID]:
        """Write rows that were checked just now, in their order, inside the caller's transaction."""


@dataclass(frozen=True)
class ImportKind:
    """One kind of records that a sheet may hold."""

    code: str
    label: StrOrPromise
    fields: tuple[Field, ...]
    opens: Callable[[str, datetime], Importer]  # regency, now

    def field(self, code: str) -> Field | None:
        """Return the field called `code`."""
        return next((field for field in self.fields if field.code == code), None)


_kinds: dict[str, ImportKind] = {}


def register_kind(kind: ImportKind) -> None:
    """Let sheets of this kind be taken in; call it in `AppConfig.ready()`."""
    if _kinds.get(kind.code, kind) != kind:
        raise ValueError(f"two kinds of import are called {kind.code}")
    _kinds[kind.code] = kind


def kind_of(code: str) -> ImportKind:
    """Return the kind called `code`; KeyError if nobody registered it."""
    return _kinds[code]


def kinds() -> list[ImportKind]:
    """Return all kinds, in the order in which they were registered."""
    return list(_kinds.values())
