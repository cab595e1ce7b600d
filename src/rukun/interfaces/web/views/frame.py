"""What every page carries: the language switch and the switch between one's offices."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rukun.foundation.people.domain.switching import choose_assignment
from rukun.interfaces.web.languages import remember_language
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import DomainError


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language that was asked for, and go back to where one was."""
    return remember_language(redirect(_back(request)), request.POST.get("language", ""))


@require_POST
def switch(request: ActorRequest) -> HttpResponse:
    """Act through another of one's own live assignments from now on."""
    try:
        choose_assignment(
            account=request.account,
            assignment_id=request.POST.get("assignment", ""),
            at=timezone.now(),
        )
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You now act in the office you chose."))
    return redirect("web:home")


def _back(request: HttpRequest) -> str:
    target = request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if is_ours else "/"
