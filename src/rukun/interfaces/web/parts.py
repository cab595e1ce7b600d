"""What the components under templates/components/ are given: frozen, prepared, without a query.

A view builds these; the template named in each docstring shows it. Texts may be lazy translations.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django_stubs_ext import StrOrPromise

from rukun.interfaces.web.presentation import Due, Mark, RiskMark, StateMark, UrgencyMark

# --- Frame ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class NavItem:
    """One place in the rail (`nav`); the first four are the phone's bottom bar, under their short name."""

    label: StrOrPromise
    url: str
    icon: str
    count: int | None = None
    is_current: bool = False
    starts_group: bool = False
    short: StrOrPromise = ""


@dataclass(frozen=True)
class AssignmentChoice:
    """One of a person's assignments in the switcher; `value` is posted as `assignment`."""

    value: str
    title: StrOrPromise
    place: StrOrPromise
    is_current: bool = False


@dataclass(frozen=True)
class Identity:
    """Who is at the desk (context variable `identity`): office title over agency and regency."""

    title: StrOrPromise
    place: StrOrPromise
    person: str = ""
    assignments: Sequence[AssignmentChoice] = ()
    switch_url: str = ""
    links: Sequence[NavItem] = ()


# --- Buttons and lists ------------------------------------------------------------------------

ButtonKind = Literal["main", "second", "plain", "quiet"]


@dataclass(frozen=True)
class Action:
    """A button (components/action.html): a link, or with `is_post` a one-button form.

    `fields` are hidden values of that form; `key` names the desk key that presses it.
    """

    label: StrOrPromise
    url: str
    kind: ButtonKind = "plain"
    icon: str = ""
    is_post: bool = False
    is_big: bool = False
    fields: Mapping[str, str] | None = None
    key: str = ""

    @property
    def css_class(self) -> str:
        """Classes of the button."""
        names = ["button"]
        if self.kind != "plain":
            names.append(f"button-{self.kind}")
        if self.is_big:
            names.append("button-big")
        return " ".join(names)


@dataclass(frozen=True)
class WorkRow:
    """A row of a worklist (components/work_row.html): marks left, title and sources, buttons right.

    `choice` is the value of a checkbox with which the row is chosen for an act on several.
    """

    title: StrOrPromise
    url: str
    source: StrOrPromise = ""
    urgency: UrgencyMark | None = None
    due: Due | None = None
    state: StateMark | None = None
    risk: RiskMark | None = None
    actions: Sequence[Action] = ()
    choice: str = ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that are set, in the order in which they are read."""
        return tuple(mark for mark in (self.urgency, self.due, self.state, self.risk) if mark is not None)


@dataclass(frozen=True)
class Figure:
    """A number of the home's summary line (components/summary.html), linked to its list."""

    count: int
    label: StrOrPromise
    url: str


@dataclass(frozen=True)
class Page:
    """Keyset paging (components/pagination.html); an empty address means there is no such page."""

    next_url: str = ""
    first_url: str = ""
    shown: int = 0


# --- Tables -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Column:
    """A column of components/table.html; on phones its label stands before the value."""

    label: StrOrPromise
    is_number: bool = False
    is_heading: bool = False  # names the row: first on the card, without a label
    is_wide: bool = False
    hides_on_phone: bool = False
    names_on_phone: bool = True


@dataclass(frozen=True)
class Cell:
    """A cell: a text, perhaps linked, or a mark; `note` stands under it in grey."""

    text: StrOrPromise = ""
    url: str = ""
    mark: Mark | None = None
    is_muted: bool = False
    note: StrOrPromise = ""


@dataclass(frozen=True)
class Table:
    """A captioned table; `key_rows` makes its rows reachable by J and K."""

    caption: StrOrPromise
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    shows_caption: bool = False

    @property
    def lines(self) -> list[list[tuple[Column, Cell]]]:
        """Each row as pairs of column and cell."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


# --- Case file --------------------------------------------------------------------------------

RungForm = Literal["done", "here", "offered", "ahead"]


@dataclass(frozen=True)
class Rung:
    """One rung of the ladder (components/ladder.html)."""

    label: StrOrPromise
    form: RungForm
    note: StrOrPromise = ""

    @property
    def icon(self) -> str:
        """Tick behind, half ring here, arrow where it has been offered, ring ahead."""
        return {"done": "tick", "here": "half", "offered": "up", "ahead": "ring"}[self.form]


@dataclass(frozen=True)
class Track:
    """A track beside the rungs: police, court, BPN, adat, DPRD; `note` says since when and the answer."""

    label: StrOrPromise
    note: StrOrPromise = ""


@dataclass(frozen=True)
class Link:
    """A link inside a text."""

    label: StrOrPromise
    url: str


@dataclass(frozen=True)
class Pair:
    """A term and its value in components/pairs.html; `links` follow the value in brackets."""

    term: StrOrPromise
    value: StrOrPromise
    links: Sequence[Link] = ()
    is_unknown: bool = False


@dataclass(frozen=True)
class HandOverPanel:
    """What the receiver decides on (components/handover.html); the sender holds the matter until then."""

    title: StrOrPromise
    pairs: Sequence[Pair]
    holder: StrOrPromise
    due: Due | None = None
    accept: Action | None = None


@dataclass(frozen=True)
class TimelineEntry:
    """One act on the timeline (components/timeline.html).

    `act` is set in bold and `rest` continues it: "Diteruskan ke kabupaten" + " oleh Camat …".
    `lines` follow in grey; `on_behalf` and `amendment` are sentences of their own.
    """

    day: str
    time: str
    icon: str
    act: StrOrPromise
    rest: StrOrPromise = ""
    lines: Sequence[StrOrPromise] = ()
    on_behalf: StrOrPromise = ""
    amendment: StrOrPromise = ""
    url: str = ""
    machine_time: str = ""


@dataclass(frozen=True)
class FileItem:
    """A file in components/file_list.html; `note` is its state and class in words."""

    name: StrOrPromise
    url: str
    note: StrOrPromise = ""
    icon: str = "document"


# --- Forms ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """One field of a stale save, as stored and as typed."""

    label: StrOrPromise
    stored: StrOrPromise
    mine: StrOrPromise

    @property
    def is_different(self) -> bool:
        """Only what differs is marked."""
        return str(self.stored) != str(self.mine)


@dataclass(frozen=True)
class StaleSave:
    """Two versions side by side (components/stale.html); the person chooses, nothing is lost.

    `stored_url` leads to the form with what is stored; "Pakai isian saya" submits the form around
    the component again with `version` set to the stored one.
    """

    who: StrOrPromise
    time: str
    differences: Sequence[Difference]
    version: int
    stored_url: str
