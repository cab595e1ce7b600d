"""Officers entered and corrected: a person, a log-in and an office in one step."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people import policy
from rukun.foundation.people.domain.accounts import UsernameTaken, checked_username
from rukun.foundation.people.domain.assignments import Term, assign
from rukun.foundation.people.domain.journaling import note
from rukun.foundation.people.login import phone_key
from rukun.foundation.people.models import Account, Assignment, Office, Person
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.text import normalise
from rukun.kernel.versions import save_if_current

_NIP: Final = re.compile(r"\d{6,20}", re.ASCII)  # NIP has 18 digits, the NRP of police and army 8 or more
_PHONE: Final = re.compile(r"62\d{7,13}", re.ASCII)


@dataclass(frozen=True)
class OfficerFields:
    """What a form or a line of a sheet says about a person; "" is unknown."""

    name: str
    nip: str = ""
    phone: str = ""
    email: str = ""
    username: str = ""  # made from the name where empty

    def checked(self) -> "OfficerFields":
        """Return the fields in stored form; `Invalid(<field>)` names the first wrong one."""
        name = " ".join(self.name.split())
        if len(name) < 2:
            raise Invalid("name", _("Enter the officer's name."))
        return OfficerFields(
            name=name[:120],
            nip=_checked_nip(self.nip),
            phone=_checked_phone(self.phone),
            email=_checked_email(self.email),
            username=checked_username(self.username) if self.username.strip() else "",
        )


@transaction.atomic
def add_officer(
    *, fields: OfficerFields, office: Office, term: Term, actor: Actor, at: datetime
) -> tuple[Account, Assignment]:
    """Enter a person with a log-in and an office; a password is set with a one-time code.

    Somebody who is known by NIP or telephone number is not entered twice: assign them instead.
    """
    if not policy.may_manage_agency(agency=office.agency, actor=actor):
        raise NotAllowed
    fields = fields.checked()
    _refuse_known(fields)
    person = Person.objects.create(
        name=fields.name, nip=fields.nip or None, phone=fields.phone or None, email=fields.email
    )
    account = Account(person=person, username=fields.username or free_username(fields.name))
    if Account.objects.filter(username=account.username).exists():
        raise UsernameTaken
    account.must_change_password = True
    account.set_unusable_password()
    account.save(force_insert=True)
    assignment = assign(person=person, office=office, term=term, actor=actor, at=at)
    note("people.officer_added", person, actor=actor, at=at, regency=office.agency.regency)
    return account, assignment


@transaction.atomic
def correct_officer(
    *, person: Person, version: int, fields: OfficerFields, actor: Actor, at: datetime
) -> Person:
    """Correct name, NIP, telephone or e-mail; `username` is not touched (see `set_username`)."""
    if not policy.may_manage_person(person=person, actor=actor):
        raise NotAllowed
    fields = fields.checked()
    _refuse_known(fields, but=person)
    wanted = {
        "name": fields.name,
        "nip": fields.nip or None,
        "phone": fields.phone or None,
        "email": fields.email,
    }
    changed = [field for field, value in wanted.items() if getattr(person, field) != value]
    save_if_current(person, version=version, **wanted)
    note("people.officer_corrected", person, actor=actor, at=at, fields=changed)
    return person


@transaction.atomic
def choose_preferences(
    *, person: Person, language: str, uses_single_keys: bool, actor: Actor, at: datetime
) -> Person:
    """Remember in which language one is written to, and whether single keys are on."""
    if actor.person_id != person.pk:
        raise NotAllowed
    if language not in {"id", "en"}:
        raise Invalid("language", _("Choose Indonesian or English."))
    Person.objects.filter(pk=person.pk).update(language=language, uses_single_keys=uses_single_keys)
    person.refresh_from_db()
    note("people.preferences_chosen", person, actor=actor, at=at)
    return person


def free_username(name: str) -> str:
    """Return a user name from `name` that nobody has: "budi.santoso", then "budi.santoso2"."""
    words = re.sub(r"[^a-z0-9 ]", "", normalise(name)).split()
    base = ".".join(words)[:50].strip(".") or "officer"
    base = base if len(base) >= 3 and not base.isdigit() else f"officer.{base}"
    taken = set(Account.objects.filter(username__startswith=base).values_list("username", flat=True))
    number = 1
    username = base
    while username in taken:
        number += 1
        username = f"{base}{number}"
    return username


def _refuse_known(fields: OfficerFields, but: Person | None = None) -> None:
    others = Person.objects.exclude(pk=but.pk) if but else Person.objects.all()
    known = _("An officer with this number is already entered. Give that officer another office instead.")
    if fields.nip and others.filter(nip=fields.nip).exists():
        raise Invalid("nip", known)
    if fields.phone and others.filter(phone=fields.phone).exists():
        raise Invalid("phone", known)


def _checked_nip(text: str) -> str:
    digits = re.sub(r"[\s.\-]", "", text)
    if digits and not _NIP.fullmatch(digits):
        raise Invalid("nip", _("A NIP has 18 digits, an NRP at least 6. Leave it empty if there is none."))
    return digits


def _checked_phone(text: str) -> str:
    phone = phone_key(text) if text.strip() else ""
    if phone and not _PHONE.fullmatch(phone):
        raise Invalid("phone", _("Write the number with its prefix, for example 0812-3456-7890."))
    return phone


def _checked_email(text: str) -> str:
    email = text.strip()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            raise Invalid("email", _("This is no e-mail address. Leave it empty if there is none.")) from None
    return email
