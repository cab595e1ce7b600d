"""Files that hang on records, and what cameras wrote about photos."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from rukun.foundation.files.owners import owners
from rukun.foundation.people.capabilities import INFORMANT_READ
from rukun.foundation.people.models import Office, Person
from rukun.foundation.secrets.models import SubjectKey
from rukun.foundation.sharing.enums import Classification
from rukun.foundation.sharing.visibility import granted
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

FILE = "file"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Reads of attachments."""

    def visible_to(self, actor: Actor) -> "AttachmentQuerySet":
        """Keep the files of records that `actor` sees, up to the class that the office reads.

        K3 is no matter of clearance: only the uploader and those who may read informants. Guests
        of a record read the files that were shared with them, and their own.
        """
        on_visible_records = Q(pk__in=[])
        shared = Q(granted(actor, FILE)) | Q(uploaded_for__agency_id=actor.agency_id)
        for object_type, owner in owners():
            seen = Q(object_id__in=owner.visible(actor).values("pk"))
            if owner.in_full is not owner.visible:
                seen &= Q(object_id__in=owner.in_full(actor).values("pk")) | shared
            on_visible_records |= Q(object_type=object_type) & seen
        readable = Q(classification__lte=min(actor.clearance, Classification.RESTRICTED))
        if actor.person_id is not None:
            readable |= Q(uploaded_by_id=actor.person_id)
        if actor.may(INFORMANT_READ):
            readable |= Q(classification=Classification.SECRET)
        return self.filter(on_visible_records, readable)

    def of(self, object_type: str, object_id: UUID) -> "AttachmentQuerySet":
        """Keep the files of one record, oldest first."""
        return self.filter(object_type=object_type, object_id=object_id).order_by("created_at", "id")


class Attachment(models.Model):
    """One file on one record. The content lies on the disk under its hash, without metadata."""

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    object_type = models.CharField(max_length=20)
    object_id = models.UUIDField()
    name = models.CharField(max_length=100)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    classification = models.PositiveSmallIntegerField(choices=Classification)
    kind = models.CharField(max_length=40, blank=True)
    description = models.CharField(max_length=200, blank=True)
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    uploaded_for = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", null=True)
    on_behalf_label = models.CharField(max_length=160, blank=True)
    on_behalf_basis = models.CharField(max_length=12, blank=True)
    on_behalf_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField()

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id", "created_at"], name="files_of_object"),
            models.Index(fields=["sha256"], name="files_by_content"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_image(self) -> bool:
        """Say whether the file can be shown as a picture."""
        return self.media_type.startswith("image/")


class FileEvidenceQuerySet(models.QuerySet["FileEvidence"]):
    """Reads of evidence."""

    def visible_to(self, actor: Actor) -> "FileEvidenceQuerySet":
        """Keep the evidence of visible files, for those who may read K3."""
        if not actor.may(INFORMANT_READ):
            return self.none()
        return self.filter(attachment__in=Attachment.objects.visible_to(actor))


class FileEvidence(models.Model):
    """Time and place of a photo and the hash of the original, sealed (K3)."""

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    attachment = models.OneToOneField(Attachment, on_delete=models.CASCADE, related_name="evidence")
    subject = models.ForeignKey(SubjectKey, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    objects = FileEvidenceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"evidence of {self.attachment_id}"
