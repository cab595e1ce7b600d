"""What every test may lean on: no network, and a browser where there is one."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytest_plugins = ["tests.cast"]
pytest.register_assert_rewrite("tests.journeys.corridor", "tests.journeys.officer")

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in LOOPBACK:
            raise RuntimeError(f"A test tried to reach {address[0]}: tests run without network.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_locally)
        yield


_served: set[int] = set()  # threads of the live server that answer right now


@pytest.fixture(autouse=True, scope="session")
def served_requests() -> Iterator[None]:
    """Know what the live server is still answering: a page that was left may save itself once more."""
    from django.core.signals import request_finished, request_started

    def begin(**_: Any) -> None:
        _served.add(threading.get_ident())

    def end(**_: Any) -> None:
        _served.discard(threading.get_ident())

    request_started.connect(begin)
    request_finished.connect(end)
    yield
    request_started.disconnect(begin)
    request_finished.disconnect(end)


def _await_served() -> None:
    """Wait until nothing is answered any more: what is flushed under a request locks against it."""
    patience = time.monotonic() + 10
    while _served - {threading.get_ident()} and time.monotonic() < patience:
        time.sleep(0.02)


@pytest.fixture(autouse=True, scope="session")
def journal_can_be_flushed() -> Iterator[None]:
    """Lift the journal's triggers while a test that really committed is cleaned up after."""
    from django.test import TransactionTestCase

    from rukun.foundation.journal import guards

    teardown = TransactionTestCase._fixture_teardown

    def unlocked_teardown(self: TransactionTestCase) -> None:
        _await_served()
        with guards.unlocked():
            teardown(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", unlocked_teardown)
        yield


def chromium_path() -> str | None:
    """Return the Chromium to drive: CHROMIUM=, else the system's."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason in words, what this machine cannot run."""
    no_browser = pytest.mark.skip(reason="no Chromium found: install it or set CHROMIUM=/path/to/chromium")
    no_postgres = pytest.mark.skip(reason="no PostgreSQL: set RUKUN_TEST_DATABASE_URL=postgresql://…")
    has_browser = chromium_path() is not None
    has_postgres = os.environ.get("RUKUN_TEST_DATABASE_URL", "").startswith("postgres")
    for item in items:
        if "browser" in item.keywords and not has_browser:
            item.add_marker(no_browser)
        if "postgres" in item.keywords and not has_postgres:
            item.add_marker(no_postgres)


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """Start one Chromium for the whole run; each test gets its own context."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread; Django would refuse the ORM beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def new_context(live_server: Any, chromium: "Browser") -> Iterator[Any]:
    """Open browser contexts against the live server, one per person; all are closed at the end.

    The server is named first, so that it stops last, after the browser has hung up.

    Keyword arguments go to Playwright, e.g. `new_context(viewport={"width": 360, "height": 740})`.
    """
    opened: list[BrowserContext] = []

    def open_context(**options: Any) -> "BrowserContext":
        settings = {"base_url": live_server.url, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}
        context = chromium.new_context(**(settings | options))
        context.set_default_timeout(10_000)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()


@pytest.fixture
def page(new_context: Any) -> "Page":
    """A page of an anonymous visitor."""
    return new_context().new_page()
