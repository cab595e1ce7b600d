"""`rukun parse --look-alikes`, through the console's own door."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from rukun.cli import main
from tests.cast import make_regions

pytestmark = pytest.mark.django_db
EXAMPLES = Path(__file__).resolve().parents[1] / "corpora/wa_examples.json"


@pytest.fixture(autouse=True)
def language_is_restored() -> Iterator[None]:
    with translation.override(translation.get_language()):
        yield


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """Those of the examples that tell of places which the cast has."""
    make_regions()
    chosen = {
        row["id"]: {"region": "15.07", **{name: row[name] for name in ("id", "text", "received_at")}}
        for row in json.loads(EXAMPLES.read_text(encoding="utf-8"))
    }
    file = tmp_path / "messages.json"
    file.write_text(json.dumps([chosen[key] for key in ("W01", "W13", "W14", "W17", "W33")]))
    return file


def answers(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, list)
    return found


def test_messages_of_one_event_are_paired_with_their_reasons(
    examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", "--look-alikes", str(examples)]) == 0
    (pair,) = answers(capsys)
    assert {pair["a"], pair["b"]} == {"W13", "W14"}
    assert 0.5 < pair["score"] <= 1
    assert "tempat sama" in pair["for"]
    assert all(isinstance(reason, str) for reason in pair["for"] + pair["against"])


def test_nothing_to_compare_gives_no_pairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_regions()
    file = tmp_path / "none.json"
    file.write_text("[]")
    assert main(["parse", "--look-alikes", str(file)]) == 0
    assert answers(capsys) == []


def test_a_bad_file_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.json"
    file.write_text('[{"id": "A"}]')
    assert main(["parse", "--look-alikes", str(file)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
