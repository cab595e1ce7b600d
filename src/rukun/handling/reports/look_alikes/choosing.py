"""Choose among several likely look-alikes: one telling cannot be of two events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from rukun.handling.reports.look_alikes.account import Account
from rukun.handling.reports.look_alikes.comparing import Comparison
from rukun.handling.reports.look_alikes.evidence import Reason
from rukun.kernel.regions import VILLAGE, level

T = TypeVar("T")

# Rivals that weigh nearly as much both stay: a person sees which one it is.
_CLEARLY: Final = 0.7


@dataclass(frozen=True)
class Likely(Generic[T]):
    """Another account that is likely of the same event; `of` is what it stands for."""

    of: T
    account: Account
    comparison: Comparison


def without_rivals(account: Account, found: Sequence[Likely[T]]) -> list[Likely[T]]:
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
    return [one for one in likely if not _is_beaten(one, best)]


def _is_beaten(one: Likely[T], best: Likely[T]) -> bool:
    is_elsewhere = _names_a_village(one) and not set(one.account.places) & set(best.account.places)
    return is_elsewhere and one.comparison.weight < best.comparison.weight - _CLEARLY


def _names_a_village(one: Likely[T]) -> bool:
    """Say whether it tells of a village in words of its own: a copy may be placed anywhere."""
    is_copy = any(evidence.reason == Reason.COPY for evidence in one.comparison.evidence)
    return level(one.account.places[0]) == VILLAGE and not is_copy
