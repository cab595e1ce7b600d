"""What people hold in their hands or have on their desks."""

from typing import Any, Final

DESK: Final[dict[str, Any]] = {"viewport": {"width": 1280, "height": 800}}
PHONE: Final[dict[str, Any]] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
OLD_PHONE: Final[dict[str, Any]] = PHONE | {"java_script_enabled": False}
