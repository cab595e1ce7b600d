"""Stretches of a message that tell of one report, and what in them is told as fact.

What happened years ago, what is feared, planned or asked for, and what is denied, is told too, but
not as what happened.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

from rukun.handling.reports.parsing import labels
from rukun.handling.reports.parsing.lexicon.supposing import HISTORY, SUPPOSED
from rukun.handling.reports.parsing.reading import Span
from rukun.handling.reports.parsing.words import Message

# After these a full stop ends no sentence.
_SHORT: Final = (
    r"desa|kelurahan|kecamatan|kabupaten|pukul|jam|jalan|pt|cv|saudara|bapak|pak|ibu|no|nomor|"
    r"rt|rw|an|h|hj|ust|dr|ir|rp|"
    r"lk|yth|hp|wa|tanggal|dusun|sungai|parit|simpang|kp|tj|ma|d|s|km|up|sekitar|tahun|"
    r"kepala desa|laporan|jl|m|n|r|p|k|sd|st"
)
_END: Final = re.compile(r"\n|[!?]+(?=\s)|(?<!\b[a-z])\.+(?=\s)|;(?=\s)|\|")
_ABBREVIATION: Final = re.compile(rf"\b(?:{_SHORT})$")

# Directly before a word it denies it.
_DENIED: Final = re.compile(
    r"\b(?:tidak(?: (?:ada|sampai|terjadi|pernah|adaji|mengalami|ada yang|menimbulkan))*|"
    r"tidak ada(?: yang)?|adaji|tanpa(?: ada)?|nihil|bukan|"
    r"belum(?: ada| sampai| terjadi)*|hampir(?: saja)?|jangan|zonder|batal|dakdo|nol|0)"
    r"(?:\s(?:kasus|adanya|kejadian|korban|aksi|tindakan|sampai|yang|terjadi|unsur|gesekan|jiwa|"
    r"manusia|ada|pernah)){0,3}\s?[:,]?\s?$"
)
# Directly behind a word: "sajam nihil", "dugaan pemukulan nihil".
_DENIED_AFTER: Final = re.compile(
    r"(?![a-z ]{0,18}\b(?:tapi|tp|tetapi|namun|cuma|hanya|dan)\b)"
    r"[a-z ]{0,18}\s?[:=]?\s?(?:nihil|tidak ada|tidak terjadi|tidak terbukti|0)\b(?!\s(?:yang|jawaban))"
)
# "kabar '3 orang meninggal' TIDAK BENAR".
_DISPROVED: Final = re.compile(
    r"[\"\u201c\u201d'][^\"\u201c\u201d\n]{3,200}[\"\u201c\u201d'][^.\n\"]{0,40}"
    r"\b(?:tidak benar|hoaks|hoax|bohong|dibantah)\b"
)
_CONDITION: Final = re.compile(r"apabila|bila|kalau|kalo|jika|seandainya")
_LONGEST_CONDITION: Final = 160
MOST_MATCHES: Final = 200  # of one pattern in one stretch: more is no message
_LONGEST_DENIAL: Final = 60
_LONG_SENTENCE: Final = 220
_LONGEST_CLAUSE: Final = 90


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the clean text."""

    start: int
    end: int
    history: tuple[tuple[int, int], ...]  # clauses that speak of long ago
    supposed: tuple[tuple[int, int], ...]  # clauses that suppose


def sentences_of(message: Message) -> tuple[Sentence, ...]:
    """Return the sentences of a message; lines end sentences too."""
    return tuple(_sentence(message.clean, start, end) for start, end in _bounds(message.clean))


def _bounds(clean: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(clean):
        if match.group().startswith(".") and _ABBREVIATION.search(
            clean, max(start, match.start() - 14), match.start()
        ):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(clean):
        yield start, len(clean)


def _sentence(clean: str, start: int, end: int) -> Sentence:
    history = tuple(
        _around(clean, match.start(), start, end) for match in HISTORY.finditer(clean, start, end)
    )
    supposed = tuple(
        (match.start(), _supposed_end(clean, match, end)) for match in SUPPOSED.finditer(clean, start, end)
    )
    denied = tuple((match.start(), match.end()) for match in _DISPROVED.finditer(clean, start, end))
    return Sentence(start, end, history, supposed + denied)


def _around(clean: str, position: int, start: int, end: int) -> tuple[int, int]:
    """Return the sentence, or of a very long one the clause around a position."""
    if end - start <= _LONG_SENTENCE:
        return start, end
    return max(start, clean.rfind(",", start, position)), _clause_end(clean, position, end)


def _supposed_end(clean: str, match: re.Match[str], end: int) -> int:
    """A condition reaches over its consequence: "kalau tidak dibayar, kami mogok"."""
    if _CONDITION.match(match.group()):
        return min(end, match.end() + _LONGEST_CONDITION)
    return _clause_end(clean, match.end(), end)


def _clause_end(clean: str, position: int, end: int) -> int:
    comma = clean.find(",", position, end)
    return min(end if comma < 0 else comma, position + _LONGEST_CLAUSE)


@dataclass(frozen=True)
class Ground:
    """What is worked out once for a whole message: its sentences and its parts."""

    message: Message
    sentences: tuple[Sentence, ...] = field(repr=False)
    named: tuple[tuple[int, int], ...]  # clean ranges that are names of places
    aside: tuple[tuple[int, int], ...]  # clean ranges of prediction, recommendation, introduction
    parts: tuple[str, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence in which a position of the clean text lies."""
        return self.sentences[max(0, bisect_right(self._starts, position) - 1)]

    def is_name(self, position: int) -> bool:
        """Say whether it belongs to the name of a place: "Telaga Limo" counts nothing."""
        return any(start <= position < end for start, end in self.named)

    def is_aside(self, position: int) -> bool:
        """Say whether it stands in a part that tells no facts."""
        return any(start <= position < end for start, end in self.aside)


_ASIDE: Final = frozenset({"prediction", "recommendation", "introduction", "opinion"})


def ground_of(message: Message, named: Iterable[Span] = ()) -> Ground:
    """Work out what all reports of a message share."""
    split = labels.split(message.text)
    aside: list[tuple[int, int]] = []
    position = 0
    for piece in split.pieces:
        if piece.field in _ASIDE:
            aside.append((message.into_clean(position), message.into_clean(position + len(piece.text))))
        position += len(piece.text)
    names = tuple((message.into_clean(one.start), message.into_clean(one.end)) for one in named)
    return Ground(message, sentences_of(message), names, tuple(aside), tuple(split.parts))


@dataclass(frozen=True)
class Passage:
    """The ranges of the clean text that tell of one report, in order; `head` speaks for all."""

    ground: Ground
    ranges: tuple[tuple[int, int], ...]
    head: tuple[tuple[int, int], ...] = ()

    @property
    def clean(self) -> str:
        """The clean text of the whole message, into which offsets point."""
        return self.ground.message.clean

    @cached_property
    def text(self) -> str:
        """The clean words of this passage alone."""
        return "\n".join(self.clean[start:end] for start, end in self.ranges)

    @property
    def span(self) -> Span:
        """Where the passage begins and its first stretch ends, in the message."""
        start, end = self.ranges[0]
        return self.ground.message.span(start, end)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield every match, whatever it tells."""
        for start, end in self.ranges:
            yield from islice(pattern.finditer(self.clean, start, end), MOST_MATCHES)

    def told(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches that are told as fact of this event."""
        for match in self.matches(pattern):
            if self.is_told(match.start()) and not self.is_denied(match.start(), match.end()):
                yield match

    @cached_property
    def _known_words(self) -> dict[re.Pattern[str], bool]:
        return {}

    def has_words(self, pattern: re.Pattern[str]) -> bool:
        """Say whether the passage has a match at all; looked up once."""
        if pattern not in self._known_words:
            self._known_words[pattern] = bool(pattern.search(self.text))
        return self._known_words[pattern]

    def first_told(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the first match that is told as fact."""
        return next(self.told(pattern), None)

    def is_told(self, position: int) -> bool:
        """Say whether the words from here tell a fact: not history, supposed or advice."""
        if self.ground.is_aside(position):
            return False
        sentence = self.ground.sentence_at(position)
        return not any(start <= position < end for start, end in (*sentence.history, *sentence.supposed))

    def is_denied(self, position: int, end: int | None = None) -> bool:
        """Say whether the words directly before, or those behind `end`, say that it is not so."""
        if end is not None and _DENIED_AFTER.match(self.clean, end):
            return True
        sentence = self.ground.sentence_at(position)
        before = self.clean[max(sentence.start, position - _LONGEST_DENIAL) : position]
        return bool(_DENIED.search(before))

    def evidence(self, match: re.Match[str]) -> Span:
        """Return the words of a match in the message."""
        return self.ground.message.span_of(match)

    def evidence_of(self, start: int, end: int) -> Span:
        """Return the words from `start` to `end` of the clean text in the message."""
        return self.ground.message.span(start, end)

    def has(self, position: int) -> bool:
        """Say whether a position of the clean text lies in this passage."""
        return any(start <= position < end for start, end in self.ranges)
