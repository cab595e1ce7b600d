"""Values of settings in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from rukun.foundation.settings import keys
from rukun.foundation.settings.enums import MapColour, Risk
from rukun.foundation.settings.keys import Key
from rukun.foundation.settings.shapes import JSON

_ZONE_NAMES: Mapping[str, str] = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def say(key: Key[object], raw: JSON) -> str:
    """Return the stored value `raw` of `key` as an official would say it."""
    value: Any = raw
    if key.code == keys.RISK_MATRIX.code:
        return " / ".join(" · ".join(str(Risk(cell).label) for cell in row) for row in value)
    if key.code == keys.RISK_COLOURS.code:
        return ", ".join(f"{Risk(risk).label}: {MapColour(fill).label}" for risk, fill in value.items())
    if key.code == keys.ZONE.code:
        return _ZONE_NAMES.get(value, _("that of the province"))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return "; ".join(value) or _("not filled in")
    if value is None:
        return _("not used")
    return f"{value} {key.unit}".strip() or _("not filled in")
