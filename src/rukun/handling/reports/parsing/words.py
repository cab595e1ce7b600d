"""A message made comparable: usual spellings, plain marks, and the way back to its characters."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

from rukun.handling.reports.parsing.lexicon.spellings import CANONICAL, NEVER_DOUBLED
from rukun.handling.reports.parsing.reading import Span

_WORD: Final = re.compile(r"[a-z]++(?:['’][a-z]++)*+|\d++")
_DOUBLED: Final = re.compile(r"2(?P<suffix>an|nya|in|i|kan|nyo)?+(?!\w|[.,:/]\d)")
_APOSTROPHES: Final = dict.fromkeys([0x60, 0xB4, 0x2BB, 0x2BC, 0x2018, 0x2019], "'")
# Marks of WhatsApp's bold, italics and strikethrough say nothing about the words.
_MARKS: Final = str.maketrans("*_~\t\r\u2010\u2011\u2013\u2014", "     ----")


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Return one lower-case character for one: bold capitals of Unicode, accents, odd spaces."""
    folded = unicodedata.normalize("NFKD", char).casefold()
    if char in "\u0085\u2028\u2029":
        return "\n"
    if len(folded) >= 1 and not char.isascii():
        base = folded[0]
        return base if len(folded) == 1 or all(map(unicodedata.combining, folded[1:])) else char
    return folded if len(folded) == 1 else char


def plain(text: str) -> str:
    """Return `text` in lower case without marks, character for character."""
    folded = text.lower() if text.isascii() else "".join(map(_plain, text))
    return folded.translate(_MARKS).translate(_APOSTROPHES)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a number of the message: its plain shape and where it stands."""

    shape: str
    start: int
    end: int


@dataclass(frozen=True)
class Message:
    """A message in two shapes: `text` as handed in, `clean` for the rules.

    `clean` is lower case in the usual spelling; offsets into it are turned back by `span`.
    """

    text: str
    clean: str
    _clean_starts: tuple[int, ...] = field(repr=False)
    _raw_starts: tuple[int, ...] = field(repr=False)
    _raw_ends: tuple[int, ...] = field(repr=False)

    @cached_property
    def plain(self) -> str:
        """The message in lower case, character for character."""
        return plain(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the message as they are spelt, in order."""
        return tuple(Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(self.plain))

    def span(self, start: int, end: int) -> Span:
        """Return where the characters `start` to `end` of `clean` stand in the message."""
        return Span(self.raw(start), max(self.raw(start), self.raw(end, is_end=True)))

    def span_of(self, match: re.Match[str], group: str | int = 0) -> Span:
        """Return where a match in `clean` stands in the message."""
        return self.span(match.start(group), match.end(group))

    def raw(self, position: int, *, is_end: bool = False) -> int:
        """Turn an offset into `clean` back; inside a respelt word it goes to that word's edge."""
        piece = bisect_right(self._clean_starts, position - is_end) - 1
        if piece < 0:
            return 0
        into = position - self._clean_starts[piece]
        length = self._raw_ends[piece] - self._raw_starts[piece]
        if into < length and not self._is_respelt(piece):
            return self._raw_starts[piece] + into
        is_over = is_end or into >= self._clean_length(piece)
        return self._raw_ends[piece] if is_over else self._raw_starts[piece]

    def into_clean(self, position: int) -> int:
        """Turn an offset into the message into one of `clean`."""
        piece = bisect_right(self._raw_starts, position) - 1
        if piece < 0:
            return 0
        into = position - self._raw_starts[piece]
        return self._clean_starts[piece] + min(into, self._clean_length(piece))

    def _clean_length(self, piece: int) -> int:
        after = piece + 1
        ends = self._clean_starts[after] if after < len(self._clean_starts) else len(self.clean)
        return ends - self._clean_starts[piece]

    def _is_respelt(self, piece: int) -> bool:
        return self._clean_length(piece) != self._raw_ends[piece] - self._raw_starts[piece]


def read_words(text: str) -> Message:
    """Bring a message into the usual spelling and remember where everything stood."""
    low = plain(text)
    pieces: list[str] = []
    clean_starts: list[int] = []
    raw_starts: list[int] = []
    raw_ends: list[int] = []
    length = 0
    for start, end, shape in _pieces(low):
        clean_starts.append(length)
        raw_starts.append(start)
        raw_ends.append(end)
        pieces.append(shape)
        length += len(shape)
    return Message(text, "".join(pieces), tuple(clean_starts), tuple(raw_starts), tuple(raw_ends))


def _pieces(low: str) -> Iterator[tuple[int, int, str]]:
    """Yield stretches of the text, each as it stands or respelt."""
    done = 0
    for match in _WORD.finditer(low):
        start, end = match.span()
        if start < done:
            continue
        shape = match.group()
        doubled = _DOUBLED.match(low, end) if shape not in NEVER_DOUBLED else None
        if doubled and shape[0].isalpha():
            end = doubled.end()
            shape = canonical(low[start:end], shape, doubled.group("suffix") or "")
        else:
            shape = CANONICAL.get(shape, shape)
        if shape == low[start:end]:
            continue
        if start > done:
            yield done, start, low[done:start]
        yield start, end, shape
        done = end
    if done < len(low):
        yield done, len(low), low[done:]


def canonical(whole: str, base: str, suffix: str) -> str:
    """Return the usual spelling of a word that is doubled by a 2: "luka2", "dorong2an"."""
    if whole in CANONICAL:
        return CANONICAL[whole]
    once = CANONICAL.get(base, base)
    return f"{once}-{once}{suffix}" if suffix else once
