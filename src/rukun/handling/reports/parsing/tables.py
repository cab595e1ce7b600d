"""How the tables of this package are written: as running text, and phrases as patterns."""

import re


def listed(words: str) -> frozenset[str]:
    """Return the words of a table that is written as running text."""
    return frozenset(words.split())


def either(phrases: str) -> str:
    """Return a pattern for any of the phrases as whole words; a table has one phrase to a line.

    A phrase is a pattern itself, but a blank in it also stands for a line end, and its last word
    may carry the possessive -nya.
    """
    lines = [line.strip() for line in phrases.strip().splitlines() if line.strip()]
    return r"\b(?:" + "|".join(lines).replace(" ", r"\s") + r")(?:nya|nyo)?\b"


def compiled(phrases: str) -> re.Pattern[str]:
    """Return `either` ready for use on clean text."""
    return re.compile(either(phrases))
