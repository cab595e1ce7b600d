"""The first run: a regency with its ladder of agencies, and somebody who can log in."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.domain.accounts import refuse_weak_password
from rukun.foundation.people.domain.actors import actor_in, local_date
from rukun.foundation.people.domain.founding import found_agencies
from rukun.foundation.people.domain.journaling import note
from rukun.foundation.people.domain.officers import OfficerFields, free_username
from rukun.foundation.people.enums import AssignmentKind, Role
from rukun.foundation.people.models import Account, Assignment, Office, Person
from rukun.foundation.people.queries import needs_setup
from rukun.foundation.territory.models import Edition, Region
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid
from rukun.kernel.regions import REGENCY


class AlreadySetUp(DomainError):
    """The first-run wizard works once."""

    message = _("This installation is already set up. Log in, or ask its administrator.")


@dataclass(frozen=True)
class Administrator:
    """The first person who can log in."""

    fields: OfficerFields
    password: str


@transaction.atomic
def set_up_regency(
    *, regency: str, agency_name: str, administrator: Administrator, at: datetime
) -> tuple[Account, Actor]:
    """Enter the agencies of `regency` and its first administrator; works exactly once.

    Returns the account and its actor, with which the wizard stores the letterhead in settings.
    """
    # One row that every installation has is the queue for two wizards at once.
    Edition.objects.select_for_update().order_by("code").first()
    if not needs_setup():
        raise AlreadySetUp
    place = Region.objects.filter(code=regency, level=REGENCY, is_current=True).first()
    if place is None:
        raise Invalid("regency", _("Choose a regency or city from the list."))
    fields = administrator.fields.checked()
    kesbangpol = found_agencies(place, agency_name)
    person = Person.objects.create(
        name=fields.name, nip=fields.nip or None, phone=fields.phone or None, email=fields.email
    )
    account = Account(person=person, username=fields.username or free_username(fields.name))
    refuse_weak_password(administrator.password, account)
    account.password = make_password(administrator.password)
    account.save(force_insert=True)
    assignment = Assignment.objects.create(
        person=person,
        office=Office.objects.select_related("agency").get(agency=kesbangpol, role=Role.ADMINISTRATOR),
        kind=AssignmentKind.DEFINITIVE,
        from_on=local_date(at, regency),
    )
    actor = actor_in(assignment, at)
    note("people.regency_set_up", kesbangpol, actor=actor, at=at, administrator=str(person.pk))
    return account, actor
