"""Changes of region codes: what followed what, what an officer has to settle, and letting records follow."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rukun.foundation.territory import policy
from rukun.foundation.territory.domain import run_succession, settle_succession
from rukun.foundation.territory.models import Region, Succession, SuccessionRun
from rukun.foundation.territory.queries import full_names
from rukun.foundation.territory.successors import explain_code
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.successions import OldCodeForm, SettleForm
from rukun.interfaces.web.parts import Cell, Column, Pair, Table
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed
from rukun.kernel.regions import REGENCY

_MOST_SHOWN = 200


@require_safe
def successions(request: ActorRequest) -> HttpResponse:
    """Show what is not settled yet in the own territory, or with `?semua` in the country.

    `?kode=` explains one code.
    """
    form = OldCodeForm(request.GET if "kode" in request.GET else None)
    code = form.cleaned_data["kode"] if form.is_bound and form.is_valid() else ""
    shows_all = "semua" in request.GET
    seen = Succession.objects.visible_to(request.actor).select_related("old", "new", "suggested")
    there = seen if shows_all else seen.below(request.actor.territory)
    context = {
        "form": form,
        "explained": explain_code(code) if code else None,
        "is_filtered": bool(code),
        "clear_url": reverse("reference:successions"),
        "shows_all": shows_all,
        "count": there.unsettled().count(),
        "table": _open(there.unsettled(), request.actor),
        "settled": _settled(there, request.actor),
        "may_run": policy.may_run_succession(actor=request.actor),
        "last_run": SuccessionRun.objects.visible_to(request.actor).order_by("-at", "-pk").first(),
    }
    return render(request, "reference/successions.html", context)


@require_http_methods(["GET", "POST"])
def succession(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Settle what follows one region."""
    seen = Succession.objects.visible_to(request.actor).select_related("old", "new", "edition")
    shown = get_object_or_404(seen, pk=pk)
    if not policy.may_settle(succession=shown, actor=request.actor):
        raise NotAllowed
    form = SettleForm(request.POST or None, succession=shown, initial={"new": shown.suggested_id or ""})
    if request.method == "POST" and form.is_valid():
        try:
            settle_succession(
                succession=shown,
                new=form.cleaned_data["new"],
                ground=form.cleaned_data["ground"],
                actor=request.actor,
                at=timezone.now(),
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("It is settled. Its records follow within the hour."))
            return redirect("reference:successions")
    context = {"form": form, "succession": shown, "pairs": _pairs(shown)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "reference/succession.html", context, status=status)


@require_POST
def succession_run(request: ActorRequest) -> HttpResponse:
    """Let the records of the own territory follow now."""
    run = run_succession(actor=request.actor, at=timezone.now())
    if run is None:
        messages.info(request, _("There is nothing to move: all records stand where they belong."))
    else:
        said = ngettext("%(count)d entry followed.", "%(count)d entries followed.", run.moved)
        messages.success(request, said % {"count": run.moved})
    return redirect("reference:successions")


def _open(rows: QuerySet[Succession], actor: Actor) -> Table:
    shown = list(rows.order_by("old_id")[:_MOST_SHOWN])
    names = full_names([place for row in shown for place in (row.old, row.new)], up_to=REGENCY)
    columns = (
        Column(_("Region that went"), is_heading=True, is_wide=True),
        Column(_("Its records wait at")),
        Column(_("Why it is open")),
        Column(_("Perhaps")),
    )
    table_rows = [
        (
            Cell(names[row.old_id], note=row.old_id, url=_address(row, actor)),
            Cell(names[row.new_id], note=row.new_id),
            Cell(row.get_basis_display()),
            Cell(_guess(row.suggested, row.confidence), is_muted=row.suggested is None),
        )
        for row in shown
    ]
    return Table(caption=_("Regions whose successor is not certain"), columns=columns, rows=table_rows)


def _settled(rows: QuerySet[Succession], actor: Actor) -> Table:
    shown = list(rows.filter(settled_at__isnull=False).order_by("-settled_at", "old_id")[:_MOST_SHOWN])
    columns = (
        Column(_("Region that went"), is_heading=True),
        Column(_("Followed by")),
        Column(_("On what this rests")),
        Column(_("Settled")),
    )
    table_rows = [
        (
            Cell(str(row.old), note=row.old_id, url=_address(row, actor)),
            Cell(str(row.new), note=row.new_id),
            Cell(row.ground),
            Cell(presentation.day(row.settled_at.date()) if row.settled_at else "–"),
        )
        for row in shown
    ]
    return Table(caption=_("Settled by officers"), columns=columns, rows=table_rows)


def _address(row: Succession, actor: Actor) -> str:
    may = policy.may_settle(succession=row, actor=actor)
    return reverse("reference:succession", args=[row.pk]) if may else ""


def _guess(suggested: Region | None, confidence: int) -> str:
    if suggested is None:
        return "–"
    likely = _("%(percent)d %%") % {"percent": confidence} if confidence else _("no estimate")
    return f"{suggested} · {suggested.code} ({likely})"


def _pairs(row: Succession) -> list[Pair]:
    names = full_names([row.old, row.new], up_to=REGENCY)
    return [
        Pair(_("Region that went"), f"{names[row.old_id]} · {row.old_id}"),
        Pair(_("Its records wait at"), f"{names[row.new_id]} · {row.new_id}"),
        Pair(_("Edition"), f"{row.edition.code} · {row.edition.legal_basis}"),
        Pair(_("Why it is open"), row.get_basis_display()),
    ]
