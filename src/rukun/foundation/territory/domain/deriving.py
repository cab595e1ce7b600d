"""Which region follows one that went: by its name below what followed its parent, and how surely."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from django.db import transaction
from django.db.models import Q
from rapidfuzz.distance import OSA

from rukun.foundation.territory.enums import SuccessionBasis
from rukun.foundation.territory.models import Edition, Region, Succession
from rukun.foundation.territory.spelling import folded, number_words, words_of
from rukun.kernel.regions import PROVINCE, REGENCY, VILLAGE, parent, regency_of

# Names are compared below the same parent; down to the regency they are unique in the country,
# and there it is the province that changes. A regency and a city may share one name.
_Scope = tuple[str, str]

# How many in a hundred successions of a kind we expect to be right, if the parent's is.
_SAME_NAME: Final = 99
_SPELT_ALIKE: Final = 97  # "Sungai Dua" and "Sei II": one name, folded
_SPELLING_AND_NUMBER: Final = 95  # a letter or two, and the last digits of the code stayed
_MOVED: Final = 95
_SPELLING: Final = 92
_GUESS: Final = 70  # times the likeness of the names
_LIKE_WITH_NUMBER: Final = 0.7
_LIKE: Final = 0.85
_LIKE_ENOUGH_TO_SUGGEST: Final = 0.4
_CLEARLY: Final = 0.15  # the next best must be this much less alike
_SURE: Final = 100


@dataclass(frozen=True)
class _Found:
    basis: SuccessionBasis
    code: str
    confidence: int
    suggested: str | None = None


@dataclass(frozen=True)
class _Heir:
    """What stands for a code in the new edition; not sure where that is an ancestor only."""

    code: str
    is_sure: bool
    confidence: int


@transaction.atomic
def derive_successions(old: Edition, new: Edition) -> tuple[int, int]:
    """Store what follows each region that `new` no longer has; returns (certain, not certain).

    From the province down: a region that came with `new` follows one that went if it alone bears its
    name below what followed the parent; else, if it alone bears it in the regency (villages that went to
    a new subdistrict); else, if its name is the same but for the spelling. Everything else stays with the
    nearest ancestor that is sure, with a suggestion. What an officer settled is kept.
    """
    gone = list(Region.objects.filter(edition_until=old).order_by("code"))
    stored = {row.old_id: row for row in Succession.objects.filter(edition=new)}
    settled = {code: row for code, row in stored.items() if row.basis == SuccessionBasis.SETTLED}
    heirs = _Heirs(gone, new, settled)
    heirs.settle_all()
    fresh = [row for row in heirs.rows() if not _same(stored.get(row.old_id), row)]
    Succession.objects.filter(edition=new, old__in=[row.old_id for row in fresh]).delete()
    Succession.objects.bulk_create(fresh)
    if fresh:
        new.renew()
    certain = sum(heir.is_sure for heir in heirs.heirs.values())
    return certain, len(gone) - certain


def forget_other_pairs(pairs: Iterable[tuple[Edition, Edition]]) -> None:
    """Drop successions that no longer join neighbouring editions, after one came in between."""
    kept = Q(pk__in=[])
    for old, new in pairs:
        kept |= Q(edition=new, old__edition_until=old)
    Succession.objects.exclude(kept).delete()


_compared = attrgetter("new_id", "suggested_id", "basis", "confidence")


def _same(stored: Succession | None, row: Succession) -> bool:
    return stored is not None and bool(_compared(stored) == _compared(row))


class _Heirs:
    """The regions of a new edition by name, and what followed those that went."""

    def __init__(self, gone: list[Region], new: Edition, settled: dict[str, Succession]) -> None:
        self.gone = gone
        self.new = new
        self.settled = settled
        self.found: dict[str, _Found] = {}
        self.heirs: dict[str, _Heir] = {}
        self.taken = {row.new_id for row in settled.values()}
        self.namesakes = Counter((_scope(region, parent(region.code)), region.name_key) for region in gone)
        self.gone_in_regency = Counter((regency_of(one.code), one.level, one.name_key) for one in gone)
        self.candidates: dict[tuple[_Scope, str], list[str]] = defaultdict(list)
        self.came: dict[str, list[Region]] = defaultdict(list)
        self.names: dict[str, str] = {}  # of what came with the new edition
        self.gone_below: dict[str, list[Region]] = defaultdict(list)
        for region in gone:
            self.gone_below[parent(region.code)].append(region)
        self.in_regency: dict[tuple[str, int, str], list[str]] = defaultdict(list)
        for region in _regions_in(new):
            self.candidates[_scope(region, parent(region.code)), region.name_key].append(region.code)
            self.in_regency[regency_of(region.code), region.level, region.name_key].append(region.code)
            if region.edition_from_id == new.code:
                self.came[parent(region.code)].append(region)
                self.names[region.code] = region.name

    def settle_all(self) -> None:
        """Decide level by level: what follows a village hangs on what follows its subdistrict."""
        for level in range(PROVINCE, VILLAGE + 1):
            regions = [region for region in self.gone if region.level == level]
            for find in (self._by_settlement, self._by_name, self._by_move, self._by_spelling, self._by_rest):
                for region in regions:
                    if region.code not in self.heirs:
                        self._take(region.code, find(region, self.heir_of(parent(region.code))))

    def rows(self) -> list[Succession]:
        """Return what was found as rows to store; what an officer settled is stored already."""
        return [
            Succession(
                old_id=code,
                new_id=found.code,
                suggested_id=found.suggested,
                edition=self.new,
                basis=found.basis,
                confidence=found.confidence,
                is_certain=self.heirs[code].is_sure,
            )
            for code, found in self.found.items()
        ]

    def heir_of(self, code: str) -> _Heir:
        """Return what stands for `code`; what lives on stands for itself."""
        return self.heirs.get(code) or _Heir(code, True, _SURE)

    def _take(self, code: str, found: _Found | None) -> None:
        if found is None:
            return
        is_sure = found.confidence >= Succession.CERTAIN_FROM
        self.heirs[code] = _Heir(found.code, is_sure, found.confidence)
        if is_sure:
            self.taken.add(found.code)
        if code not in self.settled:
            self.found[code] = found

    def _by_settlement(self, region: Region, above: _Heir) -> _Found | None:
        row = self.settled.get(region.code)
        return _Found(SuccessionBasis.SETTLED, row.new_id, row.confidence) if row else None

    def _by_name(self, region: Region, above: _Heir) -> _Found | None:
        candidates = self.candidates[_scope(region, above.code), region.name_key]
        is_alone = self.namesakes[_scope(region, parent(region.code)), region.name_key] == 1
        if above.is_sure and is_alone and len(candidates) == 1 and self._is_free(candidates[0]):
            return _sure(SuccessionBasis.SAME_NAME, candidates[0], _SAME_NAME, above)
        return None

    def _by_move(self, region: Region, above: _Heir) -> _Found | None:
        """Villages of one subdistrict of which a part became another keep their names."""
        if not above.is_sure or region.level <= REGENCY:
            return None
        here = self.in_regency[regency_of(above.code), region.level, region.name_key]
        is_alone = self.gone_in_regency[regency_of(region.code), region.level, region.name_key] == 1
        if is_alone and len(here) == 1 and self._is_free(here[0]):
            return _sure(SuccessionBasis.MOVED, here[0], _MOVED, above)
        return None

    def _by_spelling(self, region: Region, above: _Heir) -> _Found | None:
        if not above.is_sure:
            return None
        ranked = self._alike(region, above)
        if not ranked:
            return None
        best, code = ranked[0]
        if len(ranked) > 1 and best - ranked[1][0] < _CLEARLY:
            return None
        if any(best - self._likeness(rival, code) < _CLEARLY for rival in self._rivals(region)):
            return None
        has_number = code.rpartition(".")[2] == region.code.rpartition(".")[2]
        if best == 1:
            return _sure(SuccessionBasis.SPELLING, code, _SPELT_ALIKE, above)
        if has_number and best >= _LIKE_WITH_NUMBER:
            return _sure(SuccessionBasis.SPELLING, code, _SPELLING_AND_NUMBER, above)
        return _sure(SuccessionBasis.SPELLING, code, _SPELLING, above) if best >= _LIKE else None

    def _by_rest(self, region: Region, above: _Heir) -> _Found:
        """Let it wait at the ancestor, with what looks most like it."""
        here = self.candidates[_scope(region, above.code), region.name_key]
        same = here or self.in_regency[regency_of(above.code), region.level, region.name_key]
        suggested = next((code for code in same if self._is_free(code)), None)
        ranked = self._alike(region, above)
        if not above.is_sure:
            return _Found(SuccessionBasis.PARENT_OPEN, above.code, 0, suggested)
        if same:
            return _Found(SuccessionBasis.SEVERAL, above.code, 0, suggested)
        if ranked and ranked[0][0] >= _LIKE_ENOUGH_TO_SUGGEST:
            likeness, code = ranked[0]
            return _Found(SuccessionBasis.SIMILAR, above.code, int(_GUESS * likeness), code)
        return _Found(SuccessionBasis.NONE, above.code, 0)

    def _alike(self, region: Region, above: _Heir) -> list[tuple[float, str]]:
        """Return the regions that came below the same parent and follow nobody, by likeness of name."""
        free = (other for other in self.came[above.code] if self._is_free(other.code))
        ranked = ((self._likeness(region, other.code), other.code) for other in free)
        return sorted(((how, code) for how, code in ranked if how), reverse=True)

    def _likeness(self, region: Region, code: str) -> float:
        """Return how alike the names are; none at all where their numbers differ."""
        ours, theirs = words_of(region.name), words_of(self.names[code])
        if number_words(ours) != number_words(theirs):
            return 0.0
        return float(OSA.normalized_similarity(folded("".join(ours)), folded("".join(theirs))))

    def _rivals(self, region: Region) -> list[Region]:
        """Return what else went below the same parent and follows nothing yet."""
        beside = self.gone_below[parent(region.code)]
        return [other for other in beside if other is not region and other.code not in self.heirs]

    def _is_free(self, code: str) -> bool:
        return code in self.names and code not in self.taken


def _sure(basis: SuccessionBasis, code: str, confidence: int, above: _Heir) -> _Found | None:
    """Return the find; None where it is not certain any more because the parent's is not quite."""
    together = confidence * above.confidence // _SURE
    return _Found(basis, code, together) if together >= Succession.CERTAIN_FROM else None


def _scope(region: Region, above: str) -> _Scope:
    """Return within what a name must be the only one of its kind."""
    return (above, "") if region.level > REGENCY else ("", region.kind)


def _regions_in(edition: Edition) -> Iterator[Region]:
    since = Q(edition_from__effective_on__lte=edition.effective_on)
    until = Q(edition_until=None) | Q(edition_until__effective_on__gte=edition.effective_on)
    columns = ("code", "name", "kind", "level", "name_key", "edition_from")
    return Region.objects.filter(since & until).only(*columns).iterator()
