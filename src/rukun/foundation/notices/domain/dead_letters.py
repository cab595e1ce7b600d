"""Try again what was given up."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.notices import policy
from rukun.foundation.notices.enums import DeliveryState
from rukun.foundation.notices.models import Delivery
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed


class NotDead(DomainError):
    """The letter is on its way or has arrived: there is nothing to try again."""

    message = _("This message is no longer among those given up. Reload the page.")


@transaction.atomic
def requeue(*, delivery: Delivery, actor: Actor, at: datetime) -> Delivery:
    """Put a dead letter back in the queue with all its attempts before it, once for two presses."""
    if (
        not policy.may_requeue(actor)
        or not Delivery.objects.visible_to(actor).filter(pk=delivery.pk).exists()
    ):
        raise NotAllowed
    back = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.DEAD).update(
        state=DeliveryState.PENDING, attempts=0, next_attempt_at=at, lease_until=None, lease_holder=""
    )
    if not back:
        raise NotDead
    record(
        stream=f"notices:{actor.regency}",
        action="delivery.requeued",
        actor=actor,
        at=at,
        object_type="delivery",
        object_id=delivery.pk,
        data={"channel": delivery.channel},
    )
    delivery.refresh_from_db()
    return delivery
