"""Breaking the glass: open one record of the own regency for an hour, and answer for it."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.sharing import policy
from rukun.foundation.sharing.domain.recusal import recused_people
from rukun.foundation.sharing.models import EmergencyAccess, owned_models, seen_by
from rukun.foundation.sharing.signals import glass_broken, glass_reviewed
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed

DURATION: Final = timedelta(minutes=60)
SHORTEST_REASON: Final = 20  # characters: a sentence, not "urgent"


class NothingToOpen(DomainError):
    """No record of the own regency has this id, or the person is recused; the answer is the same."""

    message = _("There is no record with this number that could be opened in an emergency.")


class AlreadyOpen(DomainError):
    """The record can be seen anyway."""

    message = _("You can already open this record. Emergency access is not needed.")


class AlreadyReviewed(DomainError):
    """Somebody else has judged this access."""

    message = _("This emergency access has already been reviewed.")


@transaction.atomic
def break_glass(
    *, object_type: str, object_id: UUID, reason: str, actor: Actor, at: datetime
) -> EmergencyAccess:
    """Open one record for one person in one office for 60 minutes, by its exact id.

    Never across a regency's border, never for a recused person, never above the clearance of
    the office. Whoever reviews (see `review_access`) is told by the signal `glass_broken`.
    """
    if not policy.may_break_glass(actor=actor) or actor.person_id is None or actor.office_id is None:
        raise NotAllowed
    if len(reason.strip()) < SHORTEST_REASON:
        raise Invalid(
            "reason",
            _("Write in at least %(count)d characters what the emergency is.") % {"count": SHORTEST_REASON},
        )
    _refuse_unless_needed(object_type, object_id, actor, at)
    access = EmergencyAccess.objects.create(
        object_type=object_type,
        object_id=object_id,
        person_id=actor.person_id,
        office_id=actor.office_id,
        regency=actor.regency,
        reason=reason.strip(),
        from_at=at,
        until_at=at + DURATION,
    )
    glass_broken.send(EmergencyAccess, access=access, actor=actor, at=at)
    _note(access, "sharing.glass_broken", {"until": access.until_at.isoformat()}, actor=actor, at=at)
    return access


@transaction.atomic
def review_access(
    *, access: EmergencyAccess, was_justified: bool, actor: Actor, at: datetime
) -> EmergencyAccess:
    """Judge an emergency access afterwards; the reviewer is never the one who broke the glass.

    An access that is still running and was not justified ends with the review.
    """
    if access.reviewed_at is not None:
        raise AlreadyReviewed
    if not policy.may_review(access=access, actor=actor):
        raise NotAllowed
    until = access.until_at if was_justified else min(access.until_at, max(at, access.from_at))
    reviewed = EmergencyAccess.objects.filter(pk=access.pk, reviewed_at=None).update(
        reviewed_by_id=actor.person_id, reviewed_at=at, was_justified=was_justified, until_at=until
    )
    if not reviewed:
        raise AlreadyReviewed
    access.refresh_from_db()
    glass_reviewed.send(EmergencyAccess, access=access, actor=actor, at=at)
    _note(access, "sharing.glass_reviewed", {"was_justified": was_justified}, actor=actor, at=at)
    return access


def _refuse_unless_needed(object_type: str, object_id: UUID, actor: Actor, at: datetime) -> None:
    model = owned_models().get(object_type)
    if model is None:
        raise NothingToOpen
    here = model._default_manager.filter(
        pk=object_id, regency=actor.regency, classification__lte=actor.clearance
    )
    recused = recused_people(object_type=object_type, object_id=object_id, at=at)
    if not here.exists() or actor.person_id in recused:
        raise NothingToOpen
    if seen_by(actor, object_type).filter(pk=object_id).exists():
        raise AlreadyOpen


def _note(
    access: EmergencyAccess, action: str, data: dict[str, object], *, actor: Actor, at: datetime
) -> None:
    record(
        stream=f"{access.object_type}:{access.object_id}",
        action=action,
        actor=actor,
        at=at,
        object_type=access.object_type,
        object_id=access.object_id,
        data={"access": str(access.pk), "person": str(access.person_id)} | data,
    )
