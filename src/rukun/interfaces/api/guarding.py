"""What surrounds every address of the API: no session, no cookie, the caller's language, problems only."""

import functools
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from rukun.interfaces.api.handlers import json_needed, not_possible

View = Callable[..., HttpResponseBase]
DEFAULT_LANGUAGE: Final = "id"
_LANGUAGES: Final = ("id", "en")


def guarded(view: View) -> View:
    """Let `view` answer whoever has a token, in Indonesian or, if asked for, in English.

    The login middleware would redirect a caller without a session; forms' CSRF protection is
    about cookies, and none count here.
    """

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        language = wanted_language(request.headers.get("Accept-Language", ""))
        with translation.override(language):
            response = view(request, *args, **kwargs) if _is_readable(request) else json_needed()
            if isinstance(response, HttpResponseNotAllowed):
                response = not_possible(response.headers["Allow"])
        entity_tag = getattr(request, "entity_tag", "")
        if entity_tag and response.status_code < HTTPStatus.NO_CONTENT:
            response.headers["ETag"] = entity_tag
        response.headers["Content-Language"] = language
        patch_vary_headers(response, ["Authorization", "Accept-Language"])
        return response

    return csrf_exempt(login_not_required(answer))


def _is_readable(request: HttpRequest) -> bool:
    has_body = request.META.get("CONTENT_LENGTH") not in {None, "", "0"}
    return not has_body or request.method == "GET" or request.content_type == "application/json"


def wanted_language(header: str) -> str:
    """Return the first language of ours in an Accept-Language header, by its weights."""
    wishes = [_wish(part) for part in header[:200].split(",")]
    known = [(weight, code) for code, weight in wishes if code in _LANGUAGES and weight > 0]
    return max(known, key=lambda wish: wish[0])[1] if known else DEFAULT_LANGUAGE


def _wish(part: str) -> tuple[str, float]:
    tag, _semicolon, parameter = part.partition(";")
    name, _equals, number = parameter.strip().partition("=")
    try:
        weight = float(number) if name == "q" else 1.0
    except ValueError:
        weight = 0.0
    return tag.strip().lower().partition("-")[0], weight
