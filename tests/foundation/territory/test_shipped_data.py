"""The files in data/ as a whole: about fifteen seconds, once."""

from pathlib import Path

import pytest
from django.db.models import Count

from rukun.foundation.territory.domain import load_boundaries, load_regions
from rukun.foundation.territory.models import Boundary, Region, Succession
from rukun.foundation.territory.queries import point_to_village
from rukun.foundation.territory.search import search_regions

DATA = Path(__file__).resolve().parents[3] / "data"


@pytest.mark.django_db
def test_the_shipped_country_is_whole():
    load_regions(DATA / "regions_2022.csv.gz")
    result = load_regions(DATA / "regions_2025.csv.gz")
    outlines = load_boundaries(DATA / "boundaries/village_15.geojson.gz")

    current = Region.objects.current()
    assert result.rows == 91_599
    assert dict(current.values_list("level").annotate(Count("code"))) == {1: 38, 2: 514, 3: 7_285, 4: 83_762}

    ours = Region.objects.current().within(["15.07"])
    assert dict(ours.values_list("kind").annotate(Count("code"))) == {
        "regency": 1,
        "subdistrict": 11,
        "village": 73,
        "urban_village": 20,
    }
    regency = Region.objects.get(code="15.07")
    assert (regency.population, str(regency.area_km2)) == (244_905, "4544.575")
    assert outlines.rows == 1_568
    assert Boundary.objects.filter(region__in=ours, level=4).count() == 93

    gone = Region.objects.filter(level=2, is_current=False)
    came = Region.objects.filter(level=2, edition_from="2025")
    assert (gone.count(), came.count()) == (26, 26)
    followed = Succession.objects.filter(old__level=2, is_certain=True)
    assert followed.count() == 26
    assert followed.get(old="91.01").new_id == "93.01"
    assert (result.certain, result.uncertain) == (6_258, 106)

    by_basis = dict(Succession.objects.values_list("basis").annotate(Count("pk")))
    assert by_basis == {
        "same_name": 5_930,
        "moved": 196,
        "spelling": 132,
        "none": 44,
        "similar": 41,
        "several": 12,
        "parent_open": 9,
    }
    # A village of a subdistrict that was split, and one whose name is spelt otherwise since.
    assert Succession.objects.get(old="33.09.17.2009").new_id == "33.09.18.2021"
    assert Succession.objects.get(old="92.01.14.2002").new_id == "96.01.10.2002"

    villages = current.filter(name="Sidomulyo", level=4)
    assert villages.count() == 98
    assert [region.code for region in search_regions("Ds. Sei Beras", near=("15.07",), limit=1)] == [
        "15.07.09.2006"
    ]
    beras = Boundary.objects.get(region="15.07.09.2006")
    assert point_to_village(beras.label_lon, beras.label_lat) == Region.objects.get(code="15.07.09.2006")
