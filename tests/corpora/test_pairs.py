"""Floors for look-alikes on pairs that were written by somebody who had not seen the code."""

import json
from pathlib import Path

import pytest

from tests.corpora.pairs_scoring import Figures, score

RECALL, PRECISION = 0.90, 0.90


@pytest.fixture(scope="module")
def figures() -> Figures:
    return score(json.loads((Path(__file__).parent / "pairs.json").read_text(encoding="utf-8")))


def test_tellings_of_one_event_are_found(figures: Figures) -> None:
    assert figures.recall >= RECALL, "\n" + "\n".join(figures.lines)


def test_different_events_are_kept_apart(figures: Figures) -> None:
    assert figures.precision >= PRECISION, "\n" + "\n".join(figures.lines)


def test_few_pairs_are_suggested_that_nobody_listed(figures: Figures) -> None:
    """Some are right all the same; many would bury the desk."""
    assert figures.unlisted <= figures.found // 5
