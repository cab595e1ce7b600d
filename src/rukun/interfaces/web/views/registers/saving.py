"""What the pages of the registers share: carrying out a form once, and showing a stale save."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from rukun.handling.registers import policy
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.reports import word_of
from rukun.interfaces.web.once import once
from rukun.interfaces.web.parts import Difference, StaleSave
from rukun.interfaces.web.presentation import clock
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import DomainError, NotAllowed, StaleVersion


def require_keeper(request: ActorRequest, regency: str = "") -> None:
    """Refuse whoever does not keep the registers of the regency, one's own if none is named."""
    if not policy.may_keep(regency=regency or request.actor.regency, actor=request.actor):
        raise NotAllowed


def carried_out(
    request: ActorRequest,
    form: forms.Form,
    *,
    endpoint: str,
    act: Callable[[], object],
    names: Mapping[str, str] | None = None,
) -> bool:
    """Carry out `act` if the form holds; say whether it was done, now or when it was sent before."""
    if not form.is_valid():
        return False
    try:
        once(request, endpoint=f"web:registers.{endpoint}", actor=request.actor, act=act)
    except StaleVersion:
        raise
    except DomainError as refusal:
        show_refusal(form, refusal, names=names)
        return False
    return True


def form_page(
    request: ActorRequest, template: str, form: forms.Form, *, stale: StaleSave | None = None, **context: Any
) -> HttpResponse:
    """Show a page with one form, and why it came back."""
    status = 409 if stale else 422 if form.is_bound else 200
    return render(request, template, {"form": form, "stale": stale} | context, status=status)


def stale_save(request: ActorRequest, form: forms.Form, stored: forms.Form) -> StaleSave:
    """Compare what was typed with what is stored, in words and only where they differ."""
    differences = [
        Difference(field.label or name, word_of(stored, name) or "–", word_of(form, name) or "–")
        for name, field in form.fields.items()
        if name != "version" and word_of(stored, name) != word_of(form, name)
    ]
    return StaleSave(
        who=_("Another office"),
        time=clock(timezone.now()),
        differences=differences,
        version=int(stored.initial["version"]),
        stored_url=request.path,
    )
