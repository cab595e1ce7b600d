"""What belongs to a report: who told it, what was added, answered and linked."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from rukun.foundation.people.capabilities import INFORMANT_READ
from rukun.foundation.people.models import Office
from rukun.handling.reports.enums import AnswerCode, LinkState
from rukun.handling.reports.models.report import Report
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

M = TypeVar("M", bound=models.Model)


class RelatedQuerySet(models.QuerySet[M]):
    """Rows that are seen exactly when their report is."""

    def visible_to(self, actor: Actor) -> Self:
        """Rows of visible reports."""
        return self.filter(report__in=Report.objects.visible_to(actor))


class InformantQuerySet(RelatedQuerySet["Informant"]):
    """Reads of who told it: need-to-know, even while it is sealed."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of visible reports of the own regency, for offices that may open them."""
        if not actor.may(INFORMANT_READ) or not actor.regency:
            return self.none()
        return super().visible_to(actor).filter(report__regency=actor.regency)


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

    objects = InformantQuerySet.as_manager()

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

    objects = RelatedQuerySet["Amendment"].as_manager()

    def __str__(self) -> str:
        return f"amendment of {self.report_id}"


class Answer(models.Model):
    """What the office told the reporter: asked, verified, what became of it.

    `text` is what an officer wrote; where it is empty the standard words of `code` stand, in the
    language of the reader.
    """

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="answers")
    code = models.CharField(max_length=12, choices=AnswerCode, blank=True)
    text = models.TextField(blank=True)
    is_question = models.BooleanField(default=False)
    at = models.DateTimeField()
    by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")

    objects = RelatedQuerySet["Answer"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text="", code=""), name="report_answer_says_something")
        ]

    def __str__(self) -> str:
        return f"answer to {self.report_id}"

    @property
    def words(self) -> str:
        """What the reporter reads."""
        return self.text or (AnswerCode(self.code).words if self.code else "")


class ReportLink(models.Model):
    """Two reports of the same event; both are kept, both reporters are answered."""

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="linked_from")
    state = models.CharField(max_length=12, choices=LinkState)
    at = models.DateTimeField()
    by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")

    objects = RelatedQuerySet["ReportLink"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "other"], name="report_link_once"),
            models.CheckConstraint(condition=~Q(report=models.F("other")), name="report_link_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} ~ {self.other_id}"


class FingerprintQuerySet(models.QuerySet["ReportFingerprint"]):
    """Reads of fingerprints."""

    def visible_to(self, actor: Actor) -> Self:
        """Nobody browses them: copies are looked up by them, and shown as reports."""
        return self.none()


class ReportFingerprint(models.Model):
    """One band of the fingerprint of a sent text; copies share at least one (`look_alikes`).

    `band` is a hash, from which no word of the text can be read. A report has eight, and eight
    more for each amendment that is long enough.
    """

    retention: ClassVar[str] = "as_its_record"

    id = models.BigAutoField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="fingerprints", db_index=False)
    band = models.BigIntegerField()

    objects = FingerprintQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "band"], name="fingerprint_band_once")
        ]
        # Ids of reports grow with time: the newest copies stand last.
        indexes: ClassVar = [models.Index(fields=["band", "report"], name="fingerprint_by_band")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.band:x}"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Reads of submissions."""

    def visible_to(self, actor: Actor) -> Self:
        """Nobody browses them: they answer a repeated submission, and nothing else."""
        return self.none()


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

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["credential", "endpoint", "submission_id"], name="submission_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.endpoint} {self.submission_id}"
