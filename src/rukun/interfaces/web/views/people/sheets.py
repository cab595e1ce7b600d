"""Sheets (XLSX): officers and waves of moves, taken as a whole or refused with every wrong cell."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from rukun.foundation.people import exports
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.domain.importing import import_moves, import_officers
from rukun.foundation.people.domain.waves import RowError, SheetRefused
from rukun.interfaces.web.forms.people import SheetForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.once import once
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.people.managing import for_managers, offices_to_fill
from rukun.kernel.errors import DomainError

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
@for_managers
def import_sheet(request: ActorRequest) -> HttpResponse:
    """Enter all officers of a sheet, or none."""
    form, errors, count = _take(request, "people:import", import_officers)
    if count is not None:
        text = ngettext("%(count)s officer was entered.", "%(count)s officers were entered.", count)
        messages.success(request, text % {"count": count})
        return redirect("people:list")
    return _page(request, "people/import.html", form, errors)


@require_http_methods(["GET", "POST"])
@for_managers
def moves_sheet(request: ActorRequest) -> HttpResponse:
    """Carry out a wave of moves from a sheet."""
    form, errors, count = _take(request, "people:moves_sheet", import_moves)
    if count is not None:
        text = ngettext("%(count)s officer was moved.", "%(count)s officers were moved.", count)
        messages.success(request, text % {"count": count})
        return redirect("people:list")
    return _page(request, "people/moves_sheet.html", form, errors)


@require_safe
@for_managers
def import_template(request: ActorRequest) -> HttpResponse:
    """Send the empty sheet of officers."""
    sheet = exports.officers_template(offices=offices_to_fill(request.actor))
    return _sheet(sheet, "templat-pejabat.xlsx")


@require_safe
@for_managers
def moves_template(request: ActorRequest) -> HttpResponse:
    """Send the sheet of a wave, with everybody who holds an office today."""
    today = local_date(request.actor.at, request.actor.regency)
    sheet = exports.moves_template(offices=offices_to_fill(request.actor), on=today)
    return _sheet(sheet, "templat-mutasi.xlsx")


def _take(
    request: ActorRequest, endpoint: str, act: Callable[..., list[Any]]
) -> tuple[SheetForm, list[RowError], int | None]:
    """Return the form, what is wrong row by row, and how many rows were taken (None: not taken)."""
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return form, [], None
    taken: list[Any] = []
    data = form.cleaned_data["sheet"].read()
    try:
        once(
            request,
            endpoint=endpoint,
            actor=request.actor,
            act=lambda: taken.extend(act(data=data, actor=request.actor, at=timezone.now())),
        )
    except SheetRefused as refusal:
        form.add_error(None, str(refusal))
        return form, list(refusal.errors), None
    except DomainError as refusal:
        show_refusal(form, refusal)
        return form, [], None
    return form, [], len(taken)


def _page(request: ActorRequest, template: str, form: SheetForm, errors: list[RowError]) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, template, {"form": form, "row_errors": errors}, status=status)


def _sheet(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=_XLSX, headers=headers)
