"""What was pasted at once, and what became of each report in it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from rukun.foundation.people.capabilities import REPORT_FILE
from rukun.foundation.people.models import Office
from rukun.handling.reports.enums import Channel, DropReason
from rukun.handling.reports.models.report import Report
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7


class PasteQuerySet(models.QuerySet["Paste"]):
    """Reads of pastes."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the own agency, as with drafts, for offices that file reports."""
        if not actor.may(REPORT_FILE) or actor.agency_id is None:
            return self.none()
        return self.filter(filed_by_agency_id=actor.agency_id)


class PastedPartQuerySet(models.QuerySet["PastedPart"]):
    """Reads of the parts of pastes."""

    def visible_to(self, actor: Actor) -> Self:
        """Parts of visible pastes."""
        return self.filter(paste__in=Paste.objects.visible_to(actor))


class Paste(models.Model):
    """One press of "Pilah pesan": a message or thirty. Its reports are drafts from the first moment on.

    `rest` is what the message says outside of its reports, numbers and names hidden, so that
    nothing that was pasted is lost.
    """

    retention: ClassVar[str] = "1_year"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    channel = models.CharField(max_length=12, choices=Channel)
    rest = models.TextField(blank=True)
    at = models.DateTimeField()
    filed_by_agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    filed_by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    filed_by_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    objects = PasteQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["filed_by_agency", "-at"], name="pastes_of_agency")]

    def __str__(self) -> str:
        return f"paste of {self.at:%Y-%m-%d %H:%M}"


class PastedPart(models.Model):
    """One report of a paste, in its place: a draft, later what was sent, or why it was dropped.

    `sender` is an office as the message writes it, never a private person. `proposals` are what the
    parser suggests (`pasting.proposals`); `accepted` names the fields that a person has looked at;
    `resembling` holds, by report, what the person at the desk says of look-alikes.
    """

    retention: ClassVar[str] = "1_year"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    paste = models.ForeignKey(Paste, on_delete=models.CASCADE, related_name="parts")
    order = models.PositiveSmallIntegerField()
    report = models.OneToOneField(
        Report, on_delete=models.SET_NULL, null=True, blank=True, related_name="pasted_part"
    )
    sender = models.CharField(max_length=120, blank=True)
    dropped_as = models.CharField(max_length=12, choices=DropReason, blank=True)
    forwarded_to = models.CharField(max_length=13, blank=True)  # code of another regency
    proposals = models.JSONField(default=list)
    accepted = models.JSONField(default=list)
    resembling = models.JSONField(default=dict)

    objects = PastedPartQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paste", "order"], name="pasted_part_once"),
            models.CheckConstraint(
                condition=Q(dropped_as="") | Q(report=None), name="pasted_part_dropped_has_no_report"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order} of {self.paste_id}"
