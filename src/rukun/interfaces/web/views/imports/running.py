"""Take in what was checked, pause it, go on, leave off."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rukun.foundation.imports.domain import discard_import, pause_import, start_import
from rukun.foundation.imports.models import Import
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.imports.access import visible_import
from rukun.kernel.actor import Actor


class _Verb(Protocol):
    def __call__(self, *, run: Import, actor: Actor, at: datetime) -> Import: ...


@require_POST
def start(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Take in the rows that are fine, or go on."""
    return _take(request, pk, start_import, "")


@require_POST
def pause(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Pause after the rows in hand."""
    return _take(request, pk, pause_import, _("Paused. What is taken in stays."))


@require_POST
def discard(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Leave off and let the file go."""
    return _take(request, pk, discard_import, _("The file is gone. What was taken in stays."))


def _take(request: ActorRequest, pk: UUID, verb: _Verb, said: str) -> HttpResponse:
    verb(run=visible_import(request, pk), actor=request.actor, at=timezone.now())
    if said:
        messages.success(request, said)
    return redirect("imports:detail", pk=pk)
