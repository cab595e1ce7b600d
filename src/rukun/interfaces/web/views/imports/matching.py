"""Match the columns of a file with what is known here; guesses are shown before they count."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rukun.foundation.imports import policy
from rukun.foundation.imports.domain import choose_columns
from rukun.foundation.imports.keeping import FileLost
from rukun.foundation.imports.kinds import kind_of
from rukun.foundation.imports.models import Import
from rukun.foundation.imports.previewing import Preview, preview_of
from rukun.interfaces.web.forms.imports import MatchForm, SheetForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.imports.access import visible_import
from rukun.kernel.errors import DomainError
from rukun.kernel.workflow import TransitionRefused


@require_http_methods(["GET", "HEAD", "POST"])
def match(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show which column is taken for what; posted, the worker checks every row."""
    run = visible_import(request, pk)
    if not policy.may_take("match", run=run, actor=request.actor):
        if request.method == "POST":
            raise TransitionRefused
        return redirect("imports:detail", pk=pk)
    preview = _preview(request, run)
    if preview is None:
        messages.error(request, _("The file can no longer be read. Upload it again."))
        return redirect("imports:detail", pk=pk)
    form = MatchForm(
        request.POST or None, kind=kind_of(run.kind), preview=preview, regency=request.actor.regency
    )
    if request.method == "POST" and form.is_valid():
        try:
            choose_columns(run=run, matching=form.matching(), actor=request.actor, at=timezone.now())
        except TransitionRefused:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal, names=form.names())
        else:
            return redirect("imports:detail", pk=pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    chosen = SheetForm(initial={"lembar": preview.sheet, "judul": preview.heading_row}, preview=preview)
    context = {"run": run, "kind": kind_of(run.kind), "form": form, "sheet_form": chosen}
    return render(request, "imports/match.html", context, status=status)


def _preview(request: ActorRequest, run: Import) -> Preview | None:
    """Return the preview of the sheet and the row that the address, or the form, names."""
    sheet = request.POST.get("sheet", request.GET.get("lembar", ""))
    row = request.POST.get("heading_row", request.GET.get("judul", ""))
    number = int(row) if row.isascii() and row.isdigit() and len(row) < 7 else 0
    try:
        return preview_of(run, sheet=sheet, heading_row=number) or preview_of(run)
    except FileLost:
        return None
