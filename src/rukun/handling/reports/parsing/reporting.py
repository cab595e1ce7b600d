"""Read one report: every field that the text speaks of."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rukun.handling.reports.enums import Precision, ReportKind
from rukun.handling.reports.parsing import counts, harm, kinds, matters, occurring, placing, sides
from rukun.handling.reports.parsing.areas import area_in
from rukun.handling.reports.parsing.drafts import Draft, Source
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import (
    Ask,
    AskReason,
    Handling,
    Occurred,
    PlaceReading,
    PlaceRole,
    ReadReport,
    Suggestion,
)
from rukun.handling.reports.parsing.tally import Counted
from rukun.handling.reports.parsing.titles import detail_of, title_of
from rukun.handling.reports.parsing.upcoming import next_event_of
from rukun.kernel.regions import VILLAGE, level

_HERE: Final = re.compile(
    r"\b(?:kami|di ?sini|desa kami|kampung (?:kami|ini)|tempat kami|warga saya|desa saya|kelurahan kami)\b"
)


# Told of, but nothing that has been seen to happen: neither victims nor damage are taken over.
_UNSEEN: Final = frozenset({ReportKind.RUMOUR, ReportKind.PLANNED, *kinds.NOTHING_HAPPENED})


def report_of(source: Source, draft: Draft, drafts: Sequence[Draft]) -> ReadReport:
    """Read a draft field by field."""
    passage, kind = draft.passage, draft.kind.value
    places = _inherited(source, draft, drafts)
    elsewhere = placing.regency_elsewhere(places, source.gazetteer.home)
    counted = _counted(passage, kind)
    occurred = _occurred(source, draft)
    read = ReadReport(
        span=passage.span,
        kind=draft.kind,
        places=places,
        place_detail=None if kind == ReportKind.NIL else detail_of(passage, source.mentions),
        occurred=occurred,
        counts=counted.counts,
        at_least=counted.at_least,
        in_own_regency=Suggestion(value=not elsewhere, confidence=0.8),
        other_regency=elsewhere,
        land_area_ha=None if kind in kinds.NOTHING_HAPPENED else area_in(passage),
        next_event=None if kind == ReportKind.PLANNED else next_event_of(passage, draft.clockwork),
        asks=_asks(draft, places, occurred, elsewhere, counted),
    )
    read = _with_harm(passage, _with_matter(passage, read), counted)
    return replace(_with_words(source, draft, read), title=title_of(passage, read))


def _with_words(source: Source, draft: Draft, read: ReadReport) -> ReadReport:
    """Add which words of the message are this report's, and who wrote them when (the paste desk)."""
    span, segment = source.message.span, draft.segment
    return replace(
        read,
        stretches=tuple(span(*one) for one in draft.passage.ranges),
        heads=tuple(span(*one) for one in draft.passage.head),
        speaker=span(*segment.speaker) if segment.speaker else None,
        received_at=draft.clockwork.received if segment.stamp else None,
    )


def _counted(passage: Passage, kind: ReportKind) -> Counted:
    if kind == ReportKind.RUMOUR or kind in kinds.NOTHING_HAPPENED:
        return Counted()
    return counts.count_people(passage, is_plan=kind == ReportKind.PLANNED)


def _with_matter(passage: Passage, read: ReadReport) -> ReadReport:
    """Add the type, and for social conflict its source and between whom it is."""
    kind = read.kind.value
    matter = matters.matter_of(passage, kind)
    issue_type = matters.type_of(passage, kind, is_social=matter.is_social.value)
    handling = matter.handling
    if read.other_regency:
        handling = Suggestion(Handling.FORWARD, read.places[0].evidence, 0.8)
    read = replace(read, issue_type=issue_type, is_social_conflict_matter=matter.is_social, handling=handling)
    if issue_type is None or not matter.is_social.value:
        return read
    return replace(
        read,
        conflict_source=sides.source_of(passage, issue_type.value, issue_type.confidence),
        direction=sides.direction_of(passage, issue_type.value),
    )


def _with_harm(passage: Passage, read: ReadReport, counted: Counted) -> ReadReport:
    """Add violence and what goes with it, and how urgent that makes the report."""
    if read.kind.value not in _UNSEEN:
        read = replace(
            read,
            violence=harm.violence_in(passage, counted),
            weapons=harm.weapons_in(passage),
            arson=harm.arson_in(passage),
            minors=harm.minors_in(passage),
            damage=harm.damage_in(passage),
        )
    return replace(read, urgency=harm.urgency_of(passage, read))


def _inherited(source: Source, draft: Draft, drafts: Sequence[Draft]) -> tuple[PlaceReading, ...]:
    """Take "di desa yang sama", or an item without a place, from the item before."""
    if not draft.places:
        own = _own_village(source, draft)
        if own:
            return own
    if draft.places or not (draft.segment.is_item or draft.segment.head or draft.segment.stamp):
        return draft.places
    before = [one for one in drafts[: drafts.index(draft)] if one.places] if draft in drafts else []
    if before and not draft.segment.stamp:
        return tuple(replace(place, confidence=0.6) for place in before[-1].places[:1])
    return _headed(source, draft) or _asked(source, draft) or draft.places


def _headed(source: Source, draft: Draft) -> tuple[PlaceReading, ...]:
    """Return the one village that the heading names: "Laporan Desa X. Ada dua kabar: …"."""
    if not draft.segment.head or draft.segment.is_rest:
        return ()
    head = Passage(draft.passage.ground, draft.segment.head)
    places = placing.places_of(head, source.mentions, source.surroundings(draft.segment))
    villages = [place for place in places if level(place.code) == VILLAGE]
    return (replace(villages[0], confidence=0.6),) if len(villages) == 1 else ()


def _asked(source: Source, draft: Draft) -> tuple[PlaceReading, ...]:
    """Return the village of the officials who ask about a chat line that names no village."""
    if not draft.segment.stamp or draft.kind.value in kinds.NOTHING_HAPPENED:
        return ()
    for speaker in source.asking(draft):
        found = source.place_of_speaker(speaker)
        if found:
            return (replace(found[0], confidence=0.5),)
    return ()


def _own_village(source: Source, draft: Draft) -> tuple[PlaceReading, ...]:
    """Suggest the sender's village where the text says "kami", "di sini" and names no place."""
    if level(source.region) != VILLAGE or draft.segment.is_item:
        return ()
    match = next(draft.passage.matches(_HERE), None)
    if match is None:
        return ()
    name, evidence = source.gazetteer.name(source.region), (draft.passage.evidence(match),)
    return (PlaceReading(source.region, name, PlaceRole.PRIMARY, evidence, 0.55),) if name else ()


def _occurred(source: Source, draft: Draft) -> Suggestion[Occurred] | None:
    kind = draft.kind.value
    if kind == ReportKind.RUMOUR and draft.segment.stamp:
        return occurring.occurred_of(draft.passage, draft.clockwork, is_planned=False, fallback=None)
    found = occurring.occurred_of(
        draft.passage,
        draft.clockwork,
        is_planned=kind == ReportKind.PLANNED,
        fallback=draft.fallback,
        is_single=kind not in kinds.NOTHING_HAPPENED,
    )
    if found and kind == ReportKind.NIL and draft.segment.stamp and found.value.precision == Precision.DAY:
        stamp = draft.clockwork.received
        if not [e for e in source.times if draft.passage.has(e.start)] and len(draft.passage.ranges) == 1:
            return replace(
                found, value=replace(found.value, start=stamp, until=None, precision=Precision.MINUTE)
            )
    return found


def _asks(
    draft: Draft,
    places: Sequence[PlaceReading],
    occurred: Suggestion[Occurred] | None,
    elsewhere: str,
    counted: Counted,
) -> tuple[Ask, ...]:
    asks: list[Ask] = []
    if occurred and occurred.ask:
        asks.append(Ask("occurred_from", AskReason.DATE_AND_WEEKDAY, occurred.evidence))
    unreadable = None if occurred else occurring.unreadable_day(draft.passage, draft.clockwork)
    if unreadable:
        asks.append(Ask("occurred_from", AskReason.DATE_UNREADABLE, (unreadable,)))
    asks += [Ask("region", AskReason.SEVERAL_PLACES, place.evidence) for place in places if place.ask]
    if elsewhere:
        asks.append(Ask("region", AskReason.OTHER_REGENCY, places[0].evidence))
    asks += [
        Ask(name, AskReason.NUMBERS_DISAGREE, one.evidence) for name, one in counted.counts.items() if one.ask
    ]
    return tuple(asks)
