"""Screens as the cast meets them, at ten o'clock on Wednesday 4 March 2026."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast

Enter = Callable[[str], Client]


@pytest.fixture
def at_ten(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Stop the clock at the cast's now; call it with a timedelta to move it."""

    def stop(later: timedelta = timedelta()) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: cast.now + later)

    stop()
    return stop


@pytest.fixture
def enter(cast: Cast, at_ten: Callable[..., None]) -> Enter:
    """Return a browser in which the named person is logged in."""

    def enter(name: str) -> Client:
        client = Client(raise_request_exception=True)
        client.force_login(cast.account(name))
        return client

    return enter
