"""The language a person has chosen, kept in a cookie of this device."""

from typing import TypeVar

from django.conf import settings
from django.http import HttpResponseBase

LANGUAGE_COOKIE = "rukun_language"

_YEAR = 31_536_000

Response = TypeVar("Response", bound=HttpResponseBase)


def remember_language(response: Response, wanted: str) -> Response:
    """Have this device speak `wanted` from now on; an unknown language changes nothing."""
    if wanted in dict(settings.LANGUAGES):
        response.set_cookie(
            LANGUAGE_COOKIE,
            wanted,
            max_age=_YEAR,
            samesite="Lax",
            secure=settings.IS_SERVED_OVER_TLS,
            httponly=True,
        )
    return response
