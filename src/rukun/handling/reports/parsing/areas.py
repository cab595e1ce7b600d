"""Read the disputed area."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import (
    Suggestion,
)

_HECTARES: Final = re.compile(r"(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?)\s?hektare\b")


def area_in(passage: Passage) -> Suggestion[Decimal] | None:
    """Suggest the disputed area in hectares: the first that is named."""
    for match in passage.matches(_HECTARES):
        if passage.ground.is_aside(match.start()) or re.search(
            r"\bmasing[-\s]?(?:masing)?2?\s?$", passage.clean[max(0, match.start() - 14) : match.start()]
        ):
            continue
        text = match["n"]
        text = text.replace(".", "").replace(",", ".") if re.search(r"\.\d{3}", text) or "," in text else text
        try:
            return Suggestion(Decimal(text), (passage.evidence(match),), 0.85)
        except InvalidOperation:
            continue
    return None
