"""How every view of a case begins: the case if it may be seen, and for whom the person acts."""

from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from rukun.foundation.people.capabilities import ON_BEHALF
from rukun.foundation.people.enums import Basis
from rukun.foundation.people.models import Office
from rukun.handling.cases.models import Case, HandOver, InformationRequest, Invitation, Task, Track
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.actor import Actor, OnBehalf
from rukun.kernel.errors import NotAllowed

Row = TypeVar("Row", HandOver, InformationRequest, Invitation, Task, Track)

OFFICE_FIELD, BASIS_FIELD = "behalf_office", "behalf_basis"


def visible_case(request: ActorRequest, pk: UUID) -> Case:
    """Return the case with what its page names, or 404."""
    cases = Case.objects.visible_to(request.actor)
    return get_object_or_404(
        cases.select_related("owner_agency", "owner_team", "region_current__parent"), pk=pk
    )


def row_of(case: Case, model: type[Row], pk: UUID) -> Row:
    """Return a row of this very case, which has been found visible; else 404."""
    row = get_object_or_404(model._default_manager.filter(case=case), pk=pk)
    row.case = case
    return row


def acting(request: ActorRequest, values: QueryDict | None = None) -> Actor:
    """Return who acts: the person's own office, or the one that the page says is recorded for.

    An office that cannot be recorded for is refused, so that nothing is written down as the
    act of somebody else. Whether this office may do it is decided by the verb.
    """
    values = request.POST if values is None else values
    office_id, basis = values.get(OFFICE_FIELD, ""), values.get(BASIS_FIELD, "")
    if not office_id:
        return request.actor
    office = _office(request.actor, office_id)
    if office is None or basis not in Basis.values or not request.actor.may(ON_BEHALF):
        raise NotAllowed
    return replace(request.actor, on_behalf=OnBehalf(label=office.title, basis=basis, office_id=office.pk))


def _office(actor: Actor, office_id: str) -> Office | None:
    try:
        wanted = UUID(office_id)
    except ValueError:
        return None
    return Office.objects.visible_to(actor).filter(pk=wanted, is_active=True).first()


def is_fragment(request: HttpRequest) -> bool:
    """Say whether htmx asks for a part of the page."""
    return request.headers.get("HX-Request") == "true"
