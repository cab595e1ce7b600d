"""The file itself, what it grew from, and what every dated row on it carries."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from rukun.foundation.people.enums import Basis, Rung, TeamKind
from rukun.foundation.people.models import Agency, Office, Person
from rukun.foundation.sharing.models import Owned
from rukun.foundation.sharing.visibility import visible
from rukun.handling.cases.enums import CaseState, EscalationLevel, HandOverState, Outcome
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.enums import ConflictSource, Direction, Urgency
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

CASE = "case"
INVITATION = "invitation"
Row = TypeVar("Row", bound=models.Model)


def standing_name(agency: Agency, team_id: object) -> str:
    """Return who stands on a rung, in words: at the regency's the team by decree, else the agency.

    Kesbangpol keeps the team's files; what is handed up is handed to the team.
    """
    return str(TeamKind.INTEGRATED.label) if team_id else agency.short_name


class CaseQuerySet(models.QuerySet["Case"]):
    """Reads of cases."""

    def visible_to(self, actor: Actor) -> Self:
        """Seen by the rule of docs/rights.md."""
        return visible(self, actor=actor, object_type=CASE)

    def read_in_full_by(self, actor: Actor) -> Self:
        """Those of which the office reads all papers; a guest sees a case and what was shared."""
        return visible(self, actor=actor, object_type=CASE, except_via=INVITATION)

    def open(self) -> Self:
        """Everything that is not closed; watched is not closed."""
        return self.exclude(state=CaseState.CLOSED)

    def awaiting_acceptance_by(self, agency_id: object) -> Self:
        """Cases offered to this agency and not yet accepted."""
        return self.filter(hand_overs__state=HandOverState.OFFERED, hand_overs__to_agency_id=agency_id)


class Case(Owned):
    """A matter that is handled; titles stay neutral (“Permasalahan lahan Desa X – PT Y”)."""

    retention: ClassVar[str] = "closed_plus_10_years"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(max_length=24)
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=CaseState, default=CaseState.NEW)
    rung = models.PositiveSmallIntegerField(choices=Rung)
    place_detail = models.CharField(max_length=200, blank=True)
    urgency = models.CharField(max_length=8, choices=Urgency)
    urgency_order = models.PositiveSmallIntegerField()
    likelihood = models.PositiveSmallIntegerField(null=True)
    impact = models.PositiveSmallIntegerField(null=True)
    risk = models.PositiveSmallIntegerField(null=True)
    issue_type = models.CharField(max_length=40, blank=True)
    conflict_source = models.CharField(max_length=1, choices=ConflictSource, blank=True)
    direction = models.CharField(max_length=12, choices=Direction, blank=True)
    escalation_level = models.CharField(max_length=12, choices=EscalationLevel, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    state_reason = models.TextField(blank=True)  # why watched, closed or reopened
    review_on = models.DateField(null=True)  # watched: look again on this day
    last_activity_at = models.DateTimeField()

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regency", "number"], name="case_number_once"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(outcome="") | ~Q(state="closed"),
                name="case_closed_has_outcome",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["regency", "-last_activity_at", "-id"], name="cases_of_regency"),
            models.Index(fields=["owner_agency", "state"], name="cases_of_owner"),
            models.Index(fields=["region_current", "-last_activity_at"], name="cases_of_region"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def holder_name(self) -> str:
        """Who holds it, in words: the Tim Terpadu or an agency."""
        return standing_name(self.owner_agency, self.owner_team_id)


class CaseRowQuerySet(models.QuerySet[Row]):
    """Rows that are seen exactly when their case is."""

    def visible_to(self, actor: Actor) -> Self:
        """Rows of visible cases."""
        return self.filter(case__in=Case.objects.visible_to(actor))


class CaseRow(models.Model):
    """A dated row on a case, with the office and person who wrote it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField()
    by_office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    by_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    behalf_office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    behalf_basis = models.CharField(max_length=12, choices=Basis, blank=True)
    behalf_label = models.CharField(max_length=120, blank=True)  # who it was, where no office is kept

    class Meta:
        abstract = True


class CaseReport(models.Model):
    """A report that belongs to a case."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="case_reports")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="case_reports")
    at = models.DateTimeField()

    objects = CaseRowQuerySet["CaseReport"].as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "report"], name="case_report_once")]

    def __str__(self) -> str:
        return f"{self.report_id} in {self.case_id}"


class CaseIncident(models.Model):
    """An incident that belongs to a case; it may belong to several."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="case_incidents")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="case_incidents")
    at = models.DateTimeField()

    objects = CaseRowQuerySet["CaseIncident"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "incident"], name="case_incident_once")
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} in {self.case_id}"
