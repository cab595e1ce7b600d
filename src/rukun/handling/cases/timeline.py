"""Every step on a case in one line of time: journal entries joined with the words of their rows.

The journal holds ids and codes; the words stand in the rows, are read in bulk and shown only as
far as the actor may open them. Upper rooms add their own actions and rows through the registries.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.enums import Basis
from rukun.foundation.people.models import Agency, Office
from rukun.handling.cases.models import CASE, Case
from rukun.kernel.actor import Actor

Rows: TypeAlias = Mapping[UUID, Any]
Loader: TypeAlias = Callable[[set[UUID], Actor], Rows]


@dataclass(frozen=True)
class Link:
    """A page that an entry leads to: URL name and key."""

    route: str
    pk: UUID


@dataclass(frozen=True)
class Said:
    """What a renderer says of one entry; `lines` and `amendments` are sentences of the row."""

    icon: str
    title: StrOrPromise
    lines: tuple[StrOrPromise, ...] = ()
    amendments: tuple[StrOrPromise, ...] = ()
    link: Link | None = None


@dataclass(frozen=True)
class TimelineEntry:
    """One act: when, what, by which office, for whom, with its words.

    `seq` is the place in the case's journal stream: `?after=` takes the greatest one seen.
    """

    seq: int
    at: datetime
    action: str
    icon: str
    title: StrOrPromise
    author: str = ""
    is_by_rule: bool = False  # nobody acted: the clock did, by rule of the regency
    on_behalf: str = ""
    lines: tuple[StrOrPromise, ...] = ()
    amendments: tuple[StrOrPromise, ...] = ()
    link: Link | None = None


@dataclass(frozen=True)
class Page:
    """The rows that the entries name, as far as the actor may read them."""

    case: Case
    actor: Actor
    rows: Mapping[str, Rows]
    labels: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def row(self, object_type: str, key: object) -> Any:
        """Return a row by type and id (also as text), None where it is not open to the actor."""
        return self.rows.get(object_type, {}).get(_uuid(key)) if key else None

    def of(self, entry: Entry) -> Any:
        """Return the row on which the act was done."""
        return self.row(entry.object_type, entry.object_id)

    def name(self, object_type: str, key: object) -> str:
        """Return the name of an agency or office, "" if unknown."""
        row = self.row(object_type, key)
        return "" if row is None else office_name(row) if isinstance(row, Office) else row.short_name


Renderer: TypeAlias = Callable[[Entry, Page], Said | None]

_RENDERERS: Final[dict[str, Renderer]] = {}
_LOADERS: Final[dict[str, Loader]] = {}
_KEYS: Final[dict[str, str]] = {}


def register_action(action: str, renderer: Renderer) -> None:
    """Let `renderer` say what entries with `action` mean; None leaves the entry out."""
    _RENDERERS[action] = renderer


def register_rows(object_type: str, loader: Loader, *, keys: Iterable[str] = ()) -> None:
    """Let `loader` read the rows of a type in bulk, seen by an actor.

    `keys` are names in an entry's data whose values (one id or a list) are of this type.
    """
    _LOADERS[object_type] = loader
    _KEYS.update(dict.fromkeys(keys, object_type))


def actions() -> frozenset[str]:
    """Return every action that somebody can tell of."""
    return frozenset(_RENDERERS)


def timeline(case: Case, actor: Actor, *, after: int = 0) -> list[TimelineEntry]:
    """Return what happened on a visible case, the newest first, later than entry `after`.

    One query for the entries and one or two for each kind of row among them, however many.
    """
    stream = Entry.objects.filter(stream=f"{CASE}:{case.pk}", seq__gt=after, action__in=_RENDERERS)
    entries = list(stream.order_by("-seq"))
    if not entries:
        return []
    page = Page(case, actor, _read(entries, actor))
    told = ((entry, _RENDERERS[entry.action](entry, page)) for entry in entries)
    return [_entry(entry, said, page) for entry, said in told if said is not None]


def _read(entries: list[Entry], actor: Actor) -> dict[str, Rows]:
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for entry in entries:
        named: list[tuple[str, object]] = [(entry.object_type, entry.object_id)]
        named += [("office", entry.office_id), ("office", entry.behalf_office_id)]
        for key, value in entry.data.items():
            if key in _KEYS:
                named += [(_KEYS[key], one) for one in (value if isinstance(value, list) else [value])]
        for object_type, key in named:
            if object_type in _LOADERS and key:
                wanted[object_type].add(_uuid(key))
    return {object_type: _LOADERS[object_type](ids, actor) for object_type, ids in wanted.items()}


def _entry(entry: Entry, said: Said, page: Page) -> TimelineEntry:
    author = page.name("office", entry.behalf_office_id or entry.office_id)
    return TimelineEntry(
        seq=entry.seq,
        at=entry.at,
        action=entry.action,
        icon=said.icon,
        title=said.title,
        author=author or _("Rukun, by rule of the regency"),
        is_by_rule=not author,
        on_behalf=_on_behalf(entry, page),
        lines=tuple(line for line in said.lines if line),
        amendments=said.amendments,
        link=said.link,
    )


def _on_behalf(entry: Entry, page: Page) -> str:
    if not entry.behalf_basis:
        return ""
    row = page.row("task_step", entry.data.get("step")) or page.of(entry)
    whom = page.name("office", entry.behalf_office_id) or getattr(row, "behalf_label", "")
    names = {
        "recorder": page.name("office", entry.office_id),
        "whom": whom or _("somebody outside Rukun"),
        "basis": Basis(entry.behalf_basis).label,
    }
    return _("Recorded by %(recorder)s on behalf of %(whom)s, basis: %(basis)s") % names


def office_name(office: Office) -> str:
    """Heads are known by their title; others are named with their agency."""
    return office.title if office.is_head else f"{office.title}, {office.agency.short_name}"


def _uuid(key: object) -> UUID:
    return key if isinstance(key, UUID) else UUID(str(key))


def load_offices(ids: set[UUID], actor: Actor) -> Rows:
    """Offices by id; who signed an act is no secret to whom the act is open."""
    return Office.objects.select_related("agency").in_bulk(ids)


def load_agencies(ids: set[UUID], actor: Actor) -> Rows:
    """Agencies by id."""
    return Agency.objects.in_bulk(ids)
