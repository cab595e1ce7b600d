"""The duty roster (piket): who can be reached when."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from rukun.foundation.people.capabilities import DIRECTORY_READ
from rukun.foundation.people.models import Office
from rukun.handling.registers.models.reading import regencies_of
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7


class DutyShiftQuerySet(models.QuerySet["DutyShift"]):
    """Reads of the duty roster."""

    def at(self, moment: datetime) -> Self:
        """Shifts that run at `moment`."""
        return self.filter(starts_at__lte=moment, ends_at__gt=moment)

    def visible_to(self, actor: Actor) -> Self:
        """The roster of one's own regency, for those who may read the directory."""
        if not actor.may(DIRECTORY_READ):
            return self.none()
        return self.filter(regency__in=regencies_of(actor))


class DutyShift(models.Model):
    """One person on duty for an office, reachable under `phone`, the number of the duty.

    `name` is written, not linked: staff who never log in are on duty too.
    """

    retention: ClassVar[str] = "1_year"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    regency = models.CharField(max_length=13)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    recorded_by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")

    objects = DutyShiftQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["regency", "office", "name", "starts_at"], name="shift_entered_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["regency", "starts_at"], name="shifts_of_regency")]

    def __str__(self) -> str:
        return f"{self.name} from {self.starts_at:%Y-%m-%d %H:%M}"
