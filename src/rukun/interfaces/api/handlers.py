"""Which error gives which answer. Refusals of the domain name themselves: RungSkipped → rung-skipped."""

import logging
import re

from django.core.exceptions import RequestDataTooBig
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from rukun.interfaces.api.mistakes import mistake, pointer
from rukun.interfaces.api.problems import Problem, problem
from rukun.interfaces.api.versions import etag, shown
from rukun.kernel.errors import DomainError, Invalid, NotAllowed, StaleVersion

_log = logging.getLogger("django.request")


def register(api: NinjaAPI) -> None:
    """Let every error end in a problem."""
    api.add_exception_handler(AuthenticationError, _unauthenticated)
    api.add_exception_handler(Throttled, _throttled)
    api.add_exception_handler(Http404, _not_found)
    api.add_exception_handler(HttpError, _unreadable)
    api.add_exception_handler(UnreadablePostError, _unreadable)
    api.add_exception_handler(RequestDataTooBig, _too_large)
    api.add_exception_handler(ValidationError, _misfits)
    api.add_exception_handler(Problem, _own)
    api.add_exception_handler(DomainError, _refused)
    api.add_exception_handler(Invalid, _invalid)
    api.add_exception_handler(NotAllowed, _not_allowed)
    api.add_exception_handler(StaleVersion, _stale)
    api.add_exception_handler(Exception, _broken)


def kind_of(error: DomainError) -> str:
    """Return the name of a refusal as programs read it: "rung-skipped"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(error).__name__).lower()


def not_found() -> HttpResponse:
    """Say that there is nothing here, without telling whether it exists for others."""
    return problem(404, "not-found", _("There is nothing here that your office can open."))


def not_possible(allowed: str) -> HttpResponse:
    """Say which methods there are."""
    detail = _("Use one of: %(methods)s.") % {"methods": allowed}
    return problem(405, "method-not-allowed", detail, headers={"Allow": allowed})


def json_needed() -> HttpResponse:
    """Say that a body is read as JSON only."""
    return problem(415, "json-needed", _("Send the body as JSON, with Content-Type: application/json."))


def _unauthenticated(request: HttpRequest, error: object) -> HttpResponse:
    detail = _(
        "Send a token as “Authorization: Bearer …”. It may be out of date or revoked, or its office may "
        "have ended: ask for a new one."
    )
    return problem(401, "invalid-token", detail, headers={"WWW-Authenticate": 'Bearer realm="Rukun"'})


def _throttled(request: HttpRequest, error: object) -> HttpResponse:
    return problem(429, "too-many-requests", _("Wait a minute, then go on more slowly."))


def _not_found(request: HttpRequest, error: object) -> HttpResponse:
    return not_found()


def _unreadable(request: HttpRequest, error: object) -> HttpResponse:
    return problem(400, "unreadable", _("The body is not valid JSON in UTF-8."))


def _too_large(request: HttpRequest, error: object) -> HttpResponse:
    return problem(413, "too-large", _("A request may hold at most 2 MB."))


def _misfits(request: HttpRequest, error: object) -> HttpResponse:
    errors = error.errors if isinstance(error, ValidationError) else []
    detail = _("Nothing was saved. Correct what is listed and send it again.")
    return problem(422, "invalid", detail, mistakes=[mistake(one) for one in errors])


def _own(request: HttpRequest, error: object) -> HttpResponse:
    if not isinstance(error, Problem):
        raise TypeError(error)
    return problem(error.status, error.kind, error.detail, headers=error.headers, mistakes=error.mistakes)


def _refused(request: HttpRequest, error: object) -> HttpResponse:
    if not isinstance(error, DomainError):
        raise TypeError(error)
    return problem(409, kind_of(error), str(error))


def _invalid(request: HttpRequest, error: object) -> HttpResponse:
    if not isinstance(error, Invalid):
        raise TypeError(error)
    place = pointer(error.field.split("."))
    return problem(422, kind_of(error), str(error), mistakes=[{"pointer": place, "detail": str(error)}])


def _not_allowed(request: HttpRequest, error: object) -> HttpResponse:
    return problem(403, "not-allowed", str(error))


def _stale(request: HttpRequest, error: object) -> HttpResponse:
    """Give the record as it stands, so that the caller can show both versions."""
    current = error.current if isinstance(error, StaleVersion) else None
    version = getattr(current, "version", None)
    headers = {"ETag": etag(version)} if isinstance(version, int) else {}
    return problem(412, "stale-version", str(error), headers=headers, current=shown(current))


def _broken(request: HttpRequest, error: object) -> HttpResponse:
    """Answer as Django would, in JSON; the log and the signal are Django's own."""
    got_request_exception.send(sender=None, request=request)
    fault = error if isinstance(error, Exception) else None
    _log.error("Internal Server Error: %s", request.path, exc_info=fault, extra={"request": request})
    detail = _("Nothing was half-saved. Try again later; if it goes on, tell your administrator.")
    return problem(500, "broken", detail)
