"""Emergency access: one record by its exact number, for an hour, reviewed afterwards."""

from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rukun.foundation.people.capabilities import EMERGENCY_REVIEW
from rukun.foundation.sharing import policy
from rukun.foundation.sharing.domain.emergency import NothingToOpen, break_glass, review_access
from rukun.foundation.sharing.models import EmergencyAccess, owned_models
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.sharing import EmergencyForm, ReviewForm
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.sharing.records import page_of
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed

_OFFERED = ("case", "report", "incident")
_PEOPLE = ("person", "office", "reviewed_by")


@require_http_methods(["GET", "POST"])
def emergency(request: ActorRequest) -> HttpResponse:
    """Ask for the number and the reason; open the record and tell whoever reviews."""
    if not policy.may_break_glass(actor=request.actor):
        raise NotAllowed
    form = EmergencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            access = _break(request.actor, **form.cleaned_data)
        except NotAllowed:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Open for 60 minutes. The access will be reviewed."))
            return redirect(page_of(access.object_type, access.object_id))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"form": form, "may_review": request.actor.may(EMERGENCY_REVIEW)}
    return render(request, "sharing/emergency.html", context, status=status)


@require_safe
def reviews(request: ActorRequest) -> HttpResponse:
    """List one's own accesses; for the reviewer all of the regency, those unjudged first."""
    if not (policy.may_break_glass(actor=request.actor) or request.actor.may(EMERGENCY_REVIEW)):
        raise NotAllowed
    return _reviews(request)


@require_http_methods(["GET", "POST"])
def review(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show one access and its reason, and judge it afterwards; nobody judges their own."""
    rows = EmergencyAccess.objects.visible_to(request.actor).select_related(*_PEOPLE)
    access = cast("EmergencyAccess", get_object_or_404(rows, pk=pk))
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            review_access(access=access, actor=request.actor, at=timezone.now(), **form.cleaned_data)
        except NotAllowed:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Your review is recorded."))
            return redirect("sharing:reviews")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    may_review = policy.may_review(access=access, actor=request.actor)
    context = {
        "access": access,
        "number": _numbers([access]).get((access.object_type, access.object_id), ""),
        "form": form if may_review or form.errors else None,
    }
    return render(request, "sharing/review.html", context, status=status)


def _reviews(request: ActorRequest) -> HttpResponse:
    rows = EmergencyAccess.objects.visible_to(request.actor).select_related(*_PEOPLE)
    newest = cast("list[EmergencyAccess]", list(rows.order_by("-from_at", "-pk")[:100]))
    numbers = _numbers(newest)
    shown = [
        {
            "access": row,
            "number": numbers.get((row.object_type, row.object_id), ""),
            "may_review": policy.may_review(access=row, actor=request.actor),
        }
        for row in newest
    ]
    shown.sort(key=lambda row: not row["may_review"])
    return render(request, "sharing/reviews.html", {"rows": shown})


def _numbers(rows: list[EmergencyAccess]) -> dict[tuple[str, UUID], str]:
    """Return the numbers of the records; a number tells nothing of what is in them."""
    found: dict[tuple[str, UUID], str] = {}
    for object_type in _OFFERED:
        wanted = [row.object_id for row in rows if row.object_type == object_type]
        known = _every(object_type).filter(pk__in=wanted).values_list("pk", "number")
        found |= {(object_type, pk): number for pk, number in known}
    return found


def _break(actor: Actor, *, number: str, reason: str) -> EmergencyAccess:
    object_type, object_id = _record(actor, number.strip().upper())
    return break_glass(
        object_type=object_type, object_id=object_id, reason=reason, actor=actor, at=timezone.now()
    )


def _record(actor: Actor, number: str) -> tuple[str, UUID]:
    """Find a record of the regency by its exact number, seen or not: that is what the glass is for."""
    for object_type in _OFFERED:
        rows = _every(object_type).filter(number=number, regency=actor.regency)
        pk = rows.values_list("pk", flat=True).first()
        if pk is not None:
            return object_type, pk
    raise NothingToOpen


def _every(object_type: str) -> Any:
    return cast("Any", owned_models()[object_type])._default_manager.all()
