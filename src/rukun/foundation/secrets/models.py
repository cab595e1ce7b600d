"""One data key per subject: the person, or the record about one, that may ask to be erased."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7


class SubjectKeyQuerySet(models.QuerySet["SubjectKey"]):
    """Data keys."""

    def visible_to(self, actor: Actor) -> "SubjectKeyQuerySet":
        """Keep nothing: keys are for the program, and nobody is shown one."""
        return self.none()


class SubjectKey(models.Model):
    """The data key of one subject, wrapped by the master key called `key_id`.

    Destroying `wrapped_key` erases everything that was ever sealed for the subject, wherever the
    sealed bytes lie. A database backup made before still holds it: backups end by their own
    retention, and the key file is backed up apart from them.
    """

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    wrapped_key = models.BinaryField()
    key_id = models.CharField(max_length=40)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    objects = SubjectKeyQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key_id"], name="secrets_by_master_key")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(wrapped_key=b""), name="secrets_erased_keys_are_gone"
            )
        ]

    def __str__(self) -> str:
        return f"subject {self.pk}"
