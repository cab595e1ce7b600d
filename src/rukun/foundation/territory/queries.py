"""Reads of territory: what lies within, how a place is written, which village holds a point."""

from collections.abc import Iterable

from django.db.models import Q

from rukun.foundation.territory.models import Boundary, Region
from rukun.foundation.territory.names import titled, titled_briefly
from rukun.kernel.regions import PROVINCE, REGENCY, SUBDISTRICT, VILLAGE, ancestors, within_q


def within(codes: Iterable[str], field: str = "region_current_id") -> Q:
    """Return the condition that the record lies within one of `codes`; none match none."""
    return within_q(field, codes)


def full_name(region: Region, *, up_to: int = SUBDISTRICT) -> str:
    """Return "Desa Sungai Beras, Kec. Mendahara Ulu"; for lists take `full_names`."""
    return full_names([region], up_to=up_to)[region.code]


def full_names(regions: Iterable[Region], *, up_to: int = SUBDISTRICT) -> dict[str, str]:
    """Return by code each name with the titles above it up to level `up_to`, in one query.

    A subdistrict is always followed by its regency; neither name says enough alone.
    """
    wanted = {region.code: region for region in regions}
    above = {code: _above(code, up_to) for code in wanted}
    missing = {code for codes in above.values() for code in codes} - wanted.keys()
    parents = Region.objects.in_bulk(missing) if missing else {}
    known = parents | wanted
    return {
        code: ", ".join(
            [titled(region.name, region.kind)]
            + [titled_briefly(known[one].name, known[one].kind) for one in above[code] if one in known]
        )
        for code, region in wanted.items()
    }


def _above(code: str, up_to: int) -> list[str]:
    """Return the codes to name after `code`, the nearest first."""
    path = ancestors(code)
    if len(path) < REGENCY and up_to > PROVINCE:
        return []
    return path[min(up_to, len(path)) - 1 :][::-1] if path else []


def point_to_village(lon: float, lat: float) -> Region | None:
    """Return the current village whose outline holds the point (WGS 84, degrees); None if unknown.

    A suggestion that a person confirms: outlines are simplified and settle no border.
    """
    return point_to_region(lon, lat, level=VILLAGE)


def point_to_region(lon: float, lat: float, *, level: int) -> Region | None:
    """Return the current region of `level` whose outline holds the point, as `point_to_village` does."""
    # Shapely brings numpy (30 MB); only those who look up a point pay for it.
    from rukun.foundation.territory.geometry import box_margin, nearest_around  # noqa: PLC0415 - see above

    margin = box_margin()
    around = Boundary.objects.filter(
        level=level,
        region__is_current=True,
        west__lte=lon + margin,
        east__gte=lon - margin,
        south__lte=lat + margin,
        north__gte=lat - margin,
    )
    code = nearest_around(lon, lat, around.values_list("region_id", "geometry"))
    return Region.objects.get(code=code) if code else None
