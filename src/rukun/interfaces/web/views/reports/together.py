"""Verify or link several chosen reports in one act, and say what came of each."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from rukun.foundation.people.capabilities import REPORT_VERIFY
from rukun.handling.reports import domain
from rukun.handling.reports.domain import Result
from rukun.handling.reports.models import Report
from rukun.interfaces.web.forms.reports_together import ChosenForm, LinkTogetherForm, VerifyTogetherForm
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.wording import source_line
from rukun.kernel.errors import NotAllowed

_MOST = 300  # what the desk shows at once
_NAMED = ("region_current__parent", "filed_by_office", "filed_by_agency", "behalf_office", "owner_agency")


@require_http_methods(["GET", "HEAD", "POST"])
def verify_together(request: ActorRequest) -> HttpResponse:
    """Confirm the chosen reports with one rating."""
    reports = _chosen(request)

    def act(form: Any) -> list[Result]:
        at = timezone.now()
        return domain.verify_together(reports=form.chosen(), found=form.found(), actor=request.actor, at=at)

    def make(**given: Any) -> ChosenForm:
        return VerifyTogetherForm(reports=reports, **given)

    return _page(request, reports, make, act, "reports/verify_together.html")


@require_http_methods(["GET", "HEAD", "POST"])
def link_together(request: ActorRequest) -> HttpResponse:
    """Put the chosen reports beside the one that is handled for all."""
    reports = _chosen(request)

    def act(form: Any) -> list[Result]:
        at = timezone.now()
        return domain.link_together(reports=form.chosen(), other=form.handled(), actor=request.actor, at=at)

    def make(**given: Any) -> ChosenForm:
        return LinkTogetherForm(reports=reports, actor=request.actor, **given)

    return _page(request, reports, make, act, "reports/link_together.html")


def _page(
    request: ActorRequest,
    reports: list[Report],
    make: Callable[..., ChosenForm],
    act: Callable[[ChosenForm], list[Result]],
    template: str,
) -> HttpResponse:
    """Ask, carry out, say what came of it; sent twice, the second time nothing is left to be done."""
    if not reports:
        messages.error(request, _("Choose the reports first."))
        return redirect("reports:desk")
    context = {"reports": [(one, source_line(one, timezone.now())) for one in reports]}
    if request.method != "POST":
        return render(request, template, context | {"form": make()})
    form = make(data=request.POST)
    if not form.is_valid():
        return render(request, template, context | {"form": form}, status=422)
    results = act(form)
    done = [result for result in results if result.is_done]
    status = 200 if done else 409
    shown = {"results": results, "heading": _heading(len(done), len(results) - len(done))}
    return render(request, "reports/together_done.html", shown, status=status)


def _heading(done: int, refused: int) -> str:
    """Return "3 laporan selesai, 1 tidak"."""
    text = ngettext("%(count)s report done", "%(count)s reports done", done) % {"count": done}
    if not refused:
        return text
    return _("%(done)s, %(count)s not") % {"done": text, "count": refused}


def _chosen(request: ActorRequest) -> list[Report]:
    """Return the reports that the address or the form names; one that is not seen is not there."""
    if not request.actor.may(REPORT_VERIFY):
        raise NotAllowed
    keys = _keys(request)
    seen = Report.objects.visible_to(request.actor).sent().select_related(*_NAMED)
    found = list(seen.filter(pk__in=keys).order_by("received_at", "pk"))
    if len(found) != len(keys):
        raise Http404
    return found


def _keys(request: HttpRequest) -> set[UUID]:
    named = request.GET.getlist("laporan") or request.POST.getlist("laporan")
    if len(named) > _MOST:
        raise Http404
    try:
        return {UUID(key) for key in named}
    except ValueError:
        raise Http404 from None
