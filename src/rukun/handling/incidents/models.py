"""What verifiably happened, when and where and how surely."""

from typing import ClassVar, Self, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from rukun.foundation.people.models import Office
from rukun.foundation.sharing.models import Owned
from rukun.foundation.sharing.visibility import visible
from rukun.handling.incidents.enums import (
    EventPlace,
    EventTime,
    EventViolence,
    IncidentKind,
    PlacePrecision,
    Placing,
)
from rukun.handling.reports.enums import ConflictSource, Precision
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

INCIDENT = "incident"
M = TypeVar("M", bound=models.Model)


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Reads of incidents."""

    def visible_to(self, actor: Actor) -> Self:
        """Seen by the rule of docs/rights.md."""
        return visible(self, actor=actor, object_type=INCIDENT)


class Incident(Owned):
    """One event in the world; many reports tell of it, and it belongs to one or more cases.

    Impact is aggregate and None where unknown. Names of victims never stand here (K3).
    """

    retention: ClassVar[str] = "permanent_statistics"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(max_length=24)
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=14, choices=IncidentKind, blank=True)  # "": history does not say
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    time_precision = models.CharField(max_length=12, choices=Precision)
    place_detail = models.CharField(max_length=200, blank=True)
    place_precision = models.CharField(max_length=12, choices=PlacePrecision)
    longitude = models.FloatField(null=True, blank=True)  # degrees, WGS 84
    latitude = models.FloatField(null=True, blank=True)
    issue_type = models.CharField(max_length=40, blank=True)
    conflict_source = models.CharField(max_length=1, choices=ConflictSource, blank=True)
    crowd = models.PositiveIntegerField(null=True, blank=True)
    dead = models.PositiveIntegerField(null=True, blank=True)
    missing = models.PositiveIntegerField(null=True, blank=True)
    severely_injured = models.PositiveIntegerField(null=True, blank=True)
    lightly_injured = models.PositiveIntegerField(null=True, blank=True)
    injured = models.PositiveIntegerField(null=True, blank=True)
    displaced_people = models.PositiveIntegerField(null=True, blank=True)
    displaced_households = models.PositiveIntegerField(null=True, blank=True)
    damage = models.CharField(max_length=200, blank=True)
    account = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    reports: "models.ManyToManyField[Report, IncidentReport]" = models.ManyToManyField(
        Report, through="IncidentReport", related_name="incidents"
    )

    objects = IncidentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regency", "number"], name="incident_number_once"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("started_at")),
                name="incident_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(place_precision="point", longitude__isnull=False, latitude__isnull=False)
                | Q(longitude=None, latitude=None) & ~Q(place_precision="point"),
                name="incident_point_only_if_measured",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["regency", "-started_at", "-id"], name="incidents_of_regency")
        ]

    def __str__(self) -> str:
        return self.number


class RelatedQuerySet(models.QuerySet[M]):
    """Rows that are seen exactly when their incident is."""

    def visible_to(self, actor: Actor) -> Self:
        """Rows of visible incidents."""
        return self.filter(incident__in=Incident.objects.visible_to(actor))


class IncidentReport(models.Model):
    """This report tells of this incident."""

    retention: ClassVar[str] = "as_its_record"

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="told_by")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="tells_of")
    at = models.DateTimeField()

    objects = RelatedQuerySet["IncidentReport"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "report"], name="incident_report_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} tells of {self.incident_id}"


class Correction(models.Model):
    """What an incident said before it was corrected, and why it was.

    `before` and `after` hold the changed columns only, as plain values.
    """

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="corrections")
    before = models.JSONField(encoder=DjangoJSONEncoder)
    after = models.JSONField(encoder=DjangoJSONEncoder)
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()
    by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    by_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    objects = RelatedQuerySet["Correction"].as_manager()

    def __str__(self) -> str:
        return f"correction of {self.incident_id}"


class HistoricalEventQuerySet(models.QuerySet["HistoricalEvent"]):
    """Reads of historic events."""

    def visible_to(self, actor: Actor) -> Self:
        """Return all: the data set is public, and belongs to no agency."""
        return self.all()


class HistoricalEvent(models.Model):
    """A lethal event of a published data set: reference data of the whole country, on nobody's desk.

    Placed no finer than the data set says: the point is kept only where it is exact, and `region` is
    empty where no more than the country is known. Names stand as the source has them.
    """

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.CharField(max_length=20)
    source_id = models.CharField(max_length=40)
    started_on = models.DateField()
    ended_on = models.DateField()
    time_precision = models.CharField(max_length=12, choices=EventTime)
    region = models.ForeignKey("territory.Region", on_delete=models.PROTECT, null=True, related_name="+")
    place_precision = models.CharField(max_length=12, choices=EventPlace)
    placing = models.CharField(max_length=12, choices=Placing)
    place_told = models.CharField(max_length=200, blank=True)
    regency_told = models.CharField(max_length=80, blank=True)
    province_told = models.CharField(max_length=80, blank=True)
    longitude = models.FloatField(null=True)  # degrees, WGS 84
    latitude = models.FloatField(null=True)
    violence = models.CharField(max_length=12, choices=EventViolence)
    is_clear = models.BooleanField()  # false: the source could not part it from events around it
    conflict = models.CharField(max_length=160)
    side_a = models.CharField(max_length=120)
    side_b = models.CharField(max_length=120)
    dead_best = models.PositiveIntegerField()
    dead_low = models.PositiveIntegerField()
    dead_high = models.PositiveIntegerField()
    dead_civilians = models.PositiveIntegerField()
    told_by = models.TextField(blank=True)

    objects = HistoricalEventQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "source_id"], name="historical_event_once"),
            models.CheckConstraint(
                condition=Q(region=None, place_precision="country")
                | Q(region__isnull=False) & ~Q(place_precision="country"),
                name="historical_event_placed_or_country",
            ),
            models.CheckConstraint(
                condition=Q(longitude=None, latitude=None)
                | Q(longitude__isnull=False, latitude__isnull=False, place_precision="subdistrict"),
                name="historical_event_point_only_if_exact",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["region", "started_on"], name="historical_events_of_region"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.source_id}"
