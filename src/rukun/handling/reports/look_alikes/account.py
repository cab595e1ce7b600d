"""What somebody told, reduced to what two tellings can be compared by.

A report in the database, a draft and what the parser read in a message all become an `Account`;
the comparing knows nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from rukun.handling.reports.enums import Channel, Precision, ReportKind
from rukun.handling.reports.look_alikes.traits import Traits, traits_of
from rukun.handling.reports.look_alikes.words import SAYS_YESTERDAY
from rukun.kernel.regions import regency_of

# How far what was said may lie beside what was: people look at the clock afterwards.
_SLACK: Final = {
    Precision.MINUTE: timedelta(minutes=30),
    Precision.PART_OF_DAY: timedelta(hours=1),
    Precision.DAY: timedelta(0),
}
# A report that gives no time is mostly written within two days.
_UNTOLD_BEFORE: Final = timedelta(hours=40)
_TOLD_WITHIN: Final = timedelta(days=1)
_LONGEST: Final = timedelta(days=31)
# Too coarse to say that two happened together.
_VAGUE: Final = {Precision.MONTH: timedelta(days=31), Precision.YEAR: timedelta(days=366)}


def told_at(channel: str, received_at: datetime, occurred_from: datetime | None) -> datetime:
    """Return when a report was told; a list of past years mostly knows only when it happened."""
    if channel == Channel.IMPORT and occurred_from is not None:
        return min(received_at, occurred_from + _TOLD_WITHIN)
    return received_at


@dataclass(frozen=True, slots=True)
class Window:
    """The time within which it happened; `is_told` false where only the time of receipt is known."""

    begins: datetime
    ends: datetime
    precision: Precision
    is_told: bool

    def gap(self, other: "Window") -> timedelta:
        """Return the time between the two, zero where they touch."""
        return max(self.begins - other.ends, other.begins - self.ends, timedelta(0))


@dataclass(frozen=True)
class Account:
    """One telling of something. Places are codes, the first one leads; counts by field of Report.

    `is_place_told` false: the text names no place, the sender's area stands for it.
    """

    key: str
    places: tuple[str, ...]
    received_at: datetime
    text: str
    kind: str = ReportKind.INCIDENT
    issue_type: str = ""
    occurred_from: datetime | None = None
    occurred_until: datetime | None = None
    precision: str = Precision.UNKNOWN
    counts: Mapping[str, int] = field(default_factory=dict)
    is_place_told: bool = True

    @property
    def regency(self) -> str:
        """The regency in which it happened; only there can another telling be its look-alike."""
        return regency_of(self.places[0])

    @cached_property
    def traits(self) -> Traits:
        """Whom and what the text names."""
        return traits_of(self.text)

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """When it may have happened: as told, and on the day before where the text says "kemarin"."""
        if not SAYS_YESTERDAY.search(self.text):
            return (self.window,)
        midnight = self.received_at.replace(hour=0, minute=0, second=0, microsecond=0)
        begins, ends = midnight - timedelta(hours=24), midnight - timedelta(minutes=1)
        return self.window, Window(begins, ends, Precision.DAY, is_told=True)

    @cached_property
    def window(self) -> Window:
        """When it happened, as widely as it was told."""
        precision = Precision(self.precision)
        if self.occurred_from is None or precision == Precision.UNKNOWN:
            return Window(
                self.received_at - _UNTOLD_BEFORE, self.received_at, Precision.UNKNOWN, is_told=False
            )
        if precision in _VAGUE:
            ends = self.occurred_from + _VAGUE[precision]
            return Window(self.occurred_from, ends, precision, is_told=False)
        ends = min(self.occurred_until or self.occurred_from, self.occurred_from + _LONGEST)
        if precision == Precision.DAY:
            ends = max(ends, self.occurred_from + timedelta(days=1) - timedelta(minutes=1))
        slack = _SLACK[precision]
        return Window(self.occurred_from - slack, ends + slack, precision, is_told=True)
