"""Answers for what went wrong (RFC 9457), in the language that the caller asked for."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final, TypedDict

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONTENT_TYPE: Final = "application/problem+json"
KIND: Final = "urn:rukun:problem:"

_TITLES: Final[Mapping[int, str | Promise]] = {
    400: _("The request cannot be read"),
    401: _("A valid token is needed"),
    403: _("Not allowed"),
    404: _("Not found"),
    405: _("Not possible here"),
    409: _("Refused"),
    412: _("Changed in between"),
    413: _("Too large"),
    415: _("JSON is needed"),
    422: _("Some values do not fit"),
    428: _("The version is missing"),
    429: _("Too many requests"),
    500: _("Our fault"),
}


class Mistake(TypedDict, total=False):
    """One value that does not fit: where it stands, and what is wrong with it."""

    pointer: str  # JSON pointer into the body, as a fragment: "#/title"
    parameter: str  # or the name of a parameter of the address
    header: str  # or of a header
    detail: str


class Problem(Exception):
    """Ends a request with a problem of this kind; raised by the API's own code only."""

    def __init__(
        self,
        status: int,
        kind: str,
        detail: str | Promise,
        *,
        headers: Mapping[str, str] | None = None,
        mistakes: Sequence[Mistake] = (),
    ) -> None:
        super().__init__(kind)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.headers = headers or {}
        self.mistakes = mistakes


def problem(
    status: int,
    kind: str,
    detail: str | Promise,
    *,
    headers: Mapping[str, str] | None = None,
    mistakes: Sequence[Mistake] = (),
    **members: object,
) -> HttpResponse:
    """Return the answer: `type` names the reason for programs, `detail` says it to people."""
    content: dict[str, object] = {
        "type": KIND + kind,
        "title": str(_TITLES.get(status, HTTPStatus(status).phrase)),
        "status": status,
        "detail": str(detail),
    }
    if mistakes:
        content["errors"] = list(mistakes)
    text = json.dumps(content | members, cls=DjangoJSONEncoder, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=CONTENT_TYPE, headers=dict(headers or {}))
