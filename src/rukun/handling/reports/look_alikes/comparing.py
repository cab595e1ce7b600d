"""Compare two accounts: how likely they tell of one event, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp
from typing import Final

from rukun.handling.reports.look_alikes.account import Account
from rukun.handling.reports.look_alikes.circumstances import circumstances
from rukun.handling.reports.look_alikes.evidence import Evidence, Pair
from rukun.handling.reports.look_alikes.nearness import UNKNOWN, Surroundings
from rukun.handling.reports.look_alikes.tellings import tellings

# From here on a pair is worth a person's look.
LIKELY: Final = 0.5
# Most reports that lie near each other in place and time are about different things.
_BIAS: Final = -1.4


@dataclass(frozen=True)
class Comparison:
    """All that speaks for and against two accounts being one event."""

    evidence: tuple[Evidence, ...]

    @cached_property
    def weight(self) -> float:
        """What all evidence comes to, in log-odds: above zero it is likelier one event than two."""
        return _BIAS + sum(evidence.weight for evidence in self.evidence)

    @property
    def score(self) -> float:
        """How likely it is one event, 0 to 1. An aid for sorting, no verdict."""
        return 1 / (1 + exp(-self.weight))

    @property
    def is_likely(self) -> bool:
        """Say whether it is worth suggesting."""
        return self.score >= LIKELY

    def adding(self, evidence: Sequence[Evidence]) -> "Comparison":
        """Return the comparison with further evidence."""
        return Comparison(by_weight([*self.evidence, *evidence])) if evidence else self

    @property
    def speaks_for(self) -> tuple[Evidence, ...]:
        """What it rests on, the heaviest first."""
        return tuple(evidence for evidence in self.evidence if evidence.weight > 0)

    @property
    def speaks_against(self) -> tuple[Evidence, ...]:
        """What speaks against it, the heaviest first."""
        return tuple(evidence for evidence in self.evidence if evidence.weight < 0)


def compare(one: Account, other: Account, around: Surroundings = UNKNOWN) -> Comparison:
    """Compare two tellings of one regency; those of different regencies never tell of one event."""
    pair = Pair(one, other, around)
    found = [*circumstances(pair), *tellings(pair)]
    return Comparison(by_weight(found))


def by_weight(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence, the heaviest first."""
    return tuple(sorted(evidence, key=lambda one: -abs(one.weight)))


def promise(one: Account, other: Account, around: Surroundings = UNKNOWN) -> float:
    """Return what place, time, type and kind alone come to; costs a hundredth of `compare`."""
    return sum(evidence.weight for evidence in circumstances(Pair(one, other, around)))
