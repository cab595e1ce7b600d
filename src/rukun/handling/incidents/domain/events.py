"""Load a published data set of events: each once, however often the file is loaded."""

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from rukun.foundation.territory.models import Boundary, Region
from rukun.foundation.territory.sources import BadInput, Progress, silent
from rukun.handling.incidents.models import HistoricalEvent
from rukun.handling.incidents.ucdp import SOURCE, Rejected, Row, read_event, read_rows
from rukun.kernel.regions import SUBDISTRICT

_CHUNK: Final = 200
_WRITTEN: Final = tuple(
    name.name for name in HistoricalEvent._meta.fields if name.name not in {"id", "source", "source_id"}
)


@dataclass(frozen=True)
class EventsResult:
    """What a load did; every row is either loaded or rejected for a reason."""

    rows: int
    added: int
    changed: int
    rejected: Mapping[str, int] = field(default_factory=dict)

    @property
    def loaded(self) -> int:
        """How many events of the file are in the database now."""
        return self.rows - sum(self.rejected.values())


def load_events(path: Path, *, progress: Progress = silent) -> EventsResult:
    """Load UCDP GED events from CSV, 200 at a time; one that is there already is compared, not doubled.

    Interrupted, it is simply loaded again. Regions and outlines of subdistricts must be there before.
    """
    rows = read_rows(path)
    if not Boundary.objects.filter(level=SUBDISTRICT).exists():
        raise BadInput(path, _("outlines of subdistricts are missing. Load the boundaries first."))
    known = set(Region.objects.current().filter(level__lte=SUBDISTRICT).values_list("code", flat=True))
    rejected: Counter[str] = Counter()
    seen: set[str] = set()
    added = changed = 0
    for start in range(0, len(rows), _CHUNK):
        events: dict[str, HistoricalEvent] = {}
        for row in rows[start : start + _CHUNK]:
            try:
                event = _read(row, known, seen)
            except Rejected as reason:
                rejected[str(reason)] += 1
            else:
                events[event.source_id] = event
        new, different = _store(events)
        added, changed = added + new, changed + different
        progress(min(start + _CHUNK, len(rows)), len(rows))
    return EventsResult(len(rows), added, changed, dict(rejected.most_common()))


def _read(row: Row, known: Container[str], seen: set[str]) -> HistoricalEvent:
    event = read_event(row)
    if event.region_id and event.region_id not in known:
        raise Rejected(_("in a region that the list of regions does not have"))
    if not event.source_id or event.source_id in seen:
        raise Rejected(_("without a number of its own"))
    seen.add(event.source_id)
    return event


@transaction.atomic
def _store(events: Mapping[str, HistoricalEvent]) -> tuple[int, int]:
    """Write what is new or different; return how many were either."""
    there = {
        one.source_id: one
        for one in HistoricalEvent.objects.filter(source=SOURCE, source_id__in=list(events))
    }
    new = [event for key, event in events.items() if key not in there]
    different = []
    for key, stored in there.items():
        if _differs(stored, events[key]):
            events[key].pk = stored.pk
            different.append(events[key])
    HistoricalEvent.objects.bulk_create(new)
    HistoricalEvent.objects.bulk_update(different, _WRITTEN)
    return len(new), len(different)


def _differs(stored: HistoricalEvent, event: HistoricalEvent) -> bool:
    names = [field.attname for field in HistoricalEvent._meta.fields if field.name in _WRITTEN]
    return any(getattr(stored, name) != getattr(event, name) for name in names)
