"""Dated rows on a case as the API gives them. `version` goes into If-Match."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema

from rukun.foundation.people.enums import Basis
from rukun.handling.cases.enums import (
    AttemptKind,
    AttemptResult,
    HandOverDirection,
    HandOverState,
    MessageKind,
    RequestState,
    TaskState,
    TrackKind,
)
from rukun.handling.cases.models import (
    Assessment,
    Attempt,
    CaseRow,
    HandOver,
    InformationRequest,
    Invitation,
    Message,
    Task,
    Track,
)
from rukun.interfaces.api.schemas.shared import AgencyOut, OfficeOut

# What every row is read with, so that a list costs one query.
SIGNED = ("by_office", "behalf_office")


class Signed(Schema):
    """When, by which office, and for whom."""

    id: UUID
    at: datetime
    by: OfficeOut | None
    on_behalf: OfficeOut | None
    on_behalf_basis: Basis | None


def _signed(row: CaseRow) -> dict[str, Any]:
    return {
        "id": row.pk,
        "at": row.at,
        "by": OfficeOut.of(row.by_office) if row.by_office else None,
        "on_behalf": OfficeOut.of(row.behalf_office) if row.behalf_office else None,
        "on_behalf_basis": row.behalf_basis or None,
    }


def _same(row: CaseRow, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names} | _signed(row)


class AttemptOut(Signed):
    """What was tried on a rung."""

    kind: AttemptKind
    held_on: date
    result: AttemptResult
    summary: str
    rung: int

    @classmethod
    def of(cls, row: Attempt) -> "AttemptOut":
        """Show an attempt."""
        return cls(**_same(row, "kind", "held_on", "result", "summary", "rung"))


class MessageOut(Signed):
    """A note."""

    kind: MessageKind
    text: str

    @classmethod
    def of(cls, row: Message) -> "MessageOut":
        """Show a note."""
        return cls(**_same(row, "kind", "text"))


class AssessmentOut(Signed):
    """A rating; risk goes from 1 (low) to 4 (very high)."""

    likelihood: int
    impact: int
    risk: int
    reason: str

    @classmethod
    def of(cls, row: Assessment) -> "AssessmentOut":
        """Show a rating."""
        return cls(**_same(row, "likelihood", "impact", "risk", "reason"))


class HandOverOut(Signed):
    """An offer of the case to another rung."""

    state: HandOverState
    direction: HandOverDirection
    from_agency: AgencyOut
    from_rung: int
    to_agency: AgencyOut
    to_rung: int
    reason_code: str
    reason: str
    tried: str
    recommendation: str
    respond_by: datetime
    decided_at: datetime | None
    is_deemed: bool
    return_code: str | None
    return_note: str | None
    version: int

    @classmethod
    def of(cls, row: HandOver) -> "HandOverOut":
        """Show an offer; give it with both agencies joined."""
        plain = _same(row, "state", "direction", "from_rung", "to_rung", "reason_code", "reason", "tried")
        rest = _same(row, "recommendation", "respond_by", "decided_at", "is_deemed", "version")
        return cls(
            **plain | rest,
            from_agency=AgencyOut.of(row.from_agency),
            to_agency=AgencyOut.of(row.to_agency),
            return_code=row.return_code or None,
            return_note=row.return_note or None,
        )


class TaskOut(Signed):
    """A task of an office."""

    case: UUID
    number: int
    title: str
    instruction: str
    office: OfficeOut
    agency: AgencyOut
    working_days: int | None
    due_at: datetime
    state: TaskState
    state_note: str
    proof_text: str
    proof_at: datetime | None
    done_at: datetime | None
    version: int

    @classmethod
    def of(cls, row: Task) -> "TaskOut":
        """Show a task; give it with office and agency joined."""
        plain = _same(row, "number", "title", "instruction", "working_days", "due_at", "state")
        rest = _same(row, "state_note", "proof_text", "proof_at", "done_at", "version")
        return cls(
            **plain | rest,
            case=row.case_id,
            office=OfficeOut.of(row.office),
            agency=AgencyOut.of(row.agency),
        )


class RequestOut(Signed):
    """A request for information; it has no deadline."""

    agency: AgencyOut
    question: str
    state: RequestState
    answer: str
    answered_at: datetime | None
    version: int

    @classmethod
    def of(cls, row: InformationRequest) -> "RequestOut":
        """Show a request; give it with its agency joined."""
        plain = _same(row, "question", "state", "answer", "answered_at", "version")
        return cls(**plain, agency=AgencyOut.of(row.agency))


class InvitationOut(Signed):
    """An agency that was let in."""

    agency: AgencyOut
    reason: str
    withdrawn_at: datetime | None
    done_at: datetime | None
    done_note: str
    version: int

    @classmethod
    def of(cls, row: Invitation) -> "InvitationOut":
        """Show an invitation; give it with its agency joined."""
        plain = _same(row, "reason", "withdrawn_at", "done_at", "done_note", "version")
        return cls(**plain, agency=AgencyOut.of(row.agency))


class TrackOut(Signed):
    """A track beside the ladder, with its last answer; earlier ones stand on the timeline."""

    kind: TrackKind
    reference: str
    opened_on: date
    note: str
    answer: str
    answered_on: date | None
    closed_on: date | None
    version: int

    @classmethod
    def of(cls, row: Track) -> "TrackOut":
        """Show a track."""
        plain = _same(row, "kind", "reference", "opened_on", "note")
        return cls(**plain | _same(row, "answer", "answered_on", "closed_on", "version"))
