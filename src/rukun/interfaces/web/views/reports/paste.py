"""The paste box, and what became of all that was pasted at once."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rukun.foundation.territory.models import Region
from rukun.foundation.territory.names import titled_briefly
from rukun.handling.reports import policy
from rukun.handling.reports.domain import PasteKey, take_in_paste
from rukun.handling.reports.enums import DropReason, ReportState
from rukun.handling.reports.models import Paste, PastedPart, Report
from rukun.handling.reports.pasting.receiving import read_paste
from rukun.handling.reports.queries import own_drafts
from rukun.handling.reports.whatsapp import ReceiptLine, receipts_text
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.reports_paste import PasteForm, initial_for_paste
from rukun.interfaces.web.once import body_hash
from rukun.interfaces.web.parts import Cell, Column, Table
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.access import credential_of, submission_key
from rukun.interfaces.web.views.reports.paste_walk import walk_through
from rukun.interfaces.web.views.reports.wording import place_of, report_state
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed
from rukun.kernel.regions import REGENCY, level

_RECENT = timedelta(days=14)
_SHOWN = 5


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: ActorRequest) -> HttpResponse:
    """Show the empty box; what is pasted becomes drafts, one for each report found in it."""
    if not policy.may_file(actor=request.actor):
        raise NotAllowed
    if request.method != "POST":
        form = PasteForm(actor=request.actor, initial=initial_for_paste(request.GET))
        return _page(request, form)
    form = PasteForm(request.POST, actor=request.actor)
    if form.is_valid():
        try:
            return _take_in(request, form)
        except DomainError as refusal:
            show_refusal(form, refusal)
    return _page(request, form, status=422)


@require_safe
def pasted(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show what became of everything in a paste, and the receipts for those who sent it."""
    paste = get_object_or_404(Paste.objects.visible_to(request.actor), pk=pk)
    parts = list(
        PastedPart.objects.filter(paste=paste)
        .select_related("report__region_current__parent")
        .order_by("order")
    )
    context = {
        "paste": paste,
        "walk": walk_through(paste.pk),
        "table": _table(parts),
        "receipts": _receipts(parts, request.actor),
    }
    return render(request, "reports/pasted.html", context)


def _take_in(request: ActorRequest, form: PasteForm) -> HttpResponse:
    actor, at = form.acting(), timezone.now()
    given = form.given()
    key = PasteKey(submission_key(request), credential_of(actor), "web:reports.paste", body_hash(request))
    found = read_paste(form.cleaned_data["raw_text"], given=given, actor=actor, at=at)
    paste = take_in_paste(key=key, found=found, channel=given.channel, actor=actor, at=at)
    walk = walk_through(paste.pk)
    return redirect(walk.next_url or walk.url)


def _page(request: ActorRequest, form: PasteForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "waiting": own_drafts(request.actor).count(),
        "recent": _recent(request.actor),
    }
    return render(request, "reports/paste.html", context, status=status)


def _recent(actor: Actor) -> list[Paste]:
    """Return the latest pastes of the office that hold several reports, the newest first. One query."""
    drafts = Count("parts", filter=Q(parts__report__state=ReportState.DRAFT))
    since = timezone.now() - _RECENT
    pastes = Paste.objects.visible_to(actor).filter(at__gte=since)
    counted = pastes.annotate(total=Count("parts"), left=drafts).filter(Q(total__gt=1) | Q(left__gt=0))
    return list(counted.select_related("filed_by_office").order_by("-at", "-pk")[:_SHOWN])


def _table(parts: Iterable[PastedPart]) -> Table:
    columns = (
        Column(_("No."), names_on_phone=False),
        Column(_("Report"), is_heading=True, is_wide=True),
        Column(_("Place")),
        Column(_("Sent by")),
        Column(_("State")),
    )
    return Table(_("What was pasted"), columns, [_row(part) for part in parts])


def _row(part: PastedPart) -> tuple[Cell, ...]:
    report = part.report
    if report is None:
        reason = DropReason(part.dropped_as or DropReason.NOT_A_REPORT).label
        nothing = Cell(_("No report: %(reason)s") % {"reason": reason}, is_muted=True)
        return Cell(str(part.order)), nothing, Cell("–"), Cell(part.sender or "–"), Cell("–")
    name = "reports:edit" if report.is_draft else "reports:detail"
    return (
        Cell(str(part.order)),
        Cell(
            report.title or _("Draft without a title"),
            url=reverse(name, args=[report.pk]),
            note=report.number or "",
        ),
        Cell(_place_of(report)),
        Cell(part.sender or "–"),
        Cell(mark=report_state(report)),
    )


def _place_of(report: Report) -> str:
    """Return the place; a draft that names none lies in its office's whole regency."""
    is_open = report.is_draft and level(report.region_current_id) <= REGENCY
    return "–" if is_open else place_of(report.region_current)


def _receipts(parts: Iterable[PastedPart], actor: Actor) -> list[tuple[str, str]]:
    """Return for each sender what to tell them; of those who are not named each report apart."""
    by_sender: dict[str, list[Report]] = {}
    for part in parts:
        if part.report is not None and not part.report.is_draft:
            key = part.sender or f"#{part.order}"
            by_sender.setdefault(key, []).append(part.report)
    desk = _desk_of(actor)
    told = []
    for key, reports in by_sender.items():
        sender = "" if key.startswith("#") else key
        text = receipts_text(sender, [_line(report) for report in reports], desk=desk)
        told.append((sender or reports[0].number or "", text))
    return told


def _desk_of(actor: Actor) -> str:
    """Return how the office signs: "Kesbangpol Kab. Tanjung Jabung Timur". One query."""
    if actor.territory != (actor.regency,):
        return actor.agency_label
    region = Region.objects.filter(code=actor.regency).first()
    return (
        f"{actor.agency_label} {titled_briefly(region.name, region.kind)}" if region else actor.agency_label
    )


def _line(report: Report) -> ReceiptLine:
    with translation.override("id"):
        received = presentation.day(report.received_at)
    return ReceiptLine(report.number or "", report.receipt or "", received)
