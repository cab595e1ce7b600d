"""What the API takes about cases."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from rukun.handling.cases.enums import (
    AttemptKind,
    AttemptResult,
    CaseState,
    EscalationLevel,
    MessageKind,
    Outcome,
    TrackKind,
)
from rukun.handling.cases.queries import CaseFilter
from rukun.handling.reports.enums import ConflictSource, Direction, Urgency
from rukun.interfaces.api.schemas.values import (
    REGION,
    Act,
    Code,
    Day,
    Entry,
    Filter,
    Ids,
    Line,
    Reference,
    RungNumber,
    Step,
    Title,
    Words,
)

WorkingDays = Annotated[int, Field(ge=1, le=365)]


class CaseIn(Entry):
    """A case to open from verified reports or recorded incidents."""

    title: Title
    rung: RungNumber = 1
    reports: Ids = []
    incidents: Ids = []
    summary: Words | None = None
    region: Code | None = None
    place_detail: Line | None = None
    urgency: Urgency | None = None
    likelihood: Step | None = None
    impact: Step | None = None
    issue_type: Code | None = None
    conflict_source: ConflictSource | None = None
    direction: Direction | None = None
    escalation_level: EscalationLevel | None = None

    def fields(self) -> dict[str, Any]:
        """Return what the verb takes besides the papers."""
        return {name: value for name, value in self.given().items() if name not in {"reports", "incidents"}}


class NothingIn(Act):
    """An act that needs no words; `on_behalf` may say for whom."""


class AttemptIn(Entry):
    """What was tried."""

    kind: AttemptKind
    held_on: Day
    result: AttemptResult
    summary: Words


class MessageIn(Entry):
    """A note; "we_did" is the word of an agency that does not hold the case."""

    text: Words
    kind: MessageKind = MessageKind.NOTE


class AssessmentIn(Entry):
    """Likelihood × impact, and why."""

    likelihood: Step
    impact: Step
    reason: Words


class HandOverIn(Entry):
    """An offer to another rung, up or down; name the agency only where the rung is not enough."""

    to_rung: RungNumber | None = None
    to_agency: UUID | None = None
    reason_code: Code = Field(description="From the list handover_reason")
    reason: Words = ""
    tried: Words = ""
    recommendation: Words = ""


class ReturnIn(Act):
    """Why a case is sent back."""

    code: Code = Field(description="From the list return_reason")
    note: Words


class TaskIn(Entry):
    """A task for an office; `share` opens the case to its agency along with it."""

    office: UUID
    title: Line
    instruction: Words = ""
    working_days: WorkingDays | None = None
    share: bool = False
    replaces: UUID | None = Field(None, description="The declined task that this one stands in for")


class ProofIn(Act):
    """What shows that a task is done: words, or files that are on the case, or both."""

    text: Words = ""
    files: Ids = []


class NoteIn(Act):
    """An optional word."""

    note: Words = ""


class OptionalReasonIn(Act):
    """An optional reason."""

    reason: Words = ""


class RequestIn(Entry):
    """What an agency is asked."""

    agency: UUID
    question: Words


class RequestAnswerIn(Act):
    """The answer to a request for information."""

    answer: Words


class InvitationIn(Entry):
    """An agency to let in to this case, and to the chosen ones of its reports."""

    agency: UUID
    reason: Line
    reports: Ids = []


class TrackIn(Entry):
    """A track beside the ladder."""

    kind: TrackKind
    opened_on: Day
    reference: Reference = ""
    note: Words = ""


class TrackAnswerIn(Act):
    """What a track answered."""

    answer: Words
    answered_on: Day


class TrackEndIn(Act):
    """When a track ended."""

    closed_on: Day


class AttachIn(Entry):
    """A verified report that belongs to the case."""

    report: UUID


class LinkIn(Entry):
    """An incident that belongs to the case."""

    incident: UUID


class WatchIn(Act):
    """Watch, because …, and the day on which to look again."""

    reason: Words
    review_on: Day


class UrgencyIn(Act):
    """How urgent the case is from now on, and why."""

    urgency: Urgency
    reason: Words


class CloseIn(Act):
    """How it ended, and why."""

    outcome: Outcome
    reason: Words


class ReopenIn(Act):
    """Why it is taken up again; on its rung, or on one's own if that is higher."""

    reason: Words
    rung: RungNumber | None = None


class CaseFilterIn(Filter):
    """What the list of cases is narrowed to."""

    state: CaseState | Literal["open"] | None = None
    rung: RungNumber | None = None
    urgency: Urgency | None = None
    risk: Step | None = Field(None, description="The least risk")
    region: Code = Field("", description="A code, with all that lies inside", pattern=REGION)
    issue_type: Code = ""
    mine: bool = Field(False, description="Held by one's own agency")
    awaiting: bool = Field(False, description="Offered to one's own agency")
    shared: bool = Field(False, description="Shared with one's own agency")
    stuck: Annotated[int, Field(ge=1, le=9999)] | None = Field(None, description="Days without anything")
    text: Reference = ""

    def chosen(self) -> CaseFilter:
        """Return what the queries take."""
        words: dict[str, object] = {
            "state": self.state,
            "rung": self.rung,
            "urgency": self.urgency,
            "risk": self.risk,
            "kecamatan": self.region,
            "type": self.issue_type,
            "mine": self.mine,
            "awaiting": self.awaiting,
            "shared": self.shared,
            "stuck": self.stuck,
            "text": self.text.strip(),
        }
        return CaseFilter(**{name: str(value) for name, value in words.items() if value})
