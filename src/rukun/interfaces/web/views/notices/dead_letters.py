"""Messages that were given up, for those who administer: how it went, never what they say."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rukun.foundation.notices import domain, policy
from rukun.foundation.notices.models import Delivery
from rukun.foundation.notices.queries import dead_letters
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import DomainError, NotAllowed

MOST = 100


@require_safe
def index(request: ActorRequest) -> HttpResponse:
    """List what was given up, the newest first."""
    if not policy.may_see_deliveries(request.actor):
        raise NotAllowed
    letters = list(dead_letters(request.actor)[:MOST])
    return render(request, "notices/dead.html", {"letters": letters})


@require_POST
def requeue(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Have a message tried again."""
    delivery = get_object_or_404(Delivery.objects.visible_to(request.actor), pk=pk)
    try:
        domain.requeue(delivery=delivery, actor=request.actor, at=timezone.now())
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The message is tried again."))
    return redirect("notices:dead")
