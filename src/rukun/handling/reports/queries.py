"""Reads of reports: the inbox, the desk, one's own, and what looks alike."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from rukun.handling.reports.enums import (
    UNDECIDED_KINDS,
    LinkState,
    ReportKind,
    ReportState,
    Urgency,
)
from rukun.handling.reports.models import Answer, Report, ReportLink, ReportQuerySet
from rukun.kernel.actor import Actor
from rukun.kernel.regions import is_code, within_q

PAGE_SIZE = 50
# What a row of any list shows, so that a list costs one query however long it is.
_ROW = ("region_current__parent", "filed_by_office", "filed_by_agency", "behalf_office", "owner_agency")
_YEARS = range(1900, 2200)  # farther days overflow when they become moments


@dataclass(frozen=True)
class ReportFilter:
    """What a list is narrowed to; it stands in the address. An unknown value finds nothing.

    `region` is a subdistrict (or any code) with all inside it, `from_on`/`until_on` days of
    receipt as the reader's office counts them, `text` words of title, number or content.
    """

    state: str = ""
    urgency: str = ""
    kind: str = ""
    region: str = ""
    text: str = ""
    from_on: date | None = None
    until_on: date | None = None
    is_impossible: bool = False

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "ReportFilter":
        """Read the parameters of an address; one that cannot be read makes the filter find nothing."""
        words = {name: query.get(name, "").strip() for name in ("state", "urgency", "kind", "region", "text")}
        days = {name: readable_day(query.get(name, "")) for name in ("from_on", "until_on")}
        unreadable = [
            words["state"] not in {"", *ReportState.values},
            words["urgency"] not in {"", *Urgency.values},
            words["kind"] not in {"", *ReportKind.values},
            bool(words["region"]) and not is_code(words["region"]),
            *(day is None and bool(query.get(name, "").strip()) for name, day in days.items()),
        ]
        return cls(
            state=words["state"],
            urgency=words["urgency"],
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
        return self == ReportFilter()

    def as_query(self) -> dict[str, str]:
        """Return the parameters that make this filter again, for links to further pages."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: str(value) for name, value in values.items() if value and name != "is_impossible"}

    def narrow(self, reports: QuerySet[Report], *, zone: str) -> QuerySet[Report]:
        """Keep the reports that fit."""
        if self.is_impossible:
            return reports.none()
        chosen = {"state": self.state, "urgency": self.urgency, "kind": self.kind}
        found = reports.filter(**{name: value for name, value in chosen.items() if value})
        if self.region:
            found = found.filter(within_q("region_current_id", [self.region]))
        if self.from_on:
            found = found.filter(received_at__gte=_midnight(self.from_on, zone))
        if self.until_on:
            found = found.filter(received_at__lt=_midnight(self.until_on + timedelta(days=1), zone))
        for word in self.text.split():
            found = found.filter(_holds(word))
        return found


@dataclass(frozen=True)
class ReportPage:
    """Some reports, the newest first, and the cursor of those after them ("" at the end)."""

    rows: list[Report]
    next_cursor: str


def inbox(actor: Actor, chosen: ReportFilter) -> QuerySet[Report]:
    """Return what the actor may see, narrowed, the newest first."""
    seen = chosen.narrow(Report.objects.visible_to(actor), zone=actor.zone)
    return seen.select_related(*_ROW).order_by("-received_at", "-pk")


def page_of(reports: QuerySet[Report], *, cursor: str = "", size: int = PAGE_SIZE) -> ReportPage:
    """Cut one page out of a list ordered by (received_at, pk), both falling. One query.

    Keyset, not offset: the last page costs what the first one does, and nothing that comes in
    meanwhile moves what is being read. A cursor that cannot be read finds nothing.
    """
    if cursor:
        position = _position(cursor)
        if position is None:
            return ReportPage([], "")
        received_at, pk = position
        reports = reports.filter(Q(received_at__lt=received_at) | Q(received_at=received_at, pk__lt=pk))
    rows = list(reports[: size + 1])
    is_more = len(rows) > size
    return ReportPage(rows[:size], _cursor(rows[size - 1]) if is_more else "")


def to_verify(actor: Actor) -> QuerySet[Report]:
    """Return what is sent and not yet judged: what is red first, then by deadline."""
    return _of_the_desk(actor).awaiting_verification().select_related(*_ROW)


def to_decide(actor: Actor) -> QuerySet[Report]:
    """Return verified reports of which nobody has decided what becomes of them.

    One that was settled on the spot is settled with its verification and asks for nothing more.
    """
    verified = _of_the_desk(actor).filter(state=ReportState.VERIFIED, kind__in=UNDECIDED_KINDS)
    return verified.select_related(*_ROW).order_by("urgency_order", "verified_at", "pk")


def watched(actor: Actor) -> QuerySet[Report]:
    """Return what is being watched, by the day on which somebody looks again."""
    watching = _of_the_desk(actor).filter(state=ReportState.WATCHED)
    return watching.select_related(*_ROW).order_by("review_on", "urgency_order", "pk")


def _of_the_desk(actor: Actor) -> ReportQuerySet:
    """Return what the actor sees of the own regency, where alone a desk acts; the indexes begin with it."""
    return Report.objects.visible_to(actor).filter(regency=actor.regency)


def to_look_at_again(actor: Actor) -> QuerySet[Report]:
    """Return the watched reports whose day has come."""
    return watched(actor).filter(awake_at__isnull=False)


def own_reports(actor: Actor) -> QuerySet[Report]:
    """Return what the actor's agency filed or had filed in its name, the newest first."""
    own = Q(filed_by_agency_id=actor.agency_id) | Q(owner_agency_id=actor.agency_id)
    reports = Report.objects.visible_to(actor).filter(own)
    return reports.select_related(*_ROW).order_by("-received_at", "-pk")


def own_drafts(actor: Actor) -> QuerySet[Report]:
    """Return the drafts of the actor's agency, the newest first."""
    drafts = Report.objects.visible_to(actor).filter(state=ReportState.DRAFT)
    return drafts.select_related(*_ROW).order_by("-received_at", "-pk")


def answers_for(actor: Actor) -> QuerySet[Answer]:
    """Return what was answered to the reports of the actor's agency, the newest first."""
    answers = Answer.objects.filter(report__in=own_reports(actor).order_by())
    return answers.select_related("report", "by_office__agency").order_by("-at", "-pk")


def look_alikes_of(report: Report, actor: Actor) -> QuerySet[Report]:
    """Return the reports linked to this one, either way round, as far as the actor sees them."""
    linked = ReportLink.objects.filter(state=LinkState.LINKED)
    return (
        Report.objects.visible_to(actor)
        .filter(
            Exists(linked.filter(report=report, other=OuterRef("pk")))
            | Exists(linked.filter(other=report, report=OuterRef("pk")))
        )
        .select_related(*_ROW)
        .order_by("-received_at", "-pk")
    )


def _holds(word: str) -> Q:
    """Match a word as it is typed; the search room will know more ways of writing it."""
    places = ("title", "number", "raw_text", "facts", "account", "what")
    match = Q()
    for place in places:
        match |= Q(**{f"{place}__icontains": word})
    return match


def readable_day(text: str) -> date | None:
    """Read an ISO day of a filter; None for what is no day, or lies out of all reason."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))


def _cursor(report: Report) -> str:
    return base64.urlsafe_b64encode(f"{report.received_at.isoformat()} {report.pk}".encode()).decode()


def _position(cursor: str) -> tuple[datetime, UUID] | None:
    try:
        moment, pk = base64.urlsafe_b64decode(cursor.encode()).decode().split(" ")
        received_at = datetime.fromisoformat(moment)
        return (received_at, UUID(pk)) if received_at.tzinfo else None
    except (ValueError, binascii.Error):
        return None
