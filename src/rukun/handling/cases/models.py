"""One file from first warning to recovery."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Agency, Office, Person, Team
from rukun.foundation.sharing.models import Owned
from rukun.foundation.sharing.visibility import visible
from rukun.handling.cases.enums import (
    AttemptKind,
    AttemptResult,
    CaseState,
    EscalationLevel,
    HandOverDirection,
    HandOverState,
    MessageKind,
    Outcome,
    RequestState,
    TaskState,
    TrackKind,
)
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.enums import ConflictSource, Direction, Urgency
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

CASE = "case"


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, actor: Actor) -> Self:
        """Seen by the rule of docs/rights.md."""
        return visible(self, actor=actor, object_type=CASE)

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


class CaseRowQuerySet(models.QuerySet[models.Model]):
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
    behalf_basis = models.CharField(max_length=12, blank=True)

    class Meta:
        abstract = True


class CaseReport(models.Model):
    """A report that belongs to a case."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="case_reports")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="case_reports")
    at = models.DateTimeField()

    objects = CaseRowQuerySet.as_manager()

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

    objects = CaseRowQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "incident"], name="case_incident_once")
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} in {self.case_id}"


class Attempt(CaseRow):
    """What was tried on a rung; going up needs it."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attempts")
    rung = models.PositiveSmallIntegerField(choices=Rung)
    kind = models.CharField(max_length=16, choices=AttemptKind)
    held_on = models.DateField()
    result = models.CharField(max_length=12, choices=AttemptResult)
    summary = models.TextField()

    objects = CaseRowQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.held_on}"


class HandOver(CaseRow):
    """An offer of a case to another rung; the sender owns it until it is accepted."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hand_overs")
    state = models.CharField(max_length=12, choices=HandOverState, default=HandOverState.OFFERED)
    direction = models.CharField(max_length=8, choices=HandOverDirection)
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    from_rung = models.PositiveSmallIntegerField(choices=Rung)
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_rung = models.PositiveSmallIntegerField(choices=Rung)
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    reason_code = models.CharField(max_length=40)  # lookup "hand_over_reason"
    reason = models.TextField(blank=True)
    tried = models.TextField()
    recommendation = models.TextField()
    respond_by = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by_office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    decided_by_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    is_deemed = models.BooleanField(default=False)
    return_code = models.CharField(max_length=40, blank=True)  # lookup "return_reason"
    return_note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CaseRowQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=Q(state="offered"), name="hand_over_one_open")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["to_agency", "respond_by"],
                condition=Q(state="offered"),
                name="hand_overs_to_accept",
            )
        ]

    def __str__(self) -> str:
        return f"{self.direction} to {self.to_agency_id}"


class Assessment(CaseRow):
    """Likelihood × impact at one moment; the history is the point."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    risk = models.PositiveSmallIntegerField()
    reason = models.TextField()

    objects = CaseRowQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.likelihood}×{self.impact}={self.risk}"


class Track(CaseRow):
    """A way of settling that is not ours: police, court, BPN, adat, DPRD, LAPOR!."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tracks")
    kind = models.CharField(max_length=12, choices=TrackKind)
    reference = models.CharField(max_length=80, blank=True)
    opened_on = models.DateField()
    note = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = CaseRowQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class Task(CaseRow):
    """A duty of an office, with a deadline in working days and proof at its end."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    instruction = models.TextField(blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    working_days = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=TaskState, default=TaskState.GIVEN)
    state_note = models.TextField(blank=True)  # why declined, sent back or cancelled
    proof_text = models.TextField(blank=True)
    proof_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = CaseRowQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "number"], name="task_number_once")]
        indexes: ClassVar = [models.Index(fields=["agency", "state", "due_at"], name="tasks_of_agency")]

    def __str__(self) -> str:
        return self.title


class InformationRequest(CaseRow):
    """A permintaan keterangan: asked again, never red, never climbing."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="requests")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    state = models.CharField(max_length=12, choices=RequestState, default=RequestState.WAITING)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = CaseRowQuerySet.as_manager()

    def __str__(self) -> str:
        return f"request to {self.agency_id}"


class Invitation(CaseRow):
    """An agency let in to exactly this case, until it is withdrawn; "we are done" is its own."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="invitations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CaseRowQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "agency"],
                condition=Q(withdrawn_at=None),
                name="invitation_once_while_live",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} invited to {self.case_id}"


class Message(CaseRow):
    """A note on a case; appended, never edited."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=12, choices=MessageKind, default=MessageKind.NOTE)
    text = models.TextField()

    objects = CaseRowQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} on {self.case_id}"
