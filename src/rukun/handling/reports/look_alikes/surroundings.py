"""What lies around a place, from the outlines of territory and the names of regions.

Two regions are taken for neighbours where the boxes around their outlines touch: coarser than the
border itself, and it needs no geometry. A hint hangs on it, no right and no border.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import Q

from rukun.foundation.territory.models import Boundary, Region
from rukun.handling.reports.look_alikes.nearness import Surroundings, subdistrict_of
from rukun.kernel.regions import SUBDISTRICT, is_within_any, regency_of, within_q
from rukun.kernel.text import normalise

_SEAM_DEGREES: Final = 0.002  # about 200 m
_SIDES: Final = ("region_id", "level", "west", "south", "east", "north")

Box = tuple[str, int, float, float, float, float]


def surroundings_of(places: Sequence[str]) -> Surroundings:
    """Return what lies beside these places and their subdistricts. Three queries at most."""
    own = {*places, *(subdistrict_of(place) for place in places)}
    boxes = list(Boundary.objects.filter(pk__in=own).values_list(*_SIDES))
    touching: list[Box] = []
    if boxes:
        condition = Q()
        for box in boxes:
            condition |= _touches(box)
        touching = list(Boundary.objects.filter(condition).values_list(*_SIDES))
    return _with_names(_beside(boxes, touching), {regency_of(place) for place in places})


def surroundings_within(regencies: Iterable[str]) -> Surroundings:
    """Return what lies beside what in whole regencies, for piles of messages. Two queries."""
    inside = within_q("region_id", regencies)
    boxes = list(Boundary.objects.filter(inside, level__gte=SUBDISTRICT).values_list(*_SIDES))
    return _with_names(_beside(boxes, boxes), set(regencies))


def places_around(places: Sequence[str], around: Surroundings) -> list[str]:
    """Return the codes at which another telling may have been placed.

    The village, its neighbours and all of its subdistrict; what is told without a village lies
    somewhere in the subdistrict or the regency, and the other way round.
    """
    subdistricts = {subdistrict_of(place) for place in places}
    codes = {*places, *subdistricts, *(regency_of(place) for place in places)}
    for place in places:
        codes |= around.neighbours.get(place, frozenset())
    return sorted(
        (codes & around.codes) | {code for code in around.codes if is_within_any(code, subdistricts)}
    )


def _touches(box: Box) -> Q:
    _code, of_level, west, south, east, north = box
    return Q(
        level=of_level,
        west__lte=east + _SEAM_DEGREES,
        east__gte=west - _SEAM_DEGREES,
        south__lte=north + _SEAM_DEGREES,
        north__gte=south - _SEAM_DEGREES,
    )


def _beside(boxes: Iterable[Box], others: Sequence[Box]) -> dict[str, frozenset[str]]:
    """Return by code what touches it; `others` are sorted once, from west to east."""
    by_west = sorted(others, key=lambda box: box[2])
    beside: dict[str, set[str]] = defaultdict(set)
    for box in boxes:
        for other in by_west:
            if other[2] > box[4] + _SEAM_DEGREES:
                break
            if other[0] != box[0] and _is_touching(box, other):
                beside[box[0]].add(other[0])
                beside[other[0]].add(box[0])
    return {code: frozenset(found) for code, found in beside.items()}


def _is_touching(one: Box, other: Box) -> bool:
    return (
        one[1] == other[1]
        and other[4] >= one[2] - _SEAM_DEGREES
        and other[3] <= one[5] + _SEAM_DEGREES
        and other[5] >= one[3] - _SEAM_DEGREES
    )


def _with_names(neighbours: dict[str, frozenset[str]], regencies: set[str]) -> Surroundings:
    """Add the codes of the regencies, and the words of their names.

    That two texts name the same place says no more than the place itself does.
    """
    names = dict(Region.objects.filter(within_q("code", regencies)).values_list("code", "name"))
    words = frozenset(word for name in names.values() for word in normalise(name).split())
    return Surroundings(neighbours, frozenset(names), words)
