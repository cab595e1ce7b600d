"""What stands beside the ladder: tracks of others, invited agencies, organisations, messages."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rukun.foundation.people.models import Agency
from rukun.handling.cases.enums import MessageKind, TrackKind
from rukun.handling.cases.models.case import Case, CaseRow, CaseRowQuerySet
from rukun.handling.registers.models import Organisation


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

    objects = CaseRowQuerySet["Track"].as_manager()

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class TrackAnswer(CaseRow):
    """What a track answered; a second answer stands beside the first, never instead of it."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="track_answers")
    track = models.ForeignKey(Track, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    answered_on = models.DateField()

    objects = CaseRowQuerySet["TrackAnswer"].as_manager()

    def __str__(self) -> str:
        return f"answer of {self.track_id}"


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

    objects = CaseRowQuerySet["Invitation"].as_manager()

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

    objects = CaseRowQuerySet["Message"].as_manager()

    def __str__(self) -> str:
        return f"{self.kind} on {self.case_id}"


class CaseOrganisation(CaseRow):
    """The case is about an organisation of the register, in whatever role."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="case_organisations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    objects = CaseRowQuerySet["CaseOrganisation"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "organisation"], name="case_organisation_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.case_id}"
