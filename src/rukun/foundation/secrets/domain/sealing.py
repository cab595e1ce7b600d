"""Seal and unseal K3 text, each under the data key of its subject."""

import hashlib
import hmac
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from rukun.foundation.secrets.keyfile import load_key_ring, new_key
from rukun.foundation.secrets.models import SubjectKey
from rukun.foundation.secrets.wrapping import NotGenuine, decrypt, encrypt
from rukun.kernel.errors import DomainError
from rukun.kernel.ids import uuid7


class Erased(DomainError):
    """The subject's key was destroyed; nothing sealed for it can be read again."""

    message = _("These personal data were erased on request and cannot be read again.")


class Altered(DomainError):
    """The sealed bytes are not what was sealed for this row."""

    message = _("This secret record was altered or damaged. Tell your administrator; do not rely on it.")


def create_subject(*, at: datetime) -> SubjectKey:
    """Make a data key for a new subject; call it in the transaction that writes the first secret."""
    subject_id = uuid7()
    key_id, wrapped = wrap_data_key(new_key(), subject_id)
    return SubjectKey.objects.create(id=subject_id, wrapped_key=wrapped, key_id=key_id, created_at=at)


def seal(subject: SubjectKey, plaintext: str, *, row_id: UUID | str, field: str = "") -> bytes:
    """Return `plaintext` sealed for one row (and field) of `subject`; it opens nowhere else.

    The key is read afresh: text sealed under a key that was destroyed meanwhile would be lost.
    """
    present = SubjectKey.objects.get(pk=subject.pk)
    return encrypt(_data_key(present), plaintext.encode(), "seal", str(subject.pk), str(row_id), field)


def unseal(subject: SubjectKey, blob: bytes, *, row_id: UUID | str, field: str = "") -> str:
    """Return what was sealed for this row, else raise `Erased` or `Altered`.

    The caller has checked need-to-know and writes the read-log (`journal.domain.record_read`).
    """
    key = _data_key(subject)
    try:
        return decrypt(key, bytes(blob), "seal", str(subject.pk), str(row_id), field).decode()
    except NotGenuine:
        raise Altered from None


def exact_index(value: str, *, purpose: str = "") -> str:
    """Return the HMAC-SHA-256 of a value that the caller has normalised, as 64 hex digits.

    Equal values give equal texts, so that a NIK is found without being stored; `purpose` keeps
    the indexes of different fields from being joined.
    """
    message = f"{purpose}\0{value}".encode()
    return hmac.new(load_key_ring().index, message, hashlib.sha256).hexdigest()


def wrap_data_key(data_key: bytes, subject_id: UUID) -> tuple[str, bytes]:
    """Return the id of the current master key and `data_key` wrapped by it."""
    ring = load_key_ring()
    return ring.current, encrypt(ring.keys[ring.current], data_key, "wrap", ring.current, str(subject_id))


def unwrap_data_key(subject: SubjectKey) -> bytes:
    """Return the data key of `subject`; ImproperlyConfigured if its master key is not at hand."""
    master = load_key_ring().keys.get(subject.key_id)
    if master is None:
        raise ImproperlyConfigured(
            f"The key file lacks the master key {subject.key_id}. Put the file back from its own backup."
        )
    try:
        return decrypt(master, bytes(subject.wrapped_key), "wrap", subject.key_id, str(subject.pk))
    except NotGenuine:
        raise Altered from None


def _data_key(subject: SubjectKey) -> bytes:
    if subject.erased_at is not None:
        raise Erased
    return unwrap_data_key(subject)
