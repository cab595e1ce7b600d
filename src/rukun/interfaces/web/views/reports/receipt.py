"""The receipt: number, code and what happens next; for the reporter, on screen and on paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rukun.handling.reports import policy
from rukun.handling.reports.models import Report
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Pair
from rukun.interfaces.web.presentation import urgency_mark
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.access import visible_report
from rukun.interfaces.web.views.reports.wording import behalf_of, filed_by, known_pairs, place_of
from rukun.kernel.errors import NotAllowed


@require_safe
def receipt(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show the receipt to the office that filed the report."""
    report = visible_report(request, pk)
    if report.is_draft:
        return redirect("reports:edit", pk=pk)
    if not policy.is_reporter(report=report, actor=request.actor):
        raise NotAllowed
    context = {
        "report": report,
        "pairs": _pairs(report),
        "urgency": urgency_mark(report.urgency) if report.needs_verification else None,
        "next_steps": _next_steps(report),
        "back_url": "/",
    }
    return render(request, "reports/receipt.html", context)


def _pairs(report: Report) -> list[Pair]:
    return known_pairs(
        [
            Pair(_("About"), report.title),
            Pair(_("Place"), place_of(report.region_current)),
            Pair(_("Received"), presentation.day_time(report.received_at)),
            Pair(_("Filed by"), filed_by(report)),
            Pair(_("On behalf"), behalf_of(report)),
        ]
    )


def _next_steps(report: Report) -> list[str]:
    if not report.needs_verification:
        return [_("The report is on file. Nothing more is asked of you.")]
    steps = []
    if report.verify_by is not None:
        by = presentation.day_time(report.verify_by)
        steps.append(_("Kesbangpol looks at it, at the latest by %(time)s.") % {"time": by})
    return [
        *steps,
        _("If something is unclear, you are asked; the question comes to this account."),
        _("You are told what becomes of it, also if nothing could be established."),
        _("If you wrote something wrong, add a correction. What was sent stays as it is."),
    ]
