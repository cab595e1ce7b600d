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
    """Return what lies beside these places and their subdistricts. Three queries."""
    own = {*places, *(subdistrict_of(place) for place in places)}
    boxes = list(Boundary.objects.filter(pk__in=own).values_list(*_SIDES))
    touching: list[Box] = []
    if boxes:
        condition = Q()
        for box in boxes:
            condition |= _touches(box)
        touching = list(Boundary.objects.filter(condition).values_list(*_SIDES))
    return Surroundings(_beside(boxes, touching), _name_words({regency_of(place) for place in places}))


def surroundings_within(regencies: Iterable[str]) -> Surroundings:
    """Return what lies beside what in whole regencies, for piles of messages. Two queries."""
    inside = within_q("region_id", regencies)
    boxes = list(Boundary.objects.filter(inside, level__gte=SUBDISTRICT).values_list(*_SIDES))
    return Surroundings(_beside(boxes, boxes), _name_words(regencies))


def places_around(places: Sequence[str], around: Surroundings) -> list[str]:
    """Return the codes at which another telling may have been placed.

    The village, its neighbours and all of its subdistrict; what is told without a village lies
    somewhere in the subdistrict or the regency, and the other way round.
    """
    subdistricts = {subdistrict_of(place) for place in places}
    regencies = {regency_of(place) for place in places}
    codes = {*places, *subdistricts, *regencies}
    for place in places:
        codes |= around.neighbours.get(place, frozenset())
    wide = [code for code in subdistricts if code]
    codes |= set(Region.objects.filter(within_q("code", wide)).values_list("code", flat=True))
    return sorted(code for code in codes if is_within_any(code, regencies))


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


def _name_words(regencies: Iterable[str]) -> frozenset[str]:
    """Return the words of all names of places: that two name them says no more than the place does."""
    names = Region.objects.filter(within_q("code", regencies)).values_list("name", flat=True)
    return frozenset(word for name in names for word in normalise(name).split())
