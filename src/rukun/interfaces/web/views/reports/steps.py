"""The acts on a report: one verb each, then back to the page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_stubs_ext import StrOrPromise

from rukun.foundation.files.domain import attach_file
from rukun.foundation.sharing.enums import Classification
from rukun.handling.cases.domain.attaching import attach_report
from rukun.handling.reports import domain, policy
from rukun.handling.reports.models import REPORT, Report
from rukun.interfaces.web.forms.behalf import BehalfForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.reports_steps import VerifyForm
from rukun.interfaces.web.once import once
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.access import visible_report
from rukun.interfaces.web.views.reports.detail import is_walk, show
from rukun.interfaces.web.views.reports.panels import STEPS
from rukun.interfaces.web.views.reports.reading import ReportFile
from rukun.interfaces.web.views.reports.worklist import Waiting, is_waiting, page_of
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed
from rukun.kernel.workflow import TransitionRefused

# Steps that move the report along its workflow, by the code of the transition.
_TRANSITIONS = {
    code: code
    for code in (*("verify", "ask", "link", "unlink", "watch", "prolong", "end_watch", "attach", "clarify"),)
}
_TRANSITIONS["not_shown"] = "set_not_shown"
Act = Callable[[Report, Any, Actor, datetime], object]


def _take(
    request: ActorRequest, pk: UUID, code: str, act: Act, done: StrOrPromise, *, to: str = ""
) -> HttpResponse:
    """Carry out `act` with the valid form of the step `code`; else the page comes back as typed."""
    report = visible_report(request, pk)
    file = ReportFile(report=report, actor=request.actor, at=timezone.now(), is_walk=is_walk(request))
    following = file.following  # before the act takes this report off the list
    form = STEPS[code].form(file, data=request.POST, files=request.FILES)
    if not STEPS[code].may(file):
        _require_entitled(code, report, request.actor)
        return _too_late(request, pk, form, TransitionRefused())
    if not form.is_valid():
        return show(request, report, bound={code: form}, status=422)
    actor = form.acting() if isinstance(form, BehalfForm) else request.actor
    try:
        once(
            request,
            endpoint=f"web:reports.{code}:{pk.hex[:20]}",
            actor=actor,
            act=lambda: act(report, form, actor, file.at),
        )
    except NotAllowed:
        raise
    except TransitionRefused as refusal:
        return _too_late(request, pk, form, refusal)
    except DomainError as refusal:
        show_refusal(form, refusal)
        return show(request, visible_report(request, pk), bound={code: form}, status=422)
    messages.success(request, str(done))
    return _onward(file, following, to) if file.is_walk else _back(pk, to)


def _require_entitled(code: str, report: Report, actor: Actor) -> None:
    """Tell an act that is not the office's (403) from one whose time has passed (409)."""
    transition = _TRANSITIONS.get(code)
    if transition is None or not policy.is_entitled_to(transition, report=report, actor=actor):
        raise NotAllowed


def _too_late(request: ActorRequest, pk: UUID, form: forms.Form, refusal: DomainError) -> HttpResponse:
    """Show the page as it stands now, with the refusal and what was typed."""
    typed = [
        (str(bound.label), str(bound.value()))
        for bound in form
        if isinstance(bound.field.widget, forms.Textarea) and bound.value()
    ]
    return show(request, visible_report(request, pk), status=409, refusal=str(refusal), typed=typed)


def _onward(file: ReportFile, following: Waiting | None, anchor: str) -> HttpResponse:
    """Go to the next report of the worklist, unless this one still asks something of the desk."""
    if is_waiting(file.report, file.actor, file.calendar):
        url = page_of(file.report.pk)
        return HttpResponseRedirect(f"{url}#{anchor}" if anchor else url)
    return HttpResponseRedirect(following.url if following else reverse("reports:desk"))


def _back(pk: UUID, anchor: str) -> HttpResponse:
    url = reverse("reports:detail", args=[pk])
    return HttpResponseRedirect(f"{url}#{anchor}" if anchor else url)


@require_POST
def verify(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Confirm the report and rate it."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        return domain.verify(report=report, found=cast(VerifyForm, form).found(), actor=actor, at=at)

    return _take(request, pk, "verify", act, _("Verified. The reporter was answered."), to="decision")


@require_POST
def ask(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Ask the office that filed it."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        question = form.cleaned_data["question"]
        return domain.ask_clarification(report=report, question=question, actor=actor, at=at)

    return _take(request, pk, "ask", act, _("The question was sent to the reporter."))


@require_POST
def not_shown(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Record that it could not be established."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        return domain.set_not_shown(report=report, actor=actor, at=at, **form.cleaned_data)

    return _take(request, pk, "not_shown", act, _("Recorded. The reporter was answered."))


@require_POST
def link(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Put it beside another report that tells of the same."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        return domain.link_look_alike(report=report, other=form.cleaned_data["other"], actor=actor, at=at)

    return _take(request, pk, "link", act, _("Linked. Both reports are kept."))


@require_POST
def different(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Note that another report only looks alike."""
    report = visible_report(request, pk)
    seen = Report.objects.visible_to(request.actor)
    other = get_object_or_404(seen, pk=_key(request.POST.get("other", "")))
    domain.mark_different(report=report, other=other, actor=request.actor, at=timezone.now())
    messages.success(request, _("Noted as not the same."))
    return redirect(page_of(pk)) if is_walk(request) else redirect("reports:detail", pk=pk)


@require_POST
def unlink(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Take a look-alike out again."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        return domain.unlink(report=report, reason=form.cleaned_data["reason"], actor=actor, at=at)

    return _take(request, pk, "unlink", act, _("Separated. The report waits to be verified."))


@require_POST
def watch(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Decide to watch."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        return domain.watch(report=report, actor=actor, at=at, **form.cleaned_data)

    return _take(request, pk, "watch", act, _("Watched. The reporter was answered."))


@require_POST
def prolong(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Look again, and go on watching."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        return domain.prolong_watch(report=report, actor=actor, at=at, **form.cleaned_data)

    return _take(request, pk, "prolong", act, _("Watched further. It comes back on the day you chose."))


@require_POST
def end_watch(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Stop watching."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        return domain.end_watch(report=report, reason=form.cleaned_data["reason"], actor=actor, at=at)

    return _take(request, pk, "end_watch", act, _("The watch was ended. The reporter was answered."))


@require_POST
def attach(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Attach it to an open case."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        return attach_report(case=form.cleaned_data["case"], report=report, actor=actor, at=at)

    return _take(request, pk, "attach", act, _("Attached to the case. The reporter was answered."))


@require_POST
def amend(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Add a ralat."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        return domain.amend(report=report, actor=actor, at=at, **form.values())

    return _take(request, pk, "amend", act, _("The correction was added."), to="amendments")


@require_POST
def clarify(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Answer the desk's question."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        return domain.clarify(report=report, actor=actor, at=at, **form.values())

    return _take(request, pk, "clarify", act, _("Your answer was sent."), to="amendments")


@require_POST
def answer(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Write to the reporter."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        return domain.answer_reporter(report=report, text=form.cleaned_data["text"], actor=actor, at=at)

    return _take(request, pk, "answer", act, _("The reporter was answered."), to="answers")


@require_POST
def upload(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Hang a photo or document on it."""

    def act(report: Report, form: Any, actor: Actor, at: datetime) -> object:
        sent = form.cleaned_data["file"]
        is_secret = form.cleaned_data["is_secret"]
        return attach_file(
            object_type=REPORT,
            object_id=report.pk,
            upload=sent,
            name=sent.name,
            classification=Classification.SECRET if is_secret else Classification.RESTRICTED,
            description=form.cleaned_data["description"],
            actor=actor,
            at=at,
        )

    return _take(request, pk, "upload", act, _("The file was added."), to="files")


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
