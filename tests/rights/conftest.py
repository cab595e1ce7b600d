"""A stage for scenes: files and keys of its own, and a clock that stands where the scene ends."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.rights import world_imports, world_registers  # noqa: F401 - they add situations to the world
from tests.rights.running import Stage
from tests.rights.world import stage

Play = Callable[[str], Stage]


@pytest.fixture
def rare_collection() -> Iterator[None]:
    """Collect garbage seldom: thousands of requests make much of it, and a fifth of the time went there."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
    yield
    gc.set_threshold(*usual)
    gc.unfreeze()


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
