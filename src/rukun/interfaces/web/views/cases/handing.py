"""Hand a case over, and answer an offer."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from rukun.handling.cases.domain.handing import Offer, offer_hand_over
from rukun.handling.cases.domain.receiving import accept_hand_over, return_hand_over, withdraw_hand_over
from rukun.handling.cases.models import HandOver
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases.access import row_of
from rukun.interfaces.web.views.cases.carrying import carry_out, file_of
from rukun.kernel.actor import Actor


@require_POST
def hand_over(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Offer the case to another rung; the sender holds it until it is accepted."""
    file = file_of(request, pk)
    case = file.case
    wanted = request.POST.get("to_rung", "")
    is_down = wanted.isdecimal() and int(wanted) < case.rung

    def offer(*, to_rung: int, actor: Actor, at: datetime, **words: str) -> HandOver:
        return offer_hand_over(case=case, to_rung=to_rung, offer=Offer(**words), actor=actor, at=at)

    said = _("The case is offered. You remain the holder until it is accepted.")
    return carry_out(request, file, "hand_down" if is_down else "hand_up", offer, said=said)


@require_POST
def accept(request: ActorRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Take the case over."""
    file = file_of(request, pk)
    offered = row_of(file.case, HandOver, row)
    verb = partial(accept_hand_over, hand_over=offered)
    said = _("You hold this case from now on.")
    return carry_out(request, file, "accept", verb, said=said, subject=offered)


@require_POST
def return_(request: ActorRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Send the case back with a reason; the sender still holds it."""
    file = file_of(request, pk)
    offered = row_of(file.case, HandOver, row)
    verb = partial(return_hand_over, hand_over=offered)
    said = _("The case went back; the sender has been told why.")
    return carry_out(request, file, "return", verb, said=said, subject=offered)


@require_POST
def withdraw(request: ActorRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Take an unanswered offer back."""
    file = file_of(request, pk)
    offered = row_of(file.case, HandOver, row)
    verb = partial(withdraw_hand_over, hand_over=offered)
    return carry_out(request, file, "withdraw", verb, said=_("The offer is withdrawn."), subject=offered)
