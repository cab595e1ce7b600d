"""What the API takes about reports. Who told a report is taken in and never given out."""

from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

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
from rukun.handling.reports.intake import InformantFields, ReportFields
from rukun.handling.reports.queries import ReportFilter
from rukun.interfaces.api.schemas.values import (
    REGION,
    Act,
    Code,
    Count,
    Day,
    Entry,
    Filter,
    Hectares,
    Line,
    Moment,
    Paste,
    Reference,
    Step,
    Title,
    Words,
)


class InformantIn(Schema):
    """Who told it: sealed on arrival (K3)."""

    model_config = ConfigDict(extra="forbid")

    name: Reference = ""
    phone: Code = ""
    note: Words = ""


class ReportIn(Entry):
    """A whole report, drafted and sent at once. What is left out, the source does not say."""

    title: Title
    urgency: Urgency | None = Field(None, description="Needed, except for nil and activity reports")
    kind: ReportKind = ReportKind.INCIDENT
    channel: Channel = Channel.API
    region: Code | None = Field(None, description="Code of the village, else of what lies around it")
    place_detail: Line | None = None
    occurred_from: Moment | None = None
    occurred_until: Moment | None = None
    occurred_precision: Precision | None = None
    received_at: Moment | None = None
    raw_text: Paste | None = Field(None, description="The message as it came in")
    introduction: Words | None = None
    facts: Words | None = None
    account: Words | None = None
    action_taken: Words | None = None
    prediction: Words | None = None
    recommendation: Words | None = None
    opinion: Words | None = None
    who: Words | None = None
    what: Words | None = None
    when: Words | None = None
    where: Words | None = None
    how: Words | None = None
    why: Words | None = None
    issue_type: Code | None = None
    conflict_source: ConflictSource | None = None
    direction: Direction | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    crowd: Count | None = None
    dead: Count | None = None
    missing: Count | None = None
    severely_injured: Count | None = None
    lightly_injured: Count | None = None
    injured: Count | None = None
    displaced_people: Count | None = None
    displaced_households: Count | None = None
    claimed_area_ha: Hectares | None = None
    discovery: Discovery | None = None
    prompt_id: Code | None = None
    intelligence_pointer: Title | None = None
    informant: InformantIn | None = None

    def fields(self) -> ReportFields:
        """Return what the verbs take."""
        return ReportFields(
            **{name: value for name, value in self.given().items() if name not in {"raw_text", "informant"}}
        )

    def told_by(self) -> InformantFields | None:
        """Return who told it, if that was given."""
        return InformantFields(**self.informant.model_dump()) if self.informant else None


class AmendmentIn(Entry):
    """A ralat: what is added to a sent report, and why."""

    text: Words
    reason: Line


class ClarificationIn(Act):
    """The answer to the desk's question."""

    text: Words


class VerificationIn(Act):
    """What the verifier found; an empty correction leaves what was filed."""

    likelihood: Step
    impact: Step
    reliability: Reliability
    credibility: Credibility
    region: Code | None = None
    kind: ReportKind | None = None
    issue_type: Code | None = None
    conflict_source: ConflictSource | None = None
    direction: Direction | None = None


class QuestionIn(Act):
    """What the office that filed the report is asked."""

    question: Words


class NotShownIn(Act):
    """Why it could not be established (stays inside), and what the reporter reads."""

    reason: Words
    words: Words | None = None


class ReasonIn(Act):
    """A decision with its reason."""

    reason: Words


class WatchReportIn(Act):
    """Watch, because …, and the day on which to look again; none takes the regency's usual time."""

    reason: Words
    review_on: Day | None = None


class OtherReportIn(Act):
    """The other report of a pair."""

    other: UUID


class AnswerIn(Entry):
    """What the reporter is told."""

    text: Words


class ReportFilterIn(Filter):
    """What the list of reports is narrowed to."""

    state: ReportState | None = None
    urgency: Urgency | None = None
    kind: ReportKind | None = None
    region: Code = Field("", description="A code, with all that lies inside", pattern=REGION)
    text: Reference = ""
    from_on: Day | None = None
    until_on: Day | None = None

    def chosen(self) -> ReportFilter:
        """Return what the queries take."""
        return ReportFilter(
            state=self.state or "",
            urgency=self.urgency or "",
            kind=self.kind or "",
            region=self.region,
            text=self.text,
            from_on=self.from_on,
            until_on=self.until_on,
        )
