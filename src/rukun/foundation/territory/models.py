"""Regions by Kemendagri code, their editions, successions, other names and boundaries.

Public reference data (K0): everybody sees all of it.
"""

from collections.abc import Iterable
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from rukun.foundation.territory.enums import RegionKind, SuccessionBasis
from rukun.foundation.territory.fields import BytewiseCharField
from rukun.foundation.territory.names import titled
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7
from rukun.kernel.regions import within_q

Row = TypeVar("Row", bound=models.Model)


class ReferenceQuerySet(models.QuerySet[Row]):
    """Reads of reference data."""

    def visible_to(self, actor: Actor) -> Self:
        """Return all: regions, their names, changes and outlines are public."""
        return self.all()


class Edition(models.Model):
    """One decree's list of all regions (*Kepmendagri* on codes and data of regions).

    `revision` is another one after each change of its regions or successions: what keeps names in memory
    compares it.
    """

    retention: ClassVar[str] = "permanent"

    code = models.CharField(primary_key=True, max_length=12)
    legal_basis = models.CharField(max_length=160)
    effective_on = models.DateField(unique=True)
    revision = models.UUIDField(default=uuid7)

    objects = ReferenceQuerySet["Edition"].as_manager()

    def __str__(self) -> str:
        return self.code

    def renew(self) -> None:
        """Say that names or successions changed."""
        Edition.objects.filter(pk=self.pk).update(revision=uuid7())


class RegionQuerySet(models.QuerySet["Region"]):
    """Reads of regions."""

    def visible_to(self, actor: Actor) -> Self:
        """Return all: the list of regions is public by decree."""
        return self.all()

    def current(self) -> Self:
        """Return the regions of the newest edition."""
        return self.filter(is_current=True)

    def within(self, codes: Iterable[str]) -> Self:
        """Return the regions with these codes and all below them."""
        return self.filter(within_q("code", codes))


class Region(models.Model):
    """A province, regency, subdistrict or village that an edition names, in force or not.

    A code never moves to another place; when one goes, its row stays, `is_current` false.
    `name` is that of the last edition which has the code; regencies carry their title in it.
    """

    retention: ClassVar[str] = "permanent"

    code = BytewiseCharField(primary_key=True, max_length=13)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=13, choices=RegionKind)
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="children", db_index=False
    )
    name_key = BytewiseCharField(max_length=80)
    edition_from = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", db_index=False)
    edition_until = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    is_current = models.BooleanField(default=True)
    population = models.PositiveIntegerField(null=True)
    area_km2 = models.DecimalField(max_digits=10, decimal_places=3, null=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["parent", "name_key"], name="region_children_by_name"),
            models.Index(fields=["name_key"], name="region_by_name_key"),
            models.Index(fields=["level", "code"], name="region_of_level"),
            models.Index(fields=["code"], name="region_gone", condition=Q(is_current=False)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="region_current_has_no_end",
                condition=Q(is_current=True, edition_until=None)
                | Q(is_current=False, edition_until__isnull=False),
            ),
            models.CheckConstraint(
                name="region_parent_unless_province",
                condition=Q(level=1, parent=None) | Q(level__gt=1, parent__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return titled(self.name, self.kind)


class RegionAlias(models.Model):
    """Another name under which a region is looked for: its name in an earlier edition."""

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="aliases", db_index=False)
    name = models.CharField(max_length=80)
    name_key = BytewiseCharField(max_length=80)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = ReferenceQuerySet["RegionAlias"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["name_key"], name="alias_by_name_key")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "name_key"], name="alias_once_per_region")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.region_id})"


class SuccessionQuerySet(ReferenceQuerySet["Succession"]):
    """Reads of what follows what."""

    def unsettled(self) -> Self:
        """Keep what an officer has to decide: the list does not say it surely enough."""
        return self.filter(is_certain=False)

    def below(self, codes: Iterable[str]) -> Self:
        """Keep what went to, or waits in, one of these regions."""
        return self.filter(within_q("new_id", codes))


class Succession(models.Model):
    """Which region of `edition` follows one that this edition no longer has.

    `confidence` is the share of such successions, in percent, that we expect to be right; from
    `CERTAIN_FROM` on one is taken as certain. Where it is not, `new` is the nearest ancestor that lives on or
    has a certain successor, and `suggested` what looks most like it; records wait there until an
    officer of that region settles it.
    """

    retention: ClassVar[str] = "permanent"
    CERTAIN_FROM: ClassVar[int] = 90

    id = models.UUIDField(primary_key=True, default=uuid7)
    old = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+", db_index=False)
    new = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+", db_index=False)
    suggested = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", db_index=False)
    is_certain = models.BooleanField()
    confidence = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=12, choices=SuccessionBasis)
    settled_at = models.DateTimeField(null=True)
    settled_by_person_id = models.UUIDField(null=True)
    settled_by_office_id = models.UUIDField(null=True)
    ground = models.CharField(max_length=200, blank=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["new"], name="succession_into_region")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["old", "edition"], name="succession_once_per_edition"),
            models.CheckConstraint(
                name="succession_certain_from_ninety",
                condition=Q(is_certain=True, confidence__gte=90, confidence__lte=100)
                | Q(is_certain=False, confidence__lt=90),
            ),
            models.CheckConstraint(
                name="succession_settled_by_somebody",
                condition=Q(
                    basis=SuccessionBasis.SETTLED,
                    settled_at__isnull=False,
                    settled_by_person_id__isnull=False,
                    is_certain=True,
                )
                | (~Q(basis=SuccessionBasis.SETTLED) & Q(settled_at=None, settled_by_person_id=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class SuccessionRun(models.Model):
    """One act that moved `region_current` of owned records to the successors; see the journal.

    It goes step by step; without `finished_at` it was interrupted, and the next one goes on with it.
    """

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7)
    at = models.DateTimeField()
    effective_on = models.DateField()
    person_id = models.UUIDField(null=True)
    office_id = models.UUIDField(null=True)
    moved = models.PositiveIntegerField(default=0)
    left_open = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    objects = ReferenceQuerySet["SuccessionRun"].as_manager()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {self.moved}"


class Boundary(models.Model):
    """A region's simplified outline (WGS 84, degrees), for orientation and never as evidence.

    `geometry` is WKB of a valid (multi)polygon; the label point lies inside it.
    """

    retention: ClassVar[str] = "permanent"

    region = models.OneToOneField(Region, on_delete=models.PROTECT, primary_key=True, related_name="boundary")
    level = models.PositiveSmallIntegerField()
    geometry = models.BinaryField()
    label_lon = models.FloatField()
    label_lat = models.FloatField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()

    objects = ReferenceQuerySet["Boundary"].as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["level", "west", "east", "south", "north"], name="boundary_around_point")
        ]

    def __str__(self) -> str:
        return str(self.region_id)
