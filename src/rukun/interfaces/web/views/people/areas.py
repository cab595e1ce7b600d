"""The regions that an agency serves."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rukun.foundation.people import policy
from rukun.foundation.people.domain.agencies import set_regions
from rukun.foundation.people.models import Agency
from rukun.interfaces.web.forms.agencies import AreasForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import DomainError, NotAllowed, StaleVersion


@require_http_methods(["GET", "POST"])
def agency_regions(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Say which regions an agency serves; a save over somebody else's shows what stands now."""
    agency = get_object_or_404(Agency.objects.visible_to(request.actor), pk=pk)
    if not policy.may_manage_agency(agency=agency, actor=request.actor):
        raise NotAllowed
    form = AreasForm(request.POST or None, agency=agency)
    status = HTTPStatus.OK
    if request.method == "POST":
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                set_regions(
                    agency=agency,
                    region_codes=form.cleaned_data["regions"],
                    version=form.cleaned_data["version"],
                    actor=request.actor,
                    at=timezone.now(),
                )
            except StaleVersion as refusal:
                form = AreasForm(agency=agency, chosen=form.cleaned_data["regions"])
                messages.error(request, f"{refusal} {form.stored_in_words()}")
                status = HTTPStatus.CONFLICT
            except DomainError as refusal:
                show_refusal(form, refusal)
            else:
                messages.success(request, _("The agency serves these regions from now on."))
                return redirect("people:agency", pk=pk)
    return render(request, "people/agency_regions.html", {"form": form, "agency": agency}, status=status)
