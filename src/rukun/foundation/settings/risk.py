"""Rate a matter: likelihood × impact, by the matrix that the region has set."""

from datetime import date

from rukun.foundation.settings.enums import Level, MapColour, Risk
from rukun.foundation.settings.keys import RISK_COLOURS, RISK_MATRIX
from rukun.foundation.settings.queries import value


def rate(likelihood: int, impact: int, *, region: str, on: date) -> Risk:
    """Return the rating of two levels from 1 (low) to 4 (very high); ValueError outside them."""
    row, column = Level(likelihood), Level(impact)
    return value(RISK_MATRIX, region=region, on=on)[row - 1][column - 1]


def colours(*, region: str, on: date) -> dict[Risk, MapColour]:
    """Return the map fill of each rating."""
    return value(RISK_COLOURS, region=region, on=on)
