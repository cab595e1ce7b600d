"""Database settings from one address; what differs between the engines stands here."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# WAL lets readers go on while one writes; immediate transactions take the write lock at BEGIN,
# so that a transaction which read first never fails with "database is locked";
# recursive_triggers makes the journal's triggers fire for INSERT OR REPLACE as well.
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA busy_timeout=20000;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA recursive_triggers=ON;"
    "PRAGMA cache_size=-32000;"
)


def database_from_url(url: str) -> dict[str, Any]:
    """Return Django's settings for `sqlite:///path`, `sqlite://:memory:` or `postgresql://…`.

    `postgresql:///name` uses the local socket. ImproperlyConfigured names the bad address.
    """
    if url.startswith("sqlite://"):
        return _sqlite(url.removeprefix("sqlite://"))
    if url.startswith(("postgresql://", "postgres://")):
        return _postgresql(url)
    raise ImproperlyConfigured(
        f"{url!r} is no database address. Use sqlite:///path or postgresql://user@host/name."
    )


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": _SQLITE_PRAGMAS,
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
