"""Cursors of lists: opaque, signed, and good only for the list from which they came."""

from collections.abc import Mapping

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from rukun.interfaces.api.problems import Mistake, Problem
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.values import Filter


def seal_cursor(request: ApiRequest, chosen: Filter, inner: str) -> str | None:
    """Return the cursor of the next page, None at the end."""
    return _signer(request, chosen).sign(inner) if inner else None


def open_cursor(request: ApiRequest, chosen: Filter) -> str:
    """Return the mark within a cursor, "" for the first page; refuse one that is not of this list."""
    if not chosen.cursor:
        return ""
    try:
        return _signer(request, chosen).unsign(chosen.cursor)
    except BadSignature:
        detail = _("This cursor does not belong to this list. Begin again without one.")
        mistake: Mistake = {"parameter": "cursor", "detail": str(detail)}
        raise Problem(400, "bad-cursor", detail, mistakes=[mistake]) from None


def refuse_unknown(parameters: Mapping[str, object], known: type[Filter]) -> None:
    """Refuse a parameter that the list does not know: a filter that is overlooked shows too much."""
    unknown = sorted(set(parameters) - set(known.model_fields))
    if unknown:
        detail = _("There is no such parameter here.")
        mistakes: list[Mistake] = [{"parameter": name, "detail": str(detail)} for name in unknown]
        raise Problem(422, "invalid", detail, mistakes=mistakes)


def _signer(request: ApiRequest, chosen: Filter) -> Signer:
    narrowed = chosen.model_dump_json(exclude={"cursor", "limit"})
    return Signer(salt=f"rukun.api.cursor {request.path} {narrowed}")
