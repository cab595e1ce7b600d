"""Decide on a case as a whole: watch, resume, close, reopen."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from rukun.handling.cases.domain.closing import close_case, resume_case, watch_case
from rukun.handling.cases.domain.reopening import reopen_case
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases.carrying import carry_out, file_of


@require_POST
def watch(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Watch, because …: a decision with a day on which somebody looks again."""
    file = file_of(request, pk)
    return carry_out(
        request, file, "watch", partial(watch_case, case=file.case), said=_("The case is watched.")
    )


@require_POST
def resume(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Go on with a watched case."""
    file = file_of(request, pk)
    return carry_out(
        request, file, "resume", partial(resume_case, case=file.case), said=_("Handling resumes.")
    )


@require_POST
def close(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Close the case with its outcome."""
    file = file_of(request, pk)
    return carry_out(
        request, file, "close", partial(close_case, case=file.case), said=_("The case is closed.")
    )


@require_POST
def reopen(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Take a closed case up again."""
    file = file_of(request, pk)
    return carry_out(
        request, file, "reopen", partial(reopen_case, case=file.case), said=_("The case is open again.")
    )
