"""A key file of its own for each test."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from rukun.kernel.actor import Actor

AT = datetime(2026, 3, 2, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings) -> Path:
    path = tmp_path / "keys" / "keys.json"
    settings.RUKUN_KEY_FILE = path
    return path


@pytest.fixture
def ayu() -> Actor:
    return Actor(at=AT, role="agency_head", regency="15.07", territory=("15.07",))
