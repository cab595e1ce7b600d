"""The agenda of demonstrations: month by month, and the page of one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from rukun.foundation.people.domain.actors import local_date
from rukun.handling.registers import policy
from rukun.handling.registers.domain.demonstrating import hours_of_notice, is_short_notice
from rukun.handling.registers.enums import DemonstrationState
from rukun.handling.registers.models import Demonstration
from rukun.handling.registers.queries import agenda_of
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.registers_agenda import CancelledForm, HeldForm
from rukun.interfaces.web.parts import Pair
from rukun.interfaces.web.presentation import StateMark
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.wording import count_pair, joined, known_pairs, place_of

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
_ICONS = {
    DemonstrationState.PLANNED: "ring",
    DemonstrationState.HELD: "tick",
    DemonstrationState.CANCELLED: "cross",
}


@dataclass(frozen=True)
class AgendaRow:
    """One demonstration in the agenda."""

    demonstration: Demonstration
    time: str
    source: str
    state: StateMark


@dataclass(frozen=True)
class AgendaDay:
    """A day on which something is announced."""

    title: str
    rows: tuple[AgendaRow, ...]


@require_safe
def agenda(request: ActorRequest) -> HttpResponse:
    """Show the demonstrations of a month, day by day."""
    actor = request.actor
    today = local_date(actor.at, actor.regency)
    month = _month(request.GET.get("bulan", "")) or today.replace(day=1)
    context = {
        "month": presentation.month(month),
        "days": list(_days(agenda_of(actor, month=month))),
        "before": f"{month - timedelta(days=1):%Y-%m}",
        "after": f"{month + timedelta(days=31):%Y-%m}",
        "is_now": (month.year, month.month) == (today.year, today.month),
        "may_keep": policy.may_keep(regency=actor.regency, actor=actor),
    }
    return render(request, "registers/demonstrations.html", context)


def _month(text: str) -> date | None:
    found = _MONTH.fullmatch(text)
    return date(int(found[1]), int(found[2]), 1) if found else None


def _days(demonstrations: Iterable[Demonstration]) -> Iterable[AgendaDay]:
    for day, rows in groupby(demonstrations, key=lambda row: timezone.localdate(row.starts_at)):
        title = f"{WEEKDAYS[day.weekday()]}, {presentation.day(day)}"
        yield AgendaDay(title, tuple(_row(row) for row in rows))


def _row(row: Demonstration) -> AgendaRow:
    source = joined(organiser_of(row), place_of(row.region), numbers_of(row))
    return AgendaRow(row, span_of(row), source, state_of(row))


def organiser_of(row: Demonstration) -> str:
    """Return who calls for it."""
    return row.organisation.name if row.organisation else row.organiser


def numbers_of(row: Demonstration) -> str:
    """Return how many came, else how many were announced."""
    if row.actual is not None:
        return _("%(count)d came") % {"count": row.actual}
    return _("%(count)d announced") % {"count": row.expected} if row.expected is not None else ""


def span_of(row: Demonstration) -> str:
    """Return "09.00–12.00", or the beginning where the end is not known."""
    begins = presentation.clock(row.starts_at)
    return f"{begins}–{presentation.clock(row.ends_at)}" if row.ends_at else begins


def state_of(row: Demonstration) -> StateMark:
    """Return what became of it."""
    state = DemonstrationState(row.state)
    return StateMark(state.label, _ICONS[state], "ok" if state == DemonstrationState.HELD else "plain")


def visible_demonstration(request: ActorRequest, pk: UUID) -> Demonstration:
    """Return the demonstration with what its page names, or 404."""
    seen = Demonstration.objects.visible_to(request.actor)
    named = ("region__parent", "destination__parent", "organisation", "recorded_by_office")
    return get_object_or_404(seen.select_related(*named), pk=pk)


@require_safe
def detail(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show a demonstration."""
    return show(request, visible_demonstration(request, pk))


def show(
    request: ActorRequest,
    demonstration: Demonstration,
    *,
    held: forms.Form | None = None,
    cancelled: forms.Form | None = None,
) -> HttpResponse:
    """Show the page, with the form that came back if there is one."""
    may_keep = policy.may_keep(regency=demonstration.regency, actor=request.actor)
    is_open = demonstration.state == DemonstrationState.PLANNED
    hours = hours_of_notice(demonstration.regency, timezone.localdate(demonstration.starts_at))
    context = {
        "demonstration": demonstration,
        "state": state_of(demonstration),
        "organiser": organiser_of(demonstration),
        "when": joined(presentation.day_time(demonstration.starts_at, with_weekday=True)),
        "facts": _facts(demonstration),
        "short_notice": hours if is_short_notice(demonstration, hours=hours) else 0,
        "may_keep": may_keep,
        "held_form": held or HeldForm(prefix="held") if may_keep and is_open else None,
        "cancelled_form": cancelled or CancelledForm(prefix="cancel") if may_keep and is_open else None,
        "has_begun": demonstration.starts_at <= request.actor.at,
    }
    status = 422 if held or cancelled else 200
    return render(request, "registers/demonstration.html", context, status=status)


def _facts(row: Demonstration) -> list[Pair]:
    received: StrOrPromise = presentation.day_time(row.received_at) if row.received_at else _("not known")
    return known_pairs(
        [
            Pair(_("Organiser"), organiser_of(row)),
            Pair(_("Time"), span_of(row)),
            Pair(_("Gathers in"), place_of(row.region)),
            Pair(_("Goes to"), place_of(row.destination) if row.destination else ""),
            Pair(_("Route and places"), row.route),
            count_pair(_("Number announced"), row.expected, unknown=_("not known")),
            count_pair(_("How many came"), row.actual, unknown=_("not known")),
            Pair(_("Notice to Polri"), joined(row.notice_number, _day(row.notice_on))),
            Pair(_("Received by Polri"), received, is_unknown=row.received_at is None),
            Pair(_("Recorded by"), row.recorded_by_office.title),
        ]
    )


def _day(on: date | None) -> str:
    return presentation.day(on) if on else ""
