"""Take a file: check it, strip it, store it, then write its row."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.files.formats import FileType, identify
from rukun.foundation.files.images import Shot, rebuild
from rukun.foundation.files.models import Attachment, FileEvidence
from rukun.foundation.files.names import safe_name
from rukun.foundation.files.owners import is_visible
from rukun.foundation.files.refusals import FileTooLarge
from rukun.foundation.files.storage import store
from rukun.foundation.journal.domain import record
from rukun.foundation.secrets.domain import create_subject, seal
from rukun.foundation.settings import keys
from rukun.foundation.settings.lookups import is_choice
from rukun.foundation.settings.queries import value
from rukun.foundation.sharing.enums import Classification
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.ids import uuid7

_MEGABYTE = 1024 * 1024


class Upload(Protocol):
    """What has bytes to read: Django's uploads, open files, BytesIO."""

    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(frozen=True)
class _Checked:
    kind: FileType
    content: bytes
    shot: Shot
    original_sha256: str


def attach_file(
    *,
    object_type: str,
    object_id: UUID,
    upload: Upload,
    name: str,
    classification: int,
    description: str,
    actor: Actor,
    at: datetime,
    kind: str = "",
) -> Attachment:
    """Hang a file on a record that `actor` sees; the caller has checked that it may.

    Raises `FileRefused` with the reason. The content is on disk before the row commits. Call it
    outside a transaction where possible: rebuilding a large photo takes a second, and SQLite
    has one writer.
    """
    if not is_visible(object_type, object_id, actor):
        raise NotAllowed
    if classification not in Classification.values:
        raise Invalid("classification", _("Choose how confidential the file is."))
    if kind and not is_choice("file_kind", kind, region=actor.regency):
        raise Invalid("kind", _("Choose a kind of file from the list."))
    checked = _check(_read(upload, actor=actor, at=at))
    digest = store(checked.content)
    behalf = actor.on_behalf
    attachment = Attachment(
        object_type=object_type,
        object_id=object_id,
        name=safe_name(name, checked.kind.suffix),
        media_type=checked.kind.media_type,
        size=len(checked.content),
        sha256=digest,
        classification=classification,
        kind=kind,
        description=description.strip()[:200],
        uploaded_by_id=actor.person_id,
        uploaded_for_id=actor.office_id,
        on_behalf_label=behalf.label if behalf else "",
        on_behalf_basis=behalf.basis if behalf else "",
        on_behalf_office_id=behalf.office_id if behalf else None,
        created_at=at,
    )
    return _write(attachment, checked, actor=actor, at=at)


def _read(upload: Upload, *, actor: Actor, at: datetime) -> bytes:
    limit = value(keys.FILE_MEGABYTES, region=actor.regency, on=at.date())
    content = upload.read(limit * _MEGABYTE + 1)
    if len(content) > limit * _MEGABYTE:
        raise FileTooLarge(limit)
    return content


def _check(content: bytes) -> _Checked:
    kind = identify(content)
    original = hashlib.sha256(content).hexdigest()
    if not kind.is_image:
        return _Checked(kind, content, Shot(), original)
    rebuilt, shot = rebuild(content, kind)
    return _Checked(kind, rebuilt, shot, original)


@transaction.atomic
def _write(attachment: Attachment, checked: _Checked, *, actor: Actor, at: datetime) -> Attachment:
    attachment.save(force_insert=True)
    if checked.shot:
        _keep_evidence(attachment, checked, at=at)
    record(
        stream=f"{attachment.object_type}:{attachment.object_id}",
        action="file.attached",
        actor=actor,
        at=at,
        object_type="attachment",
        object_id=attachment.pk,
        data={
            "sha256": attachment.sha256,
            "size": attachment.size,
            "media_type": attachment.media_type,
            "classification": int(attachment.classification),
        },
    )
    return attachment


def _keep_evidence(attachment: Attachment, checked: _Checked, *, at: datetime) -> None:
    evidence_id = uuid7()
    subject = create_subject(at=at)
    facts = asdict(checked.shot) | {"original_sha256": checked.original_sha256}
    FileEvidence.objects.create(
        id=evidence_id,
        attachment=attachment,
        subject=subject,
        sealed=seal(subject, json.dumps(facts), row_id=evidence_id),
    )
