"""Steps of a task, each by one verb."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django_stubs_ext import StrOrPromise

from rukun.foundation.sharing.enums import Classification
from rukun.handling.cases.domain.checking import approve_task, cancel_task, send_back_task
from rukun.handling.cases.domain.tasks import accept_task, begin_task, decline_task, submit_proof
from rukun.handling.cases.models import Task
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases.access import acting
from rukun.interfaces.web.views.cases.carrying import carried
from rukun.interfaces.web.views.cases.working import hang
from rukun.interfaces.web.views.tasks import page
from rukun.interfaces.web.views.tasks.panels import build, make_form
from rukun.kernel.actor import Actor


@require_safe
def detail(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show one task."""
    return page.show(request, page.visible_task(request, pk), acting(request, request.GET))


@require_POST
def accept(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Take the task on."""
    return _step(
        request, pk, "accept", lambda task: partial(accept_task, task=task), _("You took the task on.")
    )


@require_POST
def begin(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Say that work has begun."""
    return _step(request, pk, "begin", lambda task: partial(begin_task, task=task), _("Work has begun."))


@require_POST
def decline(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Refuse the task with a reason."""
    said = _("The task went back to whoever gave it.")
    return _step(request, pk, "decline", lambda task: partial(decline_task, task=task), said)


@require_POST
def proof(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show what was done, in words, by a file, or both."""
    said = _("Your proof is sent and will be checked.")
    return _step(request, pk, "proof", lambda task: partial(_prove, task=task), said)


@require_POST
def approve(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Find the proof sufficient."""
    return _step(
        request, pk, "approve", lambda task: partial(approve_task, task=task), _("The task is done.")
    )


@require_POST
def send_back(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Ask for better proof."""
    said = _("Better proof has been asked for.")
    return _step(request, pk, "send_back", lambda task: partial(send_back_task, task=task), said)


@require_POST
def cancel(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Give the task up."""
    said = _("The task is cancelled.")
    return _step(request, pk, "cancel", lambda task: partial(cancel_task, task=task), said)


def _step(
    request: ActorRequest,
    pk: UUID,
    code: str,
    verb_for: Callable[[Task], Callable[..., object]],
    said: StrOrPromise,
) -> HttpResponse:
    task = page.visible_task(request, pk)
    actor, at = acting(request), timezone.now()
    form = make_form(code, request)
    verb = verb_for(task)
    if carried(
        request,
        form,
        endpoint=f"task_{code}:{task.pk}",
        act=lambda: verb(**form.values(), actor=actor, at=at),
    ):
        messages.success(request, str(said))
        return redirect("tasks:detail", pk=pk)
    fresh = page.visible_task(request, pk)
    refused = build(fresh, code, form, actor)
    return page.show(request, fresh, actor, refused=refused, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _prove(*, task: Task, text: str, upload: Any, actor: Actor, at: datetime) -> Task:
    """Hang the file on the case, then hand both in; the two stand or fall together."""
    files: list[UUID] = []
    if upload is not None:
        file = hang(
            case=task.case,
            upload=upload,
            kind="proof",
            description=str(_PROOF_OF) % {"number": task.number, "title": task.title},
            classification=Classification.RESTRICTED,
            actor=actor,
            at=at,
        )
        files = [file.pk]
    return submit_proof(task=task, text=text, files=files, actor=actor, at=at)


_PROOF_OF = gettext_lazy("Proof of task %(number)s: %(title)s")
