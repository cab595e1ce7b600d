"""Read a pasted message: cut it into reports, and read each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from rukun.handling.reports.enums import Precision, ReportKind
from rukun.handling.reports.parsing import classifying, counts, harm, occurring, placing
from rukun.handling.reports.parsing.gazetteer import Gazetteer
from rukun.handling.reports.parsing.intelligence import pointer_to_intelligence
from rukun.handling.reports.parsing.mentions import Before, Mention, find_mentions
from rukun.handling.reports.parsing.moments import Moment, resolve
from rukun.handling.reports.parsing.passages import Ground, Passage, ground_of
from rukun.handling.reports.parsing.reading import (
    Ask,
    AskReason,
    Handling,
    PlaceReading,
    PlaceRole,
    ReadMessage,
    ReadReport,
    Span,
    Suggestion,
)
from rukun.handling.reports.parsing.secrets import find_secrets
from rukun.handling.reports.parsing.segments import CHAT_HEAD, Segment, blocks_of, segments_of
from rukun.handling.reports.parsing.senders import role_of, sender_of
from rukun.handling.reports.parsing.times import MONTHS, TimeExpression, find_times
from rukun.handling.reports.parsing.titles import detail_of, title_of
from rukun.handling.reports.parsing.words import Message, read_words
from rukun.kernel.errors import DomainError
from rukun.kernel.regions import SUBDISTRICT, VILLAGE, is_within, level, parent

LONGEST_MESSAGE: Final = 60_000  # characters; as the paste box


class MessageTooLong(DomainError):
    """More than a paste may hold."""

    def __init__(self) -> None:
        super().__init__(
            _("The message is longer than %(limit)s characters. Paste it in parts.")
            % {"limit": LONGEST_MESSAGE}
        )


def read_message(
    text: str, *, received_at: datetime, region: str, zone: str, gazetteer: Gazetteer
) -> ReadMessage:
    """Return what the message tells, report by report, with the words that each answer rests on.

    `region` is that which received it: the regency, or the subdistrict or village of the sender.
    Reads nothing but its arguments; `MessageTooLong` is the only refusal.
    """
    if len(text) > LONGEST_MESSAGE:
        raise MessageTooLong
    message = read_words(text)
    pointer = pointer_to_intelligence(message)
    if pointer:
        return ReadMessage(text, refused=pointer)
    reading = _Reading(message, received_at.astimezone(ZoneInfo(zone)), region, gazetteer)
    return ReadMessage(
        text,
        reports=reading.reports(),
        parts_present=reading.ground.parts,
        sender=sender_of(message),
        reporter_role=role_of(message),
        secrets=find_secrets(message),
    )


@dataclass
class _Draft:
    """One report in the making."""

    passage: Passage
    segment: Segment
    clockwork: occurring.Clockwork
    kind: Suggestion[ReportKind]
    places: tuple[PlaceReading, ...]
    fallback: Moment | None

    @property
    def primary(self) -> str:
        return self.places[0].code if self.places else ""

    @property
    def is_nil(self) -> bool:
        return self.kind.value == ReportKind.NIL


_CHATTER: Final = re.compile(
    r"(?:terenkripsi|tidak disertakan|telah dihapus|mohon update|tolong dilengkapi|format ya|format :|mohon (?:laporan|lap)\b|lanjutkan|meluncur|noted|"
    r"yang lain\?|absen|monitor\b|tambahkan|bergabung|mengubah|keluar dari grup|stiker)"
)
_HERE: Final = re.compile(
    r"\b(?:kami|di ?sini|desa kami|kampung (?:kami|ini)|tempat kami|warga saya|desa saya|kelurahan kami)\b"
)
_NO_REPORT_YET: Final = re.compile(
    r"^[^:]{0,40}:?\s?(?:belum (?:ada |masuk |kirim )?(?:laporan|lapor|masuk)|blm lapor)"
)
_UPDATE: Final = re.compile(
    r"\b(?:update|perkembangan|lanjutan|korban|sekarang|sudah|pagi ini|kondisi|ralat|tambahan|warga kami)\b"
)


class _Reading:
    """One message being read."""

    def __init__(self, message: Message, received: datetime, region: str, gazetteer: Gazetteer) -> None:
        self.message = message
        self.received = received
        self.gazetteer = gazetteer
        self.region = region
        self.mentions = find_mentions(message, gazetteer, region)
        self.ground: Ground = ground_of(message, [one.span for one in self.mentions])
        hidden = [
            (message.into_clean(one.start()), message.into_clean(one.end()))
            for one in CHAT_HEAD.finditer(message.text)
        ]
        self.times = find_times(message, hidden)

    def reports(self) -> tuple[ReadReport, ...]:
        drafts: list[_Draft] = []
        for block in blocks_of(self.message):
            made = [self._draft(one) for one in segments_of(self.message, block, self.mentions, self.times)]
            kept = [one for one in made if one and self._is_report(one, drafts)]
            drafts = self._joined(drafts, kept)
        drafts = self._with_nil_together(drafts)
        return tuple(self._report(draft, drafts) for draft in drafts)

    # --- cutting -------------------------------------------------------------

    def _draft(self, segment: Segment) -> _Draft | None:
        if not self.message.clean[segment.start : segment.end].strip():
            return None
        passage = Passage(self.ground, ((segment.start, segment.end),), segment.head)
        received = segment.stamp.replace(tzinfo=self.received.tzinfo) if segment.stamp else self.received
        clockwork = occurring.Clockwork(received, self.times, is_chat=segment.stamp is not None)
        fallback = self._fallback(segment, passage, received)
        tenses = self._tenses(passage, clockwork)
        kind = classifying.kind_of(passage, tenses)
        places = placing.places_of(passage, self.mentions, self._surroundings(segment))
        if segment.speaker and not any(level(place.code) == VILLAGE for place in places):
            places = self._of_speaker(segment) or places
        return _Draft(passage, segment, clockwork, kind, places, fallback)

    def _tenses(self, passage: Passage, clockwork: occurring.Clockwork) -> classifying.Tenses:
        told = [
            one for one in occurring.moments_in(passage, clockwork) if one.moment.day and not one.is_document
        ]
        past = any(not one.is_ahead and one.score > 0 for one in told)
        return classifying.Tenses(past, any(one.is_ahead and one.score > 0 for one in told))

    def _surroundings(self, segment: Segment) -> placing.Surroundings:
        """Return where a segment stands: its own heading, then what the message names elsewhere."""
        near: list[str] = []
        ranges = (*reversed(segment.head), *((segment.speaker,) if segment.speaker else ()))
        for start, end in ranges:
            near += [code for one in self._mentions_in(start, end) for code in one.of_level(SUBDISTRICT)]
        everywhere = [
            code
            for one in self.mentions
            if one.title_level == SUBDISTRICT
            for code in one.of_level(SUBDISTRICT)
        ]
        return placing.Surroundings(self.gazetteer, self.region, tuple(dict.fromkeys([*near, *everywhere])))

    def _mentions_in(self, start: int, end: int) -> list[Mention]:
        return [one for one in self.mentions if start <= self.message.into_clean(one.span.start) < end]

    def _of_speaker(self, segment: Segment) -> tuple[PlaceReading, ...]:
        """Return the village for which the writer of a chat line speaks: "Kades Teluk Kijing"."""
        assert segment.speaker  # noqa: S101 - the caller has looked
        for mention in self._mentions_in(*segment.speaker):
            villages = mention.of_level(VILLAGE)
            if villages:
                name = self.gazetteer.name(villages[0])
                return (
                    PlaceReading(
                        villages[0], name, PlaceRole.PRIMARY, (mention.span,), 0.75, alternatives=villages[1:]
                    ),
                )
        return ()

    def _fallback(self, segment: Segment, passage: Passage, received: datetime) -> Moment | None:
        """Return the day that the heading, or a chat, gives to what names none."""
        for start, end in segment.head:
            period = _period(self.message.clean[start:end], received)
            if period:
                return replace(period, expression=_nowhere(start, end))
        for start, end in segment.head:
            for expression in self.times:
                if start <= expression.start < end and expression.names_day:
                    moment = resolve(expression, received)
                    if moment.day and moment.day <= received.date():
                        return moment
        if segment.stamp:
            begins = datetime.combine(received.date(), time(0), tzinfo=received.tzinfo)
            return Moment(
                _nowhere(segment.start, segment.start), received.date(), begins, None, Precision.DAY
            )
        return None

    def _is_report(self, draft: _Draft, before: Sequence[_Draft]) -> bool:
        """Tell reports from what people say in a group, and from greetings and signatures."""
        if draft.segment.is_rest:
            return True
        text = draft.passage.text
        if _NO_REPORT_YET.search(text):
            return False
        if draft.segment.stamp is None:
            return len(text.strip()) > 8 and (draft.kind.confidence > 0.3 or bool(draft.places) or not before)
        if draft.kind.confidence <= 0.3:
            return bool(draft.places) and len(text.strip()) > 60 and not _CHATTER.search(text)
        if _CHATTER.search(text) and not draft.passage.first_told(classifying._INCIDENT):
            return False
        return bool(draft.places) or draft.kind.value == ReportKind.INCIDENT or draft.is_nil

    # --- joining -------------------------------------------------------------

    def _joined(self, drafts: list[_Draft], more: Sequence[_Draft]) -> list[_Draft]:
        """Put the lines of a chat that go on about one event into one report."""
        for draft in more:
            earlier = self._earlier(drafts, draft)
            if earlier is None:
                drafts.append(draft)
            elif earlier.is_nil:
                drafts[drafts.index(earlier)] = draft
            else:
                self._merge(earlier, draft)
        return drafts

    def _earlier(self, drafts: Sequence[_Draft], draft: _Draft) -> _Draft | None:
        if draft.segment.stamp is None or draft.segment.is_item or draft.is_nil:
            same = [
                one
                for one in drafts
                if one.is_nil is False and one.primary == draft.primary and draft.primary
            ]
            told_on = draft.segment.stamp and same and _UPDATE.search(draft.passage.text)
            return same[-1] if told_on else None
        if not draft.places:
            events = [
                one
                for one in drafts
                if one.kind.value not in classifying.NOTHING_HAPPENED and one.segment.stamp
            ]
            return events[-1] if events and _UPDATE.search(draft.passage.text) else None
        for one in reversed(drafts):
            if one.primary == draft.primary and one.segment.stamp:
                same_speaker = self._speaker(one) == self._speaker(draft)
                if one.is_nil and same_speaker:
                    return one
                if not one.is_nil and one.kind.value != ReportKind.ACTIVITY:
                    return one
        return None

    def _speaker(self, draft: _Draft) -> str:
        where = draft.segment.speaker
        return self.message.clean[where[0] : where[1]] if where else ""

    def _merge(self, earlier: _Draft, draft: _Draft) -> None:
        passage = Passage(self.ground, (*earlier.passage.ranges, *draft.passage.ranges), earlier.passage.head)
        earlier.passage = passage
        kind = classifying.kind_of(passage, self._tenses(passage, earlier.clockwork))
        if earlier.kind.value in classifying.NOTHING_HAPPENED or kind.value == ReportKind.INCIDENT:
            earlier.kind = kind

    def _with_nil_together(self, drafts: list[_Draft]) -> list[_Draft]:
        """Make one nil report of all nil lines of a list, or of one writer in a chat."""
        kept: list[_Draft] = []
        for draft in drafts:
            home = next(
                (one for one in kept if draft.is_nil and one.is_nil and self._are_one_list(one, draft)), None
            )
            rest = draft.segment.is_rest
            if rest and not draft.is_nil:
                continue
            places = self._rest_of(draft, drafts) if rest else self._nil_places(draft)
            if home is None:
                draft.places = places if draft.is_nil else draft.places
                kept.append(draft)
                continue
            home.passage = Passage(
                self.ground, (*home.passage.ranges, *draft.passage.ranges), home.passage.head
            )
            known = {place.code for place in home.places}
            home.places = (*home.places, *(place for place in places if place.code not in known))
        for draft in kept:
            if draft.is_nil:
                draft.places = self._under_one_heading(draft, drafts)
        return kept

    def _are_one_list(self, one: _Draft, other: _Draft) -> bool:
        if one.segment.stamp or other.segment.stamp:
            return self._speaker(one) == self._speaker(other) and bool(one.segment.stamp) == bool(
                other.segment.stamp
            )
        return True

    def _nil_places(self, draft: _Draft) -> tuple[PlaceReading, ...]:
        if not draft.is_nil:
            return draft.places
        named = placing.all_named(draft.passage, self.mentions, self._surroundings(draft.segment))
        if not named:
            return draft.places
        return tuple(
            PlaceReading(code, self.gazetteer.name(code), PlaceRole.PRIMARY, (mention.span,), 0.9)
            for code, mention in named
        )

    def _rest_of(self, draft: _Draft, drafts: Sequence[_Draft]) -> tuple[PlaceReading, ...]:
        """Work out "desa lain nihil": what the subdistrict has besides those named before."""
        named = self._nil_places(draft)
        evidence = (draft.passage.span,)
        if named and all(level(place.code) == SUBDISTRICT for place in named):
            return named
        others = [place.code for one in drafts if one is not draft for place in one.places]
        upper = [
            code
            for code in self._surroundings(draft.segment).subdistricts
            if is_within(code, self.gazetteer.home)
        ]
        above = {
            parent(code) for code in others if level(code) == VILLAGE and is_within(code, self.gazetteer.home)
        }
        subdistrict = upper[0] if upper else next(iter(above)) if len(above) == 1 else ""
        mentioned = {code for code in others if is_within(code, subdistrict)}
        rest = (
            [code for code in self.gazetteer.villages_of(subdistrict) if code not in mentioned]
            if subdistrict
            else []
        )
        return tuple(
            PlaceReading(code, self.gazetteer.name(code), PlaceRole.PRIMARY, evidence, 0.85) for code in rest
        )

    def _under_one_heading(self, draft: _Draft, drafts: Sequence[_Draft]) -> tuple[PlaceReading, ...]:
        """Name the subdistrict where all of its villages are nil, and set the roles in order."""
        codes = [place.code for place in draft.places]
        above = {parent(code) for code in codes if level(code) == VILLAGE}
        if len(above) == 1 and len(codes) > 1:
            subdistrict = next(iter(above))
            if set(codes) == set(self.gazetteer.villages_of(subdistrict)):
                evidence = tuple(span for place in draft.places for span in place.evidence)
                return (
                    PlaceReading(
                        subdistrict, self.gazetteer.name(subdistrict), PlaceRole.PRIMARY, evidence, 0.9
                    ),
                )
        roles = [PlaceRole.PRIMARY] + [PlaceRole.ALSO] * len(codes)
        return tuple(replace(place, role=role) for place, role in zip(draft.places, roles, strict=False))

    # --- reading one report ----------------------------------------------------

    def _report(self, draft: _Draft, drafts: Sequence[_Draft]) -> ReadReport:
        passage, kind = draft.passage, draft.kind.value
        places = self._inherited(draft, drafts)
        matter = classifying.matter_of(passage, kind)
        nothing = kind in classifying.NOTHING_HAPPENED
        is_social = matter.is_social.value
        counted = (
            counts.Counted() if nothing else counts.count_people(passage, is_plan=kind == ReportKind.PLANNED)
        )
        counts.grades_of_initials(passage, counted)
        if kind in {ReportKind.RUMOUR}:
            counted = counts.Counted()
        issue_type = classifying.type_of(passage, kind, is_social=is_social)
        elsewhere = placing.regency_elsewhere(places, self.gazetteer.home)
        occurred = self._occurred(draft)
        flags = {
            "violence": harm.violence_in(passage, counted),
            "weapons": harm.flag(passage, harm.WEAPONS),
            "arson": harm.arson_in(passage),
            "minors": harm.minors_in(passage),
        }
        if nothing or kind in {ReportKind.RUMOUR, ReportKind.PLANNED}:
            flags = dict.fromkeys(flags, Suggestion(value=False, confidence=0.8))
        ongoing = bool(occurred and occurred.value.is_ongoing)
        urgency = harm.urgency_of(
            passage,
            kind,
            counted,
            {name: one.value for name, one in flags.items()},
            is_matter=is_social,
            is_ongoing=ongoing,
        )
        read = ReadReport(
            span=passage.span,
            stretches=tuple(self.message.span(*one) for one in passage.ranges),
            heads=tuple(self.message.span(*one) for one in passage.head),
            speaker=self.message.span(*draft.segment.speaker) if draft.segment.speaker else None,
            received_at=draft.clockwork.received if draft.segment.stamp else None,
            kind=draft.kind,
            places=places,
            place_detail=None if kind == ReportKind.NIL else detail_of(passage, self.mentions),
            occurred=occurred,
            issue_type=issue_type,
            counts=counted.counts,
            at_least=counted.at_least,
            **flags,
            damage=()
            if nothing or kind in {ReportKind.RUMOUR, ReportKind.PLANNED}
            else harm.damage_in(passage),
            urgency=urgency,
            is_social_conflict_matter=matter.is_social,
            in_own_regency=Suggestion(value=not elsewhere, confidence=0.8),
            other_regency=elsewhere,
            handling=Suggestion(Handling.FORWARD, places[0].evidence, 0.8) if elsewhere else matter.handling,
            land_area_ha=None if nothing else _area(passage),
            next_event=None
            if kind == ReportKind.PLANNED
            else occurring.next_event_of(passage, draft.clockwork),
            asks=self._asks(draft, places, occurred, elsewhere, counted),
        )
        if is_social and not nothing and issue_type:
            read = replace(
                read,
                conflict_source=classifying.source_of(passage, issue_type.value, issue_type.confidence),
                direction=classifying.direction_of(passage, issue_type.value),
            )
        return replace(read, title=title_of(passage, read, self.gazetteer))

    def _inherited(self, draft: _Draft, drafts: Sequence[_Draft]) -> tuple[PlaceReading, ...]:
        """Take "di desa yang sama", or an item without a place, from the item before."""
        if not draft.places:
            own = self._own_village(draft)
            if own:
                return own
        if draft.places or not (draft.segment.is_item or draft.segment.head):
            return draft.places
        before = [one for one in drafts[: drafts.index(draft)] if one.places] if draft in drafts else []
        if before and not draft.segment.stamp:
            return tuple(replace(place, confidence=0.6) for place in before[-1].places[:1])
        return draft.places

    def _own_village(self, draft: _Draft) -> tuple[PlaceReading, ...]:
        """Suggest the sender's village where the text says "kami", "di sini" and names no place."""
        if level(self.region) != VILLAGE or draft.segment.is_item:
            return ()
        match = next(draft.passage.matches(_HERE), None)
        if match is None:
            return ()
        name, evidence = self.gazetteer.name(self.region), (draft.passage.evidence(match),)
        return (PlaceReading(self.region, name, PlaceRole.PRIMARY, evidence, 0.55),) if name else ()

    def _occurred(self, draft: _Draft) -> Suggestion[occurring.Occurred] | None:
        kind = draft.kind.value
        if kind == ReportKind.RUMOUR and draft.segment.stamp:
            return occurring.occurred_of(draft.passage, draft.clockwork, is_planned=False, fallback=None)
        found = occurring.occurred_of(
            draft.passage, draft.clockwork, is_planned=kind == ReportKind.PLANNED, fallback=draft.fallback
        )
        if (
            found
            and kind in {ReportKind.NIL}
            and draft.segment.stamp
            and found.value.precision == Precision.DAY
        ):
            stamp = draft.clockwork.received
            if not [e for e in self.times if draft.passage.has(e.start)] and len(draft.passage.ranges) == 1:
                return replace(
                    found, value=replace(found.value, start=stamp, until=None, precision=Precision.MINUTE)
                )
        return found

    def _asks(
        self,
        draft: _Draft,
        places: Sequence[PlaceReading],
        occurred: Suggestion[occurring.Occurred] | None,
        elsewhere: str,
        counted: counts.Counted,
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
            Ask(name, AskReason.NUMBERS_DISAGREE, one.evidence)
            for name, one in counted.counts.items()
            if one.ask
        ]
        return tuple(asks)


_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_TO: Final = r"(?:\s?pukul \d\d[.:]\d\d)?\s?(?:-|s\s?/\s?d|s\.d\.?|sd|sampai(?: dengan)?)\s?"
_DAYNAME: Final = r"(?:(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu),?\s)?"
_PERIOD: Final = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:\s(?P<m1>{_MONTH}))?(?:\s(?P<y1>20\d\d))?{_TO}{_DAYNAME}(?P<d2>\d{{1,2}})\s(?P<m2>{_MONTH})(?:\s(?P<y2>20\d\d))?"
    rf"|(?P<sd1>\d{{1,2}})/(?P<sm1>\d{{1,2}}){_TO}{_DAYNAME}(?P<sd2>\d{{1,2}})/(?P<sm2>\d{{1,2}})"
)


_WHOLE_MONTH: Final = re.compile(
    rf"(?:^|\n|bulan |rekap\w* [^\n]{{0,60}}?)(?<!\d )(?P<m>{_MONTH})\s(?P<y>20\d\d)\b"
)


def _whole_month(head: str, received: datetime) -> Moment | None:
    """Read "REKAP … JANUARI 2026" in a heading."""
    match = _WHOLE_MONTH.search(head)
    if not match:
        return None
    year, month = int(match["y"]), MONTHS[match["m"]]
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    if first > received.date():
        return None
    start = datetime.combine(first, time(0), tzinfo=received.tzinfo)
    return Moment(
        _nowhere(0, 0), first, start, datetime.combine(last, time(0), tzinfo=received.tzinfo), Precision.DAY
    )


def _period(head: str, received: datetime) -> Moment | None:
    """Read "Periode Senin 12 s.d Minggu 18 Januari 2026" in a heading."""
    match = _PERIOD.search(head)
    if not match:
        return _whole_month(head, received)
    found = match.groupdict()
    year = int(found["y2"] or found["y1"] or received.year)
    try:
        if found["sd1"]:
            first = date(year, int(found["sm1"]), int(found["sd1"]))
            last = date(year, int(found["sm2"]), int(found["sd2"]))
        else:
            month = MONTHS[found["m2"]]
            last = date(year, month, int(found["d2"]))
            first = date(
                int(found["y1"] or year), MONTHS[found["m1"]] if found["m1"] else month, int(found["d1"])
            )
    except ValueError:
        return None
    if last < first or (last - first).days > 40:
        return None
    start = datetime.combine(first, time(0), tzinfo=received.tzinfo)
    until = datetime.combine(last, time(0), tzinfo=received.tzinfo)
    return Moment(_nowhere(0, 0), first, start, until, Precision.DAY)


def _nowhere(start: int, end: int) -> TimeExpression:
    from rukun.handling.reports.parsing.times import Atom  # noqa: PLC0415

    return TimeExpression((Atom("head", start, end, ""),))


_HECTARES: Final = re.compile(r"(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?)\s?hektare\b")


def _area(passage: Passage) -> Suggestion[Decimal] | None:
    """Suggest the disputed area in hectares: the first that is named."""
    for match in passage.matches(_HECTARES):
        if passage.ground.is_aside(match.start()) or re.search(
            r"\bmasing[-\s]?(?:masing)?2?\s?$", passage.clean[max(0, match.start() - 14) : match.start()]
        ):
            continue
        text = match["n"]
        text = text.replace(".", "").replace(",", ".") if re.search(r"\.\d{3}", text) or "," in text else text
        try:
            return Suggestion(Decimal(text), (passage.evidence(match),), 0.85)
        except InvalidOperation:
            continue
    return None


__all__ = ["LONGEST_MESSAGE", "Before", "MessageTooLong", "Span", "read_message"]
