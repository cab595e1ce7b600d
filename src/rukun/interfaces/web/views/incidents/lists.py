"""The list of incidents."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rukun.foundation.imports.policy import may_import
from rukun.handling.incidents.models import Incident
from rukun.handling.incidents.queries import IncidentFilter, incidents_seen_by, page_of
from rukun.interfaces.web.forms.incidents import IncidentFilterForm
from rukun.interfaces.web.parts import Cell, Column, Page, Table
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.incidents.pages import kind_of
from rukun.interfaces.web.views.reports.wording import place_of, when_of


@require_safe
def list_(request: ActorRequest) -> HttpResponse:
    """Show the incidents that the office may see, narrowed by what stands in the address."""
    chosen = IncidentFilter.from_query(request.GET)
    cursor = request.GET.get("sesudah", "")
    found = page_of(incidents_seen_by(request.actor, chosen), cursor=cursor)
    context = {
        "table": _table(found.rows),
        "page": _paging(chosen, cursor, found.next_cursor),
        "form": IncidentFilterForm(request.GET, actor=request.actor),
        "is_filtered": not chosen.is_empty,
        "clear_url": reverse("incidents:list"),
        "may_import": may_import(actor=request.actor),
    }
    return render(request, "incidents/list.html", context)


def _table(incidents: list[Incident]) -> Table:
    columns = (
        Column(_("Number"), names_on_phone=False),
        Column(_("Incident"), is_heading=True, is_wide=True),
        Column(_("How far it went")),
        Column(_("Place")),
        Column(_("When")),
        Column(_("Dead"), is_number=True),
        Column(_("Injured"), is_number=True),
    )
    return Table(_("Incidents"), columns, [_row(one) for one in incidents])


def _row(incident: Incident) -> tuple[Cell, ...]:
    return (
        Cell(incident.number),
        Cell(incident.title, url=reverse("incidents:detail", args=[incident.pk])),
        Cell(kind_of(incident), is_muted=not incident.kind),
        Cell(place_of(incident.region_current)),
        Cell(when_of(incident.started_at, incident.time_precision)),
        _count(incident.dead),
        _count(injured_of(incident)),
    )


def injured_of(incident: Incident) -> int | None:
    """Return the total of the injured: as recorded, else the sum of what is known; None if nothing is."""
    if incident.injured is not None:
        return incident.injured
    known = [count for count in (incident.severely_injured, incident.lightly_injured) if count is not None]
    return sum(known) if known else None


def _count(count: int | None) -> Cell:
    return Cell(_("not known"), is_muted=True) if count is None else Cell(str(count))


def _paging(chosen: IncidentFilter, cursor: str, next_cursor: str) -> Page:
    query = chosen.as_query()
    here = reverse("incidents:list")
    first = f"{here}?{urlencode(query)}" if query else here
    following = f"{here}?{urlencode(query | {'sesudah': next_cursor})}" if next_cursor else ""
    return Page(next_url=following, first_url=first if cursor else "")
