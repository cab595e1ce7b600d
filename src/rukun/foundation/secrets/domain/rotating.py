"""Change the master key: wrap every data key anew; what was sealed stays as it is."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.secrets.domain.sealing import unwrap_data_key, wrap_data_key
from rukun.foundation.secrets.keyfile import (
    KeyRing,
    key_file_lock,
    load_key_ring,
    new_key,
    new_key_id,
    replace_key_file,
)
from rukun.foundation.secrets.models import SubjectKey
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError

_BATCH = 500


class KeysInUse(DomainError):
    """Data keys are still wrapped by an old master key."""

    message = _("Old master keys are still in use. Run the rotation again, then forget them.")


def rotate_master(*, actor: Actor, at: datetime, progress: Callable[[int, int], None] | None = None) -> int:
    """Make a new master key current and wrap every data key by it; return how many.

    The new key is on disk before the first row needs it. Old keys stay in the file until
    `forget_old_keys`, so that servers which run meanwhile, and older database backups, still
    open. Safe to repeat after an interruption. `progress` is told how many of how many are done.
    """
    with key_file_lock():
        ring = load_key_ring()
        name = new_key_id()
        replace_key_file(KeyRing(current=name, keys={**ring.keys, name: new_key()}, index=ring.index))
        total, rewrapped = _old_keys(name).count(), 0
        for batch in _batches(name):
            rewrapped += _rewrap(batch)
            if progress is not None:
                progress(rewrapped, total)
    record(
        stream="secrets",
        action="secrets.rotated",
        actor=actor,
        at=at,
        data={"key_id": name, "rewrapped": rewrapped},
    )
    return rewrapped


def forget_old_keys(*, actor: Actor, at: datetime) -> int:
    """Drop the master keys that wrap nothing any more; return how many.

    Restart every server between the rotation and this: one that still wraps by an old key would
    lose what it wraps. Older database backups can then be read only with the old key file.
    """
    with key_file_lock():
        ring = load_key_ring()
        if _old_keys(ring.current).exists():
            raise KeysInUse
        forgotten = len(ring.keys) - 1
        kept = {ring.current: ring.keys[ring.current]}
        replace_key_file(KeyRing(current=ring.current, keys=kept, index=ring.index))
    record(stream="secrets", action="secrets.forgotten", actor=actor, at=at, data={"count": forgotten})
    return forgotten


def _old_keys(current: str) -> QuerySet[SubjectKey]:
    return SubjectKey.objects.filter(erased_at=None).exclude(key_id=current)


def _batches(current: str) -> Iterator[Sequence[UUID]]:
    old = _old_keys(current).order_by("pk").values_list("pk", flat=True)
    while batch := list(old[:_BATCH]):
        yield batch


@transaction.atomic
def _rewrap(batch: Sequence[UUID]) -> int:
    done = 0
    for subject in SubjectKey.objects.filter(pk__in=batch, erased_at=None):
        key_id, wrapped = wrap_data_key(unwrap_data_key(subject), subject.pk)
        done += SubjectKey.objects.filter(pk=subject.pk, key_id=subject.key_id, erased_at=None).update(
            key_id=key_id, wrapped_key=wrapped
        )
    return done
