"""The information value as a writer gives it: "Nilai B2", source A to F and content 1 to 6."""

import re
from typing import Final

from rukun.handling.reports.parsing.reading import Span, Suggestion

_VALUE: Final = re.compile(
    r"\bnilai(?: informasi| info)?[ \t]{0,3}[:=]?[ \t]{0,3}[*_]?(?P<source>[A-F])[ \t-]?(?P<content>[1-6])\b",
    re.IGNORECASE,
)


def value_in(text: str) -> tuple[Suggestion[str], Suggestion[int]] | None:
    """Return reliability of the source and credibility of the content, None where no value is given."""
    match = _VALUE.search(text)
    if match is None:
        return None
    words = (Span(match.start(), match.end()),)
    return Suggestion(match["source"].upper(), words), Suggestion(int(match["content"]), words)
