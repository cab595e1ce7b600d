"""Other systems as the cast lets them in, at ten o'clock on Wednesday 4 March 2026."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from rukun.foundation.people.domain.tokens import create_token
from rukun.foundation.people.enums import Scope
from rukun.foundation.people.models import Token
from rukun.kernel.actor import system_actor
from tests.cast import SUNGAI_BERAS, Cast
from tests.handling.cases.conftest import TITLE, Story

Enter = Callable[..., "Caller"]


@dataclass
class Caller:
    """A program with one token. Paths are those below /api/v1."""

    token: str
    language: str = ""

    def get(self, path: str, **parameters: Any) -> Any:
        return Client().get(f"/api/v1{path}", parameters, headers=self._headers())

    def post(self, path: str, body: Any = None, *, version: int | str | None = None) -> Any:
        """Post `body` as JSON (bytes as they are); `version` goes into If-Match."""
        content = body if isinstance(body, bytes) else json.dumps({} if body is None else body)
        headers = self._headers()
        if version is not None:
            headers["if-match"] = f'"{version}"' if isinstance(version, int) else version
        return Client().post(f"/api/v1{path}", content, content_type="application/json", headers=headers)

    def add(self, path: str, **body: Any) -> Any:
        """Post something new under an id of its own."""
        return self.post(path, {"submission_id": str(uuid4()), **body})

    def _headers(self) -> dict[str, str]:
        headers = {"authorization": f"Bearer {self.token}"}
        return headers | ({"accept-language": self.language} if self.language else {})


@dataclass
class Clock:
    """The clock on the wall of the server."""

    now: datetime

    def walk(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


@pytest.fixture
def clock(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stop the clock at the cast's now."""
    clock = Clock(cast.now)
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.now)
    return clock


@pytest.fixture
def enter(cast: Cast, clock: Clock) -> Enter:
    """Let a program in for the named person; with all scopes unless told otherwise."""

    def enter(name: str, scopes: Iterable[str] = Scope.values, *, days: int = 90) -> Caller:
        text = create_token(
            assignment=cast.assignments[name],
            scopes=list(scopes),
            until=clock.now + timedelta(days=days),
            actor=system_actor(clock.now),
            at=clock.now,
        )
        return Caller(text)

    return enter


@pytest.fixture
def story(cast: Cast, clock: Clock) -> Story:
    """A regency at work, whose acts move the clock of the server too."""

    class Timed(Story):
        def act(self, *args: Any, **what: Any) -> Any:
            done = super().act(*args, **what)
            clock.now = self.at
            return done

    return Timed(cast)


def token_of(caller: Caller) -> Token:
    """The row behind a caller's token."""
    return Token.objects.get(prefix=caller.token.split("_")[1])


def report(**changes: Any) -> dict[str, Any]:
    """A report as another system sends it."""
    return {
        "submission_id": str(uuid4()),
        "title": TITLE,
        "urgency": "yellow",
        "kind": "tension",
        "region": SUNGAI_BERAS,
        "facts": "± 40 orang warga menyampaikan keberatan.",
        **changes,
    }


def problem(response: Any) -> tuple[int, str]:
    """Status and kind of a problem, which says so in its content type."""
    assert response.headers["Content-Type"] == "application/problem+json", response.content
    content = response.json()
    assert content["status"] == response.status_code
    assert content["title"]
    assert content["detail"]
    return response.status_code, content["type"].removeprefix("urn:rukun:problem:")


def pointers(response: Any) -> list[str]:
    """Where a problem says that values do not fit."""
    return [
        error.get("pointer") or error.get("parameter") or error["header"]
        for error in response.json()["errors"]
    ]
