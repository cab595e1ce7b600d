"""What the parser read in a message: suggestions, each with the words that it rests on.

Nothing here is a decision. A suggestion that is not `is_sure` is shown and not preselected; what
the message does not say is None (or missing), and "none" is 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Generic, TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from rukun.handling.reports.enums import ConflictSource, Direction, Precision, ReportKind, Urgency

T = TypeVar("T")

# From here on the screen preselects; below it only offers.
SURE: Final = 0.8

# Names of the fields of Report that count people (`ReadReport.counts`).
COUNTS: Final = (
    "crowd",
    "dead",
    "missing",
    "severely_injured",
    "lightly_injured",
    "injured",
    "displaced_people",
    "displaced_households",
)


@dataclass(frozen=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of the message as it was handed in."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Suggestion(Generic[T]):
    """A value, the words that it rests on, and how sure it is (0 to 1).

    `ask`: the text is in two minds; a person must choose before the value is used.
    """

    value: T
    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0
    ask: bool = False

    @property
    def is_sure(self) -> bool:
        """Say whether the screen may preselect it."""
        return self.confidence >= SURE and not self.ask


class PlaceRole(TextChoices):
    """Whether a place is where it happened, or is touched besides."""

    PRIMARY = "primary", _("where it happened")
    ALSO = "also", _("also concerned")


@dataclass(frozen=True)
class PlaceReading:
    """A region that the text names; `alternatives` are codes that the same words may mean."""

    code: str
    name: str
    role: PlaceRole
    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0
    ask: bool = False
    alternatives: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Say whether the screen may preselect it."""
        return self.confidence >= SURE and not self.ask


@dataclass(frozen=True)
class Occurred:
    """When it happened, in the zone of the region that received the message.

    With precision "day" `start` is the midnight that begins the day; with "part_of_day" any moment
    from `start` to `until` is right. `candidates`: the date contradicts its weekday (or itself),
    these are the days it may mean, the likeliest first; the suggestion then asks.
    """

    start: datetime | None
    until: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    is_ongoing: bool = False
    candidates: tuple[date, ...] = ()


@dataclass(frozen=True)
class NextEvent:
    """What was announced or agreed for later; `on` is None where no day is given."""

    what: str
    on: date | None = None


class Handling(TextChoices):
    """What must happen instead of the usual path."""

    POLICE = "police", _("a crime: the police lead at once, nothing is mediated")
    PROTECTION = "protection", _("women and children: the protection office leads, nothing is mediated")
    WILDLIFE = "wildlife", _("wildlife: the nature conservation office leads")
    DISASTER = "disaster", _("a disaster or an accident: the disaster agency leads")
    FORWARD = "forward", _("another regency's matter: offer it to that regency")


class AskReason(TextChoices):
    """Why a person must decide."""

    DATE_AND_WEEKDAY = "date_and_weekday", _("The date and the day of the week contradict each other.")
    DATE_UNREADABLE = "date_unreadable", _("The date cannot be: no such day exists.")
    SEVERAL_PLACES = "several_places", _("Several places carry this name.")
    NUMBERS_DISAGREE = "numbers_disagree", _("The message gives two different numbers.")
    OTHER_REGENCY = "other_regency", _("This seems to be another regency's matter.")


@dataclass(frozen=True)
class Ask:
    """A question to the person at the desk about one field of the report."""

    field: str
    reason: AskReason
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True)
class ReadReport:
    """One report of a message: what the screen suggests, field by field.

    `span` is the part of the message that tells of this report alone; what the message says once
    for all of its reports (a date in the heading) may be evidence from outside of it.
    """

    span: Span
    kind: Suggestion[ReportKind]
    stretches: tuple[Span, ...] = ()  # all words of its own, where they are more than `span`
    heads: tuple[Span, ...] = ()  # what is said once for several reports and belongs to this one too
    speaker: Span | None = None  # who wrote it, where a chat names its writers
    received_at: datetime | None = None  # when, where a chat says so
    places: tuple[PlaceReading, ...] = ()  # the primary one first
    place_detail: Suggestion[str] | None = None
    occurred: Suggestion[Occurred] | None = None
    issue_type: Suggestion[str] | None = None  # code of the lookup "issue_type"
    conflict_source: Suggestion[ConflictSource] | None = None
    direction: Suggestion[Direction] | None = None
    counts: Mapping[str, Suggestion[int]] = field(default_factory=dict)  # by field of Report
    at_least: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)  # more than was counted
    violence: Suggestion[bool] = Suggestion(value=False)
    weapons: Suggestion[bool] = Suggestion(value=False)
    arson: Suggestion[bool] = Suggestion(value=False)
    minors: Suggestion[bool] = Suggestion(value=False)
    damage: tuple[Suggestion[str], ...] = ()
    urgency: Suggestion[Urgency] = Suggestion(value=Urgency.GREEN, confidence=0.5)
    is_social_conflict_matter: Suggestion[bool] = Suggestion(value=True, confidence=0.5)
    in_own_regency: Suggestion[bool] = Suggestion(value=True, confidence=0.5)
    other_regency: str = ""  # its code, where another regency should be offered the matter
    handling: Suggestion[Handling] | None = None
    land_area_ha: Suggestion[Decimal] | None = None
    next_event: Suggestion[NextEvent] | None = None
    title: Suggestion[str] | None = None
    asks: tuple[Ask, ...] = ()

    @property
    def primary_place(self) -> PlaceReading | None:
        """Where it happened, None if the text does not say."""
        return next((place for place in self.places if place.role == PlaceRole.PRIMARY), None)


class SecretKind(TextChoices):
    """What must not stay readable in the text."""

    PERSON = "person", _("a person's name")
    PHONE = "phone", _("a telephone number")
    IDENTITY = "identity", _("an identity number")
    FORCES = "forces", _("numbers of security personnel")


@dataclass(frozen=True, order=True)
class Secret:
    """Words that belong to the sealed part (K3)."""

    span: Span
    kind: SecretKind


class ReporterRole(TextChoices):
    """In which office the writer speaks, as far as the message says."""

    VILLAGE_HEAD = "kades", _("village head or village office")
    WARD_HEAD = "lurah", _("head of the kelurahan or its office")
    SUBDISTRICT = "kecamatan", _("subdistrict")
    BABINSA = "babinsa", _("Babinsa (army)")
    BHABIN = "bhabinkamtibmas", _("Bhabinkamtibmas (police)")
    POLICE = "polisi", _("police")
    ARMY = "tni", _("army")
    FKDM = "fkdm", _("FKDM (early vigilance forum)")
    AGENCY = "opd", _("agency of the regency")
    COMPANY = "perusahaan", _("company")
    MEDIA = "media", _("media")
    RESIDENT = "warga", _("resident")


@dataclass(frozen=True)
class ReadMessage:
    """A pasted message: its reports, and what concerns all of it.

    `refused`: it is an intelligence product. Its text must not be kept; this is the pointer that
    may be ("exists, ask X"), and there are no reports.
    """

    text: str
    reports: tuple[ReadReport, ...] = ()
    parts_present: tuple[str, ...] = ()  # fields of Report, as `labels.PARTS`
    sender: Suggestion[str] | None = None
    reporter_role: Suggestion[ReporterRole] | None = None
    refused: Suggestion[str] | None = None
    secrets: tuple[Secret, ...] = ()  # in order, never overlapping
