"""Floors for the parser on messages that were written by somebody who had not seen the code."""

import json
from pathlib import Path

import pytest

from tests.corpora.scoring import FLOORS, Score, figures, score

HERE = Path(__file__).parent


def _score(*corpora: str) -> Score:
    return score([one for name in corpora for one in json.loads((HERE / name).read_text(encoding="utf-8"))])


@pytest.fixture(scope="module")
def found() -> Score:
    return _score("messages.json", "wa_examples.json")


@pytest.fixture(scope="module")
def unseen() -> Score:
    """Messages that came when the parser stood already."""
    return _score("messages_b.json", "messages_c.json")


@pytest.mark.parametrize("column", FLOORS)
def test_floor_holds(found: Score, column: str) -> None:
    assert found.share(column) >= FLOORS[column], "\n" + "\n".join([*found.misses, *figures(found)])


@pytest.mark.parametrize("column", FLOORS)
def test_floor_holds_on_later_messages(unseen: Score, column: str) -> None:
    assert unseen.share(column) >= FLOORS[column], "\n" + "\n".join([*unseen.misses, *figures(unseen)])


def test_little_is_invented_on_later_messages(unseen: Score) -> None:
    assert len(unseen.invented) <= 20, "\n" + "\n".join(unseen.invented)  # of 110 messages; the aim is 0


def test_nothing_is_invented(found: Score) -> None:
    assert found.invented == []


def test_dates_that_contradict_their_weekday_are_asked_about(found: Score) -> None:
    assert found.asked["date asked"] >= 5
    assert found.share("date asked") == 1


def test_intelligence_products_are_refused(found: Score) -> None:
    assert found.asked["intelligence refused"] >= 2
    assert found.share("intelligence refused") == 1


def test_names_and_strengths_are_sealed(found: Score) -> None:
    assert found.share("masked") >= 0.9
