"""Mass organisations (ormas): what they are, who leads them, and what supervision saw."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from rukun.foundation.people.enums import TeamKind
from rukun.foundation.people.models import Office, Person
from rukun.handling.registers.enums import LegalForm, OrganisationState
from rukun.handling.registers.models.reading import close_to, is_internal_reader, is_note_reader, regencies_of
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7

ORGANISATION = "organisation"
M = TypeVar("M", bound=models.Model)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Reads of organisations."""

    def visible_to(self, actor: Actor) -> Self:
        """Organisations of one's own regency (K1)."""
        return self.filter(regency__in=regencies_of(actor)) if is_internal_reader(actor) else self.none()


class Organisation(models.Model):
    """An organisation that is present in the regency, registered or not.

    `valid_until` is the end of a certificate (SKT); a legal entity has none. `reported_on` is when it last
    reported its presence. `warned_at` is when the desk was reminded of that end. Members,
    beliefs and origins of people are never kept.
    """

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    regency = models.CharField(max_length=13)
    region = models.ForeignKey("territory.Region", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40, blank=True)
    legal_form = models.CharField(max_length=14, choices=LegalForm)
    registration_number = models.CharField(max_length=80, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    field = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    reported_number = models.CharField(max_length=80, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=OrganisationState, default=OrganisationState.ACTIVE)
    warned_at = models.DateTimeField(null=True, editable=False)
    recorded_at = models.DateTimeField()
    recorded_by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regency", "name"], name="organisation_name_once"),
            models.CheckConstraint(
                condition=Q(valid_until=None)
                | Q(registered_on=None)
                | Q(valid_until__gte=F("registered_on")),
                name="organisation_valid_after_it_registers",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["valid_until"],
                condition=Q(state="active", valid_until__isnull=False, warned_at=None),
                name="organisations_to_expire",
            )
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def stream(self) -> str:
        """The journal stream of this organisation."""
        return f"{ORGANISATION}:{self.pk}"


class OfOrganisationQuerySet(models.QuerySet[M]):
    """Rows that are seen exactly when their organisation is."""

    def visible_to(self, actor: Actor) -> Self:
        """Rows of visible organisations."""
        return self.filter(organisation__in=Organisation.objects.visible_to(actor))


class Leadership(models.Model):
    """A board (kepengurusan) and what it rests on.

    Two that stand at once are a dispute: the letters tell them apart in the order in which they were
    entered, and say nothing of who is right. `ended_on` closes one; nothing is removed.
    """

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="leaderships")
    letter = models.CharField(max_length=1)
    basis = models.CharField(max_length=200)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")

    objects = OfOrganisationQuerySet["Leadership"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "letter"], name="leadership_letter_once"),
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="leadership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} of {self.organisation_id}"


class LeaderQuerySet(models.QuerySet["Leader"]):
    """Reads of leaders."""

    def visible_to(self, actor: Actor) -> Self:
        """Leaders on visible boards."""
        return self.filter(leadership__in=Leadership.objects.visible_to(actor))


class Leader(models.Model):
    """Who holds an office on a board: a public role, and nothing else about the person."""

    retention: ClassVar[str] = "as_its_record"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    leadership = models.ForeignKey(Leadership, on_delete=models.CASCADE, related_name="leaders")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    name = models.CharField(max_length=120)

    objects = LeaderQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["leadership", "order"], name="leader_order_once")
        ]

    def __str__(self) -> str:
        return self.title


class SupervisionNoteQuerySet(models.QuerySet["SupervisionNote"]):
    """Reads of supervision notes."""

    def visible_to(self, actor: Actor) -> Self:
        """Notes (K2) for Kesbangpol, those above it, and the team that supervises organisations."""
        if not is_note_reader(actor):
            return self.none()
        return self.filter(close_to("organisation__regency", actor, team=TeamKind.ORGANISATIONS))


class SupervisionNote(models.Model):
    """What an office saw of an organisation on a day; never edited, a further note corrects it."""

    retention: ClassVar[str] = "5_years"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="notes")
    noted_on = models.DateField()
    text = models.TextField()
    at = models.DateTimeField()
    by_office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    by_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = SupervisionNoteQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-noted_on", "-id"], name="notes_of_organisation")
        ]

    def __str__(self) -> str:
        return f"note on {self.organisation_id}"
