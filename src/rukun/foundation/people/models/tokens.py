"""Tokens with which other systems act for an office."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from rukun.foundation.people.capabilities import TOKEN_ISSUE
from rukun.foundation.people.models.persons import Assignment
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7


class TokenQuerySet(models.QuerySet["Token"]):
    """Reads of tokens."""

    def usable(self, at: datetime) -> Self:
        """Tokens that are neither revoked nor out of date at `at`."""
        return self.filter(revoked_at=None, expires_at__gt=at)

    def visible_to(self, actor: Actor) -> Self:
        """One's own tokens; those who issue tokens see all of their agency. Never the secret."""
        if actor.person_id is None:
            return self.none()
        mine = Q(assignment__person_id=actor.person_id)
        if actor.may(TOKEN_ISSUE):
            mine |= Q(assignment__office__agency_id=actor.agency_id)
        return self.filter(mine)


class Token(models.Model):
    """A bearer token of one assignment: it ends with it, at its date, or when it is revoked.

    Only the SHA-256 of the token is kept (256 random bits need no slow hash); `prefix` tells
    tokens apart. `last_used_on` is a day: who looks for forgotten tokens needs no more.
    """

    retention: ClassVar[str] = "1_year"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    prefix = models.CharField(max_length=8)
    hash = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=80, blank=True)
    scopes = models.JSONField()
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    issued_by_id = models.UUIDField(null=True)  # a person; None: issued at the console
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_on = models.DateField(null=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="token_expires_later")
        ]

    def __str__(self) -> str:
        return self.prefix
