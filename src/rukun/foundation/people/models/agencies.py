"""Agencies, the regions that they serve, and their offices, which outlive every holder."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from rukun.foundation.people.enums import AgencyKind, Role, Rung
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7
from rukun.kernel.regions import province_of, within_q


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Reads of agencies."""

    def visible_to(self, actor: Actor) -> Self:
        """Agencies of the actor's regency, those that serve it from outside, and the province."""
        if not actor.regency:
            return self.filter(pk=actor.agency_id)
        return self.filter(
            Q(regency=actor.regency)
            | Q(pk=actor.agency_id)
            | models.Exists(AgencyRegion.objects.of_agency().within(actor.regency))
            | Q(kind=AgencyKind.PROVINCE, regency=province_of(actor.regency))
        )

    def active(self) -> Self:
        """Agencies that exist today."""
        return self.filter(is_active=True)


class Agency(models.Model):
    """An organisation with a set of regions; a Kodim may serve two regencies.

    `regency` is the code of the regency (or province) whose directory lists it.
    """

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=16, choices=AgencyKind)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60)
    regency = models.CharField(max_length=13)
    rung = models.PositiveSmallIntegerField(choices=Rung, null=True, blank=True)
    is_vertical = models.BooleanField(default=False)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["regency", "name"], name="agency_name_once")]
        indexes: ClassVar = [models.Index(fields=["regency", "rung"], name="agency_on_ladder")]

    def __str__(self) -> str:
        return self.short_name


class AgencyRegionQuerySet(models.QuerySet["AgencyRegion"]):
    """Reads of the areas of agencies."""

    def of_agency(self) -> Self:
        """For a subquery: the areas of the agency of the outer query."""
        return self.filter(agency=models.OuterRef("pk"))

    def within(self, region: str) -> Self:
        """Areas that are `region` or lie inside it."""
        return self.filter(within_q("region_id", [region]))

    def visible_to(self, actor: Actor) -> Self:
        """Areas of visible agencies."""
        return self.filter(agency__in=Agency.objects.visible_to(actor))


class AgencyRegion(models.Model):
    """One region that an agency serves."""

    retention: ClassVar[str] = "permanent"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="areas")
    region = models.ForeignKey("territory.Region", on_delete=models.PROTECT, related_name="+")

    objects = AgencyRegionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "region"], name="agency_region_once")
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.region_id}"


class OfficeQuerySet(models.QuerySet["Office"]):
    """Reads of offices."""

    def active(self) -> Self:
        """Offices that exist today, in agencies that do."""
        return self.filter(is_active=True, agency__is_active=True)

    def visible_to(self, actor: Actor) -> Self:
        """Offices of visible agencies."""
        return self.filter(agency__in=Agency.objects.visible_to(actor))


class Office(models.Model):
    """A post that outlives its holders; duties are owed by offices."""

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="offices")
    title = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role)
    is_head = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "title"], name="office_title_once")
        ]

    def __str__(self) -> str:
        return self.title
