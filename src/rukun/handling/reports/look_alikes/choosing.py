"""Choose among several likely look-alikes: one telling cannot be of two events."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from rukun.handling.reports.look_alikes.account import Account
from rukun.handling.reports.look_alikes.comparing import Comparison, compare
from rukun.handling.reports.look_alikes.evidence import Evidence, Reason
from rukun.handling.reports.look_alikes.nearness import Surroundings
from rukun.kernel.regions import VILLAGE, level

T = TypeVar("T")

# Rivals that weigh nearly as much both stay: a person sees which one it is.
_CLEARLY: Final = 0.7
_PERHAPS_ONE: Final = -0.7
# Log-odds from which a third account vouches for two others, or sets them apart.
_VOUCHES, _DENIES = 0.7, -3.0
_FOR_EACH, _AGAINST_EACH, _AT_MOST = 1.2, -0.8, 2.0
_ELSEWHERE: Final = frozenset({Reason.NEIGHBOUR, Reason.OTHER_VILLAGE, Reason.OTHER_SUBDISTRICT})
_HOPELESS: Final = -2.5  # no company helps a pair below this


@dataclass(frozen=True)
class Likely(Generic[T]):
    """Another account that is likely of the same event; `of` is what it stands for."""

    of: T
    account: Account
    comparison: Comparison


def without_rivals(account: Account, found: Sequence[Likely[T]], around: Surroundings) -> list[Likely[T]]:
    """Return the likely ones by weight, without those of another village than the best one.

    Who tells only of the subdistrict resembles what happened in each of its villages; where one
    village fits clearly better, the others are about something else.
    """
    likely = sorted(
        (one for one in found if one.comparison.is_likely), key=lambda one: -one.comparison.weight
    )
    is_coarse = level(account.places[0]) < VILLAGE or not account.is_place_told
    best = next((one for one in likely if _names_a_village(one)), None)
    if not is_coarse or best is None:
        return likely
    return [one for one in likely if not _is_beaten(one, best, around)]


def _is_beaten(one: Likely[T], best: Likely[T], around: Surroundings) -> bool:
    is_elsewhere = _names_a_village(one) and not set(one.account.places) & set(best.account.places)
    if not is_elsewhere or one.comparison.weight >= best.comparison.weight - _CLEARLY:
        return False
    # Two villages may tell of one brawl between them.
    return compare(one.account, best.account, around).weight < _PERHAPS_ONE


def _names_a_village(one: Likely[T]) -> bool:
    """Say whether it tells of a village in words of its own: a copy may be placed anywhere."""
    is_copy = any(evidence.reason == Reason.COPY for evidence in one.comparison.evidence)
    return level(one.account.places[0]) == VILLAGE and not is_copy


def with_company(
    alone: Mapping[tuple[int, int], Comparison], keys: Sequence[str]
) -> dict[tuple[int, int], Comparison]:
    """Return the comparisons with what third accounts add to them. `keys` names the accounts.

    Two who hardly share a word may both tell the same as a third; and who tells the same as a
    third of which the other certainly tells something else, tells something else too.
    """
    weights: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), comparison in alone.items():
        weights[one][other] = weights[other][one] = comparison.weight
    return {
        pair: comparison.adding(_company(comparison, weights[pair[0]], weights[pair[1]], keys))
        if comparison.weight > _HOPELESS and not _is_filled_in_anew(comparison)
        else comparison
        for pair, comparison in alone.items()
    }


def _is_filled_in_anew(comparison: Comparison) -> bool:
    return any(evidence.reason == Reason.SAME_FORM for evidence in comparison.evidence)


def _company(
    comparison: Comparison, mine: Mapping[int, float], theirs: Mapping[int, float], keys: Sequence[str]
) -> list[Evidence]:
    both = [(keys[third], mine[third], theirs[third]) for third in sorted(mine.keys() & theirs.keys())]
    vouching = sorted({key for key, one, other in both if min(one, other) >= _VOUCHES})
    denying = sorted(
        {key for key, one, other in both if max(one, other) >= _VOUCHES and min(one, other) <= _DENIES}
    )
    found = []
    # Who names only the subdistrict resembles both villages, and vouches for neither.
    if vouching and not any(evidence.reason in _ELSEWHERE for evidence in comparison.evidence):
        weight = min(_FOR_EACH * len(vouching), _AT_MOST)
        found.append(Evidence(Reason.SAME_COMPANY, weight, tuple(vouching[:3])))
    if denying:
        weight = max(_AGAINST_EACH * len(denying), -_AT_MOST)
        found.append(Evidence(Reason.OTHER_COMPANY, weight, tuple(denying[:3])))
    return found
