"""Cut a paste into the stretches that may each be a report of their own.

Chat exports, forwarded headers, lines drawn across, numbered recaps, "desa lain nihil". Whether
two stretches tell of one event is decided later, when they have been read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rukun.handling.reports.parsing.mentions import Before, Mention
from rukun.handling.reports.parsing.times import TimeExpression
from rukun.handling.reports.parsing.words import Message

_MAX_SEGMENTS: Final = 200


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


@dataclass(frozen=True)
class Block:
    """One message of a paste: what it says before, in and after its list."""

    start: int
    end: int
    speaker: tuple[int, int] | None = None
    stamp: datetime | None = None


# [04/03/26 10.15.20] Nama: …   and   04/03/26, 10.15 - Nama: …
CHAT_HEAD: Final = re.compile(
    r"(?m)^[ \u200e\u200f\u202a-\u202e\ufeff]{0,3}\[?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4}|\d{2}),?[ \u202f]"
    r"{1,3}(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:]\d{2})?(?:[ \u202f]?(?P<half>[ap]m))?\]?[ ]{0,2}(?:-[ ]{1,2})?"
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
_ITEM: Final = re.compile(
    r"(?m)^[ \t]*(?P<mark>\(?\d{1,2}[.)](?!\d)\)?|\(\d{1,2}\)|\d\ufe0f?\u20e3|[a-h][.)](?=\s)|\([a-h]\)"
    r"|(?:[^\w\s\"'(\[\u200e]\ufe0f?){1,3}(?=\s)(?:\s\d{1,2}[.)])?)\s*"
)
_INLINE_ITEM: Final = re.compile(r"(?:(?<=\s)|(?<=:))\(?(?P<number>\d{1,2})[.)]\s(?=\S)")
_GROUP: Final = re.compile(
    r"(?m)^[ \t]*(?:[a-h]|[ivx]{1,4})[.)]\s*(?P<name>[^\n:;,]{3,40}):?[ \t]*\n(?=[ \t]*\(?1[.)])"
)
REST: Final = re.compile(
    r"(?:desa2?|kelurahan|kel|dusun|wilayah|kecamatan|tempat|daerah|desa\s?/\s?kelurahan|"
    r"desa-desa)?[\s/]{0,3}"
    r"\b(?:lain(?:nya)?|lain2|lain-lain|selebihnya|sisanya)\b[^.\n;]{0,60}?\b(?:nihil|aman|"
    r"kondusif)\b[^\n.]{0,40}"
)
_LABEL: Final = re.compile(r"^[^\w\n]{0,6}(?:[a-z]+[ /.-]{0,3}){1,4}\s?:")
_RECAP: Final = re.compile(
    r"\b(?:rekap\w*|laporan|melaporkan|lapor|kegiatan|laphar|dihimpun|rangkuman|ringkasan|grup|"
    r"situasi|perkembangan|mingguan|"
    r"harian|bulanan|update|info)\b"
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:sedangkan|sementara itu|selain itu|lain lagi|beda lagi|satu lagi|terus yang|"
    r"lalu yang|nah|kemudian di|"
    r"sedang di|adapun|di tempat (?:lain|terpisah)|tembusan|kejadian lain|tambahan|yang kedua|kedua)\b"
)


# A second line that reports an activity beside "nihil".
_ANOTHER: Final = re.compile(r"(?m)^[^\w\n]{0,6}kegiatan\b")
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
    blocks = [Block(0, message.into_clean(before))] if message.text[:before].strip() else []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        end = following.start() if following else len(message.text)
        speaker = None
        if head.group("speaker"):
            speaker = (message.into_clean(head.start("speaker")), message.into_clean(head.end("speaker")))
        start = message.into_clean(head.end())
        blocks.append(Block(start, message.into_clean(end), speaker, _stamp(head)))
    return blocks[:_MAX_SEGMENTS]


def _stamp(head: re.Match[str]) -> datetime | None:
    year = int(head["year"])
    hour = int(head["hour"]) % 12 + 12 * (head["half"] == "pm") if head["half"] else int(head["hour"])
    try:
        return datetime(  # noqa: DTZ001 - the caller knows the zone of the region
            year if year > 99 else 2000 + year,
            int(head["month"]),
            int(head["day"]),
            hour,
            int(head["minute"]),
        )
    except ValueError:
        return None


def _cuts(clean: str) -> Iterator[int]:
    """Yield where a new message begins: after a rule, at a second heading."""
    for match in _RULE.finditer(clean):
        if clean[: match.start()].strip() and clean[match.end() :].strip():
            yield match.end()
    openings = list(_OPENING.finditer(clean))
    for before, opening in zip(openings, openings[1:], strict=False):
        if opening.start() - before.end() > 200:
            yield opening.start()


def segments_of(
    message: Message, block: Block, mentions: Sequence[Mention], times: Sequence[TimeExpression]
) -> list[Segment]:
    """Return the stretches of a block that may be reports, the rest of the block as their head."""
    clean = message.clean
    sight = _Sight(message, mentions, times)
    items = _items(clean, block, sight)
    if items:
        segments = _itemised(clean, block, items, sight)
    else:
        segments = _running(clean, block, sight)
    return _with_rest(clean, segments)[:_MAX_SEGMENTS]


class _Sight:
    """What stands where: places and days by their offsets in the clean text."""

    def __init__(
        self, message: Message, mentions: Sequence[Mention], times: Sequence[TimeExpression]
    ) -> None:
        usable = [one for one in mentions if one.before in {Before.NOTHING, Before.OFFICIAL}]
        self.places = [(message.into_clean(one.span.start), one) for one in usable]
        self.days = [time.start for time in times if time.names_day or time.first("clock")]

    def places_in(self, start: int, end: int) -> list[Mention]:
        return [mention for position, mention in self.places if start <= position < end]

    def has_day(self, start: int, end: int) -> bool:
        return any(start <= position < end for position in self.days)

    def codes_in(self, start: int, end: int) -> set[str]:
        return {code for mention in self.places_in(start, end) for code in mention.codes}


_NIL: Final = re.compile(r"\b(?:nihil|aman|kondusif)\b")


def _items(clean: str, block: Block, sight: _Sight) -> list[tuple[int, int]]:
    """Return the items of a list if they are reports of their own, else nothing."""
    marks = list(_ITEM.finditer(clean, block.start, block.end))
    inline = False
    if len(marks) < 2:
        marks, inline = _inline_marks(clean, block), True
    if len(marks) < 2:
        return []
    ends = [mark.start() for mark in marks[1:]] + [block.end]
    items = [(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    items[-1] = (items[-1][0], _end_of_last(clean, *items[-1]))
    groups = {mark.start() for mark in _GROUP.finditer(clean, block.start, block.end)}
    items = [item for item, mark in zip(items, marks, strict=True) if mark.start() not in groups]
    while (
        items and not sight.places_in(*items[0]) and _RECAP.match(clean[items[0][0] : items[0][1]].lstrip())
    ):
        items = items[1:]  # "📋 Rekap …" is the heading
    told = [item for item in items if sight.places_in(*item) or _NIL.search(clean, *item)]
    timed = [item for item in items if sight.has_day(*item)]
    opened = bool(_RECAP.search(clean, block.start, items[0][0])) if items else False
    several = (
        len({code for item in items for code in sight.codes_in(item[0], min(item[1], item[0] + 80))}) > 1
    )
    if _are_labels(clean, items, sight):
        return []
    if len(told) >= 2 and (several or (opened and len(timed) >= 2)):
        return items
    if opened and len(told) >= 1 and len(timed) >= max(2, len(items) - 1) and not inline:
        return items
    return []


def _inline_marks(clean: str, block: Block) -> list[re.Match[str]]:
    """Return "1. … 2. … 3. …" inside a line, counted from one without a gap."""
    found: list[re.Match[str]] = []
    for match in _INLINE_ITEM.finditer(clean, block.start, block.end):
        if int(match["number"]) == len(found) + 1:
            found.append(match)
    return found


def _are_labels(clean: str, items: Sequence[tuple[int, int]], sight: _Sight) -> bool:
    """Say whether the items are labelled lines of one report: "waktu : …", "massa : …"."""
    labelled = [
        item
        for item in items
        if (label := _LABEL.match(clean[item[0] : item[0] + 40]))
        and not sight.places_in(item[0], item[0] + label.end())
    ]
    return len(labelled) * 2 > len(items)


def _end_of_last(clean: str, start: int, end: int) -> int:
    """The last item ends with its paragraph; what follows is said for all."""
    match = re.compile(r"\n(?=[ \t]*\n)|\n(?![ \t])").search(clean, start, end)
    return match.start() if match else end


def _itemised(clean: str, block: Block, items: Sequence[tuple[int, int]], sight: _Sight) -> list[Segment]:
    head = ((block.start, items[0][0]),)
    segments: list[Segment] = []
    for start, end in items:
        group = [one for one in _GROUP.finditer(clean, block.start, start)][-1:]
        heads = head + tuple((one.start(), one.end()) for one in group)
        segments.extend(
            _paragraphs(clean, Segment(start, end, heads, block.speaker, block.stamp, is_item=True), sight)
        )
    rest = items[-1][1]
    for start, end in _lines(clean, rest, block.end):
        if REST.search(clean, start, end) or (sight.places_in(start, end) and sight.has_day(start, end)):
            segments.append(Segment(start, end, head, block.speaker, block.stamp, is_item=True))
    return segments


def _paragraphs(clean: str, segment: Segment, sight: _Sight) -> Iterator[Segment]:
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


def _running(clean: str, block: Block, sight: _Sight) -> list[Segment]:
    """Cut running text where it turns to another place."""
    cuts = [block.start]
    for match in _ELSEWHERE.finditer(clean, block.start, block.end):
        after = sight.codes_in(match.start(), min(match.end() + 60, block.end))
        before = sight.codes_in(cuts[-1], match.start())
        if before and after and not after & before and sight.has_day(match.start(), block.end):
            cuts.append(match.start())
    for match in _ANOTHER.finditer(clean, block.start, block.end):
        if sight.has_day(match.start(), min(block.end, match.end() + 90)) and _NIL.search(
            clean, cuts[-1], match.start()
        ):
            cuts.append(match.start())
    for match in _PLAN.finditer(clean, block.start, block.end):
        if sight.has_day(match.end(), min(block.end, match.end() + 60)) and sight.has_day(
            cuts[-1], match.start()
        ):
            cuts.append(match.start())
    cuts.sort()
    ends = [*cuts[1:], block.end]
    head = ((cuts[0], cuts[1]),) if len(cuts) > 1 else ()
    return [
        Segment(start, end, head if start != block.start else (), block.speaker, block.stamp)
        for start, end in zip(cuts, ends, strict=True)
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
