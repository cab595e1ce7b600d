"""Sheets that are taken in: the file's way, what became of each row, and how columns were matched."""

from datetime import datetime
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from rukun.foundation.imports.enums import Fault, ImportState, RowState
from rukun.foundation.people.capabilities import IMPORT_RUN
from rukun.foundation.people.models import Agency, Assignment, Office, Person
from rukun.foundation.secrets.models import SubjectKey
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

IMPORT = "import"
Row = TypeVar("Row", bound=models.Model)

WORKING = (ImportState.CHECKING, ImportState.RUNNING)


class OfAgencyQuerySet(models.QuerySet[Row]):
    """Rows that belong to an agency which imports."""

    def visible_to(self, actor: Actor) -> Self:
        """Rows of the actor's agency, for the offices there that import."""
        if not actor.may(IMPORT_RUN) or actor.agency_id is None:
            return self.none()
        return self.filter(agency_id=actor.agency_id)


class ImportQuerySet(OfAgencyQuerySet["Import"]):
    """Reads of imports."""

    def waiting(self, at: datetime) -> Self:
        """Imports on which a worker may go on: nobody holds them, or whoever did is gone."""
        free = Q(lease_until=None) | Q(lease_until__lte=at)
        return self.filter(free, state__in=WORKING).order_by("queued_at", "pk")


class Import(models.Model):
    """One file of one source, on its way into one kind of records.

    The file lies sealed on the disk (`file_sha256` names the sealed bytes, "" once it is gone),
    because an office's sheet may hold names of informants. `mapping` gives for each field the
    place of its column, `fixed` the value that holds for all rows.
    """

    retention: ClassVar[str] = "permanent"  # where records came from; the file itself goes after 30 days

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=20)
    source = models.CharField(max_length=80)
    source_key = models.CharField(max_length=80)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    regency = models.CharField(max_length=13)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.UPLOADED)
    version = models.PositiveIntegerField(default=1)

    file_name = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    content_sha256 = models.CharField(max_length=64)
    file_sha256 = models.CharField(max_length=64, blank=True)
    subject = models.ForeignKey(SubjectKey, on_delete=models.PROTECT, related_name="+")

    sheet = models.CharField(max_length=100, blank=True)
    heading_row = models.PositiveIntegerField(default=1)
    mapping = models.JSONField(default=dict)
    fixed = models.JSONField(default=dict)

    total = models.PositiveIntegerField(default=0)
    checked_rows = models.PositiveIntegerField(default=0)  # up to which row of the sheet
    written = models.PositiveIntegerField(default=0)

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    uploaded_for = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    lease_holder = models.CharField(max_length=80, blank=True)
    fault = models.CharField(max_length=12, choices=Fault, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["agency", "-created_at"], name="imports_of_agency"),
            models.Index(
                fields=["queued_at"],
                name="imports_in_work",
                condition=Q(state__in=[s.value for s in WORKING]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.file_name}"

    @property
    def has_file(self) -> bool:
        """Say whether the file is still at hand."""
        return bool(self.file_sha256)


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    """Reads of rows."""

    def visible_to(self, actor: Actor) -> Self:
        """Rows of visible imports."""
        return self.filter(run__in=Import.objects.visible_to(actor))


class ImportRow(models.Model):
    """What became of one row; its cells stay in the file.

    `key` is the row's own number within its source, or else its `identity`: a digest of when,
    where and what. A key is written once for each kind of a regency, whoever uploads it again.
    `errors` holds pairs of a field's code ("" for the row) and what to do.
    """

    retention: ClassVar[str] = "as_its_record"

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="rows")
    kind = models.CharField(max_length=20)
    regency = models.CharField(max_length=13)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=RowState)
    key = models.CharField(max_length=64, blank=True)
    identity = models.CharField(max_length=64, blank=True)
    own_number = models.CharField(max_length=64, blank=True)  # digest; "" where the row has none
    errors = models.JSONField(default=list)
    object_id = models.UUIDField(null=True)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "number"], name="import_row_once"),
            models.UniqueConstraint(
                fields=["kind", "regency", "key"],
                condition=Q(state=RowState.WRITTEN.value),
                name="import_key_written_once",
            ),
            models.CheckConstraint(
                condition=~Q(state=RowState.WRITTEN.value) | Q(object_id__isnull=False),
                name="import_written_has_record",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["run", "state", "number"], name="import_rows_by_state"),
            models.Index(fields=["run", "key"], name="import_rows_by_key"),
            models.Index(
                fields=["kind", "regency", "identity"],
                name="import_rows_by_identity",
                condition=Q(state=RowState.WRITTEN.value),
            ),
            models.Index(
                fields=["object_id"], name="import_rows_by_record", condition=Q(object_id__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"row {self.number} of {self.run_id}"


class ImportMapping(models.Model):
    """How the columns of one source were matched last: field → heading as it is written there."""

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    source = models.CharField(max_length=80)
    source_key = models.CharField(max_length=80)
    sheet = models.CharField(max_length=100, blank=True)
    headings = models.JSONField(default=dict)
    fixed = models.JSONField(default=dict)
    used_at = models.DateTimeField()

    objects = OfAgencyQuerySet["ImportMapping"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "kind", "source_key"], name="import_mapping_of_source")
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.kind})"
