"""Keep files under the hash of their content: the same content lies on the disk once.

A file that no row names (the transaction failed after it was written) does no harm; a row
without its file cannot come about.
"""

import hashlib
import os
import tempfile
from io import BufferedReader
from pathlib import Path

from django.conf import settings


def store(content: bytes) -> str:
    """Write `content`, on disk before this returns, and return its SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(digest)
    if path.exists() and path.stat().st_size == len(content):
        return digest
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
    _sync_directory(path.parent)
    return digest


def read(digest: str) -> BufferedReader:
    """Open the content for reading."""
    return path_of(digest).open("rb")


def is_intact(digest: str) -> bool:
    """Say whether the stored content still has its hash; False if it is missing."""
    try:
        with read(digest) as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except FileNotFoundError:
        return False


def path_of(digest: str) -> Path:
    """Return where the content with this SHA-256 lies."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
