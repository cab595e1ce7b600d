"""The key file: master keys by id and the key of the exact-match index.

JSON, readable by the service's user alone, backed up apart from the database. The demo and the
tests make their own; production must be given one (`create_key_file`), because a key that
appears by itself is a key that nobody has backed up.
"""

import base64
import binascii
import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_KEY_BYTES = 32
_PRIVATE = 0o600
_OTHERS = 0o077


@dataclass(frozen=True)
class KeyRing:
    """The keys of the installation; new data keys are wrapped by `current`."""

    current: str
    keys: Mapping[str, bytes]
    index: bytes

    def __repr__(self) -> str:
        return f"KeyRing(current={self.current!r})"


def load_key_ring() -> KeyRing:
    """Return the keys; read again whenever the file was replaced.

    Outside production a missing file is made. ImproperlyConfigured says what to do otherwise.
    """
    path = _path()
    if not path.exists() and settings.RUKUN_ENV != "production":
        create_key_file(path)
    try:
        stat = path.stat()
    except OSError:
        raise ImproperlyConfigured(
            f"The key file {path} is missing. Put it back from its own backup; only a new installation"
            " may make a new one. RUKUN_KEY_FILE names the place."
        ) from None
    return _read(path, stat.st_ino, stat.st_mtime_ns, stat.st_size)


def require_key_file() -> None:
    """Refuse to go on without a usable key file; the server calls this before it listens."""
    load_key_ring()
    if settings.RUKUN_ENV == "production" and _path().stat().st_mode & _OTHERS:
        raise ImproperlyConfigured(f"The key file {_path()} can be read by others. Run: chmod 600 {_path()}")


def create_key_file(path: Path) -> None:
    """Make a key file at `path`; one that is already there is left alone, even in a race."""
    path.parent.mkdir(parents=True, exist_ok=True)
    name = new_key_id()
    fresh = KeyRing(current=name, keys={name: new_key()}, index=new_key())
    draft = _write_draft(path, fresh)
    try:
        os.link(draft, path)  # unlike a rename, refuses to replace
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def replace_key_file(ring: KeyRing) -> None:
    """Put `ring` in the place of the present file, in one step, on disk before it returns."""
    path = _path()
    _write_draft(path, ring).replace(path)
    _sync_directory(path.parent)


@contextmanager
def key_file_lock() -> Iterator[None]:
    """Keep other processes from changing the key file; two rotations at once could lose a key."""
    with _path().with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def new_key() -> bytes:
    """Return a fresh AES-256 key."""
    return secrets.token_bytes(_KEY_BYTES)


def new_key_id() -> str:
    """Return a name for a new master key."""
    return f"k-{secrets.token_hex(6)}"


def _path() -> Path:
    return Path(settings.RUKUN_KEY_FILE)


@lru_cache(maxsize=4)
def _read(path: Path, _inode: int, _changed: int, _size: int) -> KeyRing:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        keys = {name: _decode(text) for name, text in stored["keys"].items()}
        ring = KeyRing(current=stored["current"], keys=keys, index=_decode(stored["index"]))
        ring.keys[ring.current]
    except OSError as problem:
        raise ImproperlyConfigured(f"The key file {path} cannot be read: {problem.strerror}.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        # Not "from" the cause: its text may quote the file.
        raise ImproperlyConfigured(
            f"The key file {path} is damaged. Put it back from its own backup."
        ) from None
    return ring


def _decode(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError from None
    if len(key) != _KEY_BYTES:
        raise ValueError
    return key


def _write_draft(path: Path, ring: KeyRing) -> Path:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    text = json.dumps(
        {
            "current": ring.current,
            "keys": {name: base64.b64encode(key).decode() for name, key in ring.keys.items()},
            "index": base64.b64encode(ring.index).decode(),
        },
        indent=2,
    )
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    return draft


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
