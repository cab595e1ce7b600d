"""What pydantic finds wrong with a value, said to people, and where the value stands."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rukun.interfaces.api.problems import Mistake

_OTHER: Final = _("This value does not fit.")
_WORDS: Final[Mapping[str, str | Promise]] = {
    "missing": _("This is required."),
    "extra_forbidden": _("There is no such field here."),
    "string_type": _("Give text."),
    "string_unicode": _("The text holds a character that cannot be stored. Paste it as plain text."),
    "unstorable": _("The text holds a character that cannot be stored. Paste it as plain text."),
    "string_too_long": _("Write at most %(max_length)s characters."),
    "string_too_short": _("This is required."),
    "enum": _("Choose one of: %(expected)s."),
    "literal_error": _("Choose one of: %(expected)s."),
    "int_type": _("Give a whole number."),
    "int_parsing": _("Give a whole number."),
    "int_from_float": _("Give a whole number."),
    "greater_than_equal": _("Give at least %(ge)s."),
    "less_than_equal": _("Give at most %(le)s."),
    "uuid_type": _("Give an identifier such as 0199c0de-0000-7000-8000-000000000000."),
    "uuid_parsing": _("Give an identifier such as 0199c0de-0000-7000-8000-000000000000."),
    "bool_type": _("Give true or false."),
    "bool_parsing": _("Give true or false."),
    "date_type": _("Give a date such as 2026-03-04."),
    "date_parsing": _("Give a date such as 2026-03-04."),
    "date_from_datetime_parsing": _("Give a date such as 2026-03-04."),
    "date_from_datetime_inexact": _("Give a date such as 2026-03-04."),
    "datetime_type": _("Give a time with its zone, such as 2026-03-04T10:00:00+07:00."),
    "datetime_parsing": _("Give a time with its zone, such as 2026-03-04T10:00:00+07:00."),
    "datetime_from_date_parsing": _("Give a time with its zone, such as 2026-03-04T10:00:00+07:00."),
    "timezone_aware": _("Give a time with its zone, such as 2026-03-04T10:00:00+07:00."),
    "far_off": _("This lies outside the years 1900 to 2199."),
    "list_type": _("Give a list."),
    "too_long": _("Give at most %(max_length)s entries."),
    "model_attributes_type": _("Give a JSON object."),
    "model_type": _("Give a JSON object."),
    "dict_type": _("Give a JSON object."),
}


def mistake(error: Mapping[str, Any]) -> Mistake:
    """Return one entry of pydantic's list as we say it; the value itself is not repeated."""
    source, *path = error["loc"]
    words = _WORDS.get(error["type"], _OTHER)
    context = {name: str(value).replace(" or ", ", ") for name, value in error.get("ctx", {}).items()}
    detail = str(words) % context if "%(" in str(words) else str(words)
    if source == "body":
        return {"pointer": pointer(path[1:]), "detail": detail}
    name = ".".join(str(step) for step in path)
    return {"header": name, "detail": detail} if source == "header" else {"parameter": name, "detail": detail}


def pointer(path: Sequence[object]) -> str:
    """Return a JSON pointer (RFC 6901) as a URI fragment: "#/on_behalf/office"."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return "#" + "".join(f"/{step}" for step in steps)
