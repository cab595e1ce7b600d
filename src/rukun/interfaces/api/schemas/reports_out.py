"""Reports as the API gives them; who told one is never among it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from rukun.handling.reports.enums import (
    Channel,
    ConflictSource,
    Credibility,
    Direction,
    Discovery,
    Precision,
    Reliability,
    ReportKind,
    ReportState,
    Urgency,
)
from rukun.handling.reports.models import Amendment, Answer, Report
from rukun.interfaces.api.schemas.shared import AgencyOut, OfficeOut, PlaceOut


class ReceiptOut(Schema):
    """The receipt: `receipt` is the code that may be given to whoever told it."""

    id: UUID
    number: str
    receipt: str
    state: ReportState
    received_at: datetime
    version: int

    @classmethod
    def of(cls, report: Report) -> "ReceiptOut":
        """Receipt of a sent report."""
        return cls(
            id=report.pk,
            number=report.number or "",
            receipt=report.receipt or "",
            state=ReportState(report.state),
            received_at=report.received_at,
            version=report.version,
        )


class AmendmentOut(Schema):
    """What was added to a report."""

    id: UUID
    text: str
    reason: str
    is_clarification: bool
    at: datetime
    by: OfficeOut

    @classmethod
    def of(cls, row: Amendment) -> "AmendmentOut":
        """Show an amendment; give it with its office joined."""
        return cls(
            id=row.pk,
            text=row.text,
            reason=row.reason,
            is_clarification=row.is_clarification,
            at=row.at,
            by=OfficeOut.of(row.by_office),
        )


class AnswerOut(Schema):
    """What the reporter was told or asked."""

    id: UUID
    text: str
    is_question: bool
    at: datetime
    by: OfficeOut

    @classmethod
    def of(cls, row: Answer) -> "AnswerOut":
        """Show an answer; give it with its office joined."""
        return cls(
            id=row.pk,
            text=row.words,
            is_question=row.is_question,
            at=row.at,
            by=OfficeOut.of(row.by_office),
        )


class ReportBrief(Schema):
    """A report in a list. `version` goes into If-Match."""

    id: UUID
    number: str | None
    state: ReportState
    kind: ReportKind
    channel: Channel
    urgency: Urgency | None
    title: str
    place: PlaceOut
    owner: AgencyOut
    occurred_from: datetime | None
    occurred_until: datetime | None
    occurred_precision: Precision
    received_at: datetime
    sent_at: datetime | None
    verify_by: datetime | None
    verified_at: datetime | None
    risk: int | None
    version: int

    @classmethod
    def of(cls, report: Report) -> "ReportBrief":
        """Show a report in short; give it with its place and owner joined."""
        return cls(**_brief(report))


class ReportPageOut(Schema):
    """One page, the newest first; `next` is the cursor of the page after it."""

    items: list[ReportBrief]
    next: str | None


class ReportOut(ReportBrief):
    """A report as it was sent, what was added since, and what the caller may do with it."""

    place_detail: str
    filed_by: OfficeOut
    on_behalf: OfficeOut | None
    on_behalf_basis: str
    raw_text: str
    introduction: str
    facts: str
    account: str
    action_taken: str
    prediction: str
    recommendation: str
    opinion: str
    who: str
    what: str
    when: str
    where: str
    how: str
    why: str
    issue_type: str
    conflict_source: ConflictSource | None
    direction: Direction | None
    reliability: Reliability | None
    credibility: Credibility | None
    crowd: int | None
    dead: int | None
    missing: int | None
    severely_injured: int | None
    lightly_injured: int | None
    injured: int | None
    displaced_people: int | None
    displaced_households: int | None
    claimed_area_ha: float | None
    discovery: Discovery
    intelligence_pointer: str
    likelihood: int | None
    impact: int | None
    review_on: date | None = Field(description="The day on which a watched report is looked at again")
    decision_reason: str | None = Field(description="Why it was watched or not shown; inside the desk only")
    amendments: list[AmendmentOut]
    answers: list[AnswerOut]
    look_alikes: list[ReportBrief]
    actions: list[str] = Field(description="What the caller may do with it now")

    @classmethod
    def full(
        cls,
        report: Report,
        *,
        amendments: Iterable[Amendment],
        answers: Iterable[Answer],
        look_alikes: Iterable[Report],
        actions: list[str],
        decision_reason: str | None,
    ) -> "ReportOut":
        """Show everything but who told it."""
        plain: dict[str, Any] = {name: getattr(report, name) for name in _PLAIN}
        said: dict[str, Any] = {name: getattr(report, name) or None for name in _MAYBE}
        return cls(
            **_brief(report),
            **plain,
            **said,
            filed_by=OfficeOut.of(report.filed_by_office),
            on_behalf=OfficeOut.of(report.behalf_office) if report.behalf_office else None,
            on_behalf_basis=report.behalf_basis,
            decision_reason=decision_reason,
            amendments=[AmendmentOut.of(row) for row in amendments],
            answers=[AnswerOut.of(row) for row in answers],
            look_alikes=[ReportBrief.of(other) for other in look_alikes],
            actions=actions,
        )


_MAYBE = ("conflict_source", "direction", "reliability", "credibility")
_COMPOSED = frozenset(
    {
        *ReportBrief.model_fields,
        *_MAYBE,
        *("filed_by", "on_behalf", "on_behalf_basis", "decision_reason"),
        *("amendments", "answers", "look_alikes", "actions"),
    }
)
_PLAIN = tuple(name for name in ReportOut.model_fields if name not in _COMPOSED)


def _brief(report: Report) -> dict[str, Any]:
    same = ("number", "state", "kind", "channel", "title", "occurred_from", "occurred_until")
    times = ("occurred_precision", "received_at", "sent_at", "verify_by", "verified_at", "risk", "version")
    return {name: getattr(report, name) for name in (*same, *times)} | {
        "id": report.pk,
        "urgency": report.urgency or None,
        "place": PlaceOut.of(report.region_current),
        "owner": AgencyOut.of(report.owner_agency),
    }
