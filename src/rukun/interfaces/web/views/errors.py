"""Pages for what went wrong; each says what to do next."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rukun.interfaces.web.keeping import kept, may_be_kept
from rukun.kernel.errors import DomainError, NotAllowed


class Refusals:
    """Middleware that shows a refusal no view has caught: 403 for rights, 409 for the rest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn a `DomainError` into a page in the person's language."""
        if not isinstance(error, DomainError):
            return None
        status = 403 if isinstance(error, NotAllowed) else 409
        return render(request, "errors/refused.html", {"error": error, "status": status}, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form was open too long or in another session; one of ours can be sent again."""
    if may_be_kept(request):
        return kept(request, must_log_in=False, status=403)
    return render(request, "errors/csrf.html", {"reason": reason}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request could not be read, or that it was too large to be."""
    is_too_big = isinstance(exception, RequestDataTooBig)
    return render(request, "errors/400.html", {"is_too_big": is_too_big}, status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing here, without telling whether it exists for others."""
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault and that nothing was half-saved."""
    return render(request, "errors/500.html", status=500)
