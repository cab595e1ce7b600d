"""The informant's record: sealed (K3), kept apart from the report, each read logged."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record_read
from rukun.foundation.secrets.domain import create_subject, exact_index, seal, unseal
from rukun.handling.reports import policy
from rukun.handling.reports.intake import InformantFields
from rukun.handling.reports.models import Informant, Report
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed

_PURPOSE_LENGTH = range(10, 61)  # characters; the read-log keeps 60
_FIELDS = ("name", "phone", "note")


class NoInformant(DomainError):
    """Nobody is recorded as the one who told it."""

    message = _("No informant is recorded for this report.")


class PurposeMissing(DomainError):
    """Secret records are opened for a stated purpose."""

    message = _("Say in 10 to 60 characters what you need the informant’s details for.")


def seal_informant(
    *, report: Report, given: InformantFields | None, numbers: Sequence[str] = (), at: datetime
) -> None:
    """Seal what is known of the informant; part of the verb that received it.

    `numbers` were hidden in the text and are added to the note, so that nothing is lost.
    """
    fields = given or InformantFields()
    if fields.is_empty and not numbers:
        return
    informant = Informant.objects.filter(report=report).select_related("subject").first()
    if informant is None:
        informant = Informant(report=report, subject=create_subject(at=at))
    elif informant.subject.erased_at is not None:
        # What was erased stays erased: what is told now belongs to a new subject.
        informant.subject = create_subject(at=at)
        informant.name_sealed = informant.phone_sealed = informant.note_sealed = None
    note = fields.note or _opened(informant, "note")
    # A form that is saved again brings the same numbers again.
    added = [number for number in numbers if number not in note.splitlines()]
    note = "\n".join(part for part in (note, *added) if part)
    for field, text in (("name", fields.name), ("phone", fields.phone), ("note", note)):
        if text:
            sealed = seal(informant.subject, text, row_id=informant.pk, field=field)
            setattr(informant, f"{field}_sealed", sealed)
    if fields.phone:
        informant.phone_index = exact_index(_digits(fields.phone), purpose="informant.phone")
    informant.save()


@transaction.atomic
def read_informant(*, report: Report, purpose: str, actor: Actor, at: datetime) -> InformantFields:
    """Open the informant's record for `purpose`; the read is logged before anything is shown."""
    if not policy.may_read_informant(report=report, actor=actor):
        raise NotAllowed
    if len(purpose.strip()) not in _PURPOSE_LENGTH:
        raise PurposeMissing
    informant = Informant.objects.filter(report=report).select_related("subject").first()
    if informant is None:
        raise NoInformant
    opened = InformantFields(**{field: _opened(informant, field) for field in _FIELDS})
    record_read(object_type="informant", object_id=informant.pk, purpose=purpose.strip(), actor=actor, at=at)
    return opened


def _opened(informant: Informant, field: str) -> str:
    blob = getattr(informant, f"{field}_sealed")
    return unseal(informant.subject, blob, row_id=informant.pk, field=field) if blob else ""


def _digits(phone: str) -> str:
    """Bring a number to one form: 0812…, +62 812… and 62812… are the same."""
    digits = re.sub(r"\D", "", phone)
    return "62" + digits[1:] if digits.startswith("0") else digits
