"""Days off and special conditions: what the working days are counted by, and what stands on every home."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.settings import policy
from rukun.foundation.settings.domain import (
    add_local_holiday,
    declare_condition,
    end_condition,
    remove_local_holiday,
)
from rukun.foundation.settings.models import Holiday, SpecialCondition
from rukun.interfaces.web.forms.calendar import ConditionForm, EndConditionForm, HolidayForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.once import once
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import DomainError, NotAllowed

Act = Callable[[], object]

# Several forms on one page: each has ids of its own.
_HOLIDAY_ID, _CONDITION_ID = "holiday_%s", "condition_%s"


@require_safe
def calendar(request: ActorRequest) -> HttpResponse:
    """Show the days off of a year, this one unless `?tahun=` names another, and the conditions."""
    return _page(request)


@require_POST
def holiday_add(request: ActorRequest) -> HttpResponse:
    """Close the offices of the regency on a day."""
    form = HolidayForm(request.POST, auto_id=_HOLIDAY_ID)
    said = _("The day is entered. Running deadlines keep the date they were given.")

    def add() -> object:
        return add_local_holiday(
            region=request.actor.regency,
            day=form.cleaned_data["day"],
            name=form.cleaned_data["name"],
            actor=request.actor,
            at=timezone.now(),
        )

    return _carried(request, form, "reference:holiday_add", add, said) or _page(request, holiday_form=form)


@require_POST
def holiday_remove(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Open the offices on that day after all."""
    holiday = get_object_or_404(Holiday.objects.visible_to(request.actor), pk=pk)
    remove_local_holiday(holiday=holiday, actor=request.actor, at=timezone.now())
    messages.success(request, _("The offices are open on that day."))
    return redirect("reference:calendar")


@require_POST
def condition_declare(request: ActorRequest) -> HttpResponse:
    """Say under which circumstances the regency works for a while."""
    form = ConditionForm(request.POST, auto_id=_CONDITION_ID)

    def declare() -> object:
        return declare_condition(
            region=request.actor.regency, actor=request.actor, at=timezone.now(), **form.cleaned_data
        )

    said = _("The condition is entered. It stands at the top of every home.")
    done = _carried(request, form, "reference:condition_declare", declare, said)
    return done or _page(request, condition_form=form)


@require_POST
def condition_end(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Let a condition end."""
    condition = get_object_or_404(SpecialCondition.objects.visible_to(request.actor), pk=pk)
    form = EndConditionForm(request.POST, auto_id=_end_id(pk))

    def end() -> object:
        return end_condition(
            condition=condition,
            until_on=form.cleaned_data["until_on"],
            actor=request.actor,
            at=timezone.now(),
        )

    done = _carried(request, form, f"reference:condition_end:{pk}", end, _("The condition ends on that day."))
    return done or _page(request, ended=(pk, form))


def _carried(
    request: ActorRequest, form: BaseForm, endpoint: str, act: Act, said: str
) -> HttpResponse | None:
    """Carry out an act once; None when the form or the domain refuses, which the form then shows."""
    if not policy.may_manage(region=request.actor.regency, actor=request.actor):
        raise NotAllowed
    if not form.is_valid():
        return None
    try:
        once(request, endpoint=endpoint, actor=request.actor, act=act)
    except NotAllowed:
        raise
    except DomainError as refusal:
        show_refusal(form, refusal)
        return None
    messages.success(request, said)
    return redirect("reference:calendar")


def _page(
    request: ActorRequest,
    *,
    holiday_form: HolidayForm | None = None,
    condition_form: ConditionForm | None = None,
    ended: tuple[UUID, EndConditionForm] | None = None,
) -> HttpResponse:
    regency = request.actor.regency
    today = local_date(request.actor.at, regency)
    year = _year(request.GET.get("tahun", ""), today)
    conditions = SpecialCondition.objects.applying_to(regency).order_by("-from_on", "-pk")
    context = {
        "year": year,
        "holidays": Holiday.objects.applying_to(regency).filter(date__year=year).order_by("date", "name"),
        "conditions": [(one, _end_form(one, today, ended)) for one in conditions],
        "holiday_form": holiday_form or HolidayForm(auto_id=_HOLIDAY_ID),
        "condition_form": condition_form or ConditionForm(auto_id=_CONDITION_ID, initial={"from_on": today}),
        "may_manage": policy.may_manage(region=regency, actor=request.actor),
        "regency": regency,
        "today": today,
    }
    is_refused = holiday_form or condition_form or ended
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK
    return render(request, "reference/calendar.html", context, status=status)


def _end_form(
    condition: SpecialCondition, today: date, ended: tuple[UUID, EndConditionForm] | None
) -> EndConditionForm:
    if ended is not None and ended[0] == condition.pk:
        return ended[1]
    return EndConditionForm(initial={"until_on": today}, auto_id=_end_id(condition.pk))


def _end_id(pk: UUID) -> str:
    return f"end_{pk}_%s"


def _year(text: str, today: date) -> int:
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else today.year
    return min(max(year, 1900), 9998)
