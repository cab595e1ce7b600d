"""What the parser suggests for a draft, in a shape that a row can keep until the draft is sent.

Kept and not read anew at each look: what a person was shown yesterday stands there today, whatever
the parser has learnt since. Values are texts, by field of Report.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from rukun.handling.reports.enums import Precision
from rukun.handling.reports.intake import ReportFields
from rukun.handling.reports.parsing.reading import (
    COUNTS,
    SURE,
    AskReason,
    Handling,
    Occurred,
    PlaceReading,
    PlaceRole,
    ReadReport,
    Span,
    Suggestion,
)
from rukun.handling.reports.parsing.values import value_in

OCCURRED: Final = "occurred"
# What is not a field of the report but must be known by whoever sends it.
NOTES: Final = (
    "handling",
    "other_regency",
    "also",
    "violence",
    "weapons",
    "arson",
    "minors",
    "damage",
    "at_least",
    "next_event",
    "asks",
)
_FIELDS: Final = {"occurred_from": OCCURRED, "land_area_ha": "claimed_area_ha"}
# A draft has a kind in any case, and its title is the desk's own wording: both begin filled in.
_ALWAYS: Final = frozenset({"kind", "title"})
Values = Mapping[str, str]
Place = Callable[[Span], Span | None]


@dataclass(frozen=True)
class Proposal:
    """A suggestion for `field`, the words it rests on as they stand in the draft, and how sure it is.

    `asks` is the reason for which a person must choose (`AskReason`, "" if none); `others` are what
    the same words may mean instead.
    """

    field: str
    values: Values
    words: tuple[Span, ...] = ()
    confidence: float = 1.0
    asks: str = ""
    others: tuple[Values, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Say whether the draft may begin with it."""
        return self.confidence >= SURE and not self.asks and self.field not in NOTES

    def as_json(self) -> dict[str, Any]:
        """Return what a row keeps."""
        return {
            "field": self.field,
            "values": dict(self.values),
            "words": [[span.start, span.end] for span in self.words],
            "confidence": round(self.confidence, 2),
            "asks": self.asks,
            "others": [dict(other) for other in self.others],
        }


def from_json(kept: Sequence[Mapping[str, Any]]) -> list[Proposal]:
    """Return what a row has kept."""
    return [
        Proposal(
            field=one["field"],
            values=one["values"],
            words=tuple(Span(start, end) for start, end in one["words"]),
            confidence=one["confidence"],
            asks=one["asks"],
            others=tuple(one["others"]),
        )
        for one in kept
    ]


def proposals_of(report: ReadReport, place: Place) -> list[Proposal]:
    """Return what was read, its words as they stand in the draft (`place`)."""
    asked = {_FIELDS.get(ask.field, ask.field): ask.reason.value for ask in report.asks}
    found = [*_of_fields(report), *_of_counts(report), *_notes(report)]
    named = {one.field for one in found}
    found += [
        Proposal("asks", {"reason": ask.reason.value}, ask.evidence)
        for ask in report.asks
        if _FIELDS.get(ask.field, ask.field) not in named and ask.reason != AskReason.OTHER_REGENCY
    ]
    return [
        replace(
            one,
            words=tuple(span for word in one.words if (span := place(word)) is not None),
            asks=asked.get(one.field, one.asks),
        )
        for one in found
    ]


def proposals_of_value(text: str) -> list[Proposal]:
    """Return the information value that the draft's own words give, "Nilai B2"."""
    found = value_in(text)
    if found is None:
        return []
    source, content = found
    return [_one("reliability", source), _one("credibility", content)]


def sure_fields(proposals: Sequence[Proposal], given: ReportFields) -> ReportFields:
    """Return `given` with everything in it that is sure, and a kind and a title in any case."""
    chosen = [one for one in proposals if one.is_sure or one.field in _ALWAYS]
    values = {name: text for one in chosen for name, text in one.values.items()}
    return replace(given, **{name: _typed(name, text) for name, text in values.items()})


def _typed(name: str, text: str) -> Any:
    if name in COUNTS or name == "credibility":
        return int(text)
    if name == "claimed_area_ha":
        return Decimal(text)
    if name in {"occurred_from", "occurred_until"}:
        return datetime.fromisoformat(text)
    return text


def _of_fields(report: ReadReport) -> Iterator[Proposal]:
    yield _one("kind", report.kind)
    if report.primary_place is not None and report.in_own_regency.value:
        yield _place(report.primary_place)
    if report.occurred is not None and (report.occurred.value.start or report.occurred.value.candidates):
        yield _occurred(report.occurred)
    for name, read in (
        ("title", report.title),
        ("place_detail", report.place_detail),
        ("issue_type", report.issue_type),
        ("conflict_source", report.conflict_source),
        ("direction", report.direction),
        ("urgency", report.urgency),
        ("claimed_area_ha", report.land_area_ha),
    ):
        if read is not None:
            yield _one(name, read)


def _of_counts(report: ReadReport) -> Iterator[Proposal]:
    for name, read in report.counts.items():
        yield _one(name, read)


def _notes(report: ReadReport) -> Iterator[Proposal]:
    if report.handling is not None and report.handling.value != Handling.FORWARD:
        yield _one("handling", report.handling)
    if not report.in_own_regency.value:
        yield Proposal("other_regency", {"code": report.other_regency}, report.in_own_regency.evidence)
    for name, read in (
        ("violence", report.violence),
        ("weapons", report.weapons),
        ("arson", report.arson),
        ("minors", report.minors),
    ):
        if read.value:
            yield Proposal(name, {}, read.evidence, read.confidence)
    for damage in report.damage:
        yield Proposal("damage", {"what": damage.value}, damage.evidence, damage.confidence)
    for also in report.places:
        if also.role == PlaceRole.ALSO:
            yield Proposal("also", {"code": also.code, "name": also.name}, also.evidence, also.confidence)
    for name, words in report.at_least.items():
        yield Proposal("at_least", {"field": name}, words)
    if report.next_event is not None:
        event = report.next_event.value
        day = event.on.isoformat() if event.on else ""
        yield Proposal("next_event", {"what": event.what, "on": day}, report.next_event.evidence)


def _one(name: str, read: Suggestion[Any]) -> Proposal:
    return Proposal(
        field=name,
        values={name: str(read.value)},
        words=read.evidence,
        confidence=read.confidence,
        asks="choose" if read.ask else "",
    )


def _place(read: PlaceReading) -> Proposal:
    return Proposal(
        field="region",
        values={"region": read.code},
        words=read.evidence,
        confidence=read.confidence,
        asks="several_places" if read.ask else "",
        others=tuple({"region": code} for code in read.alternatives if code != read.code),
    )


def _occurred(read: Suggestion[Occurred]) -> Proposal:
    """Word a time; where the message contradicts itself each day that it may mean is one choice."""
    said = read.value
    days = [_on_day(said, day.isoformat()) for day in said.candidates]
    values = _moment(said) if said.start is not None else days[0]
    return Proposal(
        field=OCCURRED,
        values=values,
        words=read.evidence,
        confidence=read.confidence,
        asks="date_and_weekday" if read.ask or days else "",
        others=tuple(day for day in days if day != values),
    )


def _moment(said: Occurred) -> dict[str, str]:
    """Word what was said; a part of the day has its own end, which is no end of the matter."""
    if said.start is None:
        return {}
    values = {"occurred_from": said.start.isoformat(), "occurred_precision": str(said.precision)}
    lasts = said.until is not None and said.precision != Precision.PART_OF_DAY
    if said.until is not None and lasts:
        values["occurred_until"] = said.until.isoformat()
    return values


def _on_day(said: Occurred, day: str) -> dict[str, str]:
    """Word one of the days that a contradiction leaves open, with the time of day that was said."""
    if said.start is None:
        return {"occurred_from": f"{day}T00:00:00", "occurred_precision": str(Precision.DAY)}
    moved = said.start.replace(year=int(day[:4]), month=int(day[5:7]), day=int(day[8:10]))
    precision = said.precision if said.precision != Precision.UNKNOWN else Precision.DAY
    return {"occurred_from": moved.isoformat(), "occurred_precision": str(precision)}
