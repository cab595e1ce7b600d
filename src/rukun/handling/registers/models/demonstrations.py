"""Demonstrations (unjuk rasa): what was announced, and how it went."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from rukun.foundation.people.models import Office
from rukun.handling.registers.enums import DemonstrationState
from rukun.handling.registers.models.organisations import Organisation
from rukun.handling.registers.models.reading import is_internal_reader, regencies_of
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

DEMONSTRATION = "demonstration"


class DemonstrationQuerySet(models.QuerySet["Demonstration"]):
    """Reads of demonstrations."""

    def visible_to(self, actor: Actor) -> Self:
        """The agenda of one's own regency (K1); a Kodim's of both its regencies."""
        return self.filter(regency__in=regencies_of(actor)) if is_internal_reader(actor) else self.none()


class Demonstration(models.Model):
    """An announced demonstration: who, where, when, about what, and afterwards how many and how.

    The notice goes to Polri (UU 9/1998, art. 10–13); its number and date are copied from it. Who can be
    telephoned stands in the notice and not here. `region` is where people gather, `destination` where they
    go; `organiser` is a group where it is no registered organisation.
    """

    retention: ClassVar[str] = "5_years"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    regency = models.CharField(max_length=13)
    region = models.ForeignKey("territory.Region", on_delete=models.PROTECT, related_name="+")
    destination = models.ForeignKey(
        "territory.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="demonstrations"
    )
    organiser = models.CharField(max_length=160, blank=True)
    topic = models.CharField(max_length=200)
    notice_number = models.CharField(max_length=80, blank=True)
    notice_on = models.DateField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    route = models.TextField(blank=True)
    expected = models.PositiveIntegerField(null=True, blank=True)
    actual = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=DemonstrationState, default=DemonstrationState.PLANNED)
    recorded_at = models.DateTimeField()
    recorded_by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = DemonstrationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")),
                name="demonstration_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(organiser=""),
                name="demonstration_has_an_organiser",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["regency", "starts_at"], name="demonstrations_of_regency")]

    def __str__(self) -> str:
        return self.topic

    @property
    def stream(self) -> str:
        """The journal stream of this demonstration."""
        return f"{DEMONSTRATION}:{self.pk}"
