"""Reads of incidents: the list by pages, narrowed by what stands in the address."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from rukun.handling.incidents.enums import IncidentKind
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.queries import readable_day
from rukun.kernel.actor import Actor
from rukun.kernel.regions import is_code, within_q

PAGE_SIZE = 50
# Lists are ordered by the moment of the event, or of its recording where that is unknown.
_MOMENT = Coalesce("started_at", "recorded_at")


@dataclass(frozen=True)
class IncidentFilter:
    """What the list is narrowed to. A value that cannot be read finds nothing.

    `from_on`/`until_on` are days of the event, or of its recording where its time is unknown.
    """

    kind: str = ""
    region: str = ""
    text: str = ""
    from_on: date | None = None
    until_on: date | None = None
    is_impossible: bool = False

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "IncidentFilter":
        """Read the parameters of an address."""
        words = {name: query.get(name, "").strip() for name in ("kind", "region", "text")}
        given = {name: query.get(name, "").strip() for name in ("from_on", "until_on")}
        days = {name: readable_day(text) for name, text in given.items()}
        unreadable = [
            words["kind"] not in {"", *IncidentKind.values},
            bool(words["region"]) and not is_code(words["region"]),
            *(days[name] is None and bool(text) for name, text in given.items()),
        ]
        return cls(
            kind=words["kind"],
            region=words["region"],
            text=words["text"],
            from_on=days["from_on"],
            until_on=days["until_on"],
            is_impossible=any(unreadable),
        )

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is narrowed."""
        return self == IncidentFilter()

    def as_query(self) -> dict[str, str]:
        """Return the parameters that make this filter again."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: str(value) for name, value in values.items() if value and name != "is_impossible"}

    def narrow(self, incidents: QuerySet[Incident], *, zone: str) -> QuerySet[Incident]:
        """Keep the incidents that fit."""
        if self.is_impossible:
            return incidents.none()
        if self.kind:
            incidents = incidents.filter(kind=self.kind)
        if self.region:
            incidents = incidents.filter(within_q("region_current_id", [self.region]))
        if self.from_on:
            incidents = incidents.filter(_at("gte", _midnight(self.from_on, zone)))
        if self.until_on:
            incidents = incidents.filter(_at("lt", _midnight(self.until_on + timedelta(days=1), zone)))
        for word in self.text.split():
            incidents = incidents.filter(Q(title__icontains=word) | Q(number__icontains=word))
        return incidents


@dataclass(frozen=True)
class IncidentPage:
    """Some incidents, the newest first, and the cursor of those after them ("" at the end)."""

    rows: list[Incident]
    next_cursor: str


def incidents_seen_by(actor: Actor, chosen: IncidentFilter) -> QuerySet[Incident]:
    """Return what the actor may see, narrowed, the newest event first."""
    found = chosen.narrow(Incident.objects.visible_to(actor), zone=actor.zone)
    return found.select_related("region_current__parent").order_by(_MOMENT.desc(), "-pk")


def page_of(incidents: QuerySet[Incident], *, cursor: str = "", size: int = PAGE_SIZE) -> IncidentPage:
    """Cut one page out of `incidents_seen_by`. A cursor that cannot be read finds nothing."""
    if cursor:
        position = _position(cursor)
        if position is None:
            return IncidentPage([], "")
        moment, pk = position
        incidents = incidents.filter(_at("lt", moment) | _at("exact", moment) & Q(pk__lt=pk))
    rows = list(incidents[: size + 1])
    return IncidentPage(rows[:size], _cursor(rows[size - 1]) if len(rows) > size else "")


def _at(comparison: str, moment: datetime) -> Q:
    recorded = Q(**{"started_at": None, f"recorded_at__{comparison}": moment})
    return Q(**{f"started_at__{comparison}": moment}) | recorded


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))


def _cursor(incident: Incident) -> str:
    moment = incident.started_at or incident.recorded_at
    return base64.urlsafe_b64encode(f"{moment.isoformat()} {incident.pk}".encode()).decode()


def _position(cursor: str) -> tuple[datetime, UUID] | None:
    try:
        moment, pk = base64.urlsafe_b64decode(cursor.encode()).decode().split(" ")
        begun = datetime.fromisoformat(moment)
        return (begun, UUID(pk)) if begun.tzinfo else None
    except (ValueError, binascii.Error):
        return None
