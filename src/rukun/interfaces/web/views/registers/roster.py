"""The duty roster: a week, day by day; planning, removing, repeating the week before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rukun.foundation.people.domain.actors import local_date
from rukun.handling.registers import policy
from rukun.handling.registers.domain.rostering import (
    DAYS_OF_WEEK,
    plan_shift,
    remove_shift,
    repeat_week,
    week_of,
)
from rukun.handling.registers.models import DutyShift
from rukun.handling.registers.queries import roster_of
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.registers_agenda import ShiftForm
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.registers.saving import carried_out, require_keeper
from rukun.interfaces.web.views.registers.telephones import dialled
from rukun.kernel.errors import DomainError, NotAllowed


@dataclass(frozen=True)
class ShownShift:
    """A shift in words."""

    shift: DutyShift
    time: str
    dialled: str
    is_now: bool


@dataclass(frozen=True)
class RosterDay:
    """A day of the week with its shifts; an empty day is shown too."""

    title: str
    is_today: bool
    shifts: tuple[ShownShift, ...]


@require_safe
def week(request: ActorRequest) -> HttpResponse:
    """Show who is on duty in a week."""
    return _show(request, _monday(request.GET.get("minggu", ""), request))


def _monday(text: str, request: ActorRequest) -> date:
    """Return the Monday of the week that the address names; this week if it names none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = local_date(request.actor.at, request.actor.regency)
    return day - timedelta(days=day.weekday())


def _show(request: ActorRequest, monday: date, form: ShiftForm | None = None) -> HttpResponse:
    actor = request.actor
    begins, ends = week_of(monday, actor.regency)
    shifts = list(roster_of(actor, begins=begins, ends=ends))
    today = local_date(actor.at, actor.regency)
    may_keep = policy.may_keep(regency=actor.regency, actor=actor)
    last = monday + timedelta(days=DAYS_OF_WEEK - 1)
    context = {
        "monday": monday,
        "title": f"{presentation.day(monday)} – {presentation.day(last)}",
        "days": list(_days(monday, today, shifts, actor.at)),
        "is_empty": not shifts,
        "before": (monday - timedelta(days=DAYS_OF_WEEK)).isoformat(),
        "after": (monday + timedelta(days=DAYS_OF_WEEK)).isoformat(),
        "is_now": monday <= today <= last,
        "may_keep": may_keep,
        "form": form or (ShiftForm(actor=actor, initial={"day": max(monday, today)}) if may_keep else None),
    }
    return render(request, "registers/roster.html", context, status=422 if form else 200)


def _days(monday: date, today: date, shifts: Iterable[DutyShift], now: datetime) -> Iterable[RosterDay]:
    by_day: dict[date, list[ShownShift]] = {}
    for shift in shifts:
        time = f"{presentation.clock(shift.starts_at)}–{presentation.clock(shift.ends_at)}"
        shown = ShownShift(shift, time, dialled(shift.phone), shift.starts_at <= now < shift.ends_at)
        by_day.setdefault(timezone.localdate(shift.starts_at), []).append(shown)
    for number in range(DAYS_OF_WEEK):
        day = monday + timedelta(days=number)
        title = f"{WEEKDAYS[day.weekday()]}, {presentation.day(day, with_year=False)}"
        yield RosterDay(title, day == today, tuple(by_day.get(day, ())))


@require_POST
def plan(request: ActorRequest) -> HttpResponse:
    """Put somebody on the roster."""
    require_keeper(request)
    form = ShiftForm(request.POST, actor=request.actor)

    def act() -> None:
        plan_shift(fields=form.shift_fields(), actor=request.actor, at=timezone.now())

    names = {"starts_at": "starts_time", "ends_at": "ends_time"}
    if not carried_out(request, form, endpoint="shift_plan", act=act, names=names):
        return _show(request, _monday(request.POST.get("day", ""), request), form)
    messages.success(request, _("The shift is on the roster."))
    return _to_week(form.cleaned_data["day"])


@require_POST
def remove(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Take a shift off the roster."""
    shift = get_object_or_404(DutyShift.objects.visible_to(request.actor), pk=pk)
    require_keeper(request, shift.regency)
    day = timezone.localdate(shift.starts_at)
    try:
        remove_shift(shift=shift, actor=request.actor, at=timezone.now())
    except NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The shift is off the roster."))
    return _to_week(day)


@require_POST
def repeat(request: ActorRequest) -> HttpResponse:
    """Copy the week before into this one."""
    require_keeper(request)
    monday = _monday(request.POST.get("monday", ""), request)
    try:
        copied = repeat_week(monday=monday, actor=request.actor, at=timezone.now())
    except NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext("%(count)d shift copied.", "%(count)d shifts copied.", copied)
        messages.success(request, words % {"count": copied})
    return _to_week(monday)


def _to_week(day: date) -> HttpResponse:
    return redirect(f"{reverse('registers:roster')}?minggu={day.isoformat()}")
