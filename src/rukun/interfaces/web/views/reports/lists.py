"""The list of reports."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rukun.foundation.imports.policy import may_import
from rukun.foundation.people.capabilities import REPORT_RECORD, REPORT_VERIFY
from rukun.handling.reports import policy
from rukun.handling.reports.models import Report
from rukun.handling.reports.queries import ReportFilter, inbox, own_drafts, page_of
from rukun.interfaces.web.forms.reports_list import ReportFilterForm
from rukun.interfaces.web.parts import Action, Cell, Column, Page, Table
from rukun.interfaces.web.presentation import urgency_mark
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.wording import (
    place_of,
    received_of,
    report_state,
    told_by,
)
from rukun.kernel.actor import Actor


@require_safe
def list_(request: ActorRequest) -> HttpResponse:
    """Show the reports that the office may see, narrowed by what stands in the address."""
    chosen = ReportFilter.from_query(request.GET)
    cursor = request.GET.get("sesudah", "")
    found = page_of(inbox(request.actor, chosen), cursor=cursor)
    context = {
        "table": _table(found.rows, timezone.now()),
        "page": _paging(chosen, cursor, found.next_cursor),
        "form": ReportFilterForm(request.GET, actor=request.actor),
        "is_filtered": not chosen.is_empty,
        "clear_url": reverse("reports:list"),
        "actions": list_actions(request.actor),
        "drafts": own_drafts(request.actor).count() if policy.may_file(actor=request.actor) else 0,
    }
    return render(request, "reports/list.html", context)


def list_actions(actor: Actor) -> list[Action]:
    """Return the buttons above the list; the first is the solid one."""
    if not policy.may_file(actor=actor):
        return []
    paste = Action(_("Paste from WhatsApp"), reverse("reports:paste"), icon="copy")
    new = Action(_("New report"), reverse("reports:new"), icon="plus")
    settled = Action(_("Report as settled"), reverse("reports:settled"), icon="tick")
    nil = Action(_("Nil"), reverse("reports:nil"), icon="ring")
    desk_ = Action(_("Verification desk"), reverse("reports:desk"), icon="inbox")
    desks = [desk_] if actor.may(REPORT_VERIFY) else []
    imports = [Action(_("Import"), reverse("imports:list"), icon="down")] if may_import(actor=actor) else []
    chosen = [paste, new, *desks, *imports] if actor.may(REPORT_RECORD) else [new, settled, nil]
    return [Action(chosen[0].label, chosen[0].url, "main", chosen[0].icon), *chosen[1:]]


def _table(reports: list[Report], now: datetime) -> Table:
    columns = (
        Column(_("Number"), names_on_phone=False),
        Column(_("Report"), is_heading=True, is_wide=True),
        Column(_("Place")),
        Column(_("Urgency")),
        Column(_("Received")),
        Column(_("State")),
    )
    return Table(_("Reports"), columns, [_row(report, now) for report in reports])


def _row(report: Report, now: datetime) -> tuple[Cell, ...]:
    name = "reports:edit" if report.is_draft else "reports:detail"
    return (
        Cell(report.number or _("no number yet"), is_muted=report.is_draft),
        Cell(
            report.title or _("Draft without a title"),
            url=reverse(name, args=[report.pk]),
            note=told_by(report) if report.behalf_office_id else "",
        ),
        Cell(place_of(report.region_current)),
        Cell(mark=urgency_mark(report.urgency)) if report.urgency else Cell("–"),
        Cell(received_of(report, now)),
        Cell(mark=report_state(report)),
    )


def _paging(chosen: ReportFilter, cursor: str, next_cursor: str) -> Page:
    query = chosen.as_query()
    here = reverse("reports:list")
    first = f"{here}?{urlencode(query)}" if query else here
    following = f"{here}?{urlencode(query | {'sesudah': next_cursor})}" if next_cursor else ""
    return Page(next_url=following, first_url=first if cursor else "")
