"""Remember what a step was made from, so that the next start can skip it."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


def digest_of(paths: Iterable[Path], *, root: Path) -> str:
    """Return one SHA-256 over names and contents of all files at or below `paths`."""
    total = hashlib.sha256()
    for file in sorted(_files(paths)):
        total.update(str(file.relative_to(root)).encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def digests_of(paths: Iterable[Path], *, root: Path) -> dict[str, str]:
    """Return the SHA-256 of each file by its path below `root`."""
    return {
        str(file.relative_to(root)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(_files(paths))
    }


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from (file for file in path.rglob("*") if file.is_file())
        elif path.exists():
            yield path


class Stamps:
    """A small JSON file beside what it vouches for; written after each finished step."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def get(self, step: str) -> object:
        """Return what `step` was last made from, or None."""
        return self._read().get(step)

    def set(self, step: str, made_from: object) -> None:
        """Record that `step` is finished; readers never see half a file."""
        stamps = self._read() | {step: made_from}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(stamps, indent=1, sort_keys=True), encoding="utf-8")
        part.replace(self._file)

    def _read(self) -> dict[str, object]:
        try:
            stamps = json.loads(self._file.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return {}
        return stamps if isinstance(stamps, dict) else {}
