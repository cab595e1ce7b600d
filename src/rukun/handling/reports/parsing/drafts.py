"""Drafts of the reports in a message: each stretch read far enough to say what it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Final

from rukun.handling.reports.enums import Precision, ReportKind
from rukun.handling.reports.parsing import kinds, placing
from rukun.handling.reports.parsing.gazetteer import Gazetteer
from rukun.handling.reports.parsing.headings import nowhere, period_in
from rukun.handling.reports.parsing.mentions import Mention, find_mentions
from rukun.handling.reports.parsing.moments import Moment, resolve
from rukun.handling.reports.parsing.passages import Passage, ground_of
from rukun.handling.reports.parsing.reading import PlaceReading, PlaceRole, Suggestion
from rukun.handling.reports.parsing.segments import CHAT_HEAD, Segment
from rukun.handling.reports.parsing.times import find_times
from rukun.handling.reports.parsing.weighing import PLAN, Clockwork, Told, moments_in, words_before
from rukun.handling.reports.parsing.words import Message
from rukun.kernel.regions import SUBDISTRICT, VILLAGE, level

_CHATTER: Final = re.compile(
    r"(?:terenkripsi|tidak disertakan|telah dihapus|mohon update|tolong dilengkapi|format ya|"
    r"format :|mohon (?:laporan|lap)\b|lanjutkan|meluncur|noted|"
    r"yang lain\?|absen|monitor\b|tambahkan|bergabung|mengubah|keluar dari grup|stiker)"
)
_NO_REPORT_YET: Final = re.compile(
    r"^[^:]{0,40}:?\s?(?:belum (?:ada |masuk |kirim )?(?:laporan|lapor|masuk)|blm lapor)"
)


@dataclass
class Draft:
    """One report in the making."""

    passage: Passage
    segment: Segment
    clockwork: Clockwork
    kind: Suggestion[ReportKind]
    places: tuple[PlaceReading, ...]
    fallback: Moment | None

    @property
    def primary(self) -> str:
        return self.places[0].code if self.places else ""

    @property
    def is_nil(self) -> bool:
        return self.kind.value == ReportKind.NIL


class Source:
    """One message, taken apart once: its words, sentences, places and times."""

    def __init__(self, message: Message, received: datetime, region: str, gazetteer: Gazetteer) -> None:
        self.message = message
        self.received = received
        self.gazetteer = gazetteer
        self.region = region
        self.mentions = find_mentions(message, gazetteer, region)
        self.ground = ground_of(message, [one.span for one in self.mentions])
        hidden = [
            (message.into_clean(one.start()), message.into_clean(one.end()))
            for one in CHAT_HEAD.finditer(message.text)
        ]
        self.times = find_times(message, hidden)

    def draft_of(self, segment: Segment) -> Draft | None:
        if not self.message.clean[segment.start : segment.end].strip():
            return None
        passage = Passage(self.ground, ((segment.start, segment.end),), segment.head)
        received = self._written_at(segment)
        clockwork = Clockwork(received, self.times, is_chat=segment.stamp is not None)
        fallback = self._fallback(segment, passage, received)
        tenses = self.tenses_of(passage, clockwork)
        kind = kinds.kind_of(passage, tenses)
        places = placing.places_of(passage, self.mentions, self.surroundings(segment))
        if segment.speaker and not any(level(place.code) == VILLAGE for place in places):
            places = self._of_speaker(segment) or places
        return Draft(passage, segment, clockwork, kind, places, fallback)

    def _written_at(self, segment: Segment) -> datetime:
        """Return when a line of a chat was written, without a year the nearest past one; else the receipt."""
        if segment.stamp is None:
            return self.received
        if segment.stamp.year > 1:
            return segment.stamp.replace(tzinfo=self.received.tzinfo)
        years = (self.received.year, self.received.year - 1)
        dated = [segment.stamp.replace(year=year, tzinfo=self.received.tzinfo) for year in years]
        return dated[0] if dated[0] <= self.received else dated[1]

    def tenses_of(self, passage: Passage, clockwork: Clockwork) -> kinds.Tenses:
        told = [one for one in moments_in(passage, clockwork) if one.moment.day and not one.is_document]
        past = any(not one.is_ahead and one.score > 0 for one in told)
        past = past or self._has_past_hour(passage, clockwork, told)
        return kinds.Tenses(past, any(one.is_ahead and one.score > 0 for one in told))

    def _has_past_hour(self, passage: Passage, clockwork: Clockwork, told: Sequence[Told]) -> bool:
        """Say whether hours of today that have passed are told before anything that is to come."""
        ahead = min((one.moment.expression.start for one in told if one.is_ahead), default=0)
        return any(
            expression.first("clock")
            and not expression.names_day
            and passage.has(expression.start)
            and not PLAN.search(words_before(passage, expression.start))
            and expression.start < ahead
            for expression in self.times
        )

    def surroundings(self, segment: Segment) -> placing.Surroundings:
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
            period = period_in(self.message.clean[start:end], received)
            if period:
                return replace(period, expression=nowhere(start, end))
        for start, end in segment.head:
            for expression in self.times:
                if start <= expression.start < end and expression.names_day:
                    moment = resolve(expression, received)
                    if moment.day and moment.day <= received.date():
                        return moment
        if segment.stamp:
            begins = datetime.combine(received.date(), time(0), tzinfo=received.tzinfo)
            return Moment(nowhere(segment.start, segment.start), received.date(), begins, None, Precision.DAY)
        return None

    def is_report(self, draft: Draft, before: Sequence[Draft]) -> bool:
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
        if _CHATTER.search(text) and not draft.passage.first_told(kinds.INCIDENT):
            return False
        return bool(draft.places) or draft.kind.value == ReportKind.INCIDENT or draft.is_nil

    def speaker(self, draft: Draft) -> str:
        where = draft.segment.speaker
        return self.message.clean[where[0] : where[1]] if where else ""
