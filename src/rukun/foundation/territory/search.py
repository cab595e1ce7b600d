"""Find regions as people write them: abbreviated, misspelt, with or without the place above."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Q
from rapidfuzz import fuzz

from rukun.foundation.territory.models import Region, RegionAlias, Succession
from rukun.foundation.territory.names import search_key
from rukun.kernel.regions import (
    PROVINCE,
    REGENCY,
    SUBDISTRICT,
    VILLAGE,
    ancestors,
    is_within_any,
    province_of,
    regency_of,
    within_q,
)
from rukun.kernel.regions import level as level_of
from rukun.kernel.text import normalise

_TITLES: Final = {
    "desa": VILLAGE,
    "ds": VILLAGE,
    "kelurahan": VILLAGE,
    "kel": VILLAGE,
    "kecamatan": SUBDISTRICT,
    "kec": SUBDISTRICT,
    "kabupaten": REGENCY,
    "kab": REGENCY,
    "kota": REGENCY,
    "provinsi": PROVINCE,
    "prov": PROVINCE,
}
# "Kota" is also the first or second word of a thousand villages: it never starts a new part.
_PARTING: Final = _TITLES.keys() - {"kota"}
_CODE: Final = re.compile(r"\s*(\d{2}(?:\.\d{1,4}){0,3})\.?\s*", re.ASCII)

# Quality of a match, 0 to 100, and what nearness adds: a slip of the finger at home beats the
# exact name in another province only if it is small.
_EXACT: Final = 100.0
_PREFIX: Final = 80.0
_INSIDE: Final = 70.0
_FUZZY_CUTOFF: Final = 78.0
_FUZZY_DISCOUNT: Final = 5.0
_AT_HOME, _SAME_REGENCY, _SAME_PROVINCE = 25.0, 18.0, 8.0
_CONTEXT: Final = 30.0
_SHORTEST_ANYWHERE: Final = 3
_SHORTEST_FUZZY: Final = 5


def search_regions(
    text: str,
    *,
    near: tuple[str, ...] = (),
    level: int | None = None,
    limit: int = 10,
) -> list[Region]:
    """Return current regions for what was typed, the best first, those `near` the searcher before others.

    Takes "Ds. Sei Beras kec Mendahara Ulu", "sungaiberas", a code or the beginning of one, and
    names and codes of earlier editions. `near` is the actor's territory; `level` keeps 1 to 4.
    Two letters are looked for at home only.
    """
    code = _CODE.fullmatch(text)
    if code:
        return _by_code(code[1], level, limit)
    wish = _read(text)
    if not wish.keys:
        return []
    keys = _candidates(wish, near, level or wish.level)
    scores = {code: _quality(wish.keys, names) + _nearness(code, near) for code, names in keys.items()}
    if wish.context:
        _add_context(scores, wish.context)
    best = sorted(scores, key=lambda code: (-scores[code], code.count("."), code))[:limit]
    found = Region.objects.in_bulk(best)
    return [found[code] for code in best]


@dataclass(frozen=True)
class _Wish:
    """What is looked for: keys of its readings, the level its title names, keys of places above."""

    keys: tuple[str, ...]
    level: int | None = None
    context: tuple[str, ...] = ()


@dataclass
class _Part:
    level: int | None = None
    words: list[str] = field(default_factory=list)
    title: str = ""


def _read(text: str) -> _Wish:
    parts = [part for piece in text.split(",") for part in _parts(normalise(piece).split()) if part.words]
    if not parts:
        return _Wish(keys=())
    # The deepest title is meant, the others say where; what has no title is deeper than any.
    target = max(parts, key=lambda part: part.level or VILLAGE + 1)
    readings = {search_key(" ".join(target.words)), search_key(" ".join([target.title, *target.words]))}
    context = tuple(search_key(" ".join(part.words)) for part in parts if part is not target)
    return _Wish(tuple(sorted(readings - {""}, key=len)), target.level, context)


def _parts(words: Iterable[str]) -> Iterator[_Part]:
    part = _Part()
    for word in words:
        is_first = not part.words and not part.title
        if word in _PARTING or (word in _TITLES and is_first):
            yield part
            part = _Part(level=_TITLES[word] if word != "kota" else None, title=word)
        else:
            part.words.append(word)
    # A title alone is a word somebody typed: "kota" finds Kota Baru.
    yield part if part.words else _Part(words=[part.title] if part.title else [])


def _candidates(wish: _Wish, near: tuple[str, ...], at_level: int | None) -> dict[str, set[str]]:
    """Return the codes that may be meant, with the keys under which they are known."""
    home = {regency_of(code) or code for code in near}
    rows = _named(within_q("code", home), within_q("region_id", home)) if home else []
    for key in wish.keys:
        if len(key) >= _SHORTEST_ANYWHERE:
            rows += _named(_begins(key), _begins(key))
        if len(key) >= _SHORTEST_FUZZY:
            rows += _named(_begins(key[:2]), _begins(key[:2]))
    found: dict[str, set[str]] = {}
    for code, key in set(rows):
        if (at_level is None or level_of(code) == at_level) and _quality(wish.keys, {key}):
            found.setdefault(code, set()).add(key)
    return found


def _named(regions: Q, aliases: Q) -> list[tuple[str, str]]:
    """Return code and key of current regions and of their former names."""
    current = Region.objects.current().filter(regions)
    former = RegionAlias.objects.filter(aliases, region__is_current=True)
    return [*current.values_list("code", "name_key"), *former.values_list("region_id", "name_key")]


def _begins(key: str) -> Q:
    """Return the range of keys that begin with `key`; bytewise order makes it one stretch of the index."""
    return Q(name_key__gte=key, name_key__lt=key[:-1] + chr(ord(key[-1]) + 1))


def _quality(wanted: Iterable[str], names: Iterable[str]) -> float:
    """Return how well the best reading fits the best name, 0 for not at all."""
    return max((_fit(key, name) for key in wanted for name in names), default=0.0)


def _fit(key: str, name: str) -> float:
    if key == name:
        return _EXACT
    if name.startswith(key):
        return _PREFIX + (_EXACT - _PREFIX - 1) * len(key) / len(name)
    similar = fuzz.ratio(key, name, score_cutoff=_FUZZY_CUTOFF)
    if similar:
        return similar - _FUZZY_DISCOUNT
    return _INSIDE if len(key) >= _SHORTEST_ANYWHERE and key in name else 0.0


def _nearness(code: str, near: tuple[str, ...]) -> float:
    if is_within_any(code, near):
        return _AT_HOME
    if regency_of(code) and regency_of(code) in {regency_of(one) for one in near}:
        return _SAME_REGENCY
    return _SAME_PROVINCE if province_of(code) in {province_of(one) for one in near} else 0.0


def _add_context(scores: dict[str, float], context: tuple[str, ...]) -> None:
    """Prefer regions below the places that were named as well."""
    above = {one for code in scores for one in ancestors(code)}
    names = dict(Region.objects.filter(code__in=above).values_list("code", "name_key"))
    for code in scores:
        for wanted in context:
            fits = max((_fit(wanted, names.get(one, "")) for one in ancestors(code)), default=0.0)
            scores[code] += _CONTEXT * fits / _EXACT


def _by_code(code: str, level: int | None, limit: int) -> list[Region]:
    """Return the region with this code, or what followed it, then those whose code begins so."""
    heirs = Succession.objects.filter(old=code, is_certain=True).values("new")
    begins = Q(code__gte=code, code__lt=code[:-1] + chr(ord(code[-1]) + 1)) | Q(code__in=heirs)
    regions = Region.objects.current().filter(begins)
    if level:
        regions = regions.filter(level=level)
    return list(regions.order_by("level", "code")[:limit])
