"""The list of imports, a new one, and the empty sheet to fill in."""

from http import HTTPStatus

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rukun.foundation.imports.domain import receive_file
from rukun.foundation.imports.enums import ImportState
from rukun.foundation.imports.exports import template_sheet
from rukun.foundation.imports.kinds import kind_of, kinds
from rukun.foundation.imports.models import Import
from rukun.foundation.imports.queries import LISTED, imports_seen_by, sources_of
from rukun.foundation.imports.tabular import MOST_BYTES
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.imports import UploadForm
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.once import once
from rukun.interfaces.web.parts import Cell, Column, Table
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.imports.access import require_importer
from rukun.kernel.errors import DomainError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def list_(request: ActorRequest) -> HttpResponse:
    """Show what the agency has taken in, and what waits."""
    require_importer(request)
    runs = list(imports_seen_by(request.actor)[:LISTED])
    return render(request, "imports/list.html", {"table": _table(runs, request)})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Upload a sheet; its columns are matched on the next page."""
    require_importer(request)
    form = UploadForm(request.POST or None, request.FILES or None, initial={"kind": "incidents"})
    if request.method == "POST" and form.is_valid():
        made: list[Import] = []
        try:
            once(
                request,
                endpoint="imports:new",
                actor=request.actor,
                act=lambda: made.append(_take(form, request)),
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            return redirect("imports:match", pk=made[0].pk) if made else redirect("imports:list")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"form": form, "sources": sources_of(request.actor), "kinds": kinds()}
    return render(request, "imports/new.html", context, status=status)


@require_safe
def template(request: ActorRequest, kind: str) -> HttpResponse:
    """Send an empty sheet with the headings that are known."""
    require_importer(request)
    try:
        sheet = template_sheet(kind_of(kind))
    except KeyError:
        raise Http404 from None
    return send_sheet(sheet, f"templat-{kind}.xlsx")


def send_sheet(data: bytes, name: str) -> HttpResponse:
    """Return a sheet to download."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type=XLSX, headers=headers)


def _take(form: UploadForm, request: ActorRequest) -> Import:
    upload = form.cleaned_data["sheet"]
    return receive_file(
        kind=form.cleaned_data["kind"],
        source=form.cleaned_data["source"],
        name=upload.name,
        content=upload.read(MOST_BYTES + 1),
        actor=request.actor,
        at=timezone.now(),
    )


def _table(runs: list[Import], request: ActorRequest) -> Table:
    columns = (
        Column(_("List"), is_heading=True, is_wide=True),
        Column(_("What the rows are")),
        Column(_("Uploaded")),
        Column(_("State")),
        Column(_("Taken in"), is_number=True),
    )
    now = request.actor.at
    rows = [
        (
            Cell(run.source, url=reverse("imports:detail", args=[run.pk]), note=run.file_name),
            Cell(kind_of(run.kind).label),
            Cell(presentation.day_time_brief(run.created_at, now=now), note=run.uploaded_for.title),
            Cell(ImportState(run.state).label),
            Cell(str(run.written), is_muted=not run.written),
        )
        for run in runs
    ]
    return Table(_("Imports"), columns, rows)
