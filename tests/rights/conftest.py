"""A stage for scenes: files and keys of its own, and a clock that stands where the scene ends."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.rights.running import Stage
from tests.rights.world import stage

Play = Callable[[str], Stage]


@pytest.fixture
def play(cast: Cast, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Put a situation on the stage, and stop the clock where it ends."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RUKUN_KEY_FILE = tmp_path / "keys.json"
    monkeypatch.setattr("rukun.interfaces.api.throttling.PerToken.allow_request", lambda *_request: True)

    def play(situation: str) -> Stage:
        scene = stage(cast, situation)
        monkeypatch.setattr("django.utils.timezone.now", lambda: scene.at)
        return Stage(scene)

    return play
