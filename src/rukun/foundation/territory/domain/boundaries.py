"""Load outlines of regions from GeoJSON: all of the file or nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rukun.foundation.territory.geometry import NoOutline, read_outline
from rukun.foundation.territory.models import Boundary, Region
from rukun.foundation.territory.sources import BadInput, Progress, opened, silent
from rukun.kernel.regions import is_code, level

_CHUNK = 200
_WRITTEN = ("level", "geometry", "label_lon", "label_lat", "west", "south", "east", "north")


@dataclass(frozen=True)
class BoundaryResult:
    """What a load did; `rows` counts the outlines of the file, `changed` those that were new."""

    rows: int
    changed: int

    @property
    def is_unchanged(self) -> bool:
        """The file held nothing new."""
        return self.changed == 0


def load_boundaries(path: Path, *, progress: Progress = silent) -> BoundaryResult:
    """Load outlines of any level; every feature needs `properties.code` of a region that is loaded.

    `properties.label` (longitude, latitude) is kept where it lies inside. Loading the same file
    again changes nothing; a region that the file does not name keeps its outline.
    """
    features = _features(path)
    outlines = _outlines(path, features, progress)
    with transaction.atomic():
        _refuse_unknown(path, outlines)
        stored = {
            row.region_id: row for row in Boundary.objects.filter(level__in={b.level for b in outlines})
        }
        new = [outline for outline in outlines if not _same(stored.get(outline.region_id), outline)]
        Boundary.objects.bulk_create(
            new, batch_size=_CHUNK, update_conflicts=True, unique_fields=["region"], update_fields=_WRITTEN
        )
    return BoundaryResult(rows=len(outlines), changed=len(new))


def _features(path: Path) -> list[Any]:
    with opened(path) as file:
        try:
            collection = json.load(file)
        except (json.JSONDecodeError, RecursionError):
            raise BadInput(path, _("this is no JSON text. Hand in a GeoJSON file.")) from None
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not features:
        raise BadInput(path, _("the file holds no features. Hand in a GeoJSON FeatureCollection."))
    return features


def _outlines(path: Path, features: list[Any], progress: Progress) -> list[Boundary]:
    seen: dict[str, int] = {}
    outlines = []
    for row, feature in enumerate(features, start=1):
        outline = _outline(path, row, feature)
        if outline.region_id in seen:
            problem = _("code %(code)s stands in row %(row)d already. Remove one of the two.")
            values = {"code": outline.region_id, "row": seen[outline.region_id]}
            raise BadInput(path, problem % values, row=row, column="code")
        seen[outline.region_id] = row
        outlines.append(outline)
        if row % _CHUNK == 0 or row == len(features):
            progress(row, len(features))
    return outlines


def _outline(path: Path, row: int, feature: Any) -> Boundary:
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    code = properties.get("code") if isinstance(properties, Mapping) else None
    if not isinstance(code, str) or not is_code(code) or not isinstance(properties, Mapping):
        problem = _("“%(code)s” is no region code. Write it like 15, 15.07, 15.07.03 or 15.07.03.2001.")
        raise BadInput(path, problem % {"code": str(code)[:40]}, row=row, column="code")
    try:
        outline = read_outline(feature.get("geometry"), properties.get("label"))
    except NoOutline as fault:
        problem = _(
            "the outline of %(code)s is no valid polygon in degrees (%(part)s). Repair it in a map editor."
        )
        values = {"code": code, "part": str(fault)}
        raise BadInput(path, problem % values, row=row, column="geometry") from None
    west, south, east, north = outline.box
    return Boundary(
        region_id=code,
        level=level(code),
        geometry=outline.wkb,
        label_lon=outline.label[0],
        label_lat=outline.label[1],
        west=west,
        south=south,
        east=east,
        north=north,
    )


def _refuse_unknown(path: Path, outlines: list[Boundary]) -> None:
    levels = {outline.level for outline in outlines}
    known = set(Region.objects.filter(level__in=levels).values_list("code", flat=True))
    for row, outline in enumerate(outlines, start=1):
        if outline.region_id not in known:
            problem = _("region %(code)s is not known. Load the regions first, or correct the code.")
            raise BadInput(path, problem % {"code": outline.region_id}, row=row, column="code")


def _same(stored: Boundary | None, outline: Boundary) -> bool:
    if stored is None:
        return False
    return bytes(stored.geometry) == outline.geometry and (stored.label_lon, stored.label_lat) == (
        outline.label_lon,
        outline.label_lat,
    )
