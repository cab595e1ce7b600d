"""Who owns a record, who else was let in, who must stay out (docs/rights.md).

Every record that people may or may not see inherits `Owned`; its queryset's `visible_to` goes
through `visibility.visible`. Generic references (object_type, object_id) are allowed here.
"""

from datetime import datetime
from typing import Any, ClassVar, Self, cast
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q

from rukun.foundation.people.capabilities import EMERGENCY_REVIEW
from rukun.foundation.people.models import Agency, Office, Person, Team
from rukun.foundation.sharing.enums import Classification
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7


class Owned(models.Model):
    """A record with a place, an owner on or beside the ladder, and a class.

    `region_as_filed` never changes; `region_current` carries the rights and changes only by a
    succession run or a correction. `owner_rung` is the rung that decides who stands above.
    """

    region_as_filed = models.ForeignKey("territory.Region", on_delete=models.PROTECT, related_name="+")
    region_current = models.ForeignKey("territory.Region", on_delete=models.PROTECT, related_name="+")
    regency = models.CharField(max_length=13)
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    owner_rung = models.PositiveSmallIntegerField()
    owner_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    classification = models.PositiveSmallIntegerField(
        choices=Classification, default=Classification.RESTRICTED
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


def owned_models() -> dict[str, type[Owned]]:
    """Return the models of upper rooms that are seen by the rule, by object type ("case")."""
    return {
        str(model._meta.model_name): model
        for model in apps.get_models()
        if issubclass(model, Owned) and not model._meta.abstract
    }


def seen_by(actor: Actor, object_type: str) -> models.QuerySet[Owned]:
    """Return the records of one type that `actor` sees; none of an unknown type."""
    model = owned_models().get(object_type)
    if model is None:
        raise LookupError(object_type)
    # Each owned model's manager has `visible_to`; a convention test holds them to it.
    return cast("models.QuerySet[Owned]", cast(Any, model)._default_manager.visible_to(actor))


class ObjectRowQuerySet(models.QuerySet[models.Model]):
    """Reads of rows about one record."""

    def of(self, object_type: str, object_id: UUID) -> Self:
        """Rows about one record."""
        return self.filter(object_type=object_type, object_id=object_id)

    def live(self, at: datetime) -> Self:
        """Rows in force at the moment `at`."""
        return self.filter(from_at__lte=at).filter(Q(until_at=None) | Q(until_at__gt=at))

    def visible_to(self, actor: Actor) -> Self:
        """Rows about visible records."""
        about = Q(pk__in=[])
        for object_type in owned_models():
            seen = seen_by(actor, object_type).values("pk")
            about |= Q(object_type=object_type, object_id__in=seen)
        return self.filter(about)


class ObjectRow(models.Model):
    """A row about one record of another room."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    object_type = models.CharField(max_length=20)
    object_id = models.UUIDField()

    class Meta:
        abstract = True


class Custody(ObjectRow):
    """An agency or team owns, or has owned, a record: what one held, one may still read."""

    retention: ClassVar[str] = "as_its_record"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    objects = ObjectRowQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id", "agency"], name="custody_of_object"),
            models.Index(fields=["agency", "object_type"], name="custody_of_agency"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["object_type", "object_id"],
                condition=Q(until_at=None),
                name="custody_one_holder",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} holds {self.object_type}:{self.object_id}"


class Grant(ObjectRow):
    """An agency may see exactly this record, from one moment to another.

    `via_type`/`via_id` name the record whose invitation brought it about, so that withdrawing
    the invitation withdraws exactly its grants.
    """

    retention: ClassVar[str] = "as_its_record"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    via_type = models.CharField(max_length=20)
    via_id = models.UUIDField()
    reason = models.CharField(max_length=60)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    objects = ObjectRowQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id", "agency"], name="grant_of_object"),
            models.Index(fields=["agency", "object_type", "until_at"], name="grant_of_agency"),
            models.Index(fields=["via_type", "via_id"], name="grant_via"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["object_type", "object_id", "agency", "via_type", "via_id"],
                condition=Q(until_at=None),
                name="grant_once_while_live",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} may see {self.object_type}:{self.object_id}"


class Recusal(ObjectRow):
    """A conflict of interest: this person, in whatever office, does not see this record."""

    retention: ClassVar[str] = "as_its_record"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    objects = ObjectRowQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id", "person"], name="recusal_of_object")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["object_type", "object_id", "person"],
                condition=Q(until_at=None),
                name="recusal_once_while_live",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} recused from {self.object_type}:{self.object_id}"


class EmergencyAccessQuerySet(ObjectRowQuerySet):
    """Reads of emergency accesses."""

    def awaiting_review(self) -> Self:
        """Accesses that nobody has judged yet, the oldest first."""
        return self.filter(reviewed_at=None).order_by("from_at", "pk")

    def visible_to(self, actor: Actor) -> Self:
        """Own accesses; for the reviewer all of the regency, with or without the record."""
        own = Q(person_id=actor.person_id) if actor.person_id else Q(pk__in=[])
        if actor.may(EMERGENCY_REVIEW) and actor.regency:
            return self.filter(own | Q(regency=actor.regency))
        return self.filter(own)


class EmergencyAccess(ObjectRow):
    """Breaking the glass: a typed reason, a short time, a review afterwards."""

    retention: ClassVar[str] = "permanent"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    regency = models.CharField(max_length=13)
    reason = models.TextField(max_length=500)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    was_justified = models.BooleanField(null=True)

    objects = EmergencyAccessQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id", "person"], name="emergency_of_object")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} opened {self.object_type}:{self.object_id}"
