"""Call an operation as one of the cast would, and say in one word what came of it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from rukun.foundation.people.domain.tokens import create_token
from rukun.foundation.people.enums import Scope
from rukun.kernel.actor import system_actor
from tests.rights.operations import Operation, body_of
from tests.rights.reading import COLUMNS
from tests.rights.world import INFORMANT, REASON, TASK_TITLE, TITLE, Scene

_LOGIN = "/masuk/"
_SECRETS = (TITLE, TASK_TITLE, REASON)
_IN_WORDS = {HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}
_WORDS = {HTTPStatus.UNAUTHORIZED: "log", HTTPStatus.FORBIDDEN: "403", HTTPStatus.NOT_FOUND: "404"}


@dataclass
class Stage:
    """A scene, and its cast at the door: a session and a token for each, made when first needed."""

    scene: Scene
    sessions: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def let_everybody_in(self) -> None:
        """Log all of them in before anything is undone again."""
        for who in sorted({who for who, _shut_out in COLUMNS.values() if who}):
            self.client(who)
            self.token(who)

    def client(self, who: str) -> Client:
        """Return a fresh browser of the person, without what earlier pages left in it."""
        client = Client(raise_request_exception=False)
        if not who:
            return client
        if who not in self.sessions:
            client.force_login(self.scene.cast.account(who))
            self.sessions[who] = client.cookies["rukun_session"].value
        client.cookies["rukun_session"] = self.sessions[who]
        return client

    def token(self, who: str) -> str:
        """Return a token of the person for everything, made when their office was still theirs."""
        if who not in self.tokens:
            begun = self.scene.cast.now - timedelta(days=30)
            self.tokens[who] = create_token(
                assignment=self.scene.cast.assignments[who],
                scopes=list(Scope),
                until=begun + timedelta(days=365),
                actor=system_actor(begun),
                at=begun,
            )
        return self.tokens[who]

    def bearer(self, who: str) -> dict[str, str]:
        """Return the header with which the person's system calls."""
        return {"Authorization": f"Bearer {self.token(who)}"}


@contextmanager
def undone() -> Iterator[None]:
    """Take back whatever is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcomes_of(stage: Stage, operations: Iterable[Operation]) -> Iterator[tuple[int, str, str]]:
    """Yield for each operation (by its place) and column the outcome, in the words of the table."""
    tried = list(operations)
    for shut_out in sorted({shut_out for _who, shut_out in COLUMNS.values()}):
        with undone():
            if shut_out:
                stage.scene.shut_out(shut_out)
            for column, (who, shut) in COLUMNS.items():
                if shut == shut_out:
                    for place, operation in enumerate(tried):
                        yield place, column, _tried(stage, operation, who)


def _tried(stage: Stage, operation: Operation, who: str) -> str:
    with undone():
        cache.clear()
        operation.before(stage.scene)
        return _called(stage, operation, who)


def _called(stage: Stage, operation: Operation, who: str) -> str:
    scene = stage.scene
    address = reverse(operation.address, kwargs=operation.keys(scene))
    before = operation.leaves(scene)
    response = (_api if operation.is_api else _web)(stage, operation, who, address)
    text = _text(response)
    outcome = _judged(response, operation, text, has_changed=operation.leaves(scene) != before)
    return _told(outcome, operation, text)


def _web(stage: Stage, operation: Operation, who: str, address: str):
    client = stage.client(who)
    query = operation.query(stage.scene, who)
    if operation.method == "GET":
        return client.get(address, query)
    return client.post(address, operation.said(stage.scene, who), query_params=query)


def _api(stage: Stage, operation: Operation, who: str, address: str):
    headers = stage.bearer(who) if who else {}
    if operation.version_of:
        headers["If-Match"] = f'"{stage.scene.fresh(operation.version_of).version}"'
    return Client(raise_request_exception=False).generic(
        operation.method,
        address,
        body_of(operation, stage.scene, who) if operation.method != "GET" else "",
        "application/json",
        headers=headers,
        query_params=operation.query(stage.scene, who),
    )


def _text(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    text = content.decode(errors="replace")
    if text and "json" in response.headers.get("Content-Type", ""):
        return json.dumps(json.loads(text), ensure_ascii=False)
    return text


def _judged(response, operation: Operation, text: str, *, has_changed: bool) -> str:
    status = response.status_code
    if status in _WORDS:
        return _WORDS[status]
    if status in _IN_WORDS:
        return "409" if not has_changed else "409, but something was changed"
    if 300 <= status < 400 and response.headers["Location"].startswith(_LOGIN):
        return "ok" if operation.name == "account:redeem" and has_changed else "log"
    if status >= 400:
        return str(status)
    if operation.method != "GET" and not has_changed:
        return "-"
    if operation.method == "GET" and has_changed and "secret" not in operation.name:
        return f"{status}, but something was written"
    is_page = status == HTTPStatus.OK
    return "-" if is_page and operation.shows and operation.shows not in text else "ok"


def _told(outcome: str, operation: Operation, text: str) -> str:
    """Return what was told to whom it should not be: nothing, or the words as an outcome.

    Whoever is turned away learns nothing of the record; who told it stands on one page only.
    """
    if outcome in {"404", "log"}:
        leaks = [words for words in _SECRETS if words in text]
        if leaks:
            return f"{outcome}, and is told {leaks}"
    is_its_page = operation.address == "reports:informant" and outcome == "ok"
    if INFORMANT in text and not is_its_page:
        return f"{outcome}, and is told who told the report"
    return outcome
