"""Conflicts of interest: a person who must not see a record, wherever the office stands."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.people.models import Person
from rukun.foundation.sharing import policy
from rukun.foundation.sharing.models import Recusal, seen_by
from rukun.foundation.sharing.signals import person_recused, recusal_lifted
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed


class RecordNotSeen(DomainError):
    """The record does not exist, or not for this office; the answer is the same."""

    message = _("There is no such record that your office can open.")


class AlreadyLifted(DomainError):
    """Somebody else has lifted the recusal."""

    message = _("This conflict of interest has already been lifted.")


@transaction.atomic
def recuse(
    *, object_type: str, object_id: UUID, person: Person, reason: str, actor: Actor, at: datetime
) -> Recusal:
    """Keep `person` away from one record, in every office the person holds or will hold.

    It beats territory, ownership, invitations and emergency access. Recusing oneself needs no
    capability. A live recusal of the same person is returned as it is.
    """
    if not policy.may_recuse(person_id=person.pk, actor=actor):
        raise NotAllowed
    if not reason.strip():
        raise Invalid("reason", _("Write why, for example: is a party in this matter."))
    if not seen_by(actor, object_type).filter(pk=object_id).exists():
        raise RecordNotSeen
    recusal, is_new = Recusal.objects.get_or_create(
        object_type=object_type,
        object_id=object_id,
        person=person,
        until_at=None,
        defaults={"reason": reason.strip(), "from_at": at, "office_id": actor.office_id},
    )
    if is_new:
        person_recused.send(Recusal, recusal=recusal, actor=actor, at=at)
        _note(recusal, "sharing.recused", actor=actor, at=at)
    return recusal


@transaction.atomic
def lift_recusal(*, recusal: Recusal, actor: Actor, at: datetime) -> Recusal:
    """Let the person see the record again; nobody lifts their own."""
    if not policy.may_lift_recusal(recusal=recusal, actor=actor):
        raise NotAllowed
    if not seen_by(actor, recusal.object_type).filter(pk=recusal.object_id).exists():
        raise RecordNotSeen
    if not Recusal.objects.filter(pk=recusal.pk, until_at=None).update(until_at=at):
        raise AlreadyLifted
    recusal.refresh_from_db()
    recusal_lifted.send(Recusal, recusal=recusal, actor=actor, at=at)
    _note(recusal, "sharing.recusal_lifted", actor=actor, at=at)
    return recusal


def recused_people(*, object_type: str, object_id: UUID, at: datetime) -> set[UUID]:
    """Return the persons who must not get tasks, notices or copies of this record."""
    live = Recusal.objects.of(object_type, object_id).live(at)
    return set(live.values_list("person_id", flat=True))


def _note(recusal: Recusal, action: str, *, actor: Actor, at: datetime) -> None:
    record(
        stream=f"{recusal.object_type}:{recusal.object_id}",
        action=action,
        actor=actor,
        at=at,
        object_type=recusal.object_type,
        object_id=recusal.object_id,
        data={"recusal": str(recusal.pk), "person": str(recusal.person_id)},
    )
