"""Make and end tokens, and find out who comes with one."""

import hashlib
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.people import policy
from rukun.foundation.people.domain.actors import build_actor, local_date
from rukun.foundation.people.enums import Scope
from rukun.foundation.people.models import Assignment, Token
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed

LONGEST_LIFE: Final = timedelta(days=365)
_SECRET_BYTES: Final = 32
_MARK: Final = "rukun"  # lets scanners recognise a token that was left lying about
_PREFIX_LENGTH: Final = 8
_LONGEST_TEXT: Final = 100


class NobodyToActFor(DomainError):
    """The assignment is not in force, or its person has no open account."""

    message = _("This officer holds no office today, or the account is closed. Choose another one.")


class AlreadyRevoked(DomainError):
    """Somebody else has ended it."""

    message = _("This token has already been revoked.")


@dataclass(frozen=True)
class Credential:
    """A token that was accepted, and the actor whom it makes."""

    token: Token
    actor: Actor


@transaction.atomic
def create_token(
    *,
    assignment: Assignment,
    scopes: Collection[str],
    until: datetime,
    actor: Actor,
    at: datetime,
    label: str = "",
) -> str:
    """Make a token that acts as `assignment` until `until`, and return it: now or never.

    At most 365 days. It can do what the office may do, as far as `scopes` go; it ends with the
    assignment whatever its date says.
    """
    if not policy.may_issue_token(assignment=assignment, actor=actor):
        raise NotAllowed
    wanted = _known_scopes(scopes)
    if not at < until <= at + LONGEST_LIFE:
        raise Invalid("until", _("A token is valid for 1 to 365 days."))
    account = getattr(assignment.person, "account", None)
    if account is None or build_actor(account, at, assignment.pk).assignment_id is None:
        raise NobodyToActFor
    prefix, text = _new_token()
    token = Token.objects.create(
        prefix=prefix,
        hash=_hashed(text),
        label=label.strip()[:80],
        scopes=wanted,
        assignment=assignment,
        issued_by_id=actor.person_id,
        created_at=at,
        expires_at=until,
    )
    _note("token.issued", token, actor, at, scopes=wanted, until=until.isoformat())
    return text


@transaction.atomic
def revoke_token(*, token: Token, actor: Actor, at: datetime) -> Token:
    """End a token at once."""
    if not policy.may_revoke_token(token=token, actor=actor):
        raise NotAllowed
    if not Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at):
        raise AlreadyRevoked
    token.refresh_from_db()
    _note("token.revoked", token, actor, at)
    return token


def accept_token(*, text: str, at: datetime) -> Credential | None:
    """Return who comes with the token `text`, None if it opens nothing any more.

    Unknown, revoked, out of date, an assignment that has ended, a closed account: the answer
    is the same. Four queries; a fifth on the token's first use of a day.
    """
    if not text.isascii() or not 0 < len(text) <= _LONGEST_TEXT:
        return None
    known = Token.objects.usable(at).select_related("assignment__person__account")
    token = known.filter(hash=_hashed(text)).first()
    account = getattr(token.assignment.person, "account", None) if token else None
    if token is None or account is None:
        return None
    actor = build_actor(account, at, token.assignment_id)
    if actor.assignment_id is None:
        return None
    _note_use(token, actor, at)
    return Credential(token, actor)


def _note_use(token: Token, actor: Actor, at: datetime) -> None:
    today = local_date(at, actor.regency)
    if token.last_used_on != today:
        earlier = Q(last_used_on=None) | Q(last_used_on__lt=today)
        Token.objects.filter(earlier, pk=token.pk).update(last_used_on=today)


def _known_scopes(scopes: Collection[str]) -> Sequence[str]:
    unknown = sorted(set(scopes) - set(Scope.values))
    if unknown or not scopes:
        words = {"unknown": ", ".join(unknown), "known": ", ".join(Scope.values)}
        message = (
            _("Unknown scope: %(unknown)s. Choose from: %(known)s.")
            if unknown
            else _("Choose at least one scope: %(known)s.")
        )
        raise Invalid("scopes", message % words)
    return sorted(set(scopes))


def _new_token() -> tuple[str, str]:
    prefix = secrets.token_hex(_PREFIX_LENGTH // 2)
    return prefix, f"{_MARK}_{prefix}_{secrets.token_urlsafe(_SECRET_BYTES)}"


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _note(action: str, token: Token, actor: Actor, at: datetime, **data: object) -> None:
    assignment = token.assignment
    record(
        stream=f"people:{assignment.office.agency.regency}",
        action=action,
        actor=actor,
        at=at,
        object_type="token",
        object_id=token.pk,
        data={"assignment": str(assignment.pk), **data},
    )
