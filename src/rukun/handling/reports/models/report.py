"""Reports as they came in."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce

from rukun.foundation.people.enums import Basis
from rukun.foundation.people.models import Office
from rukun.foundation.sharing.models import Owned
from rukun.foundation.sharing.visibility import visible
from rukun.handling.reports.enums import (
    UNVERIFIED_KINDS,
    Channel,
    ConflictSource,
    Credibility,
    Direction,
    Discovery,
    Precision,
    Reliability,
    ReportKind,
    ReportState,
    Urgency,
)
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

REPORT = "report"


# What a report may hold as text; none of it beside the pointer to an intelligence product.
TEXT_FIELDS = (
    "raw_text",
    "introduction",
    "facts",
    "account",
    "action_taken",
    "prediction",
    "recommendation",
    "opinion",
    "who",
    "what",
    "when",
    "where",
    "how",
    "why",
)


class ReportQuerySet(models.QuerySet["Report"]):
    """Reads of reports."""

    def visible_to(self, actor: Actor) -> Self:
        """Seen by the rule of docs/rights.md; a draft only by the agency that writes it."""
        readable = ~Q(state=ReportState.DRAFT) | Q(filed_by_agency_id=actor.agency_id)
        return visible(self.filter(readable), actor=actor, object_type=REPORT)

    def awaiting_verification(self) -> Self:
        """Sent and not yet judged: what is red first, then by deadline.

        A red one that came in a minute ago must not stand below what has been late since yesterday.
        """
        waiting = self.filter(state=ReportState.SENT).exclude(kind__in=UNVERIFIED_KINDS)
        waiting = waiting.exclude(channel=Channel.IMPORT)  # history: looked at when somebody opens it
        is_calm = Case(When(urgency=Urgency.RED, then=0), default=1)
        return waiting.order_by(is_calm, "verify_by", "pk")

    def sent(self) -> Self:
        """Everything that is no longer a draft."""
        return self.exclude(state=ReportState.DRAFT)


class Report(Owned):
    """One laporan informasi. Occurred, received and verified are three different times.

    Counts are None where the text does not say and 0 where it says "none". The two letter
    scales (Nilai B2, Pasal 5 huruf d) live in fields of their own.
    """

    retention: ClassVar[str] = "case_plus_10_years"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Drafts have neither, and what is unique must not be "" twice.
    number = models.CharField(max_length=24, null=True, editable=False)  # noqa: DJ001 - unique once sent
    receipt = models.CharField(max_length=24, unique=True, null=True, editable=False)  # noqa: DJ001 - unique once sent
    state = models.CharField(max_length=20, choices=ReportState, default=ReportState.DRAFT)
    kind = models.CharField(max_length=12, choices=ReportKind, default=ReportKind.INCIDENT)
    channel = models.CharField(max_length=12, choices=Channel, default=Channel.APP)
    urgency = models.CharField(max_length=8, choices=Urgency, blank=True)
    urgency_order = models.PositiveSmallIntegerField(default=3)
    title = models.CharField(max_length=160, blank=True)
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
    review_on = models.DateField(null=True)  # watched: look again on this day
    awake_at = models.DateTimeField(null=True)  # watched, and that day has come

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regency", "number"], name="report_number_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(number__isnull=False, receipt__isnull=False),
                name="report_sent_has_number",
            ),
            models.CheckConstraint(
                condition=Q(occurred_until=None) | Q(occurred_until__gte=F("occurred_from")),
                name="report_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state="watched") | Q(review_on__isnull=False),
                name="report_watched_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(intelligence_pointer="") | Q(**dict.fromkeys(TEXT_FIELDS, "")),
                name="report_pointer_has_no_text",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["regency", "urgency_order", "verify_by"],
                condition=Q(state="sent"),
                name="reports_to_verify",
            ),
            models.Index(
                fields=["regency", "urgency_order", "verified_at"],
                condition=Q(state="verified"),
                name="reports_to_decide",
            ),
            models.Index(
                fields=["regency", "review_on"], condition=Q(state="watched"), name="reports_watched"
            ),
            models.Index(
                fields=["review_on"],
                condition=Q(state="watched", awake_at=None),
                name="reports_to_wake",
            ),
            models.Index(fields=["regency", "-received_at", "-id"], name="reports_of_regency"),
            models.Index(fields=["region_current", "-received_at"], name="reports_of_region"),
            models.Index(fields=["owner_agency", "-received_at"], name="reports_of_agency"),
            # When it happened, or else when it came in: look-alikes are sought around a moment.
            models.Index(
                F("region_current"), Coalesce("occurred_from", "received_at"), name="reports_by_moment"
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.title or str(self.pk)

    @property
    def needs_verification(self) -> bool:
        """Say whether a verifier must judge it: nil and activity reports are only noted."""
        return self.kind not in UNVERIFIED_KINDS

    @property
    def is_draft(self) -> bool:
        """Say whether it has not been sent."""
        return self.state == ReportState.DRAFT
