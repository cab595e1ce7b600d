"""Cases that are about an organisation: linked by number, and the link taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rukun.foundation.people.capabilities import CASE_WORK
from rukun.handling.cases.domain.naming import link_organisation, unlink_organisation
from rukun.handling.cases.models import Case
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.registers import CaseNumberForm
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.registers.organisations import show, visible_organisation
from rukun.kernel.errors import DomainError, NotAllowed


@require_POST
def link(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Say that a case is about the organisation."""
    organisation = visible_organisation(request, pk)
    if not request.actor.may(CASE_WORK):
        raise NotAllowed
    form = CaseNumberForm(request.POST, prefix="case")
    if form.is_valid():
        number = form.cleaned_data["number"].strip()
        seen = Case.objects.visible_to(request.actor).filter(regency=organisation.regency)
        case = seen.filter(number__iexact=number).first()
        if case is None:
            form.add_error("number", _("There is no case of this number that is open to you."))
        else:
            try:
                link_organisation(
                    case=case, organisation=organisation, actor=request.actor, at=timezone.now()
                )
            except DomainError as refusal:
                show_refusal(form, refusal)
            else:
                messages.success(request, _("Linked to the case."))
                return redirect("registers:organisation", pk=pk)
    return show(request, organisation, case=form)


@require_POST
def unlink(request: ActorRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Take a link back that was made in error."""
    organisation = visible_organisation(request, pk)
    case = get_object_or_404(Case.objects.visible_to(request.actor), pk=row)
    try:
        unlink_organisation(case=case, organisation=organisation, actor=request.actor, at=timezone.now())
    except NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The link is taken back."))
    return redirect("registers:organisation", pk=pk)
