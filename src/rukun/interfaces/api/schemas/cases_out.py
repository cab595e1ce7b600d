"""Cases as the API gives them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from rukun.handling.cases.enums import CaseState, EscalationLevel, Outcome
from rukun.handling.cases.models import Case
from rukun.handling.cases.timeline import TimelineEntry
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.enums import ConflictSource, Direction, Urgency
from rukun.handling.reports.models import Report
from rukun.interfaces.api.schemas.rows import (
    AttemptOut,
    HandOverOut,
    InvitationOut,
    RequestOut,
    TaskOut,
    TrackOut,
)
from rukun.interfaces.api.schemas.shared import AgencyOut, PlaceOut


class CaseBrief(Schema):
    """A case in a list. `version` goes into If-Match."""

    id: UUID
    number: str
    title: str
    state: CaseState
    rung: int
    urgency: Urgency
    risk: int | None
    issue_type: str
    place: PlaceOut
    owner: AgencyOut
    team: str | None
    outcome: Outcome | None
    review_on: date | None
    opened_at: datetime
    last_activity_at: datetime
    closed_at: datetime | None
    version: int

    @classmethod
    def of(cls, case: Case) -> "CaseBrief":
        """Show a case in short; give it with its place, owner and team joined."""
        return cls(**_brief(case))


class CasePageOut(Schema):
    """One page, the last active first; `next` is the cursor of the page after it."""

    items: list[CaseBrief]
    next: str | None


class PaperOut(Schema):
    """A report or incident of the case, as far as it is open to the caller."""

    id: UUID
    number: str
    title: str

    @classmethod
    def of(cls, paper: Report | Incident) -> "PaperOut":
        """Name a paper."""
        return cls(id=paper.pk, number=paper.number or "", title=paper.title)


class LinkOut(Schema):
    """Where an entry leads; `kind` is "reports", "incidents" or "files"."""

    kind: str
    id: UUID


class EventOut(Schema):
    """One act on the case, in words."""

    seq: int
    at: datetime
    action: str
    title: str
    author: str
    on_behalf: str
    lines: list[str]
    amendments: list[str]
    link: LinkOut | None

    @classmethod
    def of(cls, entry: TimelineEntry) -> "EventOut":
        """Show an entry of the timeline."""
        link = entry.link
        return cls(
            seq=entry.seq,
            at=entry.at,
            action=entry.action,
            title=str(entry.title),
            author=entry.author,
            on_behalf=entry.on_behalf,
            lines=[str(line) for line in entry.lines],
            amendments=[str(line) for line in entry.amendments],
            link=LinkOut(kind=link.route.partition(":")[0], id=link.pk) if link else None,
        )


class TimelineOut(Schema):
    """What happened after `after`, the newest first; `last` is the next `after`."""

    items: list[EventOut]
    last: int


class CaseOut(CaseBrief):
    """The whole file, as far as it is open to the caller."""

    summary: str
    place_detail: str
    likelihood: int | None
    impact: int | None
    conflict_source: ConflictSource | None
    direction: Direction | None
    escalation_level: EscalationLevel | None
    state_reason: str
    hand_overs: list[HandOverOut]
    attempts: list[AttemptOut]
    tasks: list[TaskOut]
    requests: list[RequestOut]
    invitations: list[InvitationOut]
    tracks: list[TrackOut]
    reports: list[PaperOut]
    incidents: list[PaperOut]
    timeline: list[EventOut]
    actions: list[str] = Field(description="What the caller may do with it now")

    @classmethod
    def full(
        cls,
        case: Case,
        *,
        rows: dict[str, Any],
        reports: Iterable[Report],
        incidents: Iterable[Incident],
        timeline: Iterable[TimelineEntry],
        actions: list[str],
    ) -> "CaseOut":
        """Show a case with its rows, already shown themselves."""
        same = ("summary", "place_detail", "likelihood", "impact", "state_reason")
        maybe = ("conflict_source", "direction", "escalation_level")
        plain: dict[str, Any] = {name: getattr(case, name) for name in same}
        said: dict[str, Any] = {name: getattr(case, name) or None for name in maybe}
        return cls(
            **_brief(case),
            **plain,
            **said,
            **rows,
            reports=[PaperOut.of(report) for report in reports],
            incidents=[PaperOut.of(incident) for incident in incidents],
            timeline=[EventOut.of(entry) for entry in timeline],
            actions=actions,
        )


def _brief(case: Case) -> dict[str, Any]:
    same = ("number", "title", "state", "rung", "urgency", "risk", "issue_type", "review_on")
    times = ("opened_at", "last_activity_at", "closed_at", "version")
    return {name: getattr(case, name) for name in (*same, *times)} | {
        "id": case.pk,
        "place": PlaceOut.of(case.region_current),
        "owner": AgencyOut.of(case.owner_agency),
        "team": case.owner_team.name if case.owner_team else None,
        "outcome": case.outcome or None,
    }
