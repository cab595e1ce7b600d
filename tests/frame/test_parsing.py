"""`rukun parse`, through the console's own door."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from rukun.cli import main

pytestmark = pytest.mark.django_db
GOOD = {
    "id": "1",
    "text": "Kemarin jam 20.30 pemuda Desa Lambur berkelahi, 2 orang luka ringan",
    "received_at": "2026-03-04T10:00:00+07:00",
    "region": "15.07",
}


@pytest.fixture(autouse=True)
def language_is_restored() -> Iterator[None]:
    with translation.override(translation.get_language()):
        yield


def written(folder: Path, content: Any) -> str:
    file = folder / "messages.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(file)


def test_answer_has_the_shape_of_the_examples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", written(tmp_path, [GOOD])]) == 0
    (answer,) = json.loads(capsys.readouterr().out)
    (report,) = answer["reports"]
    assert answer["id"] == "1"
    assert report["places"] == [
        {"code": "15.07.01.2002", "name": "Lambur", "level": "desa", "role": "primary"}
    ]
    assert report["event_time"]["start"] == "2026-03-03T20:30:00+07:00"
    assert report["event_time"]["precision"] == "minute"
    assert (report["kind"], report["type"], report["source"]) == ("incident", "youth_village_brawl", "A")
    assert (report["casualties"]["light"], report["casualties"]["dead"], report["crowd"]) == (2, None, None)
    assert report["words"]["light"] == ["2 orang luka ringan"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "line 1: this is no JSON"),
        ("{}", "a list of messages is expected"),
        ([1], "message 1: an object"),
        ([{**GOOD, "text": None}], "message 1: text must be a text"),
        ([GOOD, {**GOOD, "region": "Lambur"}], "message 2: region must be a code"),
        ([{**GOOD, "received_at": "kemarin"}], "received_at must be a time"),
        ([{**GOOD, "received_at": "2026-03-04T10:00:00"}], "needs its offset"),
    ],
)
def test_bad_file_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: Any, complaint: str
) -> None:
    assert main(["parse", written(tmp_path, content)]) == 2
    printed = capsys.readouterr()
    assert complaint in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_message_that_is_too_long_is_said_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", written(tmp_path, [{**GOOD, "id": "long", "text": "a" * 60_001}, GOOD])]) == 0
    long, good = json.loads(capsys.readouterr().out)
    assert "60000" in long["error"]
    assert long["reports"] == []
    assert len(good["reports"]) == 1
