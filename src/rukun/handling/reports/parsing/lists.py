"""Find the list in a block whose items are reports of their own."""

import re
from collections.abc import Sequence
from typing import Final

from rukun.handling.reports.parsing.mentions import Mention
from rukun.handling.reports.parsing.passages import Sentence
from rukun.handling.reports.parsing.prefixes import Before
from rukun.handling.reports.parsing.times import TimeExpression
from rukun.handling.reports.parsing.words import Message
from rukun.kernel.regions import VILLAGE

_ITEM: Final = re.compile(
    r"(?m)^[ \t]*(?P<mark>\(?\d{1,2}[.)](?!\d)\)?|\d{1,2}/(?=\s)|\(\d{1,2}\)|\d\ufe0f?\u20e3|[a-h][.)](?=\s)"
    r"|\([a-h]\)|\((?:i{1,3}|iv|v)\)|i\ufe0f|"
    r"(?:[^\x00-\x7f\w\s\u2018-\u201e\u2026\u200e]\ufe0f?\u200d?){1,3}(?=[a-z\d])"
    r"|(?:[^\w\s\"'(\[\u200e>]\ufe0f?){1,3}(?=\s)(?:\s\d{1,2}[.)])?)\s*"
)


_INLINE_ITEM: Final = re.compile(r"(?:(?<=\s)|(?<=:))\(?(?P<number>\d{1,2})[.)]\s(?=\S)")


GROUP: Final = re.compile(
    r"(?m)^[ \t]*(?:[a-h]|[ivx]{1,4})[.)]\s*(?P<name>[^\n:;,]{3,40}):?[ \t]*\n(?=[ \t]*\(?1[.)])"
)


_LABEL: Final = re.compile(r"^[^\w\n]{0,6}(?:[a-z]+[ /.-]{0,3}){1,4}\s?:")


# What heads a part of one report; anything else before a colon may be a place's nickname.
_PART: Final = re.compile(
    r"[^\w\n]{0,6}(?:hari|waktu|tanggal|tempat|lokasi|tkp|korban|pelaku|massa|peserta|tuntutan|kronologi\w*|"
    r"tindakan|penyebab|sebab|akibat|kerugian|saksi|fakta|uraian|kejadian|siapa|apa|dimana|di mana|kapan|"
    r"bilamana|mengapa|bagaimana|situasi|keterangan|hasil|dasar|upaya|rencana|catatan|pelapor|isi|jenis)\b"
)


_RECAP: Final = re.compile(
    r"\b(?:rekap\w*|laporan|melaporkan|lapor|kegiatan|laphar|dihimpun|rangkuman|ringkasan|grup|"
    r"situasi|perkembangan|mingguan|"
    r"harian|bulanan|update|info)\b"
)


class Sight:
    """What stands where: places and days by their offsets in the clean text."""

    def __init__(
        self,
        message: Message,
        mentions: Sequence[Mention],
        times: Sequence[TimeExpression],
        sentences: Sequence[Sentence],
    ) -> None:
        self.sentences = sentences
        usable = [one for one in mentions if one.before in {Before.NOTHING, Before.OFFICIAL}]
        self.places = [(message.into_clean(one.span.start), one) for one in usable]
        self.spans = [(start, message.into_clean(one.span.end)) for start, one in self.places]
        self.days = [time.start for time in times if time.names_day or time.first("clock")]

    def places_in(self, start: int, end: int) -> list[Mention]:
        return [mention for position, mention in self.places if start <= position < end]

    def has_day(self, start: int, end: int) -> bool:
        return any(start <= position < end for position in self.days)

    def codes_in(self, start: int, end: int) -> set[str]:
        return {code for mention in self.places_in(start, end) for code in mention.codes}


NIL: Final = re.compile(r"\b(?:n ?i ?h ?i ?l|aman|kondusif)\b")


def items_of(clean: str, begin: int, stop: int, sight: Sight) -> list[tuple[int, int]]:
    """Return the items of a list if they are reports of their own, else nothing."""
    marks = list(_ITEM.finditer(clean, begin, stop))
    inline = False
    if len(marks) < 2:
        marks, inline = _inline_marks(clean, begin, stop), True
    if len(marks) < 2:
        return _headed_by_places(clean, begin, stop, sight)
    ends = [mark.start() for mark in marks[1:]] + [stop]
    items = [(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    items = [(start, _before_day_line(clean, start, end)) for start, end in items]
    is_long = any(_NEXT_LINE.search(clean[start:end].strip()) for start, end in items[:-1])
    items[-1] = (items[-1][0], _end_of_last(clean, *items[-1], is_long=is_long))
    groups = {mark.start() for mark in GROUP.finditer(clean, begin, stop)}
    items = [item for item, mark in zip(items, marks, strict=True) if mark.start() not in groups]
    while items and _is_heading(clean, items[0], sight):
        items = items[1:]  # "📋 Rekap …" is the heading
    told = [item for item in items if sight.places_in(*item) or NIL.search(clean, *item)]
    timed = [item for item in items if sight.has_day(*item)]
    opened = bool(_RECAP.search(clean, begin, items[0][0])) if items else False
    several = (
        len({code for item in items for code in sight.codes_in(item[0], min(item[1], item[0] + 80))}) > 1
    )
    if _are_labels(clean, items, sight):
        return []
    if len(told) >= 2 and (several or (opened and len(timed) >= 2)):
        return items
    if opened and len(told) >= 1 and len(timed) >= max(2, len(items) - 1) and not inline:
        return items
    if ANNOUNCED.search(clean, begin, items[0][0] if items else begin) and len(timed) == len(items) >= 2:
        return items
    return []


# "Ada dua kejadian", "2 hal": several matters are announced.
ANNOUNCED: Final = re.compile(
    r"\b(?:[2-9]|dua|duo|tiga|tigo|empat|lima|beberapa)\s(?:buah\s|macam\s|titik\s)?"
    r"(?:kejadian|hal|kabar|kegiatan|laporan|peristiwa|titik|info(?:rmasi)?|permasalahan|masalah|"
    r"perkara|urusan)\b"
)


def _before_day_line(clean: str, start: int, end: int) -> int:
    line = clean.find("\n", start, end)
    match = DAY_LINE.search(clean, line + 1, end) if line >= 0 else None
    return match.start() if match else end


def _is_heading(clean: str, item: tuple[int, int], sight: Sight) -> bool:
    """Say whether an item only heads the list: its line names a recap, and nothing that was told."""
    line = clean.find("\n", *item)
    end = item[1] if line < 0 else line
    if not _RECAP.match(clean[item[0] : end].lstrip()):
        return False
    return not any(one.of_level(VILLAGE) for one in sight.places_in(item[0], end)) and not NIL.search(
        clean, item[0], end
    )


# "SABTU": a line that says only which day the items below it are of.
DAY_LINE: Final = re.compile(
    r"(?m)^[^\w\n]{0,6}(?:hari )?(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu)\b[^\n:]{0,24}:?[ \t]*$"
)


# A place that heads what is told of it: "Ds. Lambur : nihil. Ds. Siau Dalam : …".
_OPENS: Final = re.compile(r"(?:^|\n|[.;]\s)[^\w\n]{0,6}(?:a\.?n\.?\s|untuk\s|di\s)?$")
_HEADS: Final = re.compile(r"\s?(?:\([^()\n]{0,50}\)\s?)?(?:[:=]|[-\u2013]\s)")


def _headed_by_places(clean: str, begin: int, stop: int, sight: Sight) -> list[tuple[int, int]]:
    """Return the stretches that each open with the name of a place and a colon."""
    starts = [
        max(begin, start)
        for start, end in sight.spans
        if begin <= start < stop
        and _HEADS.match(clean, end)
        and _OPENS.search(clean[max(begin, start - 12) : start])
    ]
    if len(starts) < 2 or len({code for start in starts for code in sight.codes_in(start, start + 1)}) < 2:
        return []
    return [(start, end) for start, end in zip(starts, [*starts[1:], stop], strict=True)]


def _inline_marks(clean: str, begin: int, stop: int) -> list[re.Match[str]]:
    """Return "1. … 2. … 3. …" inside a line, counted from one without a gap."""
    found: list[re.Match[str]] = []
    for match in _INLINE_ITEM.finditer(clean, begin, stop):
        if int(match["number"]) == len(found) + 1:
            found.append(match)
    return found


def _are_labels(clean: str, items: Sequence[tuple[int, int]], sight: Sight) -> bool:
    """Say whether the items are labelled lines of one report: "waktu : …", "massa : …"."""
    labelled = [
        item
        for item in items
        if (label := _LABEL.match(clean[item[0] : item[0] + 40]))
        and not sight.places_in(item[0], item[0] + label.end())
        and not (sight.places_in(*item) and sight.has_day(*item) and not _PART.match(label.group()))
    ]
    return len(labelled) * 2 > len(items)


_NEXT_LINE: Final = re.compile(r"\n(?![ \t\n])")
_PARAGRAPH: Final = re.compile(r"\n(?=[ \t]*\n)")
_LINE: Final = re.compile(r"\n(?=[ \t]*\n)|\n(?![ \t])")


def _end_of_last(clean: str, start: int, end: int, *, is_long: bool) -> int:
    """The last item ends with its line, or where items go over lines with its paragraph."""
    match = (_PARAGRAPH if is_long else _LINE).search(clean, start, end)
    return match.start() if match else end
