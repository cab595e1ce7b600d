"""The way from a fresh clone: what `make` says when something is missing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKE = shutil.which("make")

pytestmark = pytest.mark.skipif(MAKE is None, reason="make is not installed")


def make(*arguments: str, path: str) -> "subprocess.CompletedProcess[str]":
    environ = {"PATH": path, "HOME": os.environ.get("HOME", "/")}
    command = [MAKE or "make", "-C", str(ROOT), "--no-print-directory", *arguments]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def old_python(tmp_path: Path) -> Path:
    """A machine whose only Python is too old."""
    python = tmp_path / "python3"
    python.write_text("#!/bin/sh\nexit 1\n")
    python.chmod(0o755)
    return tmp_path


def test_no_python_is_told_in_one_line(tmp_path: Path) -> None:
    ended = make("run", path=str(tmp_path))
    told = [line for line in ended.stderr.splitlines() if not line.startswith("make")]
    assert told == [
        "Rukun needs Python 3.11 or newer. Install it, or name it: make run PYTHON=/path/to/python3"
    ]
    assert ended.returncode != 0


def test_old_python_counts_as_none(old_python: Path) -> None:
    ended = make("test", path=str(old_python))
    assert "Rukun needs Python 3.11 or newer" in ended.stderr


def test_help_lists_what_a_newcomer_needs() -> None:
    told = make("help", path=os.environ["PATH"]).stdout
    assert [word for word in ("make run", "make test", "make lock") if word not in told] == []
