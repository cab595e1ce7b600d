"""Erase a subject: destroy its key, keep a tombstone (UU 27/2022 on personal data)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.secrets.models import SubjectKey
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError


class AlreadyErased(DomainError):
    """The key is gone already; there is nothing left to destroy."""

    message = _("These personal data have already been erased.")


@transaction.atomic
def erase(*, subject: SubjectKey, actor: Actor, at: datetime, reason: str = "") -> SubjectKey:
    """Make everything sealed for `subject` unreadable for ever.

    The caller decides whether `actor` may. `reason` is a code, as all journal entries hold.
    """
    erased = SubjectKey.objects.filter(pk=subject.pk, erased_at=None).update(
        wrapped_key=b"", key_id="", erased_at=at
    )
    if not erased:
        raise AlreadyErased
    subject.refresh_from_db()
    record(
        stream=f"subject:{subject.pk}",
        action="subject.erased",
        actor=actor,
        at=at,
        object_type="subject",
        object_id=subject.pk,
        reason=reason,
    )
    return subject
