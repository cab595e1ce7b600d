"""Persons, and the offices that they hold from one day to another."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from rukun.foundation.people.capabilities import DIRECTORY_READ
from rukun.foundation.people.enums import AssignmentKind
from rukun.foundation.people.models.agencies import Agency, Office
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7


class PersonQuerySet(models.QuerySet["Person"]):
    """Reads of persons."""

    def visible_to(self, actor: Actor) -> Self:
        """Officers of the actor's regency: the directory of those who may read it."""
        if not actor.may(DIRECTORY_READ):
            return self.none()
        here = Assignment.objects.filter(
            person=models.OuterRef("pk"), office__agency__in=Agency.objects.visible_to(actor)
        )
        return self.filter(models.Exists(here))


class Person(models.Model):
    """A human being who holds, or held, an office. Most never log in."""

    retention: ClassVar[str] = "while_in_office_plus_5_years"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120)
    nip = models.CharField(max_length=24, null=True, blank=True, unique=True)
    phone = models.CharField(max_length=20, null=True, blank=True, unique=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="id")
    uses_single_keys = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    objects = PersonQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def home_regency(self) -> str:
        """Return the regency of the office that was taken up last, "" for a person without any."""
        last = self.assignments.select_related("office__agency").order_by("-from_on", "-pk").first()
        return last.office.agency.regency if last else ""


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Reads of assignments."""

    def live(self, on: date) -> Self:
        """Assignments in force on the day `on`."""
        return self.filter(from_on__lte=on).filter(Q(until_on=None) | Q(until_on__gte=on))

    def visible_to(self, actor: Actor) -> Self:
        """Assignments to visible offices."""
        return self.filter(office__in=Office.objects.visible_to(actor))


class Assignment(models.Model):
    """A person holds an office from one day to another, by decree. `until_on` is inclusive."""

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="assignments")
    kind = models.CharField(max_length=12, choices=AssignmentKind, default=AssignmentKind.DEFINITIVE)
    decree_number = models.CharField(max_length=80, blank=True)
    decree_on = models.DateField(null=True, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="assignment_ends_after_it_begins",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "from_on"], name="assignment_of_person"),
            models.Index(fields=["office", "from_on"], name="assignment_of_office"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} as {self.office_id}"

    def is_live(self, on: date) -> bool:
        """Say whether the office is held on the day `on`."""
        return self.from_on <= on and (self.until_on is None or self.until_on >= on)

    @property
    def title(self) -> str:
        """The office's title as its holder writes it: "Plt. Camat Geragai"."""
        return AssignmentKind(self.kind).prefix + self.office.title
