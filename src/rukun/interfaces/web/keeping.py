"""What was sent while nobody was logged in comes back to be sent again: no word is lost.

A session ends at night, in the middle of a long form. Going back in the browser would ask for
the form anew and find the login instead; so the answer itself carries what was entered.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

_WITH_PASSWORDS: Final = ("account", "mfa", "setup")  # how the names of such addresses begin
_OF_THE_PAGE: Final = "csrfmiddlewaretoken"


class LoginRequired(LoginRequiredMiddleware):
    """Ask visitors to log in; what they sent is kept on the page that asks."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Answer a form with itself, everything else with the way to the login."""
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is None or request.method != "POST" or "HX-Request" in request.headers:
            return answer
        if _may_hold_a_password(request):
            return answer
        return kept(request, must_log_in=True, status=HTTPStatus.UNAUTHORIZED)


def may_be_kept(request: HttpRequest) -> bool:
    """Whether a refused form is one of ours, and holds no password.

    A form that another site made up must not come back with a valid token in it.
    """
    origin = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") == origin and not _may_hold_a_password(request)


def _may_hold_a_password(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is None or match.view_name.startswith(_WITH_PASSWORDS)


def kept(request: HttpRequest, *, must_log_in: bool, status: int) -> HttpResponse:
    """Show what was sent, ready to be sent again to the same address; files have to be chosen anew."""
    fields = [
        (name, value) for name in request.POST if name != _OF_THE_PAGE for value in request.POST.getlist(name)
    ]
    context = {
        "fields": fields,
        "texts": [value for _name, value in fields if " " in value.strip()],
        "has_files": bool(request.FILES),
        "must_log_in": must_log_in,
    }
    return render(request, "errors/kept.html", context, status=status)
