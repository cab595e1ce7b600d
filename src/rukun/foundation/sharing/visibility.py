"""The one rule of seeing (docs/rights.md), as a queryset.

Seeing a row = clearance AND not recused AND (a live grant or emergency access OR (inside my
territory AND (my agency or team owns or has owned it, or stands above its owner on the ladder
within the regency))).
"""

from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from rukun.foundation.people.enums import AgencyKind
from rukun.foundation.sharing.models import Custody, EmergencyAccess, Grant, Recusal
from rukun.kernel.actor import Actor
from rukun.kernel.regions import within_q

Rows = TypeVar("Rows", bound=QuerySet[Any])

_HEADS_OF_REGENCY = {AgencyKind.REGENT, AgencyKind.SECRETARIAT}


def visible(queryset: Rows, *, actor: Actor, object_type: str, except_via: str = "") -> Rows:
    """Narrow `queryset` of an `Owned` model to what `actor` may see; nobody sees nothing.

    `except_via` leaves out what only a grant of that kind opens: a guest sees the record, and of
    its papers just those that were shared with it.
    """
    if actor.agency_id is None or actor.clearance == 0:
        return queryset.none()
    return queryset.filter(
        ~_recused(actor, object_type),
        _let_in(actor, object_type, except_via)
        | (within_q("region_current_id", actor.territory) & _mine_or_below(actor, object_type)),
        classification__lte=actor.clearance,
    )


def _rows(model: type[Model], object_type: str) -> "QuerySet[Model]":
    return model._default_manager.filter(object_type=object_type, object_id=OuterRef("pk"))


def _recused(actor: Actor, object_type: str) -> Q:
    rows = _rows(Recusal, object_type).filter(person_id=actor.person_id)
    return Q(Exists(rows.filter(Q(until_at=None) | Q(until_at__gt=actor.at))))


def granted(actor: Actor, object_type: str, except_via: str = "") -> Exists:
    """Say in a query whether a live grant opens the outer row to the actor's agency."""
    grants = _rows(Grant, object_type).filter(agency_id=actor.agency_id, from_at__lte=actor.at)
    live = grants.filter(Q(until_at=None) | Q(until_at__gt=actor.at))
    return Exists(live.exclude(via_type=except_via) if except_via else live)


def _let_in(actor: Actor, object_type: str, except_via: str) -> Q:
    emergency = _rows(EmergencyAccess, object_type).filter(
        person_id=actor.person_id,
        office_id=actor.office_id,
        from_at__lte=actor.at,
        until_at__gt=actor.at,
    )
    return Q(granted(actor, object_type, except_via)) | Q(Exists(emergency))


def _mine_or_below(actor: Actor, object_type: str) -> Q:
    held = _rows(Custody, object_type).filter(Q(agency_id=actor.agency_id) | Q(team_id__in=actor.team_ids))
    mine = Q(owner_agency_id=actor.agency_id) | Q(owner_team_id__in=actor.team_ids)
    return mine | Q(Exists(held)) | _below(actor)


def _below(actor: Actor) -> Q:
    if actor.rung is None:
        return Q(pk__in=[])
    highest = actor.rung if actor.agency_kind in _HEADS_OF_REGENCY else actor.rung - 1
    return Q(regency=actor.regency, owner_rung__lte=highest)
