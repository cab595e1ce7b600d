"""The walk through a paste: where one is in it, what is done, and where to go next."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from rukun.handling.reports.enums import UNVERIFIED_KINDS, ReportState
from rukun.handling.reports.models import PastedPart


@dataclass(frozen=True)
class Stop:
    """One part of a paste, as far as the walk needs to know it."""

    order: int
    report_id: UUID | None
    state: str
    kind: str

    @property
    def is_open(self) -> bool:
        """Say whether it still is a draft."""
        return self.state == ReportState.DRAFT

    @property
    def is_noted(self) -> bool:
        """Say whether it was sent and is only noted: nil, activity."""
        return self.is_sent and self.kind in UNVERIFIED_KINDS

    @property
    def is_sent(self) -> bool:
        """Say whether it was sent."""
        return self.report_id is not None and not self.is_open


@dataclass(frozen=True)
class Walk:
    """All stops of a paste; `here` is the place of the one that is open, 0 for none."""

    paste_id: UUID
    stops: Sequence[Stop]
    here: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.stops)

    @property
    def sent(self) -> int:
        """How many were sent, also those that are only noted."""
        return sum(stop.is_sent for stop in self.stops)

    @property
    def noted(self) -> int:
        """How many of them are nil or activity reports."""
        return sum(stop.is_noted for stop in self.stops)

    @property
    def dropped(self) -> int:
        """How many became no report."""
        return sum(stop.report_id is None for stop in self.stops)

    @property
    def left(self) -> int:
        """How many are drafts."""
        return sum(stop.is_open for stop in self.stops)

    @property
    def done(self) -> int:
        """How many are dealt with."""
        return self.total - self.left

    @property
    def is_many(self) -> bool:
        """Say whether there is anything to walk through."""
        return self.total > 1

    @property
    def next_url(self) -> str:
        """The next draft, from the beginning again after the last one; "" if there is no other."""
        others = [stop for stop in self.stops if stop.is_open and stop.order != self.here]
        after = [stop for stop in others if stop.order > self.here]
        return _edit_url((after or others)[0]) if others else ""

    @property
    def previous_url(self) -> str:
        """The draft before; "" if there is none."""
        before = [stop for stop in self.stops if stop.is_open and stop.order < self.here]
        return _edit_url(before[-1]) if before else ""

    @property
    def url(self) -> str:
        """The page of the whole paste."""
        return reverse("reports:pasted", args=[self.paste_id])


def walk_of(part: PastedPart) -> Walk:
    """Return the walk with this part as the one that is open. One query."""
    return walk_through(part.paste_id, here=part.order)


def walk_through(paste_id: UUID, *, here: int = 0) -> Walk:
    """Return the walk through a paste. One query."""
    rows = PastedPart.objects.filter(paste_id=paste_id).order_by("order")
    named = rows.values_list("order", "report_id", "report__state", "report__kind")
    return Walk(
        paste_id, [Stop(order, pk, state or "", kind or "") for order, pk, state, kind in named], here
    )


def _edit_url(stop: Stop) -> str:
    return reverse("reports:edit", args=[stop.report_id])
