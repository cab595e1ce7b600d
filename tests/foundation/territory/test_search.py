import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rukun.foundation.territory.domain import load_regions
from rukun.foundation.territory.search import search_regions
from tests.foundation.territory.editions import NEW, written

pytestmark = pytest.mark.usefixtures("small_country")


def found(text, **options):
    return [region.code for region in search_regions(text, **options)]


@pytest.mark.parametrize(
    "typed",
    [
        "Bupul",
        "bupul",
        "BUPUL ",
        "Ds. Bupul",
        "desa bupul",
        "bupol",
        "Bupul kec. Muting",
        "Kec Muting, Bupul",
        "muting bupul",
        "bupul muting merauke",
        "Boepoel, Kecamatn Muting",
        "b u p u l",
        "bupul papua selatan",
        "RT 04 desa bupul",
    ],
)
def test_search_survives_how_people_write(typed):
    assert found(typed)[:1] == ["93.01.01.2002"]


def test_search_finds_former_names_and_codes_under_the_new_code():
    assert found("Kota Lama") == ["91.03.01"]
    assert found("Sei Dua") == ["91.03.01.2001"]
    assert found("91.01.01.2001") == ["93.01.01.2002"]
    assert found("91.71") == ["93.71"]


def test_search_knows_new_names_at_once(small_country, tmp_path):
    assert found("Wasur") == []
    load_regions(written(tmp_path, "regions_2025.csv", NEW + "93.01.01.2004,Wasur,desa,,\n"))
    assert found("Wasur") == ["93.01.01.2004"]


def test_search_takes_a_code_among_words():
    assert found("91.01.01.2001 Sorong") == ["93.01.01.2002", "93.02", "93.71"]


def test_search_by_the_beginning_of_a_code():
    assert found("93.0") == ["93.01", "93.02", "93.01.01", "93.01.01.2001", "93.01.01.2002", "93.01.01.2003"]
    assert found("93.0", level=3) == ["93.01.01"]


def test_search_keeps_to_the_level_that_was_named():
    assert found("sorong") == ["93.02", "93.71"]
    assert found("muting", level=4) == []
    assert found("kel. muting") == []
    assert found("kec. muting") == ["93.01.01"]


def test_search_ranks_the_searchers_territory_first(cast_of_namesakes):
    assert found("Sidomulyo") == ["15.01.01.2001", "15.07.01.2001", "35.01.01.2001"]
    assert found("Sidomulyo", near=("15.07",)) == ["15.07.01.2001", "15.01.01.2001", "35.01.01.2001"]
    assert found("Sidomulyo", near=("35.01.01.2001",)) == ["35.01.01.2001", "15.01.01.2001", "15.07.01.2001"]
    assert found("Sidomulyo, kab. malang", near=("15.07",), limit=1) == ["35.01.01.2001"]


def test_search_looks_for_two_letters_at_home_only(cast_of_namesakes):
    assert found("si") == []
    assert found("si", near=("15.07.01",)) == ["15.07.01.2001"]


def test_search_takes_the_same_few_queries_whatever_it_finds(cast_of_namesakes, django_assert_num_queries):
    for typed in ("Bupul", "Sidomulyo"):
        found(typed)  # the names are read into memory once
        with django_assert_num_queries(2):
            assert found(typed, near=("15.07",))


@pytest.mark.parametrize("typed", ["", "  ", ",", "desa", "...", "%", "ds, kec", "'; --", "x" * 500])
def test_search_takes_anything(typed):
    assert found(typed) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.text(max_size=300) | st.text(alphabet="bupul mtigkec.,0123456789-/()\n", max_size=80))
def test_search_survives_whatever_is_pasted(typed):
    for region in search_regions(typed, near=("93.01",)):
        assert region.is_current


@pytest.fixture
def cast_of_namesakes(small_country, tmp_path):
    rows = NEW + "15,Jambi,provinsi,,\n35,Jawa Timur,provinsi,,\n"
    for regency, name in [("15.01", "Kerinci"), ("15.07", "Tanjung Jabung Timur"), ("35.01", "Malang")]:
        rows += f"{regency},Kabupaten {name},kabupaten,,\n{regency}.01,Pusat {name},kecamatan,,\n"
        rows += f"{regency}.01.2001,Sidomulyo,desa,,\n"
    load_regions(written(tmp_path, "regions_2025.csv", rows))
