"""Who told it: shown once, for a stated purpose, the read logged."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from rukun.handling.reports.domain import InformantFields, read_informant
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.parts import Pair
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.access import visible_report
from rukun.interfaces.web.views.reports.detail import show
from rukun.interfaces.web.views.reports.panels import STEPS
from rukun.interfaces.web.views.reports.reading import ReportFile
from rukun.kernel.errors import DomainError, NotAllowed


@require_POST
@sensitive_variables("opened")
def informant(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Open the informant's record; the page is never stored and not reached by reloading."""
    report = visible_report(request, pk)
    at = timezone.now()
    file = ReportFile(report=report, actor=request.actor, at=at)
    form = STEPS["informant"].form(file, data=request.POST)
    if not form.is_valid():
        return show(request, report, bound={"informant": form}, status=422)
    purpose = form.cleaned_data["purpose"]
    try:
        opened = read_informant(report=report, purpose=purpose, actor=request.actor, at=at)
    except NotAllowed:
        raise
    except DomainError as refusal:
        show_refusal(form, refusal)
        return show(request, report, bound={"informant": form}, status=422)
    context = {"report": report, "pairs": _pairs(opened), "purpose": purpose, "at": at}
    return render(request, "reports/informant.html", context)


def _pairs(opened: InformantFields) -> list[Pair]:
    shown = ((_("Name"), opened.name), (_("Telephone"), opened.phone), (_("Other details"), opened.note))
    return [Pair(term, text or _("not said"), is_unknown=not text) for term, text in shown]
