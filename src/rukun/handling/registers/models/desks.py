"""Election desks (desk pilkada, pilkades): the desk by decree, and what it notes day by day."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from rukun.foundation.people.enums import TeamKind
from rukun.foundation.people.models import Office, Person, Team
from rukun.handling.registers.enums import ElectionKind
from rukun.handling.registers.models.reading import close_to, is_internal_reader, is_note_reader, regencies_of
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

ELECTION_DESK = "election_desk"


class ElectionDeskQuerySet(models.QuerySet["ElectionDesk"]):
    """Reads of election desks."""

    def visible_to(self, actor: Actor) -> Self:
        """Desks of one's own regency (K1)."""
        return self.filter(regency__in=regencies_of(actor)) if is_internal_reader(actor) else self.none()


class ElectionDesk(models.Model):
    """A desk that watches an election. Its members are those of `team`, by office and by decree."""

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    regency = models.CharField(max_length=13)
    region = models.ForeignKey("territory.Region", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=ElectionKind)
    name = models.CharField(max_length=160)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decree_number = models.CharField(max_length=80, blank=True)
    decree_on = models.DateField(null=True, blank=True)
    from_on = models.DateField()
    until_on = models.DateField()
    polling_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ElectionDeskQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regency", "name"], name="election_desk_name_once"),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="election_desk_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stream(self) -> str:
        """The journal stream of this desk."""
        return f"{ELECTION_DESK}:{self.pk}"


class SituationNoteQuerySet(models.QuerySet["SituationNote"]):
    """Reads of the notes of desks."""

    def visible_to(self, actor: Actor) -> Self:
        """Notes (K2) for Kesbangpol, those above it, and the team of an election desk in the regency."""
        if not is_note_reader(actor):
            return self.none()
        return self.filter(close_to("desk__regency", actor, team=TeamKind.ELECTION))


class SituationNote(models.Model):
    """What a desk notes of a day; "all calm" is a note too. Never edited."""

    retention: ClassVar[str] = "5_years"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    desk = models.ForeignKey(ElectionDesk, on_delete=models.PROTECT, related_name="notes")
    noted_on = models.DateField()
    text = models.TextField()
    at = models.DateTimeField()
    by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    by_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = SituationNoteQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["desk", "-noted_on", "-id"], name="notes_of_desk")]

    def __str__(self) -> str:
        return f"note of {self.desk_id}"
