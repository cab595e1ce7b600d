"""What lies around a place, from the outlines of territory and the names of regions.

Two regions are taken for neighbours where the boxes around their outlines touch.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import Q

from rukun.foundation.territory.models import Boundary, Region
from rukun.handling.reports.look_alikes.nearness import (
    SEAM_DEGREES,
    Box,
    Surroundings,
    beside,
    named,
    subdistrict_of,
)
from rukun.kernel.regions import SUBDISTRICT, is_within_any, regency_of, within_q

_SIDES: Final = ("region_id", "level", "west", "south", "east", "north")


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
    return _with_names(beside(boxes, touching), {regency_of(place) for place in places})


def surroundings_within(regencies: Iterable[str]) -> Surroundings:
    """Return what lies beside what in whole regencies, for piles of messages. Two queries."""
    inside = within_q("region_id", regencies)
    boxes = list(Boundary.objects.filter(inside, level__gte=SUBDISTRICT).values_list(*_SIDES))
    return _with_names(beside(boxes, boxes), set(regencies))


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
        west__lte=east + SEAM_DEGREES,
        east__gte=west - SEAM_DEGREES,
        south__lte=north + SEAM_DEGREES,
        north__gte=south - SEAM_DEGREES,
    )


def _with_names(neighbours: dict[str, frozenset[str]], regencies: set[str]) -> Surroundings:
    names = Region.objects.filter(within_q("code", regencies)).values_list("code", "name")
    return named(neighbours, dict(names))
