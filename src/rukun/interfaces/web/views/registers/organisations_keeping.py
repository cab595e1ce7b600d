"""Enter and correct organisations, their boards, and what supervision saw."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rukun.handling.registers import policy
from rukun.handling.registers.domain.leading import end_board, record_board
from rukun.handling.registers.domain.noting import note_supervision
from rukun.handling.registers.domain.organisations import add_organisation, correct_organisation
from rukun.handling.registers.models import Leadership, Organisation
from rukun.interfaces.web.forms.registers import (
    BoardForm,
    CorrectOrganisationForm,
    NoteForm,
    OrganisationForm,
    initial_of_organisation,
)
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.registers.organisations import show, visible_organisation
from rukun.interfaces.web.views.registers.saving import carried_out, form_page, require_keeper, stale_save
from rukun.kernel.errors import DomainError, NotAllowed, StaleVersion

_NEW = "registers/organisation_new.html"
_CORRECT = "registers/organisation_correct.html"


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Enter an organisation."""
    require_keeper(request)
    if request.method != "POST":
        return form_page(request, _NEW, OrganisationForm(actor=request.actor))
    form = OrganisationForm(request.POST, actor=request.actor)
    made: list[Organisation] = []

    def act() -> None:
        fields, at = form.organisation_fields(), timezone.now()
        made.append(add_organisation(fields=fields, actor=request.actor, at=at))

    if not carried_out(request, form, endpoint="organisation_new", act=act):
        return form_page(request, _NEW, form)
    if not made:  # sent twice: it is there already
        return redirect("registers:organisations")
    messages.success(request, _("The organisation is entered. Add its board next."))
    return redirect("registers:organisation", pk=made[0].pk)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Write what is known of an organisation now."""
    organisation = visible_organisation(request, pk)
    require_keeper(request, organisation.regency)
    initial = initial_of_organisation(organisation)
    if request.method != "POST":
        form = CorrectOrganisationForm(actor=request.actor, initial=initial)
        return form_page(request, _CORRECT, form, organisation=organisation)
    form = CorrectOrganisationForm(request.POST, actor=request.actor)

    def act() -> None:
        correct_organisation(
            organisation=organisation,
            version=form.cleaned_data["version"],
            fields=form.organisation_fields(),
            actor=request.actor,
            at=timezone.now(),
        )

    try:
        done = carried_out(request, form, endpoint=f"organisation:{pk}", act=act)
    except StaleVersion:
        current = visible_organisation(request, pk)
        stored = CorrectOrganisationForm(actor=request.actor, initial=initial_of_organisation(current))
        stale = stale_save(request, form, stored)
        return form_page(request, _CORRECT, form, organisation=current, stale=stale)
    if not done:
        return form_page(request, _CORRECT, form, organisation=visible_organisation(request, pk))
    messages.success(request, _("Saved."))
    return redirect("registers:organisation", pk=pk)


@require_POST
def board(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Enter a board beside those that stand."""
    organisation = visible_organisation(request, pk)
    require_keeper(request, organisation.regency)
    form = BoardForm(request.POST, prefix="board")

    def act() -> None:
        fields = form.board_fields()
        record_board(organisation=organisation, fields=fields, actor=request.actor, at=timezone.now())

    if not carried_out(request, form, endpoint=f"board:{pk}", act=act):
        return show(request, organisation, board=form)
    messages.success(request, _("The board is entered."))
    return redirect("registers:organisation", pk=pk)


@require_POST
def board_end(request: ActorRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Say that a board is out of office."""
    organisation = visible_organisation(request, pk)
    require_keeper(request, organisation.regency)
    boards = Leadership.objects.visible_to(request.actor).select_related("organisation")
    leadership = get_object_or_404(boards, pk=row, organisation=organisation)
    try:
        end_board(board=leadership, actor=request.actor, at=timezone.now())
    except NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The board is noted as out of office."))
    return redirect("registers:organisation", pk=pk)


@require_POST
def note(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Add what was seen of the organisation."""
    organisation = visible_organisation(request, pk)
    if not policy.may_note_supervision(organisation=organisation, actor=request.actor):
        raise NotAllowed
    form = NoteForm(request.POST, prefix="note")

    def act() -> None:
        said = form.cleaned_data
        note_supervision(organisation=organisation, actor=request.actor, at=timezone.now(), **said)

    if not carried_out(request, form, endpoint=f"supervision:{pk}", act=act):
        return show(request, organisation, note=form)
    messages.success(request, _("The note is kept."))
    return redirect("registers:organisation", pk=pk)
