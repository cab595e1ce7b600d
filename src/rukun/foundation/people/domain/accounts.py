"""Log-ins: one-time codes handed over in person, user names, closing and opening."""

import re
import secrets
from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people import policy
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.domain.assignments import refuse_without_administrator
from rukun.foundation.people.domain.journaling import note
from rukun.foundation.people.enums import Role
from rukun.foundation.people.login import find_account
from rukun.foundation.people.models import Account, Assignment, OneTimeCode
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed

# As on receipts: no vowels that spell words, no look-alikes. 12 of 28 letters are 57 bits.
_ALPHABET: Final = "23456789BCDFGHJKMNPQRSTVWXYZ"
_LENGTH: Final = 12
CODE_LIFE: Final = timedelta(hours=72)  # a wave of codes is handed out over a weekend
_USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}", re.ASCII)


class CodeRefused(DomainError):
    """Wrong, used, out of date, or another account's: the answer does not say which."""

    message = _("This name and code do not belong together, or the code is used or out of date.")


@transaction.atomic
def issue_one_time_code(*, account: Account, actor: Actor, at: datetime) -> str:
    """Return a code with which the officer sets a password; shown once, stored hashed.

    Handed over in person or by telephone: no e-mail is needed. Earlier codes stop working; the
    old password goes on until the code is used.
    """
    if not policy.may_manage_account(account=account, actor=actor) or actor.person_id is None:
        raise NotAllowed
    if not account.is_active:
        raise Invalid("account", _("This account is closed. Open it again first."))
    OneTimeCode.objects.usable(at).filter(account=account).update(expires_at=at)
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    OneTimeCode.objects.create(
        account=account,
        code_hash=_hashed(code),
        issued_by_id=actor.person_id,
        issued_at=at,
        expires_at=at + CODE_LIFE,
    )
    note("people.code_issued", account, actor=actor, at=at)
    return "-".join(code[start : start + 4] for start in range(0, _LENGTH, 4))


@transaction.atomic
def redeem_one_time_code(*, identifier: str, code: str, password: str, at: datetime) -> Account:
    """Set the password of the account that `identifier` names (user name, NIP or telephone).

    The password is judged before the code is spent. Of two who use one code at once one wins.
    All other sessions of the account end, since they are signed with the password.
    """
    account = find_account(identifier)
    if account is None:
        raise CodeRefused
    usable = OneTimeCode.objects.usable(at).filter(account=account, code_hash=_hashed(code))
    if not usable.exists():
        raise CodeRefused
    refuse_weak_password(password, account)
    if not usable.update(used_at=at):
        raise CodeRefused
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    note("people.code_redeemed", account, actor=Actor(at=at, person_id=account.person_id), at=at)
    return account


@transaction.atomic
def change_password(*, account: Account, password: str, actor: Actor, at: datetime) -> Account:
    """Set one's own password; the caller has checked the old one."""
    if actor.person_id != account.person_id:
        raise NotAllowed
    refuse_weak_password(password, account)
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    note("people.password_changed", account, actor=actor, at=at)
    return account


@transaction.atomic
def set_username(*, account: Account, username: str, actor: Actor, at: datetime) -> Account:
    """Change the user name: lower-case letters, digits, dot, dash; never digits alone.

    Digits alone could be another officer's NIP or telephone number, and lock both out.
    """
    if not policy.may_rename(account=account, actor=actor):
        raise NotAllowed
    account.username = checked_username(username)
    try:
        with transaction.atomic():
            account.save(update_fields=["username"])
    except IntegrityError:
        raise UsernameTaken from None
    note("people.username_set", account, actor=actor, at=at)
    return account


class UsernameTaken(Invalid):
    """Another account has this user name."""

    def __init__(self) -> None:
        super().__init__("username", _("Somebody else has this user name. Choose another one."))


def checked_username(text: str) -> str:
    """Return `text` as a user name; `Invalid("username")` if it cannot be one."""
    username = text.strip().lower()
    if not _USERNAME.fullmatch(username) or username.isdigit():
        raise Invalid(
            "username",
            _("At least three letters, digits, dots or dashes, and not digits alone: budi.santoso"),
        )
    return username


@transaction.atomic
def close_account(*, account: Account, actor: Actor, at: datetime) -> Account:
    """Let nobody log in with this account any more; its sessions end, its history stays."""
    if not policy.may_manage_account(account=account, actor=actor):
        raise NotAllowed
    if Account.objects.filter(pk=account.pk, is_active=True).update(is_active=False):
        account.is_active = False
        OneTimeCode.objects.usable(at).filter(account=account).update(expires_at=at)
        _refuse_last_administrator(account, at)
        note("people.account_closed", account, actor=actor, at=at)
    return account


@transaction.atomic
def reopen_account(*, account: Account, actor: Actor, at: datetime) -> Account:
    """Let the person log in again, with the password as it was."""
    if not policy.may_manage_account(account=account, actor=actor):
        raise NotAllowed
    if Account.objects.filter(pk=account.pk, is_active=False).update(is_active=True):
        account.is_active = True
        note("people.account_reopened", account, actor=actor, at=at)
    return account


def _refuse_last_administrator(account: Account, at: datetime) -> None:
    regency = account.person.home_regency()
    today = local_date(at, regency)
    held = Assignment.objects.live(today).filter(person=account.person, office__role=Role.ADMINISTRATOR)
    for assignment in held.select_related("office__agency"):
        refuse_without_administrator(assignment.office.agency.regency, today)


def refuse_weak_password(password: str, account: Account) -> None:
    """Refuse a password that is short, common or like the name; `Invalid("password")`."""
    try:
        validate_password(password, account)
    except ValidationError as problem:
        raise Invalid("password", " ".join(problem.messages)) from None


def _hashed(code: str) -> str:
    plain = re.sub(r"[\W_]", "", code).upper()
    return salted_hmac("rukun.people.one-time-code", plain, algorithm="sha256").hexdigest()
