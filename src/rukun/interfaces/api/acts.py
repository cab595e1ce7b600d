"""The three shapes of an act on a case: add a row, change a row, decide on the case."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import Schema, Status

from rukun.foundation.people.models import Agency, Office
from rukun.interfaces.api.behalf import acting
from rukun.interfaces.api.once import once
from rukun.interfaces.api.reading import case_file, is_open_to, visible_case, visible_row
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.cases_out import CaseOut
from rukun.interfaces.api.schemas.values import Act, Entry
from rukun.interfaces.api.versions import CaseRecord, change, tag
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid

Row = TypeVar("Row", bound=Model)
Out = TypeVar("Out", bound=Schema)
Changed = TypeVar("Changed", bound=CaseRecord)
Verb = Callable[..., Model]

# A new row is answered with 201; the same submission again with 200 and the same row.
NEW, AGAIN = 201, 200
SHUT = 204  # done, and with it the case is shut to the caller


def add_row(
    request: ApiRequest,
    case_id: UUID,
    body: Entry,
    verb: Verb,
    *,
    model: type[Row],
    show: Callable[[Row], Out],
) -> Status[Out]:
    """Let `verb` add a row to a visible case, once, and show it."""
    case = visible_case(request.actor, case_id)
    actor = acting(request.actor, body)
    made, is_new = once(request, body, lambda: _key(verb(case=case, actor=actor, at=actor.at)))
    row = visible_row(request.actor, model, made, case_id)
    _tag(request, row)
    return Status(NEW if is_new else AGAIN, show(row))


def change_row(
    request: ApiRequest,
    row: Changed,
    if_match: str | None,
    body: Act,
    verb: Verb,
    *,
    show: Callable[[Changed], Out],
) -> Status[Out | None]:
    """Let `verb` change a row that the caller has seen in its present version, and show it."""
    actor = acting(request.actor, body)
    change(row, if_match, partial(verb, actor=actor, at=actor.at))
    if not is_open_to(request.actor, row.case_id):
        return Status(SHUT, None)
    fresh = visible_row(request.actor, type(row), row.pk)
    _tag(request, fresh)
    return Status(AGAIN, show(fresh))


def decide(
    request: ApiRequest,
    case_id: UUID,
    if_match: str | None,
    body: Act,
    verb: Verb,
) -> Status[CaseOut | None]:
    """Let `verb` decide on a case that the caller has seen in its present version, and show it."""
    case = visible_case(request.actor, case_id)
    actor = acting(request.actor, body)
    change(case, if_match, partial(verb, case=case, actor=actor, at=actor.at))
    if not is_open_to(request.actor, case_id):
        return Status(SHUT, None)
    return Status(AGAIN, show_case(request, case_id))


def show_case(request: ApiRequest, case_id: UUID) -> CaseOut:
    """Show a visible case as it stands now; ETag is its version."""
    case = visible_case(request.actor, case_id)
    _tag(request, case)
    return case_file(case, request.actor)


def agency_named(actor: Actor, pk: UUID, field: str) -> Agency:
    """Return an agency of the caller's directory, or say which field names none."""
    return _named(Agency.objects.visible_to(actor).active().filter(pk=pk).first(), field)


def office_named(actor: Actor, pk: UUID, field: str) -> Office:
    """Return an office of the caller's directory, or say which field names none."""
    offices = Office.objects.visible_to(actor).active().select_related("agency")
    return _named(offices.filter(pk=pk).first(), field)


Named = TypeVar("Named", Agency, Office)
_UNKNOWN: str | Promise = _("There is no such entry in your directory.")


def _named(found: Named | None, field: str) -> Named:
    if found is None:
        raise Invalid(field, _UNKNOWN)
    return found


def _key(row: Model) -> UUID:
    key: UUID = row.pk
    return key


def _tag(request: ApiRequest, row: Any) -> None:
    version = getattr(row, "version", None)
    if isinstance(version, int):
        tag(request, version)
