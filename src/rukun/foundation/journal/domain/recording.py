"""Append one entry to a stream's chain."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rukun.foundation.journal.hashing import entry_hash
from rukun.foundation.journal.models import Entry, Head, SecretRead
from rukun.kernel.actor import Actor


@transaction.atomic
def record(
    *,
    stream: str,
    action: str,
    actor: Actor,
    at: datetime,
    object_type: str = "",
    object_id: UUID | str = "",
    data: Mapping[str, object] | None = None,
    reason: str = "",
) -> Entry:
    """Append what `actor` did to `stream`; call it last in the verb's transaction.

    The head row is locked until the transaction ends, so the shorter the rest, the better.
    `data` and `reason` take ids, codes, numbers and dates, never free text about persons, so
    that erasing a person never breaks the chain.
    """
    Head.objects.get_or_create(stream=stream)
    head = Head.objects.select_for_update().get(stream=stream)
    behalf = actor.on_behalf
    entry = Entry(
        stream=stream,
        seq=head.seq + 1,
        at=at,
        action=action,
        person_id=actor.person_id,
        office_id=actor.office_id,
        agency_id=actor.agency_id,
        behalf_office_id=behalf.office_id if behalf else None,
        behalf_basis=behalf.basis if behalf else "",
        object_type=object_type,
        object_id=str(object_id),
        reason=reason,
        data=dict(data or {}),
        previous_hash=head.hash,
    )
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)
    Head.objects.filter(stream=stream).update(seq=entry.seq, hash=entry.hash, anchored=False)
    return entry


def record_read(*, object_type: str, object_id: UUID | str, purpose: str, actor: Actor, at: datetime) -> None:
    """Note that `actor` read a secret (K3) record, and for what."""
    SecretRead.objects.create(
        at=at,
        person_id=actor.person_id,
        office_id=actor.office_id,
        object_type=object_type,
        object_id=str(object_id),
        purpose=purpose,
    )
