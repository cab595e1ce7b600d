"""How near two places are, by their codes and by what lies beside what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from rukun.kernel.regions import SUBDISTRICT, VILLAGE, is_within, level, regency_of


class Nearness(IntEnum):
    """From the same place to another part of the regency; the smaller, the nearer."""

    SAME = 0
    COARSER = 1  # one tells the subdistrict in which the other's village lies
    NEIGHBOUR = 2
    SAME_SUBDISTRICT = 3
    ANYWHERE = 4  # one knows no more than the regency
    NEAR_SUBDISTRICT = 5
    FAR = 6


@dataclass(frozen=True)
class Surroundings:
    """What lies beside what (villages and subdistricts by code), the codes of the regencies in
    question, and the words of their places' names.
    """

    neighbours: Mapping[str, frozenset[str]] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()
    name_words: frozenset[str] = frozenset()


UNKNOWN: Final = Surroundings()


def nearness(one: str, other: str, around: Surroundings = UNKNOWN) -> Nearness:
    """Return how near two places of one regency lie."""
    neighbours = around.neighbours
    if one == other:
        return Nearness.SAME if level(one) >= SUBDISTRICT else Nearness.ANYWHERE
    if is_within(one, other) or is_within(other, one):
        coarser = min(level(one), level(other))
        return Nearness.COARSER if coarser == SUBDISTRICT else Nearness.ANYWHERE
    if other in neighbours.get(one, ()) and level(one) == level(other) == VILLAGE:
        return Nearness.NEIGHBOUR
    above, beside = subdistrict_of(one), subdistrict_of(other)
    if above == beside:
        return Nearness.SAME_SUBDISTRICT
    if beside in neighbours.get(above, ()) and regency_of(one) == regency_of(other):
        return Nearness.NEAR_SUBDISTRICT
    return Nearness.FAR


def subdistrict_of(code: str) -> str:
    """Return the subdistrict of a village; a coarser place stands for itself."""
    return code.rpartition(".")[0] if level(code) == VILLAGE else code
