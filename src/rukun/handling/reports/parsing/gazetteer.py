"""The names of places that a message to one regency may use; immutable, built once.

At home every village and subdistrict is known with its misspellings. Of the rest of the province
names are known as they are spelt, of the nation the regencies: enough to recognise another
regency's matter.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rukun.handling.reports.parsing.lexicon import names
from rukun.kernel.regions import REGENCY, SUBDISTRICT, VILLAGE, is_within, level, parent, regency_of
from rukun.kernel.text import normalise

_TWICE: Final = re.compile(r"([a-z])\1+")
_REGENCY_TITLE: Final = re.compile(r"^(?:kabupaten|kab|kota)\s(?:administrasi\s|adm\s)?")
LONGEST_NAME: Final = 5  # words
_BEGINNING: Final = 3  # letters
_FUZZY_FROM: Final = 6  # letters
_NEAR: Final = 2  # slips of the finger in a long name that a title announces
_LONG: Final = 8


def key_of(words: Iterable[str]) -> str:
    """Return the key under which a name is found: "Parit Culum II" and "parit tjoelum 2" are one.

    Old spellings become new ones, doubled letters single, and o is a: Malay and Javanese write
    Muaro and Sidomukti where the list has Muara and Sido Mukti.
    """
    key = ""
    for word in words:
        part = _folded(names.NUMERALS.get(word, word) if key else word)
        key += part[1:] if key[-1:] == part[:1] and part[:1].isalpha() else part
    return key


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    for old, new in names.OLD:
        word = word.replace(old, new)
    return _TWICE.sub(r"\1", word.replace("o", "a"))


ORDINARY: Final = frozenset(key_of([word]) for word in names.ORDINARY.split())


@dataclass(frozen=True, slots=True)
class Place:
    """One region by code, with the name that an official writes."""

    code: str
    name: str

    @property
    def level(self) -> int:
        """Return 1 province to 4 village."""
        return level(self.code)


@dataclass(frozen=True)
class Gazetteer:
    """Places of one regency (`home`), and what is known of the others."""

    home: str
    places: Mapping[str, Place] = field(repr=False)
    _at_home: Mapping[str, tuple[str, ...]] = field(repr=False)
    _elsewhere: Mapping[str, tuple[str, ...]] = field(repr=False)
    _slips: Mapping[str, tuple[str, ...]] = field(repr=False)

    def at_home(self, key: str) -> tuple[str, ...]:
        """Return the codes at home that carry the key exactly."""
        return self._at_home.get(key, ())

    def elsewhere(self, key: str) -> tuple[str, ...]:
        """Return the codes outside that carry the key exactly."""
        return self._elsewhere.get(key, ())

    def at_home_with_a_slip(self, key: str) -> tuple[str, ...]:
        """Return the codes whose key differs by one letter added, lost, changed or two swapped."""
        if len(key) < _FUZZY_FROM or key.isdigit():
            return ()
        near = {known for cut in (key, *_deletions(key)) for known in self._slips.get(cut, ())}
        fits = [known for known in near if _same_number(known, key) and OSA.distance(known, key) == 1]
        return tuple(sorted({code for known in fits for code in self._at_home[known]}))

    def nearest_at_home(self, key: str) -> tuple[str, ...]:
        """Return the codes of the one nearest key, up to two slips away in a long name."""
        if len(key) < _LONG:
            return ()
        best = process.extract(key, self._keys, scorer=OSA.distance, score_cutoff=_NEAR, limit=2)
        fits = [(known, distance) for known, distance, _ in best if _same_number(known, key)]
        if not fits or (len(fits) > 1 and fits[0][1] == fits[1][1]):
            return ()
        return self._at_home[fits[0][0]]

    def beginning_with(self, key: str) -> tuple[str, ...]:
        """Return villages at home whose name goes on after `key` with a number: "Parit Culum" I, II."""
        found = (self._at_home.get(f"{key}{number}", ()) for number in range(1, 6))
        return tuple(code for codes in found for code in codes)

    def villages_of(self, code: str) -> list[str]:
        """Return the villages at home below a subdistrict, by code."""
        return sorted(
            place.code
            for place in self.places.values()
            if place.level == VILLAGE and parent(place.code) == code and is_within(place.code, self.home)
        )

    def name(self, code: str) -> str:
        """Return the bare name of a place, "" if it is not known."""
        place = self.places.get(code)
        return place.name if place else ""

    def may_begin_with(self, word: str) -> bool:
        """Say quickly whether any name at home begins like this word; most words begin none."""
        return _folded(word)[:_BEGINNING] in self._beginnings

    @cached_property
    def regency_beginnings(self) -> frozenset[str]:
        """The first letters of the regencies and cities of the province, as they are spelt."""
        province = self.home[:2]
        names = [
            place.name
            for place in self.places.values()
            if is_within(place.code, province) and place.level == REGENCY
        ]
        return frozenset(normalise(name)[:_BEGINNING] for name in names)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(key[:length] for key in self._at_home for length in range(1, _BEGINNING + 1))

    @cached_property
    def _keys(self) -> list[str]:
        return list(self._at_home)


def expansions(word: str, *, is_first: bool) -> tuple[str, ...]:
    """Return what a word of a name may stand for, itself first."""
    return (word, *names.SHORT.get(word, ())) if is_first else (word,)


def build(
    rows: Iterable[tuple[str, str]], *, home: str, aliases: Iterable[tuple[str, str]] = ()
) -> Gazetteer:
    """Build the gazetteer of the region `home` from (code, name) and from other names of codes.

    `rows` may hold the whole nation; what can never be recognised is left aside.
    """
    around = regency_of(home) or home
    province = home[:2]
    kept = {
        code: Place(code, _bare(code, name))
        for code, name in rows
        if is_within(code, province) or level(code) <= REGENCY
    }
    inside: dict[str, set[str]] = defaultdict(set)
    outside: dict[str, set[str]] = defaultdict(set)
    names = [(place.code, place.name) for place in kept.values()]
    for code, name in [*names, *((code, name) for code, name in aliases if code in kept)]:
        index = inside if is_within(code, around) else outside
        for key in _keys_of(code, name):
            index[key].add(code)
    slips: dict[str, set[str]] = defaultdict(set)
    for key in inside:
        if len(key) >= _FUZZY_FROM:
            for cut in (key, *_deletions(key)):
                slips[cut].add(key)
    return Gazetteer(around, kept, _frozen(inside), _frozen(outside), _frozen(slips))


def _frozen(index: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(found)) for key, found in index.items()}


def _bare(code: str, name: str) -> str:
    title = re.compile(r"^(?:Kabupaten|Kab\.|Kota)\s+", re.IGNORECASE)
    return title.sub("", name) if level(code) == REGENCY else name


def _keys_of(code: str, name: str) -> Iterator[str]:
    words = [_REGENCY_TITLE.sub("", normalise(name))] if level(code) == REGENCY else [normalise(name)]
    parts = words[0].split()
    if not parts:
        return
    yield key_of(parts)
    if len(parts) == 2 and parts[0] == parts[1]:  # "Alang2"
        yield key_of(parts[:1]) + "2"
    if level(code) <= SUBDISTRICT and len(parts) > 1:
        yield from _syllables(parts)


def _syllables(parts: list[str]) -> Iterator[str]:
    """Yield what is made of first syllables: "tanjabtim", "tanjabtimur"."""
    if len(parts) < 3:  # of two words nobody makes one that all understand
        return
    short = [part[:3] for part in parts]
    yield key_of(short)
    yield key_of([*short[:-1], parts[-1]])
    yield key_of([short[0] + short[1], parts[-1]])


def _deletions(key: str) -> Iterator[str]:
    for i in range(len(key)):
        yield key[:i] + key[i + 1 :]


def _same_number(one: str, other: str) -> bool:
    """A wrong digit is another village, not a slip."""
    return [char for char in one if char.isdigit()] == [char for char in other if char.isdigit()]
