"""Where records of each type are met on the screen."""

from typing import Final
from uuid import UUID

from django.urls import reverse

_PAGES: Final = {"case": "cases:detail", "report": "reports:detail", "incident": "incidents:detail"}


def page_of(object_type: str, pk: UUID) -> str:
    """Return the address of a record; that of the home screen for a type without a page."""
    route = _PAGES.get(object_type)
    return reverse(route, kwargs={"pk": pk}) if route else reverse("web:home")
