"""The append-only record: who did what, for which office, on what, when and why."""

from typing import ClassVar, Self, TypeVar

from django.db import models

from rukun.kernel.actor import Actor

Row = TypeVar("Row", bound=models.Model)


class JournalQuerySet(models.QuerySet[Row]):
    """Reads of the journal."""

    def visible_to(self, actor: Actor) -> Self:
        """Return nothing: entries are read through the timeline of a record that one sees."""
        return self.none()


class Entry(models.Model):
    """One link in the hash chain of a stream. Holds ids and codes only, no text about persons.

    Both engines refuse update, delete and (on PostgreSQL) truncate by trigger; see `guards`.
    """

    retention: ClassVar[str] = "permanent"

    pk = models.CompositePrimaryKey("stream", "seq")
    stream = models.CharField(max_length=80)
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    action = models.CharField(max_length=60)
    person_id = models.UUIDField(null=True)
    office_id = models.UUIDField(null=True)
    agency_id = models.UUIDField(null=True)
    behalf_office_id = models.UUIDField(null=True)
    behalf_basis = models.CharField(max_length=12, blank=True)
    object_type = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=60, blank=True)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = JournalQuerySet["Entry"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person_id", "at"], name="journal_by_person")]

    def __str__(self) -> str:
        return f"{self.stream}#{self.seq} {self.action}"


class Head(models.Model):
    """The last link of each stream: the row on which writers of one stream queue up."""

    retention: ClassVar[str] = "permanent"

    stream = models.CharField(max_length=80, primary_key=True)
    seq = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)
    anchored = models.BooleanField(default=False)

    objects = JournalQuerySet["Head"].as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["stream"], condition=models.Q(anchored=False), name="journal_heads_moved")
        ]

    def __str__(self) -> str:
        return f"{self.stream}@{self.seq}"


class Anchor(models.Model):
    """A Merkle root over the heads that moved since the anchor before, chained to it.

    The same line is appended to a file outside the database, so that a cut tail shows.
    """

    retention: ClassVar[str] = "permanent"

    number = models.PositiveIntegerField(primary_key=True)
    at = models.DateTimeField()
    heads = models.PositiveIntegerField()
    root = models.CharField(max_length=64)

    objects = JournalQuerySet["Anchor"].as_manager()

    def __str__(self) -> str:
        return f"anchor {self.number}"


class SecretRead(models.Model):
    """Somebody read a K3 record (UU 27/2022: access to personal data is accounted for)."""

    retention: ClassVar[str] = "permanent"

    at = models.DateTimeField()
    person_id = models.UUIDField(null=True)
    office_id = models.UUIDField(null=True)
    object_type = models.CharField(max_length=40)
    object_id = models.CharField(max_length=40)
    purpose = models.CharField(max_length=60)

    objects = JournalQuerySet["SecretRead"].as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id", "at"], name="journal_reads_of_object")
        ]

    def __str__(self) -> str:
        return f"{self.object_type}:{self.object_id} {self.purpose}"
