"""Whatever is sent to the API, by its own document or against it: never a fault of the server."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
import schemathesis
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core import NotSet

from rukun.foundation.people.enums import Scope
from tests.cast import Cast
from tests.interfaces.api.conftest import Enter
from tests.rights.world import Scene, stage

DOCUMENT: Final = Path(__file__).resolve().parents[3] / "docs/openapi.json"
EXAMPLES: Final = 3  # of each operation by the document, and as many against it
_SCHEMA: Final = schemathesis.openapi.from_dict(json.loads(DOCUMENT.read_text(encoding="utf-8")))
OPERATIONS: Final = {found.ok().label: found.ok() for found in _SCHEMA.get_all_operations()}

# Parameters of addresses ← rows of the stage, so that half of the letters reach a record.
ROWS: Final = {
    "case_id": "case",
    "hand_over_id": "hand_over",
    "invitation_id": "invitation",
    "report_id": "report",
    "request_id": "request",
    "task_id": "task",
    "track_id": "track",
}


@pytest.fixture
def scene(cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> Scene:
    """A case that was offered upwards, with a task, a request, a track and a guest."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RUKUN_KEY_FILE = tmp_path / "keys.json"
    monkeypatch.setattr("rukun.interfaces.api.throttling.PerToken.allow_request", lambda *_request: True)
    return stage(cast, "offered")


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fits", "misfits"])
@pytest.mark.parametrize("label", OPERATIONS)
def test_no_letter_makes_the_server_fail(
    label: str, mode: GenerationMode, scene: Scene, enter: Enter
) -> None:
    caller = enter("kabid", Scope.values)
    client = Client(raise_request_exception=False)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(letter=OPERATIONS[label].as_strategy(generation_mode=mode), is_at_home=st.booleans())
    def send(letter: schemathesis.Case, is_at_home: bool) -> None:
        with transaction.atomic():
            answer = client.generic(letter.method, **_written(letter, scene, caller.token, is_at_home))
            transaction.set_rollback(True)
        assert answer.status_code < 500, (letter.as_curl_command(), answer.content)

    send()


def _written(letter: schemathesis.Case, scene: Scene, token: str, is_at_home: bool) -> dict[str, Any]:
    """Return the letter as Django's client takes it: rows of the stage in its address, if at home."""
    if is_at_home:
        for name in set(letter.path_parameters) & set(ROWS):
            letter.path_parameters[name] = str(scene.rows[ROWS[name]].pk)
    body = b"" if isinstance(letter.body, NotSet) else letter.body
    return {
        "path": letter.formatted_path,
        "data": body if isinstance(body, bytes) else json.dumps(body),
        "content_type": letter.media_type or "application/json",
        "query_params": letter.query or None,
        "headers": {**_sendable(letter.headers), "authorization": f"Bearer {token}"},
    }


def _sendable(headers: Any) -> dict[str, str]:
    """Leave out what no server would pass on, and who writes: the token is ours."""
    kept = {"if-match", "accept-language"}
    return {name: str(value) for name, value in (headers or {}).items() if name.lower() in kept}
