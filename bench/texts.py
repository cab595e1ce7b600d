"""Texts for a million reports: those of the corpora, with other numbers, villages and names."""

import json
import random
import re
from pathlib import Path

from rukun.handling.reports.look_alikes.fingerprints import bands

_CORPORA = Path(__file__).resolve().parents[1] / "tests/corpora"
_NUMBER = re.compile(r"\d{1,4}")
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
_SYLLABLES = ("ba", "ka", "la", "ma", "na", "pa", "ra", "sa", "ta", "wa", "di", "lu", "ri", "si", "tu", "gu")


def corpus() -> list[str]:
    """Return the messages of the corpora."""
    messages = json.loads((_CORPORA / "messages.json").read_text(encoding="utf-8"))
    pairs = json.loads((_CORPORA / "pairs.json").read_text(encoding="utf-8"))["messages"]
    return [message["text"] for message in (*messages, *pairs)]


def variants(count: int, chance: random.Random) -> list[tuple[str, tuple[int, ...]]]:
    """Return `count` texts, each with the bands of its fingerprint."""
    originals = corpus()
    texts = (_varied(chance.choice(originals), chance) for _ in range(count))
    return [(text, bands(text)) for text in texts]


def _varied(text: str, chance: random.Random) -> str:
    text = _NUMBER.sub(lambda match: str(chance.randrange(1, 10 ** len(match[0]))), text)
    return _NAME.sub(lambda match: match[0] if chance.random() < 0.6 else _name(chance), text)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 5))).capitalize()
