"""Persons, offices, agencies and assignments: three things the paper world mixes into one name.

Rights belong to offices; a person acts through an assignment; obligations stay with the office.
"""

from datetime import date, datetime
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from rukun.foundation.people.capabilities import DIRECTORY_READ, PEOPLE_MANAGE
from rukun.foundation.people.enums import (
    AgencyKind,
    AssignmentKind,
    Role,
    Rung,
    SubTeam,
    TeamKind,
)
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7
from rukun.kernel.regions import province_of, within_q


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


class AccountManager(BaseUserManager["Account"]):
    """Reads of accounts."""

    def visible_to(self, actor: Actor) -> models.QuerySet["Account"]:
        """Accounts of persons with an office that the actor's regency lists, for its administrator."""
        if not actor.may(PEOPLE_MANAGE) or not actor.regency:
            return self.none()
        here = Assignment.objects.filter(office__agency__regency=actor.regency)
        return self.filter(models.Exists(here.filter(person=models.OuterRef("person"))))


class Account(AbstractBaseUser):
    """The log-in of a person: by user name, NIP or telephone number."""

    retention: ClassVar[str] = "while_in_office_plus_5_years"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    username = models.CharField(max_length=60, unique=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    chosen_assignment = models.ForeignKey(
        "Assignment", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = AccountManager()

    def __str__(self) -> str:
        return self.username


class OneTimeCodeQuerySet(models.QuerySet["OneTimeCode"]):
    """Reads of one-time codes."""

    def visible_to(self, actor: Actor) -> Self:
        """Codes for visible accounts: when one was issued and used, never the code."""
        return self.filter(account__in=Account.objects.visible_to(actor))

    def usable(self, at: datetime) -> Self:
        """Codes that are neither used nor out of date at `at`."""
        return self.filter(used_at=None, expires_at__gt=at)


class OneTimeCode(models.Model):
    """A reset that the office hands over in person; used once, short-lived, stored hashed."""

    retention: ClassVar[str] = "1_year"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64, unique=True)
    issued_by_id = models.UUIDField()
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = OneTimeCodeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"code for {self.account_id}"


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Reads of agencies."""

    def visible_to(self, actor: Actor) -> Self:
        """Agencies of the actor's regency, those that serve it from outside, and the province."""
        if not actor.regency:
            return self.filter(pk=actor.agency_id)
        return self.filter(
            Q(regency=actor.regency)
            | Q(pk=actor.agency_id)
            | models.Exists(AgencyRegion.objects.of_agency().within(actor.regency))
            | Q(kind=AgencyKind.PROVINCE, regency=province_of(actor.regency))
        )

    def active(self) -> Self:
        """Agencies that exist today."""
        return self.filter(is_active=True)


class Agency(models.Model):
    """An organisation with a set of regions; a Kodim may serve two regencies.

    `regency` is the code of the regency (or province) whose directory lists it.
    """

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=16, choices=AgencyKind)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60)
    regency = models.CharField(max_length=13)
    rung = models.PositiveSmallIntegerField(choices=Rung, null=True, blank=True)
    is_vertical = models.BooleanField(default=False)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["regency", "name"], name="agency_name_once")]
        indexes: ClassVar = [models.Index(fields=["regency", "rung"], name="agency_on_ladder")]

    def __str__(self) -> str:
        return self.short_name


class AgencyRegionQuerySet(models.QuerySet["AgencyRegion"]):
    """Reads of the areas of agencies."""

    def of_agency(self) -> Self:
        """For a subquery: the areas of the agency of the outer query."""
        return self.filter(agency=models.OuterRef("pk"))

    def within(self, region: str) -> Self:
        """Areas that are `region` or lie inside it."""
        return self.filter(within_q("region_id", [region]))

    def visible_to(self, actor: Actor) -> Self:
        """Areas of visible agencies."""
        return self.filter(agency__in=Agency.objects.visible_to(actor))


class AgencyRegion(models.Model):
    """One region that an agency serves."""

    retention: ClassVar[str] = "permanent"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="areas")
    region = models.ForeignKey("territory.Region", on_delete=models.PROTECT, related_name="+")

    objects = AgencyRegionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "region"], name="agency_region_once")
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.region_id}"


class OfficeQuerySet(models.QuerySet["Office"]):
    """Reads of offices."""

    def active(self) -> Self:
        """Offices that exist today, in agencies that do."""
        return self.filter(is_active=True, agency__is_active=True)

    def visible_to(self, actor: Actor) -> Self:
        """Offices of visible agencies."""
        return self.filter(agency__in=Agency.objects.visible_to(actor))


class Office(models.Model):
    """A post that outlives its holders; duties are owed by offices."""

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="offices")
    title = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role)
    is_head = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "title"], name="office_title_once")
        ]

    def __str__(self) -> str:
        return self.title


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


class TeamQuerySet(models.QuerySet["Team"]):
    """Reads of teams."""

    def standing(self, on: date) -> Self:
        """Teams whose decree is neither revoked nor replaced; its printed end does not end it.

        Decrees are yearly but signed in February or March: rights stay until the next one.
        """
        return self.filter(decree_on__lte=on).filter(Q(ended_on=None) | Q(ended_on__gt=on))

    def visible_to(self, actor: Actor) -> Self:
        """Teams of the actor's regency, and the teams that the actor sits on."""
        if not actor.may(DIRECTORY_READ):
            return self.none()
        return self.filter(Q(regency=actor.regency) | Q(pk__in=actor.team_ids))


class Team(models.Model):
    """A team by one decree, with members by office.

    Decrees that replace one another share their `line`: what the team of last year held, the
    team of this year holds.
    """

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    line = models.UUIDField(default=uuid7, editable=False)
    kind = models.CharField(max_length=16, choices=TeamKind)
    name = models.CharField(max_length=160)
    regency = models.CharField(max_length=13)
    secretariat = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    decree_number = models.CharField(max_length=80)
    decree_on = models.DateField()
    valid_until = models.DateField()
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = TeamQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["regency", "kind"], name="team_of_regency"),
            models.Index(fields=["line"], name="team_of_line"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["line"], condition=Q(ended_on=None), name="team_one_decree_in_force"
            )
        ]

    def __str__(self) -> str:
        return self.name


class TeamMemberQuerySet(models.QuerySet["TeamMember"]):
    """Reads of the seats on teams."""

    def visible_to(self, actor: Actor) -> Self:
        """Members of visible teams."""
        return self.filter(team__in=Team.objects.visible_to(actor))


class TeamMember(models.Model):
    """An office that sits on a team."""

    retention: ClassVar[str] = "permanent"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="seats")
    sub_team = models.CharField(max_length=12, choices=SubTeam, blank=True, default="")
    position = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["team", "office"], name="team_office_once")]

    def __str__(self) -> str:
        return f"{self.position} of {self.team_id}"
