"""One way through every act on a case: see it, check the form, call one verb, say what happened."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from rukun.handling.cases.models import Case
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.once import SentBefore, once
from rukun.interfaces.web.parts import Difference, StaleSave
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases import page
from rukun.interfaces.web.views.cases.access import acting, visible_case
from rukun.interfaces.web.views.cases.casefile import CaseFile
from rukun.interfaces.web.views.cases.panels import HasKey, build, make_form
from rukun.kernel.errors import DomainError, NotAllowed, StaleVersion

Act = Callable[..., object]


def file_of(request: ActorRequest, pk: UUID) -> CaseFile:
    """Return the case file of a visible case, in the place of whoever the page records for."""
    case = visible_case(request, pk)
    return CaseFile(case=case, viewer=request.actor, acting=acting(request), at=timezone.now())


def carried(request: ActorRequest, form: Any, *, endpoint: str, act: Callable[[], object]) -> bool:
    """Carry out `act` once if the form is valid; else, or if it is refused, say so in the form.

    Missing rights and a stale save are for the caller.
    """
    if not form.is_valid():
        return False
    try:
        once(request, endpoint=endpoint, actor=request.actor, act=act)
    except (NotAllowed, StaleVersion):
        raise
    except DomainError as refusal:
        show_refusal(form, refusal)
        form.data = form.data.copy()
        if isinstance(refusal, SentBefore):
            form.data.pop("submission_id", None)
        return False
    return True


def carry_out(
    request: ActorRequest,
    file: CaseFile,
    code: str,
    act: Act,
    *,
    said: StrOrPromise,
    subject: HasKey | None = None,
) -> HttpResponse:
    """Check the panel's form, carry out `act` once, and go back to the case.

    A refusal brings the page back with the panel on top and everything that was typed; rights
    that are missing answer 403.
    """
    form = make_form(file, code, subject, request)
    actor, at = file.acting, file.at
    endpoint = f"{code}:{subject.pk if subject else file.case.pk}"
    try:
        is_done = carried(
            request, form, endpoint=endpoint, act=lambda: act(**form.values(), actor=actor, at=at)
        )
    except StaleVersion as stale:
        return _stale(request, file, code, form, subject=subject, stale=stale)
    if not is_done:
        return _again(request, file, code, form, subject)
    messages.success(request, str(said))
    return back_to(request, file.case)


def back_to(request: ActorRequest, case: Case) -> HttpResponse:
    """Go back to the case, or to the list where the act has closed it to the person."""
    if Case.objects.visible_to(request.actor).filter(pk=case.pk).exists():
        return redirect("cases:detail", pk=case.pk)
    return redirect("cases:list")


def _again(
    request: ActorRequest, file: CaseFile, code: str, form: Any, subject: HasKey | None
) -> HttpResponse:
    panel = build(file, code, form, subject)
    fresh = _as_it_stands(request, file)
    return page.show(request, fresh, refused=panel, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _as_it_stands(request: ActorRequest, file: CaseFile) -> CaseFile:
    """Read the case again: the verb has locked and perhaps found it elsewhere."""
    case = visible_case(request, file.case.pk)
    return CaseFile(case=case, viewer=file.viewer, acting=file.acting, at=file.at)


def _stale(
    request: ActorRequest,
    file: CaseFile,
    code: str,
    form: Any,
    *,
    subject: HasKey | None,
    stale: StaleVersion,
) -> HttpResponse:
    stored: Any = stale.current
    shown = [
        Difference(bound.label, _shown(getattr(stored, name, "")), _shown(form.cleaned_data.get(name)))
        for name, bound in ((bound.name, bound) for bound in form)
        if name != "version"
    ]
    saved = StaleSave(
        who=_("Another office"),
        time=presentation.clock(file.at),
        differences=shown,
        version=stored.version,
        stored_url=reverse("cases:detail", kwargs={"pk": file.case.pk}),
    )
    panel = build(file, code, _without_version(form), subject)
    return page.show(
        request, _as_it_stands(request, file), refused=panel, stale=saved, status=HTTPStatus.CONFLICT
    )


def _without_version(form: Any) -> Any:
    """The button of the comparison sends the stored version; the form keeps the rest."""
    del form.fields["version"]
    form.data = form.data.copy()
    form.data.pop("submission_id", None)
    return form


def _shown(value: object) -> str:
    return str(value) if value not in (None, "") else _("not said")
