"""How near two places are, by their codes and by what lies beside what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from rukun.kernel.regions import SUBDISTRICT, VILLAGE, is_within, level, regency_of
from rukun.kernel.text import normalise


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


# --- Neighbours by the boxes around outlines ---------------------------------------------------------

# Code, level, west, south, east, north (WGS 84, degrees).
Box = tuple[str, int, float, float, float, float]
SEAM_DEGREES: Final = 0.002  # about 200 m


def beside(boxes: Iterable[Box], others: Sequence[Box]) -> dict[str, frozenset[str]]:
    """Return by code what touches it: coarser than the border itself, and it needs no geometry.

    A hint hangs on it, no right and no border.
    """
    by_west = sorted(others, key=lambda box: box[2])
    beside: dict[str, set[str]] = defaultdict(set)
    for box in boxes:
        for other in by_west:
            if other[2] > box[4] + SEAM_DEGREES:
                break
            if other[0] != box[0] and _is_touching(box, other):
                beside[box[0]].add(other[0])
                beside[other[0]].add(box[0])
    return {code: frozenset(found) for code, found in beside.items()}


def _is_touching(one: Box, other: Box) -> bool:
    return (
        one[1] == other[1]
        and other[4] >= one[2] - SEAM_DEGREES
        and other[3] <= one[5] + SEAM_DEGREES
        and other[5] >= one[3] - SEAM_DEGREES
    )


def named(neighbours: Mapping[str, frozenset[str]], names: Mapping[str, str]) -> Surroundings:
    """Return the surroundings with the codes and names of their regencies.

    That two texts name the same place says no more than the place itself does.
    """
    words = frozenset(word for name in names.values() for word in normalise(name).split())
    return Surroundings(neighbours, frozenset(names), words)
