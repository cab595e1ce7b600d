"""Start Django for a subcommand, and turn what people can mend into one line."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rukun.commands.failing import Refused

ROOT = Path(__file__).resolve().parents[3]


def start() -> None:
    """Load the settings and the apps; a wrong environment is refused in one line."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.utils import translation

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rukun.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as mistake:
        raise Refused(str(mistake)) from mistake
    translation.activate("en")  # the console speaks one language, whoever reads the screens


def start_with_keys() -> None:
    """Start for a process that reads or writes secrets: no key file, no start."""
    from django.core.exceptions import ImproperlyConfigured

    start()
    from rukun.foundation.secrets.keyfile import require_key_file

    try:
        require_key_file()
    except ImproperlyConfigured as mistake:
        raise Refused(str(mistake)) from mistake


@contextmanager
def refusing() -> Iterator[None]:
    """Turn a domain refusal, or a database that is not ready, into one line."""
    from django.db import OperationalError, ProgrammingError

    from rukun.kernel.errors import DomainError

    try:
        yield
    except DomainError as refusal:
        raise Refused(str(refusal)) from refusal
    except (OperationalError, ProgrammingError) as trouble:
        if _is_unprepared(str(trouble)):
            raise Refused("the database is not prepared. Run `rukun prepare` first.") from trouble
        raise


def _is_unprepared(text: str) -> bool:
    return any(sign in text for sign in ("no such table", "no such column", "does not exist"))
