"""Ask others: tasks, requests for information, invitations."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from rukun.handling.cases.domain.inviting import declare_done, invite_agency, share_papers
from rukun.handling.cases.domain.requests import answer_request, ask_information
from rukun.handling.cases.domain.requests import withdraw_request as take_request_back
from rukun.handling.cases.domain.tasks import assign_task
from rukun.handling.cases.domain.uninviting import withdraw_invitation
from rukun.handling.cases.models import InformationRequest, Invitation
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases.access import row_of
from rukun.interfaces.web.views.cases.carrying import carry_out, file_of


@require_POST
def assign(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Give an office a task with a deadline."""
    file = file_of(request, pk)
    verb = partial(assign_task, case=file.case)
    return carry_out(request, file, "assign", verb, said=_("The task is given."))


@require_POST
def ask(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Ask an agency for information."""
    file = file_of(request, pk)
    verb = partial(ask_information, case=file.case)
    return carry_out(request, file, "ask", verb, said=_("The request is sent."))


@require_POST
def answer(request: ActorRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Answer what one's agency was asked."""
    file = file_of(request, pk)
    asked = row_of(file.case, InformationRequest, row)
    verb = partial(answer_request, request=asked)
    return carry_out(request, file, "answer", verb, said=_("Your answer is sent."), subject=asked)


@require_POST
def withdraw_request(request: ActorRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Say that the answer is no longer needed."""
    file = file_of(request, pk)
    asked = row_of(file.case, InformationRequest, row)
    verb = partial(take_request_back, request=asked)
    said = _("The request is withdrawn.")
    return carry_out(request, file, "withdraw_request", verb, said=said, subject=asked)


@require_POST
def invite(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Let an agency open exactly this case."""
    file = file_of(request, pk)
    verb = partial(invite_agency, case=file.case)
    return carry_out(request, file, "invite", verb, said=_("The agency is invited."))


@require_POST
def share(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Let an invited agency read further papers of the case."""
    file = file_of(request, pk)
    return carry_out(request, file, "share", share_papers, said=_("The papers are shared."))


@require_POST
def uninvite(request: ActorRequest, pk: UUID, row: UUID) -> HttpResponse:
    """End an invitation, and exactly what it opened."""
    file = file_of(request, pk)
    invitation = row_of(file.case, Invitation, row)
    verb = partial(withdraw_invitation, invitation=invitation)
    said = _("The invitation has ended.")
    return carry_out(request, file, "uninvite", verb, said=said, subject=invitation)


@require_POST
def done(request: ActorRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Say "we are done" for one's own agency."""
    file = file_of(request, pk)
    invitation = row_of(file.case, Invitation, row)
    verb = partial(declare_done, invitation=invitation)
    said = _("Noted: your part is done.")
    return carry_out(request, file, "done", verb, said=said, subject=invitation)
