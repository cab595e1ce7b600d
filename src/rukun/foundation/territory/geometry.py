"""Outlines: shapely stands behind this module only, so that screens without maps never load it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import shapely
from shapely.geometry import shape

# The outlines are simplified to about 20 m: what falls into a seam belongs to the nearest side.
_SEAM_DEGREES: Final = 0.0003
# Share of its area by which mending may change an outline.
_LARGEST_REPAIR: Final = 0.01


class NoOutline(ValueError):
    """The value is no valid polygon or multipolygon in degrees."""


@dataclass(frozen=True)
class Outline:
    """A valid polygon as WKB with its box and a label point inside (WGS 84, degrees)."""

    wkb: bytes
    box: tuple[float, float, float, float]
    label: tuple[float, float]


def read_outline(geometry: Any, label: Any) -> Outline:
    """Return the outline of a GeoJSON geometry; NoOutline names what is wrong.

    A missing or misplaced label is replaced by a point that lies inside.
    """
    if not isinstance(geometry, dict) or geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        raise NoOutline("type")
    try:
        outline = shape(geometry)
    except (ValueError, TypeError, KeyError, IndexError, shapely.errors.ShapelyError):
        raise NoOutline("coordinates") from None
    outline = _repaired(outline)
    west, south, east, north = outline.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise NoOutline("degrees")
    return Outline(shapely.to_wkb(outline), (west, south, east, north), _label(outline, label))


def _repaired(outline: Any) -> Any:
    """Mend what rounding does to islets and narrow necks; a fault that moves more is no rounding."""
    if outline.is_valid:
        mended = outline
    else:
        mended = shapely.make_valid(outline, method="structure", keep_collapsed=False)
    is_polygon = mended.geom_type in {"Polygon", "MultiPolygon"} and not mended.is_empty
    if not is_polygon or abs(mended.area - outline.area) > _LARGEST_REPAIR * mended.area:
        raise NoOutline("shape")
    return mended


def _label(outline: Any, label: Any) -> tuple[float, float]:
    is_point = isinstance(label, list) and len(label) == 2
    if is_point and all(isinstance(part, int | float) for part in label):
        inside = shapely.Point(label)
        if outline.covers(inside):
            return inside.x, inside.y
    inside = outline.representative_point()
    return inside.x, inside.y


def nearest_around(lon: float, lat: float, outlines: Iterable[tuple[str, bytes | memoryview]]) -> str | None:
    """Return the code whose outline covers the point, or lies a seam's width away; None if none."""
    point = shapely.Point(lon, lat)
    distances = [(shapely.from_wkb(bytes(wkb)).distance(point), code) for code, wkb in outlines]
    distance, code = min(distances, default=(_SEAM_DEGREES + 1, ""))
    return code if distance <= _SEAM_DEGREES else None


def box_margin() -> float:
    """Return by how many degrees a box must be widened so that no seam is missed."""
    return _SEAM_DEGREES
