"""Drafts of the reports in a message: each stretch read far enough to say what it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Final

from rukun.handling.reports.enums import Precision, ReportKind
from rukun.handling.reports.parsing import kinds, placing
from rukun.handling.reports.parsing.days import read_day
from rukun.handling.reports.parsing.gazetteer import Gazetteer
from rukun.handling.reports.parsing.headings import nowhere, period_in
from rukun.handling.reports.parsing.mentions import Mention, find_mentions
from rukun.handling.reports.parsing.moments import Moment, resolve
from rukun.handling.reports.parsing.passages import Passage, ground_of
from rukun.handling.reports.parsing.reading import PlaceReading, PlaceRole, Suggestion
from rukun.handling.reports.parsing.segments import CHAT_HEAD, Segment
from rukun.handling.reports.parsing.times import TimeExpression, find_times
from rukun.handling.reports.parsing.weighing import PLAN, Clockwork, Told, moments_in, words_before
from rukun.handling.reports.parsing.words import Message
from rukun.kernel.regions import SUBDISTRICT, VILLAGE, level

_CHATTER: Final = re.compile(
    r"(?:terenkripsi|tidak disertakan|telah dihapus|mohon update|tolong dilengkapi|format ya|"
    r"format :|mohon (?:laporan|lap)\b|lanjutkan|meluncur|noted|"
    r"yang lain\?|absen|monitor\b|tambahkan|bergabung|mengubah|keluar dari grup|stiker)"
)
_NO_REPORT_YET: Final = re.compile(
    r"^[^:\n]{0,160}:?\s?(?:belum (?:ada |masuk |kirim )?(?:laporan|lapor|masuk|bisa dihubungi|kabar)|"
    r"tidak (?:bisa|dapat) dihubungi|tidak ada laporan(?! kejadian| menonjol)|blm lapor)"
)


_QUESTION: Final = re.compile(
    r"\?\s*$|\b(?:jam berapa|berapa (?:orang|yang)|gmn|gimana|bagaimana)\b[^\n]{0,20}$"
)
_ASKS_IF_TRUE: Final = re.compile(r"\b(?:apa|benar|betul|benarkah|betulkah|info|kabar|dengar)\b")
_TOLD: Final = 40  # characters: enough to tell something
_MIDNIGHT: Final = 24
_FAINT: Final = -1.5  # how well a time stands for the event, if it hardly does
_NEAR: Final = 4  # lines of a chat
UNSAID: Final = 0.3  # how sure the kind is where no word says it


def _of_the_day(moment: Moment, expression: TimeExpression, received: datetime) -> Moment:
    """Keep "Senin 30 Maret s/d pukul 24.00" on the Monday."""
    clock = expression.first("clock")
    named = read_day(expression, received, is_plan=False).day
    if clock is None or clock.clock is None or clock.clock.hour != _MIDNIGHT or named is None:
        return moment
    start = datetime.combine(named, time(0), tzinfo=received.tzinfo)
    return Moment(expression, named, start, None, Precision.DAY)


def _is_question(text: str) -> bool:
    """Say whether a chat line only asks for more; "apa betul …?" passes a rumour on."""
    return bool(_QUESTION.search(text.strip())) and not (_ASKS_IF_TRUE.search(text) and len(text) > 60)


def _goes_on(source: "Source", draft: "Draft", before: Sequence["Draft"]) -> bool:
    """Say whether the writer of a chat line has told of an event before, and now names no other place."""
    return not draft.has_own_place and any(
        source.speaker(one) == source.speaker(draft) for one in before if not one.is_nil and one.segment.stamp
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
    has_own_place: bool = True  # the text names it, not who wrote it

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
        heads = list(CHAT_HEAD.finditer(message.text))
        hidden = [(message.into_clean(one.start()), message.into_clean(one.end())) for one in heads]
        self._heads = [
            (message.into_clean(one.start("speaker")), message.into_clean(one.end("speaker")))
            for one in heads
            if one["speaker"]
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
        has_own_place = any(level(place.code) == VILLAGE for place in places)
        if segment.speaker and not has_own_place:
            places = self._of_speaker(segment) or places
        return Draft(passage, segment, clockwork, kind, places, fallback, has_own_place)

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
        ahead = any(one.is_ahead and one.score > 0 for one in told)
        only_ahead = ahead and all(one.is_ahead or one.score < _FAINT for one in told)
        return kinds.Tenses(past, ahead, only_ahead and not self._has_hour_first(passage))

    def _has_hour_first(self, passage: Passage) -> bool:
        """Say whether an hour stands before the first day: "14.00 … lanjut besok"."""
        first = next((one for one in self.times if passage.has(one.start)), None)
        return first is not None and not first.names_day and first.first("clock") is not None

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
        return self.place_of_speaker(segment.speaker)

    def place_of_speaker(self, speaker: tuple[int, int]) -> tuple[PlaceReading, ...]:
        """Return the village that the name of a writer carries."""
        for mention in self._mentions_in(*speaker):
            villages = mention.of_level(VILLAGE)
            if villages:
                name = self.gazetteer.name(villages[0])
                return (
                    PlaceReading(
                        villages[0], name, PlaceRole.PRIMARY, (mention.span,), 0.75, alternatives=villages[1:]
                    ),
                )
        return ()

    def asking(self, draft: Draft) -> list[tuple[int, int]]:
        """Return the writers of the next chat lines who ask about what a draft tells."""
        behind = [one for one in self._heads if one[0] > draft.segment.start]
        ends = [start for start, _ in behind[1:]] + [len(self.message.clean)]
        lines = list(zip(behind, ends, strict=False))[:_NEAR]  # the last chat line has none behind it
        return [head for head, end in lines if "?" in self.message.clean[head[1] : end]]

    def _fallback(self, segment: Segment, passage: Passage, received: datetime) -> Moment | None:
        """Return the day that the heading, or a chat, gives to what names none."""
        for start, end in reversed(segment.head):
            moment = self._heading(start, end, received)
            if moment:
                return moment
        if segment.stamp:
            begins = datetime.combine(received.date(), time(0), tzinfo=received.tzinfo)
            return Moment(nowhere(segment.start, segment.start), received.date(), begins, None, Precision.DAY)
        return None

    def _heading(self, start: int, end: int, received: datetime) -> Moment | None:
        """Return the day, or the days, that a heading names."""
        period = period_in(self.message.clean[start:end], received)
        if period:
            return replace(period, expression=nowhere(start, end))
        for expression in self.times:
            if start <= expression.start < end and expression.names_day:
                moment = resolve(expression, received)
                if moment.day and moment.day <= received.date():
                    return _of_the_day(moment, expression, received)
        return None

    def is_report(self, draft: Draft, before: Sequence[Draft]) -> bool:
        """Tell reports from what people say in a group, and from greetings and signatures."""
        if draft.segment.is_rest or draft.segment.goes_on:
            return True
        text = draft.passage.text
        if _NO_REPORT_YET.search(text):
            return False
        if draft.segment.stamp is None and draft.kind.confidence <= UNSAID and self._is_frame(draft, before):
            return False
        if draft.segment.stamp is None:
            return len(text.strip()) > 8 and (
                draft.kind.confidence > UNSAID
                or bool(draft.places)
                or not (before or draft.segment.is_item)
                or (self._is_timed(draft) and len(text.strip()) > _TOLD)
            )
        if _is_question(text):
            return False
        if _goes_on(self, draft, before):
            return not _CHATTER.search(text)
        if draft.kind.confidence <= UNSAID:
            return bool(draft.places) and len(text.strip()) > 60 and not _CHATTER.search(text)
        if _CHATTER.search(text) and not draft.passage.first_told(kinds.INCIDENT):
            return False
        return bool(draft.places) or draft.kind.value == ReportKind.INCIDENT or draft.is_nil

    def _is_frame(self, draft: Draft, before: Sequence[Draft]) -> bool:
        """Say whether a stretch only opens or closes what others tell: no time, and nothing that happened."""
        if draft.segment.is_tail:
            return True
        is_part = bool(before) or draft.segment.end < len(self.message.clean.rstrip())
        return (
            is_part
            and not self._is_timed(draft)
            and not any(level(one.code) == VILLAGE for one in draft.places[:1] if before)
        )

    def _is_timed(self, draft: Draft) -> bool:
        return any(draft.passage.has(time.start) for time in self.times)

    def speaker(self, draft: Draft) -> str:
        where = draft.segment.speaker
        return self.message.clean[where[0] : where[1]] if where else ""
