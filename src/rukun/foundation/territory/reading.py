"""Take apart what somebody typed for a place: titles, commas, and every run of words as a candidate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from rukun.foundation.territory.spelling import one_spelling, readings
from rukun.kernel.regions import PROVINCE, REGENCY, SUBDISTRICT, VILLAGE
from rukun.kernel.text import normalise

_TITLES: Final = {
    "desa": VILLAGE,
    "ds": VILLAGE,
    "dsa": VILLAGE,
    "kelurahan": VILLAGE,
    "kel": VILLAGE,
    "gampong": VILLAGE,
    "nagari": VILLAGE,
    "pekon": VILLAGE,
    "kecamatan": SUBDISTRICT,
    "kec": SUBDISTRICT,
    "distrik": SUBDISTRICT,
    "kabupaten": REGENCY,
    "kab": REGENCY,
    "kota": REGENCY,
    "kodya": REGENCY,
    "kotamadya": REGENCY,
    "provinsi": PROVINCE,
    "propinsi": PROVINCE,
    "prov": PROVINCE,
    "prop": PROVINCE,
}
# Long enough that a slip in them is still no name of a place.
_LONG_TITLES: Final = ("kelurahan", "kecamatan", "kabupaten", "provinsi", "propinsi")
# These are also the first or second word of a thousand names: they never start a new part.
_IN_NAMES: Final = {"kota", "gampong", "nagari", "pekon"}
_HOUSEHOLDS: Final = re.compile(r"\b(?:rt|rw|dusun|dsn)\b\W*\d+\b(?:\W*/\W*\d+)?", re.IGNORECASE)
_PART: Final = re.compile(r"[,;/()\n]|\s[-–]\s")
_DIGITS_APART: Final = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_INITIALS: Final = re.compile(r"\b(?:[a-z]\.){2,}", re.IGNORECASE)
_CITIES: Final = {"kota", "kodya", "kotamadya"}
_MOST_WORDS: Final = 12
_LONGEST_NAME: Final = 6  # words


@dataclass(frozen=True)
class Span:
    """A run of words that may be one name. `first` and `last` count over the whole text."""

    first: int
    last: int
    words: tuple[str, ...]
    keys: tuple[str, ...]
    level: int | None = None
    is_city: bool = False
    is_whole: bool = False

    def meets(self, other: "Span") -> bool:
        """Say whether both use a word."""
        return self.first <= other.last and other.first <= self.last

    @property
    def letters(self) -> int:
        return sum(map(len, self.words))


@dataclass(frozen=True)
class _Part:
    """Words under one title; `closing` is a title that stands after them ("Rantau Rasau desa")."""

    title: str
    words: list[str]
    closing: str = ""


def read_place(text: str) -> list[Span]:
    """Return every run of words that may be a name, with what title stands before it."""
    spans: list[Span] = []
    place = 0
    for part in _parts(text):
        words = [one_spelling(word) for word in part.words][: _MOST_WORDS - place]
        spans.extend(_spans(part, words, place))
        place += len(words)
    return spans


def _spans(part: _Part, words: list[str], place: int) -> Iterator[Span]:
    named = len(words) - bool(part.closing)  # without the title that closes the part
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST_NAME, len(words))):
            run = words[first : last + 1]
            title = part.title if first == 0 else part.closing if last == named - 1 else ""
            keys = readings(run)
            if part.title and first == 0:
                keys += [key for key in readings([part.title, *run]) if key not in keys]
            yield Span(
                first=place + first,
                last=place + last,
                words=tuple(run),
                keys=tuple(keys),
                level=_TITLES[title] if title and title not in _CITIES else None,
                is_city=title in _CITIES,
                is_whole=len(run) in {len(words), named},
            )


def _parts(text: str) -> Iterator[_Part]:
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), _HOUSEHOLDS.sub(" ", text))
    for piece in _PART.split(plain):
        yield from _titled(_DIGITS_APART.sub(" ", normalise(piece)).split())


def _titled(typed: list[str]) -> Iterator[_Part]:
    title = ""
    words: list[str] = []
    for position, word in enumerate(typed):
        named = _title(word)
        is_first = not words and not title
        if named and position == len(typed) - 1 and words:
            yield _Part(title, [*words, word], closing=named)
            return
        if named and (is_first or named not in _IN_NAMES):
            if words or title:
                yield _Part(title, words) if words else _Part("", [title])
            title, words = named, []
        else:
            words.append(word)
    # A title alone is a word somebody typed: "kota" finds Kota Baru.
    if words or title:
        yield _Part(title, words) if words else _Part("", [title])


def _title(word: str) -> str:
    """Return the title that `word` is, also with a slip in it; "" for any other word."""
    if word in _TITLES:
        return word
    if len(word) < len("provinsi") - 1:
        return ""
    return next((title for title in _LONG_TITLES if OSA.distance(word, title, score_cutoff=2) <= 2), "")
