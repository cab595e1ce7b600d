"""Who holds an office now: from offices and agencies to the people who can be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from rukun.foundation.people.capabilities import CAPABILITIES
from rukun.foundation.people.models import Agency, Assignment, Office, Person
from rukun.foundation.sharing.models import Recusal

_WIB = ZoneInfo("Asia/Jakarta")  # the day on which assignments begin and end, as at log-in
M = TypeVar("M", Agency, Office, Person)


@dataclass(frozen=True)
class Recipient:
    """A person, and the office for which they are told (None: as themselves)."""

    person: Person
    office_id: UUID | None = None


def recipients_of(
    *,
    offices: Iterable[Office | UUID],
    agencies: Iterable[Agency | UUID],
    persons: Iterable[Person | UUID],
    capability: str,
    object_type: str,
    object_id: UUID | None,
    at: datetime,
) -> list[Recipient]:
    """Return whom to tell: live holders with an active account, each office once.

    Holders who are recused from the object are not told of it.
    """
    told = _Told(object_type, object_id, at)
    found = _holders(_ids(offices), _ids(agencies), capability, told)
    named = Person.objects.filter(pk__in=_ids(persons), account__is_active=True)
    found += [Recipient(person) for person in named.filter(~told.is_recused("pk"))]
    return found


@dataclass(frozen=True)
class _Told:
    object_type: str
    object_id: UUID | None
    at: datetime

    def is_recused(self, person: str) -> Q:
        """Return the condition that the person stays out of the object."""
        if self.object_id is None:
            return Q(pk__in=[])
        rows = Recusal.objects.filter(
            object_type=self.object_type, object_id=self.object_id, person=OuterRef(person)
        )
        return Q(Exists(rows.filter(Q(until_at=None) | Q(until_at__gt=self.at))))


def _holders(offices: list[UUID], agencies: list[UUID], capability: str, told: _Told) -> list[Recipient]:
    if not offices and not agencies:
        return []
    roles = [role for role, held in CAPABILITIES.items() if capability in held] if capability else []
    of_agencies = Q(office__agency_id__in=agencies) & (Q(office__is_head=True) | Q(office__role__in=roles))
    live = (
        Assignment.objects.live(told.at.astimezone(_WIB).date())
        .filter(Q(office_id__in=offices) | of_agencies, ~told.is_recused("person"))
        .filter(office__is_active=True, person__account__is_active=True)
        .select_related("person")
        .order_by("office_id", "person_id")
    )
    once = {(held.person_id, held.office_id): held for held in live}
    return [Recipient(held.person, held.office_id) for held in once.values()]


def _ids(things: Iterable[M | UUID]) -> list[UUID]:
    return [thing if isinstance(thing, UUID) else thing.pk for thing in things]
