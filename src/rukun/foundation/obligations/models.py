"""One row per duty: who owes what on which record, by when, and who is told if nothing happens.

Duties are owed by offices and agencies, never by persons: who holds the office owes them.
"""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from rukun.foundation.obligations.enums import ObligationState
from rukun.foundation.obligations.kinds import KINDS, Kind, kinds_for
from rukun.foundation.people.capabilities import SETTINGS_MANAGE
from rukun.foundation.people.models import Agency, Office
from rukun.foundation.sharing.models import Recusal
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7


class ObligationQuerySet(models.QuerySet["Obligation"]):
    """Reads of duties, seen from an office."""

    def open(self) -> Self:
        """Owed still."""
        return self.filter(state=ObligationState.OPEN)

    def owed_by(self, actor: Actor) -> Self:
        """What the actor is to do: owed by their office, or by their agency and theirs to take up.

        An agency's duty without an office is taken up by its head and by the offices that carry
        the kind's capability. Nobody owes anything on a record from which they are recused.
        """
        if actor.office_id is None:
            return self.none()
        takes_up = Q(_is_head(actor)) | Q(kind__in=kinds_for(actor.capabilities))
        of_agency = Q(owner_office=None, owner_agency_id=actor.agency_id) & takes_up
        return self.filter(Q(owner_office_id=actor.office_id) | of_agency, ~_recused(actor))

    def climbed_to(self, actor: Actor) -> Self:
        """What was shown to the actor as head of an agency because nobody else had answered."""
        if actor.office_id is None:
            return self.none()
        return self.filter(_is_head(actor), ~_recused(actor), climbed_to_id=actor.agency_id)

    def visible_to(self, actor: Actor) -> Self:
        """What one owes, what climbed to one, and for heads whatever their agency owes.

        A summary is a neutral title and yet restricted (K2): an office without that clearance
        sees none of them.
        """
        if actor.office_id is None or actor.clearance < 2:
            return self.none()
        as_head = Q(_is_head(actor)) & (Q(owner_agency_id=actor.agency_id) | Q(climbed_to_id=actor.agency_id))
        takes_up = Q(owner_office=None, owner_agency_id=actor.agency_id) & Q(
            kind__in=kinds_for(actor.capabilities)
        )
        mine = Q(owner_office_id=actor.office_id) | takes_up
        return self.filter(mine | as_head, ~_recused(actor))

    def by_urgency(self) -> Self:
        """The most urgent first, then what is due first; what has no date comes last."""
        return self.order_by("urgency_order", F("due_at").asc(nulls_last=True), "pk")


def _is_head(actor: Actor) -> Exists:
    if actor.office_id is None:
        return Exists(Office.objects.none())
    return Exists(Office.objects.filter(pk=actor.office_id, is_head=True))


def _recused(actor: Actor) -> Q:
    if actor.person_id is None:
        return Q(pk__in=[])
    rows = Recusal.objects.filter(
        object_type=OuterRef("object_type"), object_id=OuterRef("object_id"), person_id=actor.person_id
    )
    return Q(Exists(rows.filter(Q(until_at=None) | Q(until_at__gt=actor.at))))


class Obligation(models.Model):
    """An office or an agency owes something on a record.

    `object_type`/`object_id` name the record that people open (a case, a report), `subject_id`
    the one of several things on it (a task, a request; else the record itself). `urgency_order`
    is 0 red, 1 yellow, 2 green, 3 none. `level` counts how often it climbed, `next_check_at` is
    when silence makes it climb again (None: never).
    """

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=40)
    object_type = models.CharField(max_length=20)
    object_id = models.UUIDField()
    subject_id = models.UUIDField()
    number = models.CharField(max_length=24, blank=True)
    summary = models.CharField(max_length=200)
    region = models.ForeignKey("territory.Region", on_delete=models.PROTECT, related_name="+", db_index=False)
    regency = models.CharField(max_length=13)
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    owner_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    urgency = models.CharField(max_length=8, blank=True)
    urgency_order = models.PositiveSmallIntegerField(default=3)
    opened_at = models.DateTimeField()
    opened_by_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    due_at = models.DateTimeField(null=True)
    original_due_at = models.DateTimeField(null=True)
    climbs = models.BooleanField(default=False)
    level = models.PositiveSmallIntegerField(default=0)
    climbed_to = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    next_check_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=ObligationState, default=ObligationState.OPEN)
    closed_at = models.DateTimeField(null=True)
    closed_by_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    outcome = models.CharField(max_length=40, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "subject_id", "owner_agency"],
                condition=Q(state="open", owner_office=None),
                name="obligation_once_per_agency",
            ),
            models.UniqueConstraint(
                fields=["kind", "object_id", "subject_id", "owner_office"],
                condition=Q(state="open", owner_office__isnull=False),
                name="obligation_once_per_office",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="obligation_closed_has_time",
            ),
            models.CheckConstraint(
                condition=Q(next_check_at=None) | Q(climbs=True),
                name="obligation_checked_only_if_it_climbs",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["owner_office", "urgency_order", "due_at"],
                condition=Q(state="open"),
                name="obligations_of_office",
            ),
            models.Index(
                fields=["owner_agency", "urgency_order", "due_at"],
                condition=Q(state="open"),
                name="obligations_of_agency",
            ),
            models.Index(
                fields=["climbed_to", "urgency_order"],
                condition=Q(state="open", climbed_to__isnull=False),
                name="obligations_climbed",
            ),
            models.Index(
                fields=["next_check_at"], condition=Q(state="open", climbs=True), name="obligations_to_check"
            ),
            models.Index(fields=["object_id", "kind"], name="obligations_of_object"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.summary}"

    @property
    def stream(self) -> str:
        """The journal stream of the record on which it is owed."""
        return f"{self.object_type}:{self.object_id}"

    @property
    def kind_entry(self) -> Kind:
        """What the registry says of this kind; KeyError when its room is gone."""
        return KINDS[self.kind]

    @property
    def url(self) -> str:
        """The path where it is met."""
        return self.kind_entry.url(self.object_id)

    def is_overdue(self, at: datetime) -> bool:
        """Say whether its time has passed; what has no date is never late."""
        return self.state == ObligationState.OPEN and self.due_at is not None and self.due_at < at


class MachineQuerySet(models.QuerySet[models.Model]):
    """Reads of what the machine notes about itself."""

    def visible_to(self, actor: Actor) -> Self:
        """The machine's own state, for those who administer."""
        return self.all() if actor.may(SETTINGS_MANAGE) else self.none()


class Lease(models.Model):
    """One process at a time does the work called `name`; a lease always ends by itself."""

    retention: ClassVar[str] = "none"

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=80, blank=True)
    until_at = models.DateTimeField()

    objects = MachineQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} by {self.holder or 'nobody'}"


class DutyRun(models.Model):
    """When a duty of the clock last ran to its end, and what went wrong since."""

    retention: ClassVar[str] = "none"

    name = models.CharField(max_length=60, primary_key=True)
    last_run_at = models.DateTimeField(null=True)
    last_failed_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=200, blank=True)

    objects = MachineQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
