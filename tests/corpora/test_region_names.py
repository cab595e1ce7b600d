"""The name search on a thousand names as people write them (region_names.json), over the shipped country."""

import json

import pytest

from rukun.foundation.territory.domain import load_regions
from tests.corpora.names_scoring import CORPUS, REPOSITORY, scored


@pytest.mark.django_db
def test_names_as_people_write_them_are_found():
    for name in ("regions_2022.csv.gz", "regions_2025.csv.gz"):
        load_regions(REPOSITORY / "data" / name)
    corpus = json.loads(CORPUS.read_text("utf-8"))

    score = scored(corpus)

    assert score.count >= 1_000
    assert (score.first >= 0.9, score.among_three >= 0.97) == (True, True), "\n".join(map(str, score.misses))
