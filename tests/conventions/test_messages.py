"""The Indonesian catalogue is complete: no screen falls back to English by accident."""

import re
from pathlib import Path
from typing import Any

import pytest

from scripts.messages import catalogue_file, extracted, is_open, read

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<!\{)\{(\w+)\}(?!\})")


@pytest.fixture(scope="module")
def sources() -> dict[tuple[Any, Any], Any]:
    return {(message.id, message.context): message for message in extracted() if message.id}


@pytest.fixture(scope="module")
def indonesian() -> dict[tuple[Any, Any], Any]:
    file = catalogue_file("id")
    assert file.exists(), "there is no Indonesian catalogue: run `make messages`"
    return {(message.id, message.context): message for message in read(file) if message.id}


def shown(message: Any) -> str:
    places = ", ".join(sorted({place for place, _line in message.locations})) or "nowhere"
    singular = message.id[0] if isinstance(message.id, tuple) else message.id
    return f"{singular!r} ({places})"


def test_every_text_is_in_the_catalogue(sources: dict[Any, Any], indonesian: dict[Any, Any]) -> None:
    missing = [shown(message) for key, message in sources.items() if key not in indonesian]
    assert missing == [], "run `make messages`, then translate what is new"


def test_every_text_is_translated(sources: dict[Any, Any], indonesian: dict[Any, Any]) -> None:
    waiting = [shown(message) for key, message in indonesian.items() if key in sources and is_open(message)]
    assert waiting == []


def test_no_text_is_left_over(sources: dict[Any, Any], indonesian: dict[Any, Any]) -> None:
    assert [shown(message) for key, message in indonesian.items() if key not in sources] == []


def test_placeholders_survive_translation(indonesian: dict[Any, Any]) -> None:
    differing = [shown(message) for message in indonesian.values() if not is_faithful(message)]
    assert differing == []


def is_faithful(message: Any) -> bool:
    """The answer names what the text names; the one form for all numbers answers the plural."""
    asked = placeholders(message.id[-1] if isinstance(message.id, tuple) else message.id)
    answers = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(not answer or placeholders(answer) == asked for answer in answers)


def placeholders(text: str) -> set[str]:
    return {percent or brace for percent, brace in PLACEHOLDER.findall(text)}
