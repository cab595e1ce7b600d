"""Notices and their deliveries: an outbox that commits together with what it tells of."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from rukun.foundation.notices.enums import Channel, DeliveryState
from rukun.foundation.people.capabilities import SETTINGS_MANAGE
from rukun.foundation.people.models import Office, Person
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Reads of notices."""

    def visible_to(self, actor: Actor) -> Self:
        """One's own, received in the office in which one acts; an office that ended tells nothing."""
        if actor.person_id is None:
            return self.none()
        here = Q(recipient_office=None) | Q(recipient_office_id=actor.office_id)
        return self.filter(here, recipient_person_id=actor.person_id)

    def unread(self) -> Self:
        """Not yet opened."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """Something happened that a person should know in one of their offices.

    `params` holds ids, codes, numbers and short neutral strings; the words come from the
    template when it is read, in the language of the reader.
    """

    retention: ClassVar[str] = "2_years"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    template = models.CharField(max_length=60)
    recipient_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    recipient_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    object_type = models.CharField(max_length=20, blank=True)
    object_id = models.UUIDField(null=True)
    params = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["recipient_person", "-created_at", "-id"], name="notices_of_person"),
            models.Index(fields=["recipient_person"], condition=Q(read_at=None), name="notices_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.template} for {self.recipient_person_id}"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Reads of deliveries."""

    def visible_to(self, actor: Actor) -> Self:
        """For those who administer the regency: how things went, never what they say."""
        if not actor.may(SETTINGS_MANAGE):
            return self.none()
        return self.filter(notice__recipient_person__in=Person.objects.visible_to(actor))

    def due(self, at: datetime) -> Self:
        """Waiting, and its time has come; the longest waiting first."""
        waiting = self.filter(state=DeliveryState.PENDING, next_attempt_at__lte=at)
        return waiting.order_by("next_attempt_at", "pk")

    def abandoned(self, at: datetime) -> Self:
        """Taken by a worker that did not come back before its lease ran out."""
        return self.filter(state=DeliveryState.LEASED, lease_until__lte=at)

    def dead(self) -> Self:
        """Given up after the last attempt: the dead letters."""
        return self.filter(state=DeliveryState.DEAD)


class Delivery(models.Model):
    """One way of one notice to its person, with its attempts."""

    retention: ClassVar[str] = "2_years"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=8, choices=Channel)
    state = models.CharField(max_length=8, choices=DeliveryState, default=DeliveryState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    lease_holder = models.CharField(max_length=80, blank=True)
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once_per_channel"),
            models.CheckConstraint(
                condition=~Q(state="leased") | Q(lease_until__isnull=False),
                name="delivery_lease_has_an_end",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_attempt_at", "id"], condition=Q(state="pending"), name="deliveries_due"
            ),
            models.Index(fields=["lease_until"], condition=Q(state="leased"), name="deliveries_leased"),
            models.Index(fields=["id"], condition=Q(state="dead"), name="deliveries_dead"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} of {self.notice_id}: {self.state}"
