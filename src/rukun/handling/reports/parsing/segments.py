"""Cut a paste into the stretches that may each be a report of their own.

Chat exports, forwarded headers, lines drawn across, numbered recaps, "desa lain nihil". Whether
two stretches tell of one event is decided later, when they have been read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from rukun.handling.reports.parsing.lists import DAY_LINE, GROUP, Sight, items_of
from rukun.handling.reports.parsing.mentions import Mention
from rukun.handling.reports.parsing.passages import Sentence
from rukun.handling.reports.parsing.times import TimeExpression
from rukun.handling.reports.parsing.turns import silent_stretches, turns_of
from rukun.handling.reports.parsing.words import Message

_MAX_SEGMENTS: Final = 200
_SHORT_PREAMBLE: Final = 40


@dataclass(frozen=True)
class Segment:
    """A stretch of the clean text; `head` speaks for it too. A chat gives it a speaker and a time."""

    start: int
    end: int
    head: tuple[tuple[int, int], ...] = ()
    speaker: tuple[int, int] | None = None
    stamp: datetime | None = None
    is_rest: bool = False  # "desa lain nihil"
    is_item: bool = False
    is_tail: bool = False  # a line behind a list
    goes_on: bool = False  # takes up the matter again, behind "desa X nihil"


@dataclass(frozen=True)
class Block:
    """One message of a paste: what it says before, in and after its list."""

    start: int
    end: int
    speaker: tuple[int, int] | None = None
    stamp: datetime | None = None


# [04/03/26 10.15.20] Nama: …   04/03/26, 10.15 - Nama: …   [10.15, 4/3/2026] Nama: …   [4/3 10.15] Nama: …
CHAT_HEAD: Final = re.compile(
    r"(?m)^[ \u200e\u200f\u202a-\u202e\ufeff]{0,3}(?=\[|\d{1,2}[/.-]\d{1,2}[/.-]\d)\[?"
    r"(?:(?P<first_hour>\d{1,2})[.:](?P<first_minute>\d{2}),?[ \u202f])?"
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}|\d{2}))?"
    r"(?(first_hour)|,?[ \u202f]{1,3}(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:]\d{2})?)"
    r"(?:[ \u202f]?(?P<half>[ap]m))?\]?[ ]{0,2}(?:-[ ]{1,2})?"
    r"(?:\u200e?(?P<speaker>[^:\n]{1,60}?)[ ]?:(?=\s|$)|(?=[^\n]*$))"
)
_RULE: Final = re.compile(r"(?m)^[ \t]*(?:[-=~.#]{4,}|[\u2014\u2500\u2550\u2501]{2,}|- - -+|x{5,})[ \t]*$")
# What opens a message of its own inside a paste.
_OPENING: Final = re.compile(
    r"(?m)^[^\w\n]{0,8}(?:diteruskan(?: berkali-kali)?|forwarded(?: many times)?|fwd?|fw|"
    r"terusan|meneruskan)[^\w\n]{0,6}$"
    r"|^[^\w\n]{0,6}(?:laporan|laporkan) (?:informasi|kejadian|khusus|harian|situasi|cepat|"
    r"selesai)\b[^\n]{0,40}$"
    r"|^[^\w\n]{0,6}(?:yth\b|kepada yth|assalamu ?'?alaikum|asalamualaikum|izin melaporkan|"
    r"izin melapor|mohon izin melaporkan)"
)
REST: Final = re.compile(
    r"(?m)(?:desa2?|kelurahan|kel|dusun|wilayah|kecamatan|tempat|daerah|desa\s?/\s?kelurahan|"
    r"desa-desa)?[\s/]{0,3}"
    r"\b(?:lain(?:nya)?|lain2|lain-lain|selebihnya|sisanya|selain itu)\b"
    r"(?:[^.\n;]|(?<=desa)\.|(?<=kelurahan)\.|(?<=kecamatan)\.){0,80}?\b(?:nihil|aman|kondusif|"
    r"tidak ada(?=\s*$))\b[^\n.]{0,40}"
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:sedangkan|sementara itu|selain itu|lain lagi|beda lagi|satu lagi|terus yang|"
    r"lalu yang|nah|kemudian di|"
    r"sedang di|adapun|di tempat (?:lain|terpisah)|tembusan|kejadian lain|tambahan|yang kedua|kedua)\b"
)


# A second line that reports an activity beside "nihil".
_ANOTHER: Final = re.compile(
    r"(?m)^[^\w\n]{0,6}kegiatan\b|(?<=[.] )(?:kemarin|tadi (?:malam|pagi|siang|sore)|namun|kecuali)\b"
)
_NOTHING: Final = re.compile(r"\bnihil\b(?!\s(?:korban|luka))")
# Somebody plans to act, in a sentence of its own behind what happened.
_PLAN: Final = re.compile(
    r"(?<=[.!?] )(?:[a-z]+ ){1,3}(?:berencana|merencanakan|rencana)(?: akan| mau)? (?:sweeping|"
    r"aksi|unjuk rasa|menyerang|serang|menyerbu|turun)"
)


def blocks_of(message: Message) -> list[Block]:
    """Return the messages that a paste consists of: of a chat each one, else what rules divide."""
    chat = list(CHAT_HEAD.finditer(message.text))
    if len(chat) >= 1 and (len(chat) > 1 or chat[0].group("speaker")):
        return _chat_blocks(message, chat)
    cuts = sorted({0, *_cuts(message.clean)})
    ends = [*cuts[1:], len(message.clean)]
    return [
        Block(start, end) for start, end in zip(cuts, ends, strict=True) if message.clean[start:end].strip()
    ]


def _chat_blocks(message: Message, heads: Sequence[re.Match[str]]) -> list[Block]:
    before = heads[0].start()
    is_said = len(message.text[:before].strip()) > _SHORT_PREAMBLE  # "Diteruskan", "Dari grup FKDM:"
    blocks = [Block(0, message.into_clean(before))] if is_said else []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        end = following.start() if following else len(message.text)
        speaker = None
        if head.group("speaker"):
            speaker = (message.into_clean(head.start("speaker")), message.into_clean(head.end("speaker")))
        start = message.into_clean(head.end())
        blocks.append(Block(start, message.into_clean(end), speaker, _stamp(head)))
    return blocks[:_MAX_SEGMENTS]


def _stamp(head: re.Match[str]) -> datetime | None:
    """Return when a line was written; in year 1 where a chat tells none."""
    year = int(head["year"] or 1)
    hour, minute = head["first_hour"] or head["hour"], head["first_minute"] or head["minute"]
    pm = 12 * (head["half"] == "pm") if head["half"] else 0
    try:
        return datetime(  # noqa: DTZ001 - the caller knows the zone of the region
            2000 + year if 1 < year < 100 else year,
            int(head["month"]),
            int(head["day"]),
            int(hour) % 12 + pm if head["half"] else int(hour),
            int(minute),
        )
    except ValueError:
        return None


def _cuts(clean: str) -> Iterator[int]:
    """Yield where a new message begins: after a rule, at a second heading."""
    for match in _RULE.finditer(clean):
        if clean[: match.start()].strip() and clean[match.end() :].strip():
            yield match.end()
    openings = list(_OPENING.finditer(clean))
    for before, opening in pairwise(openings):
        if opening.start() - before.end() > 200:
            yield opening.start()


def segments_of(
    message: Message,
    block: Block,
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    sentences: Sequence[Sentence],
) -> list[Segment]:
    """Return the stretches of a block that may be reports, the rest of the block as their head."""
    clean = message.clean
    sight = Sight(message, mentions, times, sentences)
    items = items_of(clean, block.start, block.end, sight)
    segments = _itemised(clean, block, items, sight) if items else _running(clean, block, sight)
    return _with_rest(clean, segments)[:_MAX_SEGMENTS]


def _itemised(clean: str, block: Block, items: Sequence[tuple[int, int]], sight: Sight) -> list[Segment]:
    head = ((block.start, items[0][0]),)
    segments: list[Segment] = []
    for start, end in items:
        group = list(GROUP.finditer(clean, block.start, start))[-1:]
        day = [one for one in DAY_LINE.finditer(clean, block.start, start) if one.start() >= block.start][-1:]
        heads = head + tuple((one.start(), one.end()) for one in (*group, *day))
        segments.extend(
            _paragraphs(clean, Segment(start, end, heads, block.speaker, block.stamp, is_item=True), sight)
        )
    rest = items[-1][1]
    for start, end in _lines(clean, rest, block.end):
        if REST.search(clean, start, end) or (sight.places_in(start, end) and sight.has_day(start, end)):
            segments.append(Segment(start, end, head, block.speaker, block.stamp, is_item=True, is_tail=True))
    return segments


def _paragraphs(clean: str, segment: Segment, sight: Sight) -> Iterator[Segment]:
    """Keep an item whole, but for lines behind it that name another place and day."""
    end = segment.end
    lines = list(_lines(clean, segment.start, segment.end))
    cut = next(
        (
            start
            for start, stop in lines[1:]
            if _ELSEWHERE.search(clean, start, stop)
            and sight.places_in(start, stop)
            and sight.has_day(start, stop)
        ),
        None,
    )
    if cut is None:
        yield segment
        return
    yield Segment(segment.start, cut, segment.head, segment.speaker, segment.stamp, is_item=True)
    yield Segment(cut, end, segment.head, segment.speaker, segment.stamp, is_item=True)


def _lines(clean: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = clean.find("\n", start, end)
        stop = end if stop < 0 else stop
        if clean[start:stop].strip():
            yield start, stop
        start = stop + 1


def _running(clean: str, block: Block, sight: Sight) -> list[Segment]:
    """Cut running text where it turns to another place."""
    cuts = [block.start]
    for match in _ELSEWHERE.finditer(clean, block.start, block.end):
        after = sight.codes_in(match.start(), min(match.end() + 60, block.end))
        before = sight.codes_in(cuts[-1], match.start())
        if before and after and not after & before and sight.has_day(match.start(), block.end):
            cuts.append(match.start())
    for match in _ANOTHER.finditer(clean, block.start, block.end):
        if sight.has_day(match.start(), min(block.end, match.end() + 90)) and _NOTHING.search(
            clean, cuts[-1], match.start()
        ):
            cuts.append(match.start())
    for match in _PLAN.finditer(clean, block.start, block.end):
        if sight.has_day(match.end(), min(block.end, match.end() + 60)) and sight.has_day(
            cuts[-1], match.start()
        ):
            cuts.append(match.start())
    cuts += turns_of(clean, block.start, block.end, sight)
    silent = silent_stretches(clean, block.start, block.end, sight)
    cuts += [edge for stretch in silent for edge in stretch if edge < block.end]
    cuts = sorted(set(cuts))
    ends = [*cuts[1:], block.end]
    head = ((cuts[0], cuts[1]),) if len(cuts) > 1 else ()
    alone, behind = {start for start, _ in silent}, {end for _, end in silent}
    return [
        Segment(
            start,
            end,
            head if start != block.start else (),
            block.speaker,
            block.stamp,
            is_item=start in alone,
            goes_on=start in behind and start not in alone and not sight.places_in(start, end),
        )
        for start, end in zip(cuts, ends, strict=True)
        if clean[start:end].strip()
    ]


def _with_rest(clean: str, segments: Sequence[Segment]) -> list[Segment]:
    """Set "desa lain nihil" apart from the stretch in which it stands."""
    found: list[Segment] = []
    for segment in segments:
        rest = REST.search(clean, segment.start, segment.end)
        if not rest:
            found.append(segment)
            continue
        head = segment.head or ((segment.start, rest.start()),)
        if clean[segment.start : rest.start()].strip(" \n.,-0123456789()"):
            found.append(
                Segment(
                    segment.start,
                    rest.start(),
                    segment.head,
                    segment.speaker,
                    segment.stamp,
                    is_item=segment.is_item,
                )
            )
        found.append(
            Segment(
                rest.start(), segment.end, head, segment.speaker, segment.stamp, is_rest=True, is_item=True
            )
        )
    return found
