"""Log-ins and the codes with which they are opened."""

from datetime import datetime
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from rukun.foundation.people.capabilities import PEOPLE_MANAGE
from rukun.foundation.people.models.persons import Assignment, Person
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7


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
