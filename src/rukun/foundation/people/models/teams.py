"""Teams by decree, with members by office."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from rukun.foundation.people.capabilities import DIRECTORY_READ
from rukun.foundation.people.enums import SubTeam, TeamKind
from rukun.foundation.people.models.agencies import Agency, Office
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7


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
