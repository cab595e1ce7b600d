"""The databases on which operations are timed: one per engine and number of reports, kept."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var/bench"
# What decides how a filled database looks; a change makes new ones.
_SHAPING = ("src/rukun/**/migrations/0*.py", "bench/filling.py", "bench/texts.py")


@dataclass(frozen=True)
class Place:
    """One database, filled or not yet."""

    engine: str
    reports: int
    url: str

    @property
    def mark(self) -> Path:
        """The file that says that it is filled."""
        return FOLDER / f"{self.engine}-{self.reports}-{shape()}.filled"

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to work on it."""
        return os.environ | {
            "RUKUN_ENV": "test",
            "RUKUN_TEST_DATABASE_URL": self.url,
            "RUKUN_DATA_DIR": str(FOLDER),
            "RUKUN_KEY_FILE": str(FOLDER / "keys.json"),
            "DJANGO_SETTINGS_MODULE": "rukun.config.testing",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }


def shape() -> str:
    """Return a short hash of what decides the tables and their contents."""
    digest = hashlib.sha256()
    for pattern in _SHAPING:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def places(sizes: list[int], postgres: str) -> Iterator[Place]:
    """Return SQLite first, then PostgreSQL where an address names it, the smaller ones first."""
    for reports in sizes:
        yield Place("sqlite", reports, f"sqlite:///{FOLDER}/{reports}-{shape()}.sqlite3")
    for reports in sizes if postgres else []:
        parts = urlsplit(postgres)
        database = f"/rukun_bench_{reports}_{shape()}"
        query = f"?{parts.query}" if parts.query else ""
        yield Place("postgresql", reports, f"postgresql://{parts.netloc}{database}{query}")


def make_ready(place: Place, postgres: str) -> None:
    """Fill the database, unless that was done."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if place.mark.exists():
        return
    print(f"Filling {place.engine} with {place.reports:,} reports; kept for the next time.", flush=True)
    if place.engine == "postgresql":
        _create(postgres, urlsplit(place.url).path.lstrip("/"))
    else:
        for file in FOLDER.glob(f"{place.reports}-*.sqlite3*"):
            file.unlink()
    command = [sys.executable, "-m", "bench.filling", str(place.reports)]
    subprocess.run(command, env=place.environment, cwd=ROOT, check=True)
    place.mark.touch()


def _create(server: str, name: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
