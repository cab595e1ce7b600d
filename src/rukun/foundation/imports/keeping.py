"""The file of an import on the disk: sealed, because it may name informants, and gone in time."""

import base64
from contextlib import suppress
from datetime import datetime

from django.db import transaction

from rukun.foundation.files import storage
from rukun.foundation.imports.models import Import
from rukun.foundation.secrets.domain import AlreadyErased, Altered, Erased, erase, seal, unseal
from rukun.foundation.secrets.models import SubjectKey
from rukun.kernel.actor import Actor


class FileLost(Exception):
    """The file cannot be read any more: it went after its time, or the disk lost it."""


def keep_file(subject: SubjectKey, content: bytes, *, run: Import) -> str:
    """Seal `content` and write it to the disk; return the hash under which it lies."""
    return storage.store(seal(subject, base64.b64encode(content).decode(), row_id=run.pk, field="file"))


def open_file(run: Import) -> bytes:
    """Return the content of the file, or raise `FileLost`."""
    if not run.has_file:
        raise FileLost
    try:
        with storage.read(run.file_sha256) as file:
            return base64.b64decode(unseal(run.subject, file.read(), row_id=run.pk, field="file"))
    except (OSError, Erased, Altered) as trouble:
        raise FileLost from trouble


def forget_file(run: Import, *, actor: Actor, at: datetime) -> None:
    """Destroy the file's key and take the file from the disk; what was written from it stays.

    The sealed bytes are this import's alone: no other file has the same hash.
    """
    if not run.has_file:
        return
    with suppress(AlreadyErased):
        erase(subject=run.subject, actor=actor, at=at, reason="import")
    path = storage.path_of(run.file_sha256)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    Import.objects.filter(pk=run.pk).update(file_sha256="")
    run.file_sha256 = ""
