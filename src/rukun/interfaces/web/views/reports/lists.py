"""The list of reports and the verification desk."""

from datetime import datetime
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from rukun.foundation.people.capabilities import REPORT_DECIDE, REPORT_RECORD, REPORT_VERIFY
from rukun.foundation.settings.clocks import calendar_for
from rukun.handling.reports import policy
from rukun.handling.reports.models import Report
from rukun.handling.reports.queries import ReportFilter, inbox, own_drafts, page_of, to_decide, to_verify
from rukun.interfaces.web.forms.reports_list import ReportFilterForm
from rukun.interfaces.web.parts import Action, Cell, Column, Page, Table, WorkRow
from rukun.interfaces.web.presentation import risk_mark, urgency_mark
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.wording import (
    place_of,
    received_of,
    report_due,
    report_state,
    source_line,
    told_by,
)
from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed
from rukun.kernel.worktime import WorkCalendar

_DESK_ROWS = 100


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


@require_safe
def desk(request: ActorRequest) -> HttpResponse:
    """Show what waits to be verified by urgency, then what waits for a decision."""
    actor = request.actor
    if not actor.may(REPORT_VERIFY):
        raise NotAllowed
    now = timezone.now()
    calendar = calendar_for(actor.regency, timezone.localdate(now))
    waiting = _first(to_verify(actor))
    decisions = _first(to_decide(actor)) if actor.may(REPORT_DECIDE) else []
    context = {
        "waiting": [desk_row(report, now, calendar) for report in waiting],
        "waiting_note": ngettext("%(count)s waiting", "%(count)s waiting", len(waiting))
        % {"count": len(waiting)},
        "decisions": [_decision_row(report, now) for report in decisions],
        "decisions_note": ngettext("%(count)s waiting", "%(count)s waiting", len(decisions))
        % {"count": len(decisions)},
        "now": now,
    }
    return render(request, "reports/desk.html", context)


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
    chosen = [paste, new, *desks] if actor.may(REPORT_RECORD) else [new, settled, nil]
    return [Action(chosen[0].label, chosen[0].url, "main", chosen[0].icon), *chosen[1:]]


def desk_row(report: Report, now: datetime, calendar: WorkCalendar) -> WorkRow:
    """Return a report that waits for the desk, with what may be done about it."""
    url = reverse("reports:detail", args=[report.pk])
    return WorkRow(
        report.title,
        url,
        source_line(report, now),
        urgency=urgency_mark(report.urgency),
        due=report_due(report, now, calendar),
        actions=(
            Action(_("Ask …"), f"{url}#ask-form", "quiet", key="m"),
            Action(_("Look-alike …"), f"{url}#link-form", "quiet", key="s"),
            Action(_("Verify"), f"{url}#verification", key="v"),
        ),
    )


def _decision_row(report: Report, now: datetime) -> WorkRow:
    url = reverse("reports:detail", args=[report.pk])
    open_case = f"{reverse('cases:open')}?{urlencode({'laporan': report.pk})}"
    return WorkRow(
        report.title,
        url,
        source_line(report, now),
        urgency=urgency_mark(report.urgency),
        risk=risk_mark(report.risk),
        actions=(
            Action(_("Watch …"), f"{url}#watch-form", "quiet", key="p"),
            Action(_("Open a case"), open_case, key="b"),
        ),
    )


def _first(reports: QuerySet[Report]) -> list[Report]:
    return list(reports[:_DESK_ROWS])


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
