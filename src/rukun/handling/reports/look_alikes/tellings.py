"""Whom and what two accounts name: names, things, numbers, and the wording itself."""

import math
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from rukun.handling.reports.enums import UNVERIFIED_KINDS
from rukun.handling.reports.look_alikes.account import Account
from rukun.handling.reports.look_alikes.evidence import Evidence, Pair, Reason
from rukun.handling.reports.look_alikes.fingerprints import likeness
from rukun.handling.reports.look_alikes.naming import Name, NameKind, shared_names
from rukun.handling.reports.look_alikes.nearness import Nearness, nearness
from rukun.handling.reports.look_alikes.words import Concept, Facet

_EXCLUSIVE: Final = frozenset(
    {NameKind.FIRM, NameKind.COOPERATIVE, NameKind.GROUP, NameKind.VESSEL, NameKind.WORSHIP}
)
_FAR_APART: Final = 4
_FORM: Final = 0.22


def tellings(pair: Pair) -> Iterator[Evidence]:
    """Yield what names, words, numbers and wording say."""
    for source in (_stage, _spot, _names, _initials, _concepts, _themes, _rare, _numbers, _wording):
        yield from source(pair)


def _stage(pair: Pair) -> Iterator[Evidence]:
    if pair.one.traits.stage != pair.other.traits.stage:
        yield Evidence(Reason.MEETING_AND_EVENT, -1.0)


def _spot(pair: Pair) -> Iterator[Evidence]:
    mine, theirs = (_named(account, NameKind.SPOT) for account in (pair.one, pair.other))
    shared = shared_names(mine, theirs)
    if shared:
        yield Evidence(Reason.SAME_SPOT, 0.8, tuple(sorted({name.shown for name in shared})))
    elif any(name.words[0] == other.words[0] == "dusun" for name in mine for other in theirs):
        yield Evidence(Reason.OTHER_SPOT, -0.7)


def _names(pair: Pair) -> Iterator[Evidence]:
    for kinds, weight in (
        (_EXCLUSIVE, 1.2),
        ({NameKind.PERSON, NameKind.ORGANISATION, NameKind.SCHOOL}, 1.0),
    ):
        shared = [
            name for kind in kinds for name in shared_names(_named(pair.one, kind), _named(pair.other, kind))
        ]
        if shared:
            yield Evidence(Reason.SAME_NAME, weight, tuple(sorted({name.shown for name in shared})))
    for kind in sorted(_EXCLUSIVE):
        mine, theirs = _named(pair.one, kind), _named(pair.other, kind)
        if mine and theirs and not shared_names(mine, theirs):
            yield Evidence(Reason.OTHER_NAME, -3.2, (min(mine, key=str).shown, min(theirs, key=str).shown))


def _named(account: Account, kind: NameKind) -> list[Name]:
    return [name for name in account.traits.names if name.kind == kind]


def _initials(pair: Pair) -> Iterator[Evidence]:
    mine, theirs = pair.one.traits.initials, pair.other.traits.initials
    if mine & theirs:
        yield Evidence(Reason.SAME_INITIALS, 0.9, tuple(sorted(mine & theirs)))
    elif mine and theirs:
        yield Evidence(Reason.OTHER_INITIALS, -0.8, (*sorted(mine), *sorted(theirs)))


def _concepts(pair: Pair) -> Iterator[Evidence]:
    """Weigh what both name against what either could have named: what is told briefly shares little."""
    mine, theirs = pair.one.traits.concepts, pair.other.traits.concepts
    shared = _weight(mine & theirs)
    fewest = min(_weight(mine), _weight(theirs))
    if shared:
        part = shared / fewest
        named = sorted(mine & theirs, key=lambda concept: (-concept.weight, concept.name))
        telling = tuple(concept.name for concept in named[:4])
        yield Evidence(Reason.SAME_WORDS, 0.9 * min(shared, 3.0) * (0.5 + 0.5 * part), telling)
    if fewest >= 0.9:
        missing = 1 - shared / fewest
        if missing > 0.45:
            yield Evidence(
                Reason.OTHER_WORDS, -1.4 * (missing - 0.45) / 0.55, _telling(mine - theirs, theirs - mine)
            )


def _weight(concepts: frozenset[Concept]) -> float:
    return sum(concept.weight for concept in concepts)


def _telling(mine: frozenset[Concept], theirs: frozenset[Concept]) -> tuple[str, ...]:
    """Return the most telling thing that each of them names alone."""
    chosen = []
    for concepts in (mine, theirs):
        things = [c for c in concepts if c.facet == Facet.THING] or list(concepts)
        chosen += [max(things, key=lambda concept: (concept.weight, concept.name)).name] if things else []
    return tuple(chosen)


def _themes(pair: Pair) -> Iterator[Evidence]:
    """Weigh the kinds of matter: the cosine between what belongs to each of them."""
    mine, theirs = pair.one.traits.themes, pair.other.traits.themes
    if not mine or not theirs:
        return
    product = sum(weight * theirs.get(theme, 0.0) for theme, weight in mine.items())
    cosine = product / (_length(mine) * _length(theirs))
    if cosine >= 0.5:
        yield Evidence(Reason.SAME_THEME, 0.9 * (cosine - 0.35) / 0.65)
    elif cosine < 0.3 and min(_length(mine), _length(theirs)) >= 0.5:
        yield Evidence(Reason.OTHER_THEME, -1.4 * (0.3 - cosine) / 0.3)


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))


def _rare(pair: Pair) -> Iterator[Evidence]:
    mine, theirs = pair.one.traits.rare, pair.other.traits.rare
    shared = {mine[stem] for stem in mine.keys() & theirs.keys()} - pair.around.name_words
    if shared:
        named = tuple(sorted(shared, key=lambda word: (-len(word), word))[:3])
        yield Evidence(Reason.SAME_RARE_WORDS, min(0.5 * len(shared), 1.5), named)


def _numbers(pair: Pair) -> Iterator[Evidence]:
    equal = pair.one.traits.quantities & pair.other.traits.quantities
    if equal:
        named = tuple(sorted(f"{number} {name}" for name, number in equal))
        yield Evidence(Reason.SAME_QUANTITY, 0.5, named[:2])
    for field in sorted(pair.one.counts.keys() & pair.other.counts.keys()):
        mine, theirs = pair.one.counts[field], pair.other.counts[field]
        if mine == theirs and mine:
            yield Evidence(Reason.SAME_COUNT, 0.5, (field, str(mine)))
        elif mine != theirs:
            is_far = max(mine, theirs) > _FAR_APART * max(1, min(mine, theirs))
            yield Evidence(Reason.OTHER_COUNT, -0.5 if is_far else -0.1, (field, str(mine), str(theirs)))


def _is_said_daily(pair: Pair) -> bool:
    """Say whether these are the words with which each quiet day is reported."""
    is_quiet = pair.one.kind in UNVERIFIED_KINDS or pair.other.kind in UNVERIFIED_KINDS
    return is_quiet and abs(pair.one.received_at - pair.other.received_at) > timedelta(hours=20)


def _wording(pair: Pair) -> Iterator[Evidence]:
    """Tell a copy from a form that was filled in anew: a copy has the same numbers."""
    mine, theirs = pair.one.traits, pair.other.traits
    smaller = min(len(mine.runs), len(theirs.runs))
    if smaller < 40:
        return
    contained = len(mine.runs & theirs.runs) / smaller
    fewer = min(mine.numbers, theirs.numbers, key=len)
    has_same_numbers = fewer <= (mine.numbers if fewer is theirs.numbers else theirs.numbers)
    if contained >= 0.85 and has_same_numbers and not _is_said_daily(pair):
        yield Evidence(Reason.COPY, 10.0)
    elif likeness(mine.runs, theirs.runs) >= _FORM:
        # Who fills in a form again, with another place, tells of something else.
        near = nearness(pair.one.places[0], pair.other.places[0], pair.around)
        is_elsewhere = near in {Nearness.NEIGHBOUR, Nearness.SAME_SUBDISTRICT} or near > Nearness.ANYWHERE
        yield Evidence(Reason.SAME_FORM, -5.0 if is_elsewhere else -0.8)
