"""Read files and evidence; reads of K3 are logged."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from rukun.foundation.files.models import Attachment, FileEvidence
from rukun.foundation.files.storage import read
from rukun.foundation.journal.domain import record_read
from rukun.foundation.secrets.domain import unseal
from rukun.foundation.sharing.enums import Classification
from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed


@dataclass(frozen=True)
class Evidence:
    """When and where a photo was taken, and the SHA-256 of the file as it came."""

    taken_at: str
    latitude: float | None
    longitude: float | None
    original_sha256: str


def open_attachment(attachment: Attachment, *, actor: Actor, at: datetime) -> BinaryIO:
    """Open the content of an attachment that came from `visible_to(actor)`; log a K3 read.

    Serve it with its `media_type`, `nosniff` and, unless it is a picture, as a download. The
    row is looked up again, so that a wrong caller opens nothing.
    """
    if not Attachment.objects.visible_to(actor).filter(pk=attachment.pk).exists():
        raise NotAllowed
    if attachment.classification >= Classification.SECRET:
        record_read(
            object_type="attachment", object_id=attachment.pk, purpose="file_opened", actor=actor, at=at
        )
    return read(attachment.sha256)


def read_evidence(*, attachment: Attachment, purpose: str, actor: Actor, at: datetime) -> Evidence | None:
    """Return what the camera wrote about a photo; None if it wrote nothing. The read is logged."""
    evidence = (
        FileEvidence.objects.visible_to(actor)
        .select_related("subject")
        .filter(attachment_id=attachment.pk)
        .first()
    )
    if evidence is None:
        if not FileEvidence.objects.filter(attachment_id=attachment.pk).exists():
            return None
        raise NotAllowed
    facts = json.loads(unseal(evidence.subject, bytes(evidence.sealed), row_id=evidence.pk))
    record_read(object_type="file_evidence", object_id=evidence.pk, purpose=purpose, actor=actor, at=at)
    return Evidence(**facts)
