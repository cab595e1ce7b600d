from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rukun.foundation.territory.models import Region
from rukun.foundation.territory.queries import full_name, full_names, within
from rukun.kernel.actor import nobody
from rukun.kernel.regions import is_within_any

pytestmark = pytest.mark.usefixtures("small_country")

parts = st.lists(st.sampled_from(["91", "01", "02", "03", "71", "93", "2001", "2002", ""]), max_size=4)
codes = parts.map(".".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(codes, max_size=4))
def test_within_equals_is_within_on_stored_regions(territory):
    everything = Region.objects.values_list("code", flat=True)
    expected = {code for code in everything if is_within_any(code, territory)}

    assert set(Region.objects.within(territory).values_list("code", flat=True)) == expected
    found = Region.objects.filter(within(territory, field="code"))
    assert set(found.values_list("code", flat=True)) == expected


def test_within_follows_a_foreign_key():
    below = Region.objects.filter(within(["93.01"], field="parent_id"))
    assert sorted(below.values_list("code", flat=True)) == [
        "93.01.01",
        "93.01.01.2001",
        "93.01.01.2002",
        "93.01.01.2003",
    ]


def test_everybody_sees_all_regions():
    actor = nobody(datetime(2026, 3, 4, tzinfo=UTC))
    assert Region.objects.visible_to(actor).count() == Region.objects.count() == 23


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("93.01.01.2002", "Desa Bupul, Kec. Muting"),
        ("91.01.01.1001", "Kelurahan Kelapa Lima, Kec. Muting"),
        ("93.01.01", "Kecamatan Muting, Kab. Merauke"),
        ("93.71", "Kota Sorong"),
        ("93", "Provinsi Papua Selatan"),
    ],
)
def test_full_name_says_where(code, name):
    assert full_name(Region.objects.get(code=code)) == name


def test_full_name_goes_up_as_far_as_asked():
    village = Region.objects.get(code="93.01.01.2002")
    assert full_name(village, up_to=2) == "Desa Bupul, Kec. Muting, Kab. Merauke"
    assert full_name(village, up_to=1) == "Desa Bupul, Kec. Muting, Kab. Merauke, Prov. Papua Selatan"
    assert full_name(Region.objects.get(code="93"), up_to=1) == "Provinsi Papua Selatan"


@pytest.mark.parametrize("count", [1, 3])
def test_full_names_of_a_list_take_one_query(django_assert_num_queries, count):
    regions = list(Region.objects.filter(level=4, is_current=True).order_by("code")[:count])
    with django_assert_num_queries(1):
        names = full_names(regions, up_to=2)
    assert list(names) == [region.code for region in regions]
