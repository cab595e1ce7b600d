"""House rules on templates: nothing inline (strict CSP), nothing unescaped, every word translatable."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src/rukun"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))

COMMENT = re.compile(r"{#.*?#}|{% comment\b.*?%}.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
BLOCK_TEXT = re.compile(r"{% blocktrans(?:late)?\b.*?{% endblocktrans(?:late)? %}", re.DOTALL)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
ELEMENT = re.compile(r"<[^>]*>", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(r'\b(?:title|alt|placeholder|aria-label)="([^"]*)"')
CLASS_BLOCK = re.compile(r"{% block \w*class\w* %}.*?{% endblock\b.*?%}", re.DOTALL)
UNSPOKEN = re.compile(r"<(script|svg|kbd|code)\b.*?</\1>", re.DOTALL)
SPECIMENS = {"components_page.html"}  # shows components with made-up contents, to developers
# Proper names, languages in their own words, and units that are the same in every language.
SAME_EVERYWHERE = {
    *("Rukun", "WhatsApp", "Bahasa", "Indonesia", "English"),
    *("ha", "km", "kB", "MB", "WIB", "WITA", "WIT", "API", "NIK", "NIP", "SMTP"),
}


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """Replace matches by spaces, keeping the lines."""
    return pattern.sub(lambda match: re.sub(r"\S", " ", match.group()), text)


def found(pattern: str, *, without: re.Pattern[str] = COMMENT) -> list[str]:
    places = []
    for file in TEMPLATES:
        text = blanked(without, file.read_text(encoding="utf-8"))
        for match in re.finditer(pattern, text):
            line = text.count("\n", 0, match.start()) + 1
            places.append(f"{file.relative_to(SOURCE)}:{line} {match.group()[:60]!r}")
    return places


@pytest.mark.parametrize(
    "pattern",
    [r"\sstyle\s*=", r"\son[a-z]+\s*=\s*[\"']", r"<style\b", r"javascript:", r"\shx-on\b"],
)
def test_nothing_is_inline(pattern: str) -> None:
    assert found(pattern) == []


def test_scripts_come_from_files() -> None:
    assert found(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>") == []


@pytest.mark.parametrize("pattern", [r"\|\s*safe\b", r"{%\s*autoescape off", r"\|\s*safeseq\b"])
def test_nothing_is_unescaped(pattern: str) -> None:
    assert found(pattern) == []


def test_posting_forms_carry_the_token() -> None:
    posting = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL | re.IGNORECASE)
    unprotected = [
        f"{file.relative_to(SOURCE)}: {match.group()[:60]!r}"
        for file in TEMPLATES
        for match in posting.finditer(file.read_text(encoding="utf-8"))
        if "csrf_token" not in match.group()
    ]
    assert unprotected == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert found(r"\b(?:src|action|data-url)=\"(?:https?:)?//") == []


def spoken(file: Path) -> Iterator[str]:
    """What a template says in words of its own, outside translation."""
    text = blanked(COMMENT, file.read_text(encoding="utf-8"))
    text = blanked(UNSPOKEN, blanked(CLASS_BLOCK, text))
    text = TAG.sub(" ", blanked(BLOCK_TEXT, text))
    yield from SPOKEN_ATTRIBUTE.findall(text)
    yield ELEMENT.sub(" ", text)


def test_every_word_can_be_translated() -> None:
    hard_coded = [
        f"{file.relative_to(SOURCE)}: {word}"
        for file in TEMPLATES
        if file.name not in SPECIMENS
        for words in spoken(file)
        for word in re.findall(r"(?<![&\w])[^\W\d_]{2,}", words)
        if word not in SAME_EVERYWHERE
    ]
    assert sorted(set(hard_coded)) == []
