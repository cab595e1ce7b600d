"""The paste desk: paste a message, look at its parts, send, paste the next one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rukun.handling.reports import policy
from rukun.handling.reports.domain import start_draft
from rukun.handling.reports.models import Report
from rukun.handling.reports.queries import own_drafts
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.forms.reports_paste import PasteForm, initial_for_paste
from rukun.interfaces.web.once import once
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import DomainError, NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: ActorRequest) -> HttpResponse:
    """Show the empty box; a pasted message becomes a draft with its labelled parts split."""
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


def _take_in(request: ActorRequest, form: PasteForm) -> HttpResponse:
    made: list[Report] = []
    actor = form.acting()

    def act() -> None:
        draft = start_draft(
            fields=form.report_fields(),
            raw_text=form.cleaned_data["raw_text"],
            actor=actor,
            at=timezone.now(),
        )
        made.append(draft)

    once(request, endpoint="web:reports.paste", actor=actor, act=act)
    if not made:
        messages.success(request, _("This message was taken in already; it waits among your drafts."))
        return redirect("reports:list")
    return redirect("reports:edit", pk=made[0].pk)


def _page(request: ActorRequest, form: PasteForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "waiting": own_drafts(request.actor).count()}
    return render(request, "reports/paste.html", context, status=status)
