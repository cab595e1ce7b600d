"""What every request passes: security headers, the language, the acting office."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation

from rukun.foundation.people.domain.actors import build_actor
from rukun.foundation.people.models import Account
from rukun.foundation.people.queries import needs_setup
from rukun.interfaces.web.languages import LANGUAGE_COOKIE
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.actor import nobody

GetResponse = Callable[[HttpRequest], HttpResponse]

_POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data: blob:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "manifest-src 'self'; "
    "form-action 'self'; "
    "frame-ancestors 'none'; "
    "base-uri 'none'"
)


def security_headers(get_response: GetResponse) -> GetResponse:
    """Send a strict Content-Security-Policy with every response, from the first page on."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers.setdefault("Permissions-Policy", "geolocation=(self), camera=(self)")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def readable_addresses(get_response: GetResponse) -> GetResponse:
    """Refuse an address with a NUL in it before it reaches a database, which cannot compare it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_page = not request.path.startswith("/api/")  # the API answers for itself
        if is_page and "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        return get_response(request)

    return middleware


def language(get_response: GetResponse) -> GetResponse:
    """Speak Indonesian unless the person has switched; the browser's wish does not count."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(LANGUAGE_COOKIE, settings.LANGUAGE_CODE)
        known = {code for code, _name in settings.LANGUAGES}
        with translation.override(chosen if chosen in known else settings.LANGUAGE_CODE):
            response = get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language() or "id")
        return response

    return middleware


def actor(get_response: GetResponse) -> GetResponse:
    """Put the acting office on the request; an account that must set a password does so first."""

    def middleware(request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        acting = cast("ActorRequest", request)
        if not isinstance(request.user, Account):
            acting.actor = nobody(now)
            return get_response(request)
        acting.account = request.user
        acting.actor = build_actor(request.user, now)
        if request.user.must_change_password and not _may_pass(request.path):
            return redirect("account:set_password")
        with timezone.override(acting.actor.zone):
            return get_response(request)

    return middleware


def first_run(get_response: GetResponse) -> GetResponse:
    """Lead every page to the first-run wizard while nobody can log in yet.

    Whoever is logged in proves that the wizard is done; only visitors cost a query.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated and not _serves_wizard(request.path) and needs_setup():
            return redirect("setup:start")
        return get_response(request)

    return middleware


def _serves_wizard(path: str) -> bool:
    open_paths = (
        settings.STATIC_URL,
        reverse("setup:start"),
        reverse("territory:search"),
        reverse("web:language"),
        reverse("web:components"),
        "/api/",
    )
    return path.startswith(open_paths)


def _may_pass(path: str) -> bool:
    open_paths = (
        settings.STATIC_URL,
        reverse("account:set_password"),
        reverse("account_logout"),
        reverse("web:language"),
    )
    return path.startswith(open_paths)
