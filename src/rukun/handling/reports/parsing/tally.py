"""What was counted so far."""

import re
from dataclasses import dataclass, field

from rukun.handling.reports.parsing.numbers import value_of
from rukun.handling.reports.parsing.reading import Span, Suggestion


@dataclass
class Counted:
    """What was counted, by field of Report, and what is more than was counted."""

    counts: dict[str, Suggestion[int]] = field(default_factory=dict)
    at_least: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def put(self, name: str, value: int, span: Span, confidence: float = 0.9) -> None:
        """Keep the first number told; a second, different one makes it a question."""
        known = self.counts.get(name)
        if known is None:
            self.counts[name] = Suggestion(value, (span,), confidence)
        elif known.value != value:
            self.counts[name] = Suggestion(known.value, (*known.evidence, span), 0.5, ask=True)


def number_in(match: re.Match[str]) -> int | None:
    """Return the number that a pattern caught as `n` or `n2`."""
    text = match.groupdict().get("n") or match.groupdict().get("n2") or ""
    if text == "seorang":
        return 1
    if text == "selusin":
        return 12
    return value_of(text)
