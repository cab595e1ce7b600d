"""Rate likelihood and impact by the matrix of the region, as the number that rows keep."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from rukun.foundation.settings.enums import Level, Risk
from rukun.foundation.settings.risk import rate
from rukun.kernel.errors import Invalid

_STEPS: Final = tuple(Risk)  # low, medium, high, very high


def risk_step(likelihood: int, impact: int, *, region: str, on: date) -> int:
    """Return 1 (low) to 4 (very high); `Invalid` outside the matrix."""
    for field, step in (("likelihood", likelihood), ("impact", impact)):
        if step not in Level.values:
            raise Invalid(field, _("Choose one of the four steps."))
    return _STEPS.index(rate(likelihood, impact, region=region, on=on)) + 1
