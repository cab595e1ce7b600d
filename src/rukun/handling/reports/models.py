"""Reports as they came in, what was added to them, and what was answered."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from rukun.foundation.people.enums import Basis
from rukun.foundation.people.models import Office
from rukun.foundation.sharing.models import Owned
from rukun.foundation.sharing.visibility import visible
from rukun.handling.reports.enums import (
    Channel,
    ConflictSource,
    Credibility,
    Direction,
    Discovery,
    LinkState,
    Precision,
    Reliability,
    ReportKind,
    ReportState,
    Urgency,
)
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

REPORT = "report"


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, actor: Actor) -> Self:
        """Seen by the rule of docs/rights.md; a draft only by the agency that writes it."""
        seen = visible(self, actor=actor, object_type=REPORT)
        return seen.filter(~Q(state=ReportState.DRAFT) | Q(filed_by_agency_id=actor.agency_id))

    def awaiting_verification(self) -> Self:
        """Sent and not yet judged, the most urgent and the longest waiting first."""
        return self.filter(state=ReportState.SENT).order_by("urgency_order", "verify_by", "pk")


class Report(Owned):
    """One laporan informasi. Occurred, received and verified are three different times.

    Counts are None where the text does not say and 0 where it says "none". The two letter
    scales (Nilai B2, Pasal 5 huruf d) live in fields of their own.
    """

    retention: ClassVar[str] = "case_plus_10_years"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(max_length=24, null=True)
    receipt = models.CharField(max_length=24, unique=True, null=True)
    state = models.CharField(max_length=20, choices=ReportState, default=ReportState.DRAFT)
    kind = models.CharField(max_length=12, choices=ReportKind, default=ReportKind.INCIDENT)
    channel = models.CharField(max_length=12, choices=Channel, default=Channel.APP)
    urgency = models.CharField(max_length=8, choices=Urgency, blank=True)
    urgency_order = models.PositiveSmallIntegerField(default=3)
    title = models.CharField(max_length=160)
    place_detail = models.CharField(max_length=200, blank=True)

    occurred_from = models.DateTimeField(null=True, blank=True)
    occurred_until = models.DateTimeField(null=True, blank=True)
    occurred_precision = models.CharField(max_length=12, choices=Precision, default=Precision.UNKNOWN)
    received_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    verify_by = models.DateTimeField(null=True)
    verified_at = models.DateTimeField(null=True)

    raw_text = models.TextField(blank=True)
    introduction = models.TextField(blank=True)  # Pendahuluan
    facts = models.TextField(blank=True)  # Fakta
    account = models.TextField(blank=True)  # Uraian
    action_taken = models.TextField(blank=True)  # Tindakan
    prediction = models.TextField(blank=True)  # Prediksi
    recommendation = models.TextField(blank=True)  # Rekomendasi
    opinion = models.TextField(blank=True)  # Pendapat pelapor
    who = models.TextField(blank=True)  # Siapa
    what = models.TextField(blank=True)  # Apa
    when = models.TextField(blank=True)  # Bilamana
    where = models.TextField(blank=True)  # Di mana
    how = models.TextField(blank=True)  # Bagaimana
    why = models.TextField(blank=True)  # Mengapa

    issue_type = models.CharField(max_length=40, blank=True)  # lookup "issue_type"
    conflict_source = models.CharField(max_length=1, choices=ConflictSource, blank=True)
    direction = models.CharField(max_length=12, choices=Direction, blank=True)
    reliability = models.CharField(max_length=1, choices=Reliability, blank=True)
    credibility = models.PositiveSmallIntegerField(choices=Credibility, null=True, blank=True)
    crowd = models.PositiveIntegerField(null=True, blank=True)
    dead = models.PositiveIntegerField(null=True, blank=True)
    missing = models.PositiveIntegerField(null=True, blank=True)
    severely_injured = models.PositiveIntegerField(null=True, blank=True)
    lightly_injured = models.PositiveIntegerField(null=True, blank=True)
    injured = models.PositiveIntegerField(null=True, blank=True)
    displaced_people = models.PositiveIntegerField(null=True, blank=True)
    displaced_households = models.PositiveIntegerField(null=True, blank=True)
    claimed_area_ha = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    discovery = models.CharField(max_length=12, choices=Discovery, default=Discovery.SPONTANEOUS)
    prompt_id = models.CharField(max_length=64, blank=True)  # opaque to everyone but its maker

    filed_by_agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    filed_by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    filed_by_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    behalf_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    behalf_basis = models.CharField(max_length=12, choices=Basis, blank=True)
    intelligence_pointer = models.CharField(max_length=160, blank=True)

    likelihood = models.PositiveSmallIntegerField(null=True)  # 1–4, rated at verification
    impact = models.PositiveSmallIntegerField(null=True)  # 1–4
    risk = models.PositiveSmallIntegerField(null=True)  # 1–4
    decision_reason = models.TextField(blank=True)  # "watch, because …", not shown, because …

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regency", "number"], name="report_number_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(number__isnull=False, receipt__isnull=False),
                name="report_sent_has_number",
            ),
            models.CheckConstraint(
                condition=Q(occurred_until=None) | Q(occurred_until__gte=models.F("occurred_from")),
                name="report_ends_after_it_begins",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["regency", "urgency_order", "verify_by"],
                condition=Q(state="sent"),
                name="reports_to_verify",
            ),
            models.Index(fields=["regency", "-received_at", "-id"], name="reports_of_regency"),
            models.Index(fields=["region_current", "-received_at"], name="reports_of_region"),
            models.Index(fields=["owner_agency", "-received_at"], name="reports_of_agency"),
        ]

    def __str__(self) -> str:
        return self.number or self.title


class RelatedQuerySet(models.QuerySet[models.Model]):
    """Rows that are seen exactly when their report is."""

    def visible_to(self, actor: Actor) -> Self:
        """Rows of visible reports."""
        return self.filter(report__in=Report.objects.visible_to(actor))


class Informant(models.Model):
    """Who told it: K3, sealed under a key of its own, each read logged (docs/rights.md)."""

    retention: ClassVar[str] = "case_plus_10_years_erasable"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="informant")
    subject = models.ForeignKey("secrets.SubjectKey", on_delete=models.PROTECT, related_name="+")
    name_sealed = models.BinaryField(null=True)
    phone_sealed = models.BinaryField(null=True)
    note_sealed = models.BinaryField(null=True)
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)

    objects = RelatedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"informant of {self.report_id}"


class Amendment(models.Model):
    """A ralat: appended with a reason, never instead of what was sent."""

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="amendments")
    text = models.TextField()
    reason = models.CharField(max_length=200)
    is_clarification = models.BooleanField(default=False)
    at = models.DateTimeField()
    by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    by_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    objects = RelatedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"amendment of {self.report_id}"


class Answer(models.Model):
    """What the office told the reporter: asked, verified, what became of it."""

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    is_question = models.BooleanField(default=False)
    at = models.DateTimeField()
    by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")

    objects = RelatedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"answer to {self.report_id}"


class ReportLink(models.Model):
    """Two reports of the same event; both are kept, both reporters are answered."""

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="linked_from")
    state = models.CharField(max_length=12, choices=LinkState)
    at = models.DateTimeField()
    by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")

    objects = RelatedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "other"], name="report_link_once"),
            models.CheckConstraint(condition=~Q(report=models.F("other")), name="report_link_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} ~ {self.other_id}"


class Submission(models.Model):
    """A submission that was accepted, by its client-made id, so that twice is once.

    `key` is unique per credential and endpoint; `body_hash` tells a repeat (same receipt) from
    a different body under the same id (409).
    """

    retention: ClassVar[str] = "1_year"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    credential = models.CharField(max_length=80)
    endpoint = models.CharField(max_length=60)
    submission_id = models.UUIDField()
    body_hash = models.CharField(max_length=64)
    object_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["credential", "endpoint", "submission_id"], name="submission_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.endpoint} {self.submission_id}"
