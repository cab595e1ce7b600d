import pytest
from django.utils import translation

from rukun.foundation.territory.domain import load_regions
from tests.foundation.territory.editions import NEW, OLD, written


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def old_file(tmp_path):
    return written(tmp_path, "regions_2022.csv.gz", OLD)


@pytest.fixture
def new_file(tmp_path):
    return written(tmp_path, "regions_2025.csv", NEW)


@pytest.fixture
def small_country(db, monkeypatch, old_file, new_file):
    """Both editions loaded; half of the small country changed, which a real one never does."""
    monkeypatch.setattr("rukun.foundation.territory.domain.loading._LARGEST_SHARE_RETIRED", 1)
    load_regions(old_file)
    load_regions(new_file)
