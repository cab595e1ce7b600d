"""How well each run of words fits names of places, 0 to 100: the country for what is written right,
home and the places that are named beside it for what is written otherwise.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from rukun.foundation.territory.gazetteer import Gazetteer
from rukun.foundation.territory.reading import Span
from rukun.foundation.territory.spelling import abbreviates, skeleton
from rukun.kernel.regions import SUBDISTRICT, level, regency_of

EXACT: Final = 100.0
_PREFIX: Final = 80.0
_INSIDE: Final = 70.0
_ABBREVIATED: Final = 94.0
_HEARD: Final = 90.0
_REORDERED: Final = 88.0
_PART_OF_ABOVE: Final = 85.0
_FUZZY_DISCOUNT: Final = 4.0
_SIMILAR: Final = 0.7
_SIMILAR_ABOVE: Final = 0.75
_SIMILAR_WORD: Final = 0.66
_SHORTEST_FUZZY: Final = 4
_SHORTEST_ANYWHERE: Final = 3
_MOST_KEYS: Final = 100
_MOST_BEGINNINGS: Final = 150
_MOST_ENTRIES: Final = 3_000
_MOST_CONTEXTS: Final = 12
_CONTEXT_FROM: Final = 80.0

Fitting = dict[int, float]


@dataclass(frozen=True)
class Fits:
    """By span: the keys that it may mean, and those it may name as the place above."""

    own: dict[Span, Fitting]
    above: dict[Span, Fitting]


def fits_of(names: Gazetteer, spans: Sequence[Span], near: Iterable[str]) -> Fits:
    """Return how the spans fit the names of the country, those around `near` looked at closest."""
    home = {regency_of(code) or code for code in near}
    above = {span: _fits_above(names, span) for span in spans}
    pool = _Pool(names, [*_contexts(names, above, len(spans)), *home])
    for span in spans:
        for key, fit in pool.fits(span).items():
            if pool.is_upper(key):
                above[span][key] = max(fit, above[span].get(key, 0.0))
    own = {span: pool.fits(span) for span in spans}
    for span in spans:
        _add_national(names, span, own[span])
    return Fits({span: _best_of(fitting) for span, fitting in own.items()}, above)


def fit_as_part(span: Span, name: str) -> float:
    """Return how well the span is the beginning or the end of the name of a place above."""
    key = span.keys[0]
    is_part = len(key) > _SHORTEST_FUZZY and (name.endswith(key) or name.startswith(key))
    return _PART_OF_ABOVE if is_part else 0.0


def _best_of(fitting: Fitting) -> Fitting:
    """Keep the keys that fit best; thousands begin with "Sungai"."""
    if len(fitting) <= _MOST_KEYS:
        return fitting
    return dict(nlargest(_MOST_KEYS, fitting.items(), key=itemgetter(1)))


def _fits_above(names: Gazetteer, span: Span) -> Fitting:
    """Return the provinces, regencies and subdistricts that the span may name."""
    found: Fitting = {}
    for key in span.keys:
        if len(key) >= _SHORTEST_FUZZY:
            for one in names.upper_heard_like(key):
                _keep(found, one, _HEARD)
            ids = names.upper_about_as_long(key, max(1, len(key) // 4))
            similar = process.extract(
                key,
                names.upper_keys[ids],
                scorer=OSA.normalized_similarity,
                score_cutoff=_SIMILAR_ABOVE,
                limit=8,
            )
            for _name, how, position in similar:
                _keep(found, names.upper[ids.start + position], _fit_of(how))
    return found


def _contexts(names: Gazetteer, above: dict[Span, Fitting], count: int) -> list[str]:
    """Return the places whose insides are looked at closely, the surest first."""
    if count < 2:
        return []
    sure = nlargest(
        _MOST_CONTEXTS,
        ((fit, key) for fitting in above.values() for key, fit in fitting.items() if fit >= _CONTEXT_FROM),
    )
    return [code for _fit, key in sure for code in names.codes_of(key) if level(code) <= SUBDISTRICT]


class _Pool:
    """The names of some places, looked at one by one."""

    def __init__(self, names: Gazetteer, places: Iterable[str]) -> None:
        ids: set[int] = set()
        left = _MOST_ENTRIES
        for place in dict.fromkeys(places):
            size = names.size_of(place)
            if size <= left:
                left -= size
                ids.update(names.keys_within(place))
        self.names = names
        self.ids = sorted(ids)
        self.keys = [names.keys[one] for one in self.ids]
        self.initials = [key[0] for key in self.keys]
        self.heard: dict[str, list[int]] = {}
        for one, key in zip(self.ids, self.keys, strict=True):
            self.heard.setdefault(skeleton(key), []).append(one)
        upper = set(names.upper)
        self._upper = {one for one in self.ids if one in upper}
        self._known: dict[Span, Fitting] = {}

    def is_upper(self, key: int) -> bool:
        """Say whether a province, regency or subdistrict bears it."""
        return key in self._upper

    def fits(self, span: Span) -> Fitting:
        """Return what the span may mean among these."""
        if span not in self._known:
            found: Fitting = {}
            for key in span.keys:
                self._add_similar(key, found)
                if span.is_whole:
                    self._add_inside(key, found)
            self._add_abbreviated(span, found)
            if len(span.words) > 1:
                self._add_reordered(span.keys[0], found)
            self._known[span] = found
        return self._known[span]

    def _add_similar(self, key: str, found: Fitting) -> None:
        if len(key) < _SHORTEST_FUZZY:
            return
        for one in self.heard.get(skeleton(key), ()):
            _keep(found, one, _HEARD)
        similar = process.extract(
            key, self.keys, scorer=OSA.normalized_similarity, score_cutoff=_SIMILAR, limit=_MOST_KEYS
        )
        for _name, how, position in similar:
            _keep(found, self.ids[position], _fit_of(how))

    def _add_inside(self, key: str, found: Fitting) -> None:
        for one, name in zip(self.ids, self.keys, strict=True):
            if name.startswith(key):
                _keep(found, one, _fit_of_beginning(key, name))
            elif len(key) >= _SHORTEST_ANYWHERE and key in name:
                _keep(found, one, _INSIDE)

    def _add_reordered(self, key: str, found: Fitting) -> None:
        """Add names that have the same words in another order, and with them the same letters."""
        alike = self.names.about_as_long(key, 0)
        letters = sorted(key)
        for position in range(bisect_left(self.ids, alike.start), bisect_left(self.ids, alike.stop)):
            if sorted(self.keys[position]) == letters:
                _keep(found, self.ids[position], _REORDERED)

    def _add_abbreviated(self, span: Span, found: Fitting) -> None:
        first, count = span.words[0][0], len(span.words)
        for one, initial in zip(self.ids, self.initials, strict=True):
            if initial == first and self.names.count_of_words(one) == count:
                fit = _fit_of_words(span.words, self.names.words(one))
                if fit:
                    _keep(found, one, fit)


def _add_national(names: Gazetteer, span: Span, found: Fitting) -> None:
    """Add the names of the whole country that are written so, begin so or nearly are."""
    plain = span.keys[0]
    is_known = False
    for key in span.keys:
        for one in names.equal_to(key):
            _keep(found, one, EXACT if key == plain else EXACT - 2)
            is_known = True
    if not span.is_whole or len(plain) < _SHORTEST_ANYWHERE:
        return
    for count, one in enumerate(names.beginning_with(plain)):
        if count >= _MOST_BEGINNINGS:
            break
        _keep(found, one, _fit_of_beginning(plain, names.keys[one]))
    if not is_known:
        for key in span.keys[:3]:
            _add_similar_anywhere(names, key, found)


def _add_similar_anywhere(names: Gazetteer, key: str, found: Fitting) -> None:
    if len(key) < _SHORTEST_FUZZY + 1:
        return
    ids = names.about_as_long(key, max(1, len(key) // 4))
    similar = process.extract(
        key,
        names.keys[ids.start : ids.stop],
        scorer=OSA.normalized_similarity,
        score_cutoff=_SIMILAR,
        limit=_MOST_KEYS,
    )
    for _name, how, position in similar:
        _keep(found, ids.start + position, _fit_of(how))


def _fit_of(similarity: float) -> float:
    return EXACT if similarity == 1 else EXACT * similarity - _FUZZY_DISCOUNT


def _fit_of_beginning(key: str, name: str) -> float:
    return _PREFIX + (EXACT - _PREFIX - 1) * len(key) / len(name)


def _fit_of_words(typed: Sequence[str], words: Sequence[str]) -> float:
    """Return how well words fit one by one where at least one is abbreviated; 0 if one does not."""
    letters, fit, is_abbreviated = 0, 0.0, False
    for short, word in zip(typed, words, strict=True):
        if short == word:
            how = 1.0
        elif len(short) <= len(word) // 2 + 1 and abbreviates(short, word):
            how, is_abbreviated = 0.9, True
        else:
            how = OSA.normalized_similarity(short, word, score_cutoff=_SIMILAR_WORD)
            if not how:
                return 0.0
        letters += len(word)
        fit += how * len(word)
    return _ABBREVIATED * fit / letters if is_abbreviated else 0.0


def _keep(found: Fitting, key: int, fit: float) -> None:
    if fit > found.get(key, 0.0):
        found[key] = fit
