"""The way of a case along the ladder: what was tried, rated, offered and decided."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Agency, Office, Person, Team
from rukun.handling.cases.enums import (
    AttemptKind,
    AttemptResult,
    DecisionKind,
    HandOverDirection,
    HandOverState,
    Outcome,
)
from rukun.handling.cases.models.case import Case, CaseRow, CaseRowQuerySet, standing_name


class Attempt(CaseRow):
    """What was tried on a rung; going up needs it."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attempts")
    rung = models.PositiveSmallIntegerField(choices=Rung)
    kind = models.CharField(max_length=16, choices=AttemptKind)
    held_on = models.DateField()
    result = models.CharField(max_length=12, choices=AttemptResult)
    summary = models.TextField()

    objects = CaseRowQuerySet["Attempt"].as_manager()

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
    reason_code = models.CharField(max_length=40)  # lookup "handover_reason"
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

    objects = CaseRowQuerySet["HandOver"].as_manager()

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

    @property
    def receiver_name(self) -> str:
        """To whom it was offered, in words: the Tim Terpadu or an agency."""
        return standing_name(self.to_agency, self.to_team_id)


class Assessment(CaseRow):
    """Likelihood × impact at one moment; the history is the point."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    risk = models.PositiveSmallIntegerField()
    reason = models.TextField()

    objects = CaseRowQuerySet["Assessment"].as_manager()

    def __str__(self) -> str:
        return f"{self.likelihood}×{self.impact}={self.risk}"


class Decision(CaseRow):
    """Watched, resumed, closed, reopened, more or less urgent, and why; the history is the point."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=12, choices=DecisionKind)
    reason = models.TextField(blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    review_on = models.DateField(null=True)  # watched: look again on this day
    rung = models.PositiveSmallIntegerField(choices=Rung)

    objects = CaseRowQuerySet["Decision"].as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}"
