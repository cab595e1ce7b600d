"""Shapes of setting values: each turns stored JSON into a typed value or says what is wrong.

A shape raises `ValueError` with a text for people.
"""

import re
from collections.abc import Callable, Iterable
from datetime import time
from string import Formatter
from typing import TypeAlias, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

from rukun.foundation.settings.enums import MapColour, Risk

JSON: TypeAlias = "str | int | float | bool | list[JSON] | dict[str, JSON] | None"
T = TypeVar("T")
Shape: TypeAlias = Callable[[JSON], T]
RiskMatrix: TypeAlias = tuple[tuple[Risk, ...], ...]

_MATRIX_SIDE = 4
_NUMBER_FORMAT = re.compile(r"(0?[1-9]d?)?")
_SEVERITY = list(Risk)


def whole_number(low: int, high: int) -> Shape[int]:
    """A whole number between `low` and `high`, both included."""

    def shape(raw: JSON) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int) or not low <= raw <= high:
            raise ValueError(_("Enter a whole number from %(low)d to %(high)d.") % {"low": low, "high": high})
        return raw

    return shape


def optional(shape: Shape[T]) -> Shape[T | None]:
    """The same shape, or nothing at all: the rule is off."""

    def relaxed(raw: JSON) -> T | None:
        return None if raw is None else shape(raw)

    return relaxed


def one_of(allowed: Iterable[int]) -> Shape[int]:
    """One of a few numbers."""
    choices = sorted(allowed)

    def shape(raw: JSON) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int) or raw not in choices:
            raise ValueError(_("Choose one of %(choices)s.") % {"choices": ", ".join(map(str, choices))})
        return raw

    return shape


def switch(raw: JSON) -> bool:
    """On or off."""
    if not isinstance(raw, bool):
        raise ValueError(_("Choose yes or no."))
    return raw


def text(raw: JSON) -> str:
    """One line of at most 200 characters; may be empty."""
    if not isinstance(raw, str) or "\n" in raw or len(raw) > 200:
        raise ValueError(_("Enter one line of at most 200 characters."))
    return raw


def lines(raw: JSON) -> tuple[str, ...]:
    """Up to six lines of text."""
    if not isinstance(raw, list) or len(raw) > 6:
        raise ValueError(_("Enter at most six lines."))
    return tuple(text(line) for line in raw)


def clock_time(raw: JSON) -> time:
    """A time of day such as "08:00"."""
    try:
        return time.fromisoformat(raw) if isinstance(raw, str) else _refuse_time()
    except ValueError:
        return _refuse_time()


def _refuse_time() -> time:
    raise ValueError(_("Enter a time such as 08:00."))


def zone(raw: JSON) -> str:
    """An IANA zone, or empty for the zone of the province."""
    if not isinstance(raw, str):
        raise ValueError(_("Choose WIB, WITA or WIT."))
    if raw:
        try:
            ZoneInfo(raw)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(_("Choose WIB, WITA or WIT.")) from None
    return raw


def risk_matrix(raw: JSON) -> RiskMatrix:
    """Four rows of likelihood by four columns of impact; no step up may lower the rating."""
    if not isinstance(raw, list) or len(raw) != _MATRIX_SIDE:
        raise ValueError(_("The matrix needs four rows of four ratings."))
    rows = tuple(_risk_row(row) for row in raw)
    for line in (*rows, *zip(*rows, strict=True)):
        ranks = [_SEVERITY.index(risk) for risk in line]
        if ranks != sorted(ranks):
            raise ValueError(_("A higher likelihood or impact must not give a lower risk."))
    return rows


def _risk_row(raw: JSON) -> tuple[Risk, ...]:
    if not isinstance(raw, list) or len(raw) != _MATRIX_SIDE:
        raise ValueError(_("The matrix needs four rows of four ratings."))
    if not all(cell in Risk.values for cell in raw):
        raise ValueError(_("A rating is low, medium, high or very_high."))
    return tuple(Risk(str(cell)) for cell in raw)


def risk_colours(raw: JSON) -> dict[Risk, MapColour]:
    """A map colour for each of the four ratings."""
    if not isinstance(raw, dict) or set(raw) != set(Risk.values):
        raise ValueError(_("Every rating needs a map colour."))
    if not all(colour in MapColour.values for colour in raw.values()):
        raise ValueError(_("A map colour is low, medium or high."))
    return {Risk(risk): MapColour(str(colour)) for risk, colour in raw.items()}


def number_pattern(raw: JSON) -> str:
    """A pattern with {year} and {n}, such as "LI-{year}-{n:04d}"; both keep numbers apart.

    Parsed before it is ever formatted: a pattern must not reach attributes of its arguments.
    """
    problem = _("Use {year} and {n} once each, for example LI-{year}-{n:04d}.")
    if not isinstance(raw, str) or len(raw) > 60:
        raise ValueError(problem)
    try:
        parts = [part for part in Formatter().parse(raw) if part[1] is not None]
    except ValueError:
        raise ValueError(problem) from None
    if sorted(str(name) for _literal, name, _spec, _conversion in parts) != ["n", "year"]:
        raise ValueError(problem)
    for _literal, name, spec, conversion in parts:
        if conversion or (spec and (name == "year" or not _NUMBER_FORMAT.fullmatch(spec))):
            raise ValueError(problem)
    return raw
