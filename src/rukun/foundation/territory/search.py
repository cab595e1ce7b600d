"""Find regions as people write them: abbreviated, misspelt, with or without the place above."""

import re
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from rukun.foundation.territory.gazetteer import Gazetteer, gazetteer
from rukun.foundation.territory.matching import EXACT, Fits, fit_as_part, fits_of
from rukun.foundation.territory.models import Region
from rukun.foundation.territory.reading import Span, read_place
from rukun.foundation.territory.successors import current_code
from rukun.kernel.regions import REGENCY, ancestors, is_within_any, province_of, regency_of
from rukun.kernel.regions import level as level_of

_CODE: Final = re.compile(r"\s*(\d{2}(?:\.\d{1,4}){0,3})\.?\s*", re.ASCII)
_CODE_INSIDE: Final = re.compile(r"(?<![\d.])\d{2}\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?(?![\d.])", re.ASCII)

# What nearness adds to a fit of 0 to 100: a slip of the finger at home beats the exact name in
# another province only if it is small.
_AT_HOME, _SAME_REGENCY, _SAME_PROVINCE = 28.0, 20.0, 8.0
# Words that the place above explains count for it, words that nothing explains against it.
_CONTEXT: Final = 15.0
_UNEXPLAINED: Final = 60.0
_ALL_OF_IT: Final = 10.0
_TITLE_FITS: Final = 6.0
_SHORTEST_ANYWHERE: Final = 3
_LONGEST: Final = 200  # letters; what is longer is no place, and a slip in it costs time to look for
_FIRST_CITY: Final = "71"


@dataclass(frozen=True)
class Found:
    """A region that may be meant; `score` is 0 to 100 and what the surroundings add."""

    code: str
    score: float
    fit: float


def search_regions(
    text: str,
    *,
    near: tuple[str, ...] = (),
    level: int | None = None,
    limit: int = 10,
) -> list[Region]:
    """Return current regions for what was typed, the best first, those `near` the searcher before others.

    Takes "Ds. Sei Beras kec Mendahara Ulu", "mendahara ulu sungaiberas", "Parit Tjoelum 1", a code or
    the beginning of one, and names and codes of earlier editions. `near` is the actor's territory;
    `level` keeps 1 to 4. Two letters are looked for at home only.
    """
    code = _CODE.fullmatch(text)
    if code:
        return _by_code(code[1], level, limit)
    told = _CODE_INSIDE.search(text)
    named = ranked(_CODE_INSIDE.sub(" ", text), near=near, level=level)[:limit]
    codes = [*(_heirs(told[0]) if told else ()), *(found.code for found in named)]
    regions = Region.objects.current().in_bulk(codes)
    return [regions[code] for code in dict.fromkeys(codes) if code in regions][:limit]


def ranked(text: str, *, near: tuple[str, ...] = (), level: int | None = None) -> list[Found]:
    """Return what may be meant by a name, the best first, with how well it fits."""
    spans = read_place(text[:_LONGEST])
    if not spans:
        return []
    names = gazetteer()
    scores = _Ranking(names, spans, near, level).run()
    return sorted(scores, key=lambda found: (-found.score, found.code.count("."), found.code))


class _Ranking:
    """One search: which spans fit which names, and what places those words add up to."""

    def __init__(self, names: Gazetteer, spans: list[Span], near: tuple[str, ...], level: int | None) -> None:
        self.names = names
        self.near = near
        self.level = level
        self.fits: Fits = fits_of(names, spans, near)
        self.total = sum(span.letters for span in spans if span.first == span.last)
        self._above: dict[str, list[tuple[Span, float]]] = {}

    def run(self) -> list[Found]:
        """Return the best of each region."""
        best: dict[str, Found] = {}
        for span, fitting in self.fits.own.items():
            for key, fit in fitting.items():
                for code in self.names.codes_of(key):
                    if self._may_be_meant(code, span):
                        found = self._weighed(code, span, fit)
                        if code not in best or found.score > best[code].score:
                            best[code] = found
        return list(best.values())

    def _may_be_meant(self, code: str, span: Span) -> bool:
        """Keep the level that was asked for, and the one that the title before the name says."""
        is_wide = self.total >= _SHORTEST_ANYWHERE or _nearness(code, self.near) >= _SAME_REGENCY
        return is_wide and {self.level, span.level} <= {None, level_of(code)}

    def _weighed(self, code: str, span: Span, fit: float) -> Found:
        """Score one reading: the name itself, the places above it, and the words left over."""
        explained, score, used = float(span.letters), fit, [span]
        for above in reversed(ancestors(code)):
            free = [fits for fits in self._fits_above(above) if not any(fits[0].meets(one) for one in used)]
            if free:
                other, how = max(free, key=lambda fits: fits[0].letters * fits[1])
                used.append(other)
                explained += other.letters * how / EXACT
                score += _CONTEXT * how / EXACT
        score -= _UNEXPLAINED * (1 - explained / self.total)
        return Found(code, score + self._of_title(code, span) + _nearness(code, self.near), fit)

    def _of_title(self, code: str, span: Span) -> float:
        """Return what counts for or against a reading because of the title before it."""
        extra = _ALL_OF_IT if span.letters == self.total else 0.0
        if (span.is_city or span.level == REGENCY) and _is_city(code) == span.is_city:
            extra += _TITLE_FITS
        return extra

    def _fits_above(self, code: str) -> list[tuple[Span, float]]:
        """Return which spans may name the place above, and how well."""
        if code not in self._above:
            keys, level, fits = self.names.keys_of(code), level_of(code), []
            for span, fitting in self.fits.above.items():
                if span.level is None or span.level == level:
                    fit = max(
                        fitting.get(key, 0.0) or fit_as_part(span, self.names.keys[key]) for key in keys
                    )
                    if fit:
                        fits.append((span, fit))
            self._above[code] = fits
        return self._above[code]


def _is_city(code: str) -> bool:
    """Say whether a code is that of a city: 71 and beyond."""
    return level_of(code) == REGENCY and code[3:] >= _FIRST_CITY


def _nearness(code: str, near: tuple[str, ...]) -> float:
    if is_within_any(code, near):
        return _AT_HOME
    if regency_of(code) and regency_of(code) in {regency_of(one) for one in near}:
        return _SAME_REGENCY
    return _SAME_PROVINCE if province_of(code) in {province_of(one) for one in near} else 0.0


def _by_code(code: str, level: int | None, limit: int) -> list[Region]:
    """Return the region with this code, or what followed it, then those whose code begins so."""
    begins = Q(code__gte=code, code__lt=code[:-1] + chr(ord(code[-1]) + 1)) | Q(code__in=_heirs(code))
    regions = Region.objects.current().filter(begins)
    if level:
        regions = regions.filter(level=level)
    return list(regions.order_by("level", "code")[:limit])


def _heirs(code: str) -> list[str]:
    """Return the code that stands for `code` today, where there is one."""
    now = current_code(code)
    return [now.code] if now.code else []
