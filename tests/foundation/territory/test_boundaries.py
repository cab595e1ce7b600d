import json

import pytest

from rukun.foundation.territory.domain import load_boundaries
from rukun.foundation.territory.models import Boundary
from rukun.foundation.territory.queries import point_to_village
from rukun.foundation.territory.sources import BadInput
from tests.foundation.territory.editions import written

pytestmark = pytest.mark.usefixtures("small_country")


def square(west, south, size=1.0):
    ring = [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
    ]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(code, geometry, label=None):
    return {"type": "Feature", "properties": {"code": code, "label": label}, "geometry": geometry}


def features(*several):
    return json.dumps({"type": "FeatureCollection", "features": several})


def collection(folder, *several):
    return written(folder, "b.geojson.gz", features(*several))


@pytest.fixture
def two_villages(tmp_path):
    return collection(
        tmp_path,
        feature("93.01.01.2001", square(140, -8), [140.25, -7.5]),
        feature("93.01.01.2002", square(141.0002, -8), [0, 0]),
    )


def test_load_boundaries_keeps_outline_box_and_label(two_villages):
    assert load_boundaries(two_villages).changed == 2

    boundary = Boundary.objects.get(region="93.01.01.2001")
    assert boundary.level == 4
    assert (boundary.west, boundary.south, boundary.east, boundary.north) == (140, -8, 141, -7)
    assert (boundary.label_lon, boundary.label_lat) == (140.25, -7.5)


def test_a_label_outside_its_region_is_replaced(two_villages):
    load_boundaries(two_villages)
    boundary = Boundary.objects.get(region="93.01.01.2002")
    assert (boundary.label_lon, boundary.label_lat) == (141.5002, -7.5)


def test_loading_boundaries_again_changes_nothing(two_villages):
    load_boundaries(two_villages)
    before = list(Boundary.objects.order_by("region").values_list("region", "geometry", "label_lon"))

    again = load_boundaries(two_villages)

    assert (again.rows, again.changed, again.is_unchanged) == (2, 0, True)
    after = list(Boundary.objects.order_by("region").values_list("region", "geometry", "label_lon"))
    assert [tuple(map(str, row)) for row in after] != []
    assert [(row[0], bytes(row[1]), row[2]) for row in after] == [
        (row[0], bytes(row[1]), row[2]) for row in before
    ]


def test_islets_that_rounding_crushed_are_dropped(tmp_path):
    crushed = [[[145, -8], [145, -8], [145, -8], [145, -8]]]
    geometry = {"type": "MultiPolygon", "coordinates": [square(140, -8)["coordinates"], crushed]}
    load_boundaries(collection(tmp_path, feature("93", geometry)))
    assert Boundary.objects.get().east == 141


@pytest.mark.parametrize(
    ("point", "village"),
    [
        ((140.5, -7.5), "93.01.01.2001"),
        ((141.5, -7.5), "93.01.01.2002"),
        ((141.00005, -7.5), "93.01.01.2001"),  # in the seam, nearer to the first
        ((141.00015, -7.5), "93.01.01.2002"),
        ((139.99, -7.5), None),
        ((0, 0), None),
    ],
)
def test_point_to_village(two_villages, point, village):
    load_boundaries(two_villages)
    region = point_to_village(*point)
    assert (region and region.code) == village


def test_point_to_village_knows_current_villages_only(tmp_path):
    load_boundaries(
        collection(tmp_path, feature("91.01.01.2001", square(140, -8)), feature("93.01.01", square(140, -8)))
    )
    assert point_to_village(140.5, -7.5) is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "b.geojson: this is no JSON text. Hand in a GeoJSON file."),
        ("[]", "b.geojson: the file holds no features. Hand in a GeoJSON FeatureCollection."),
        ('{"features": []}', "b.geojson: the file holds no features."),
        ('{"features": [1]}', "b.geojson, row 1, column code: “None” is no region code."),
        (
            features(feature("15.7", square(0, 0))),
            "row 1, column code: “15.7” is no region",
        ),
        (
            features(feature("15", square(0, 0))),
            "row 1, column code: region 15 is not known.",
        ),
        (
            features(feature("93", square(0, 0)), feature("93", square(0, 0))),
            "b.geojson, row 2, column code: code 93 stands in row 1 already. Remove one of the two.",
        ),
        (
            features(feature("93", {"type": "Point", "coordinates": [0, 0]})),
            "b.geojson, row 1, column geometry: the outline of 93 is no valid polygon in degrees (type).",
        ),
        (
            features(feature("93", {"type": "Polygon", "coordinates": ["x"]})),
            "(coordinates)",
        ),
        (features(feature("93", {"type": "Polygon", "coordinates": []})), "(shape)"),
        (features(feature("93", square(500_000, 9_000_000))), "in degrees (degrees)"),
    ],
)
def test_bad_boundaries_end_with_one_line_and_change_nothing(two_villages, tmp_path, text, complaint):
    load_boundaries(two_villages)

    with pytest.raises(BadInput) as refusal:
        load_boundaries(written(tmp_path, "b.geojson", text))

    assert complaint in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert Boundary.objects.count() == 2


def test_an_outline_that_crosses_itself_is_refused(tmp_path):
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}
    with pytest.raises(BadInput, match="no valid polygon"):
        load_boundaries(collection(tmp_path, feature("93", bow)))
