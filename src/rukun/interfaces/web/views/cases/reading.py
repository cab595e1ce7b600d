"""The case file, and the poll that tells what is new on it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rukun.handling.cases.timeline import timeline
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases import page
from rukun.interfaces.web.views.cases.access import acting, visible_case
from rukun.interfaces.web.views.cases.casefile import CaseFile


@require_safe
def detail(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show the whole file on one page."""
    case = visible_case(request, pk)
    actor = acting(request, request.GET)
    file = CaseFile(case=case, viewer=request.actor, acting=actor, at=timezone.now())
    return page.show(request, file)


@require_safe
def news(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Say how many entries came after `?after=`; 204 when there are none."""
    case = visible_case(request, pk)
    after = request.GET.get("after", "")
    fresh = timeline(case, request.actor, after=int(after) if after.isdecimal() else 0)
    if not fresh:
        return HttpResponse(status=204)
    return render(request, "cases/news.html", {"case": case, "count": len(fresh)})
