"""Reads of notices."""

from django.db.models import QuerySet

from rukun.foundation.notices.models import Delivery, Notice
from rukun.kernel.actor import Actor


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """Return the actor's notices, the newest first."""
    return Notice.objects.visible_to(actor).order_by("-created_at", "-pk")


def unread_count(actor: Actor) -> int:
    """Return the number on the bell."""
    return Notice.objects.visible_to(actor).unread().count()


def dead_letters(actor: Actor) -> QuerySet[Delivery]:
    """Return what was given up in the actor's regency, the newest first."""
    dead = Delivery.objects.visible_to(actor).dead()
    return dead.select_related("notice__recipient_person", "notice__recipient_office").order_by("-pk")
