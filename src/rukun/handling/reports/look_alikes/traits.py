"""What a text names: roles, things and acts of the lexicon, proper names, initials, quantities."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rukun.handling.reports.look_alikes.fingerprints import runs_of
from rukun.handling.reports.look_alikes.naming import Name, initials_in, names_in
from rukun.handling.reports.look_alikes.plain_words import COMMON
from rukun.handling.reports.look_alikes.stems import stems
from rukun.handling.reports.look_alikes.words import (
    MEETING,
    OTHER_WORDS,
    Concept,
    Facet,
    lexicon,
    phrases,
)
from rukun.kernel.text import neutral_space, normalise

# A longer text is no message; what matters stands in its beginning.
_LONGEST: Final = 6_000
_SHORTEST_ROOT: Final = 4
_SHORTEST_RARE: Final = 5
_HEAD: Final = 16


class Stage(StrEnum):
    """Whether the text tells of what happened, or of a meeting about it."""

    EVENT = "event"
    MEETING = "meeting"


@dataclass(frozen=True)
class Traits:
    """What one text names."""

    concepts: frozenset[Concept]
    themes: Mapping[str, float]  # how much of the text belongs to which kind of matter
    rare: Mapping[str, str]  # what is neither common nor in the lexicon: the word by its stems
    names: frozenset[Name]
    initials: frozenset[str]
    quantities: frozenset[tuple[str, int]]  # (concept, how many)
    numbers: frozenset[str]  # every number as it stands, for telling copies from filled-in forms
    stage: Stage
    runs: frozenset[str]


@dataclass(frozen=True)
class Reading:
    """What one word is: the concepts that it names, or the roots of a rare one."""

    concepts: tuple[Concept, ...]
    rare: tuple[str, ...]


@lru_cache(maxsize=2_048)
def traits_of(text: str) -> Traits:
    """Read a text; the same text gives the same traits."""
    shown = neutral_space(text[:_LONGEST])
    plain = normalise(shown)
    tokens = plain.split()
    found = list(_concepts_at(tokens))
    concepts = frozenset(concept for _place, concept in found)
    return Traits(
        concepts=concepts,
        themes=_themes(concepts),
        rare={root: token for token in tokens for root in _read(token).rare},
        names=names_in(shown),
        initials=initials_in(shown),
        quantities=frozenset(_quantities(tokens, found)),
        numbers=frozenset(token for token in tokens if token.isdigit()),
        stage=_stage(tokens),
        runs=runs_of(plain),
    )


_NUMBER_WORDS: Final = {
    word: number
    for number, word in enumerate(
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"), start=1
    )
}
_UNITS: Final = frozenset(
    (
        "unit",
        "buah",
        "bh",
        "bj",
        "set",
        "ekor",
        "lembar",
        "batang",
        "btg",
        "orang",
        "org",
        "jiwa",
        "bidang",
        "tempat",
    )
)
_CLOCK_WORD: Final = "pukul"
_CLOCK: Final = re.compile(r"\d|wib|tujuh|delapan|sembilan|sepuluh|lima|empat|tiga|dua|satu|enam|sebelas")


def _concepts_at(tokens: list[str]) -> Iterator[tuple[int, Concept]]:
    """Yield the concepts with the place of their word."""
    several, starts = phrases()
    for place, token in enumerate(tokens):
        if token == _CLOCK_WORD and place + 1 < len(tokens) and _CLOCK.match(tokens[place + 1]):
            continue  # "pukul 09.30" strikes nobody
        for concept in _read(token).concepts:
            yield place, concept
        if token in starts:
            for length in (2, 3):
                for concept in several.get(" ".join(tokens[place : place + length]), ()):
                    yield place, concept


@lru_cache(maxsize=16_384)
def _read(token: str) -> Reading:
    known, forms = lexicon(), _forms(token)
    for form in forms:
        if form in known:
            return Reading(known[form], ())
    if len(token) < _SHORTEST_RARE or not token.isalpha() or any(form in COMMON for form in forms):
        return Reading((), ())
    return Reading((), tuple(form for form in forms if len(form) >= _SHORTEST_RARE))


def _themes(concepts: Iterable[Concept]) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for concept in concepts:
        for theme in concept.themes:
            weights[theme] = weights.get(theme, 0.0) + concept.weight
    return weights


def _forms(token: str) -> tuple[str, ...]:
    """Return the token and what it may go back to; short roots are taken only as they stand."""
    if token in OTHER_WORDS:
        return (token,)
    first, *others = stems(token)
    return (first, *(form for form in others if len(form) >= _SHORTEST_ROOT))


def _quantities(tokens: list[str], found: list[tuple[int, Concept]]) -> Iterator[tuple[str, int]]:
    """Yield "7 unit truk" and "truk TBS tertahan 7 unit" as (truk, 7)."""
    things: dict[int, list[Concept]] = {}
    for place, concept in found:
        if concept.facet == Facet.THING:
            things.setdefault(place, []).append(concept)
    for place, token in enumerate(tokens):
        number = _number(token)
        if number is None:
            continue
        after = [place + step for step in (1, 2, 3)]
        has_unit = place + 1 < len(tokens) and tokens[place + 1] in _UNITS
        before = [place - step for step in (1, 2, 3)] if has_unit else []
        for other in (*after, *before):
            yield from ((concept.name, number) for concept in things.get(other, ()))


def _number(token: str) -> int | None:
    if token.isdigit():
        return int(token) if len(token) < 5 else None
    return _NUMBER_WORDS.get(token)


def _stage(tokens: list[str]) -> Stage:
    """Return the stage that the beginning of the text announces."""
    head = tokens[:_HEAD]
    forms = {*head, *(" ".join(head[place : place + 2]) for place in range(len(head)))}
    return Stage.MEETING if forms & MEETING else Stage.EVENT
