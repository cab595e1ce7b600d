"""House rules on the repository: locks, contracts, and nothing that belongs to one machine."""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK_FILES = sorted((ROOT / "requirements").glob("*.txt"))
SKIPPED = {".git", ".venv", "node_modules", "var", "__pycache__"}
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".html",
    ".css",
    ".ts",
    ".mjs",
    ".json",
    ".yml",
    ".sh",
    ".po",
    "",
}


def tracked_files() -> list[Path]:
    """Files under version control, or, in an unpacked archive, all that are not built."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
        files = [ROOT / name for name in listed if name]
    except (FileNotFoundError, subprocess.CalledProcessError):
        files = [file for file in ROOT.rglob("*") if not SKIPPED & set(file.parts)]
    return [file for file in files if file.is_file()]


def texts() -> list[tuple[str, str]]:
    return [
        (file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8", errors="replace"))
        for file in tracked_files()
        if file.suffix in TEXT and file != Path(__file__)
    ]


def configuration() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCK_FILES, ids=lambda file: file.name)
def test_every_locked_package_carries_hashes(lock: Path) -> None:
    text = lock.read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines, "an empty lock file locks nothing"
    assert [line.split()[0] for line in lines if "--hash=sha256:" not in line or "==" not in line] == []


@pytest.mark.parametrize("lock", LOCK_FILES, ids=lambda file: file.name)
def test_python_locks_name_no_host_and_no_path(lock: Path) -> None:
    assert re.findall(r".*(?:://|index-url|find-links|file:|@ /).*", lock.read_text()) == []


def test_every_lock_has_its_sources() -> None:
    assert [lock.stem for lock in LOCK_FILES] == sorted(
        file.stem for file in (ROOT / "requirements").glob("*.in")
    )


def test_npm_lock_names_no_host_and_carries_hashes() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    installed = {name: package for name, package in packages.items() if name}
    assert [name for name, package in installed.items() if "resolved" in package] == []
    assert [name for name, package in installed.items() if "integrity" not in package] == []


def test_direct_dependencies_give_their_reason() -> None:
    lines = [
        line
        for line in (ROOT / "requirements/base.in").read_text().splitlines()
        if line.strip() and not line.startswith("#")
    ]
    assert [line for line in lines if not re.search(r"#\s*\S{3,}", line)] == []
    assert len(lines) <= 25


def test_nothing_names_a_machine() -> None:
    place = re.compile(r"(?<![\w.])/(?:home|Users|root|work|mnt)/[\w.-]+")
    found = [f"{name}: {match.group()}" for name, text in texts() for match in place.finditer(text)]
    assert found == []


def test_nothing_is_tracked_that_is_built() -> None:
    built = re.compile(r"(^|/)(\.venv|node_modules|var|__pycache__|\.mypy_cache)/|\.(pyc|mo|sqlite3)$")
    names = [file.relative_to(ROOT).as_posix() for file in tracked_files()]
    assert [name for name in names if built.search(name)] == []


def test_every_app_stands_in_the_import_contract() -> None:
    house = configuration()["tool"]["importlinter"]["contracts"][0]["layers"]
    listed = {name.strip(" ()") for layer in house for name in layer.split("|")}
    apps = {
        ".".join(file.parent.relative_to(ROOT / "src").parts)
        for file in (ROOT / "src/rukun").rglob("__init__.py")
        if file.parent.parent.name in {"foundation", "handling", "oversight", "interfaces"}
    }
    assert sorted(apps - listed) == []


def test_every_app_of_the_contract_exists() -> None:
    house = configuration()["tool"]["importlinter"]["contracts"][0]["layers"]
    listed = [name.strip(" ()") for layer in house for name in layer.split("|")]
    missing = [
        name
        for name in listed
        if not (ROOT / "src" / name.replace(".", "/")).is_dir()
        and not (ROOT / "src" / f"{name.replace('.', '/')}.py").is_file()
    ]
    assert missing == []
