"""The list of cases."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rukun.foundation.people.enums import TeamKind
from rukun.foundation.sharing.policy import may_break_glass
from rukun.handling.cases.models import Case
from rukun.handling.cases.queries import CaseFilter, CasePage, case_page
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.cases_filter import CaseFilterForm
from rukun.interfaces.web.parts import Cell, Column, Page, Table
from rukun.interfaces.web.presentation import risk_mark, urgency_mark
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases import wording

_USUAL = {"state": "open"}


@require_safe
def list_cases(request: ActorRequest) -> HttpResponse:
    """Show visible cases, the last active first; what the list is narrowed to is in the address."""
    params: Mapping[str, str] = request.GET if "state" in request.GET else {**request.GET.dict(), **_USUAL}
    narrowed = CaseFilter.from_params(params)
    after = request.GET.get("after", "")
    found = case_page(actor=request.actor, narrowed_to=narrowed, after=after)
    set_by_hand = {name: text for name, text in narrowed.as_params().items() if _USUAL.get(name) != text}
    further = set(set_by_hand) - {"text", "state", "urgency"}
    context = {
        "form": CaseFilterForm(params, actor=request.actor),
        "is_filtered": bool(set_by_hand) or ("state" in request.GET and not narrowed.state),
        "is_unfolded": bool(further),
        "table": _table(found.cases),
        "cases": found.cases,
        "page": _page(narrowed, found, after),
        "list_url": reverse("cases:list"),
        "may_break_glass": may_break_glass(actor=request.actor),
    }
    return render(request, "cases/list.html", context)


def _table(cases: list[Case]) -> Table:
    columns = (
        Column(_("Case"), is_heading=True, is_wide=True),
        Column(_("Status")),
        Column(_("Urgency")),
        Column(_("Risk")),
        Column(_("Holder")),
        Column(_("Last activity")),
    )
    return Table(_("Cases"), columns, [_row(case) for case in cases])


def _row(case: Case) -> tuple[Cell, ...]:
    risk = risk_mark(case.risk, is_short=True)
    return (
        Cell(
            case.title,
            url=reverse("cases:detail", kwargs={"pk": case.pk}),
            note=f"{case.number} · {wording.place_of(case.region_current)}",
        ),
        Cell(mark=wording.case_state(case), note=_waiting(case)),
        Cell(mark=urgency_mark(case.urgency)),
        Cell(mark=risk) if risk is not None else Cell(_("not rated"), is_muted=True),
        Cell(case.holder_name),
        Cell(presentation.day_time_brief(case.last_activity_at, now=timezone.now()), is_muted=True),
    )


def _waiting(case: Case) -> str:
    """Say that the case was offered to somebody who has not answered yet."""
    offered_to: str | None = case.offered_to  # type: ignore[attr-defined]  # annotated by case_page
    if case.offered_to_team:  # type: ignore[attr-defined]  # annotated by case_page
        offered_to = str(TeamKind.INTEGRATED.label)
    return _("offered to %(agency)s, not accepted yet") % {"agency": offered_to} if offered_to else ""


def _page(narrowed: CaseFilter, found: CasePage, after: str) -> Page:
    params = {"state": "", **narrowed.as_params()}
    base = f"{reverse('cases:list')}?{urlencode(params)}"
    return Page(
        next_url=f"{base}&{urlencode({'after': found.next})}" if found.next else "",
        first_url=base if after else "",
        shown=len(found.cases),
    )
