"""How every verb on a case begins and ends: right, sight, the lock; then the entry."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.journal.models import Entry
from rukun.handling.cases.enums import CaseState
from rukun.handling.cases.models import CASE, Case
from rukun.handling.cases.standing import standing_in
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed


class CaseIsClosed(DomainError):
    """Nothing is done on a closed case."""

    message = _("This case is closed. Reopen it first; a note can still be added.")


class May(Protocol):
    """A question of `policy` that only waits for who acts."""

    def __call__(self, *, actor: Actor) -> bool: ...


def lock(case: Case, *, at: datetime) -> None:
    """Take the case's row, behind which all its writers queue, and read it as it now stands."""
    Case.objects.filter(pk=case.pk).update(last_activity_at=at)
    case.refresh_from_db()


def enter(case: Case, *, may: May, actor: Actor, at: datetime, even_if_closed: bool = False) -> Actor:
    """Begin a verb on `case` and return the office that acts.

    Rights are judged on the locked row, so that a page loaded before a hand-over moves nothing.
    """
    lock(case, at=at)
    party = standing_in(actor)
    seen = Case.objects.visible_to(replace(actor, at=at)).filter(pk=case.pk)
    if not may(actor=party) or not seen.exists():
        raise NotAllowed
    if case.state == CaseState.CLOSED and not even_if_closed:
        raise CaseIsClosed
    return party


def authored(actor: Actor, at: datetime) -> dict[str, Any]:
    """Return the columns of a `CaseRow` that say who wrote it, for whom and when."""
    behalf = actor.on_behalf
    return {
        "at": at,
        "by_office_id": actor.office_id,
        "by_person_id": actor.person_id,
        "behalf_office_id": behalf.office_id if behalf else None,
        "behalf_basis": behalf.basis if behalf else "",
        "behalf_label": behalf.label if behalf and behalf.office_id is None else "",
    }


def log(
    case: Case,
    action: str,
    *,
    actor: Actor,
    at: datetime,
    on: tuple[str, UUID] | None = None,
    reason: str = "",
    **data: object,
) -> Entry:
    """Append to the timeline of `case`; the last write of a verb. `on` names the row meant."""
    object_type, object_id = on or (CASE, case.pk)
    return record(
        stream=f"{CASE}:{case.pk}",
        action=action,
        actor=actor,
        at=at,
        object_type=object_type,
        object_id=object_id,
        reason=reason,
        data={key: value for key, value in _plain(data).items() if value not in (None, "")},
    )


def _plain(data: Mapping[str, object]) -> dict[str, object]:
    return {key: str(value) if isinstance(value, UUID) else value for key, value in data.items()}


def written(field: str, text: str, at_most: int = 0) -> str:
    """Return `text` trimmed; `Invalid` when there is nothing in it, or too much."""
    if not text.strip():
        raise Invalid(field, _("Write this in a sentence or two."))
    return short(field, text, at_most)


def short(field: str, text: str, at_most: int = 0) -> str:
    """Return `text` trimmed; `Invalid` when it is longer than `at_most` characters (0: any)."""
    if at_most and len(text.strip()) > at_most:
        raise Invalid(field, _("Write this in at most %(count)s characters.") % {"count": at_most})
    return text.strip()
