"""The desk's one worklist: to verify, to look at again, to decide on; and what comes after what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.urls import reverse

from rukun.foundation.people.capabilities import REPORT_DECIDE, REPORT_VERIFY
from rukun.handling.reports.enums import Urgency
from rukun.handling.reports.models import Report
from rukun.handling.reports.queries import to_decide, to_look_at_again, to_verify, watched
from rukun.kernel.actor import Actor
from rukun.kernel.worktime import WorkCalendar

MOST = 100  # of each sort; more than a desk works off in a day
# In the address: the page of a report belongs to a walk along the worklist.
FROM_DESK = "dari"
DESK = "meja"


class Sort(StrEnum):
    """What is asked of the desk; the value stands in the address."""

    VERIFY = "verifikasi"
    LOOK_AGAIN = "pantauan"
    DECIDE = "keputusan"


@dataclass(frozen=True)
class Waiting:
    """A report that waits for the desk, and by when; a decision has no date of its own."""

    report: Report
    sort: Sort
    due_at: datetime | None = None

    @property
    def url(self) -> str:
        """Where the desk does it, with the way back to the worklist."""
        anchor = "verification" if self.sort == Sort.VERIFY else "decision"
        return f"{page_of(self.report.pk)}#{anchor}"


def page_of(pk: UUID) -> str:
    """Return the page of a report as a stop of the walk along the worklist."""
    return f"{reverse('reports:detail', args=[pk])}?{FROM_DESK}={DESK}"


def worklist(actor: Actor, calendar: WorkCalendar, *, only: Sort | None = None) -> list[Waiting]:
    """Return what waits for the desk: what is red first, then by deadline, what has none at the end."""
    found = [item for sort in Sort if only in (None, sort) for item in _of(sort, actor, calendar)]
    return sorted(found, key=_order)


def asleep(actor: Actor) -> list[Report]:
    """Return what is watched and whose day has not come, the next day first."""
    return list(watched(actor).filter(awake_at=None)[:MOST])


def next_after(report: Report, actor: Actor, calendar: WorkCalendar) -> Waiting | None:
    """Return what stands after `report` on the worklist, from the top again at its end; None if nothing."""
    items = worklist(actor, calendar)
    places = [place for place, item in enumerate(items) if item.report.pk == report.pk]
    later = items[places[-1] + 1 :] if places else []
    return next((item for item in (*later, *items) if item.report.pk != report.pk), None)


def is_waiting(report: Report, actor: Actor, calendar: WorkCalendar) -> bool:
    """Say whether the desk still has something to do about `report`."""
    return any(item.report.pk == report.pk for item in worklist(actor, calendar))


def _of(sort: Sort, actor: Actor, calendar: WorkCalendar) -> Iterator[Waiting]:
    if not actor.may(REPORT_VERIFY if sort == Sort.VERIFY else REPORT_DECIDE):
        return
    if sort == Sort.VERIFY:
        for urgency in Urgency:  # each in the order of an index: the first of all are among the first of each
            first = to_verify(actor).filter(urgency_order=urgency.order).order_by("verify_by", "pk")
            yield from (Waiting(one, sort, one.verify_by) for one in first[:MOST])
    elif sort == Sort.DECIDE:
        yield from (Waiting(one, sort) for one in to_decide(actor)[:MOST])
    else:
        yield from _awake(to_look_at_again(actor)[:MOST], calendar)


def _awake(reports: Iterable[Report], calendar: WorkCalendar) -> Iterator[Waiting]:
    for one in reports:
        yield Waiting(one, Sort.LOOK_AGAIN, calendar.closing(one.review_on) if one.review_on else None)


def _order(item: Waiting) -> tuple[bool, bool, float, int, UUID]:
    due = item.due_at.timestamp() if item.due_at else 0.0
    report = item.report
    return (report.urgency != Urgency.RED, item.due_at is None, due, report.urgency_order, report.pk)
