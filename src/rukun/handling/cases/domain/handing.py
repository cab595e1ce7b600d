"""Hand a case up or down the ladder: “berjenjang naik, bertangga turun”.

The sender holds the case until the receiver accepts it. Permendagri 42/2015 leaves the ladder
to the region; which reasons explain passing over a rung is the regency's own list.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.capabilities import CASE_OFFER
from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Agency
from rukun.foundation.settings.clocks import handover_due
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import has_flag, is_choice
from rukun.foundation.settings.vocabulary import EXPLAINS_SKIP
from rukun.foundation.sharing.domain.grants import grant_access
from rukun.handling.cases import policy
from rukun.handling.cases.domain import duties
from rukun.handling.cases.domain.entering import authored, enter, log, written
from rukun.handling.cases.domain.ladder import WrongAgency, agency_on_rung, require_on_ladder, team_on_rung
from rukun.handling.cases.enums import HandOverDirection, HandOverState
from rukun.handling.cases.models import CASE, Attempt, Case, HandOver
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid

HAND_OVER: Final = "hand_over"


class OfferAlreadyOpen(DomainError):
    """One offer at a time."""

    message = _("This case has already been offered and waits for an answer. Withdraw that offer first.")


class RungSkipped(DomainError):
    """A rung is passed over without a reason that explains it."""

    message = _(
        "This passes over a rung. Hand it to the next rung, or choose a reason that explains it "
        "(for example “Berdampak luas”) and write why."
    )


class NothingTried(DomainError):
    """Going up needs something that was tried on this rung."""

    message = _(
        "Record what was tried on this rung first, or choose a reason that explains why nothing "
        "could be tried, and write it down."
    )


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Why a case is handed over, what was tried, and what the receiver should do."""

    reason_code: str  # lookup "handover_reason"
    reason: str = ""
    tried: str = ""
    recommendation: str = ""


@transaction.atomic
def offer_hand_over(
    *,
    case: Case,
    offer: Offer,
    actor: Actor,
    at: datetime,
    to_agency: Agency | None = None,
    to_rung: int | None = None,
) -> HandOver:
    """Offer the case to another rung of its place; name the agency, or only the rung.

    The receiver may read the case from now on, and owes an answer in working days.
    """
    enter(case, may=partial(policy.may_offer, case=case), actor=actor, at=at)
    if HandOver.objects.filter(case=case, state=HandOverState.OFFERED).exists():
        raise OfferAlreadyOpen
    receiver = _receiver(case, to_agency, to_rung)
    rung = require_on_ladder(receiver, case.region_current_id)
    direction = _check_step(case, rung, offer)
    hand_over = HandOver.objects.create(
        case=case,
        direction=direction,
        from_agency_id=case.owner_agency_id,
        from_rung=case.rung,
        to_agency=receiver,
        to_rung=rung,
        to_team=team_on_rung(case.region_current_id, rung, at),
        reason_code=offer.reason_code,
        reason=offer.reason.strip(),
        tried=offer.tried.strip(),
        recommendation=offer.recommendation.strip(),
        respond_by=handover_due(case.region_current_id, at),
        **authored(actor, at),
    )
    _ask_receiver(hand_over, actor, at)
    log(
        case,
        "hand_over.offered",
        actor=actor,
        at=at,
        on=(HAND_OVER, hand_over.pk),
        reason=offer.reason_code,
        to_agency=receiver.pk,
        to_rung=int(rung),
    )
    return hand_over


def _receiver(case: Case, to_agency: Agency | None, to_rung: int | None) -> Agency:
    if to_agency is not None:
        return to_agency
    if to_rung is None:
        raise Invalid("to_agency", _("Choose to whom the case goes."))
    return agency_on_rung(case.region_current_id, to_rung)


def _check_step(case: Case, rung: Rung, offer: Offer) -> HandOverDirection:
    """Return the direction; refuse a step without its reason, effort or recommendation."""
    if rung == case.rung:
        raise WrongAgency(_("The case is on this rung already. It moves up or down the ladder."))
    if not is_choice(LookupList.HANDOVER_REASON, offer.reason_code, region=case.region_current_id):
        raise Invalid("reason_code", _("Choose a reason from the list."))
    explained = bool(offer.reason.strip()) and has_flag(
        LookupList.HANDOVER_REASON, offer.reason_code, EXPLAINS_SKIP, region=case.region_current_id
    )
    if abs(rung - case.rung) > 1 and not explained:
        raise RungSkipped
    if rung < case.rung:
        return HandOverDirection.DOWN
    if not explained and not Attempt.objects.filter(case=case, rung=case.rung).exists():
        raise NothingTried
    written("tried", offer.tried)
    written("recommendation", offer.recommendation)
    return HandOverDirection.UP


def _ask_receiver(hand_over: HandOver, actor: Actor, at: datetime) -> None:
    case = hand_over.case
    grant_access(
        object_type=CASE,
        object_id=case.pk,
        agency=hand_over.to_agency,
        via_type=HAND_OVER,
        via_id=hand_over.pk,
        reason="to_accept",
        at=at,
    )
    duties.owe(
        case,
        "hand_over.accept",
        agency_id=hand_over.to_agency_id,
        about=hand_over.pk,
        due_at=hand_over.respond_by,
        opened_by=actor,
        at=at,
    )
    duties.settle(case, "case.start", "case.mediate", "hand_over.returned", actor=actor, at=at)
    duties.tell(
        case,
        "hand_over.offered",
        agencies=[hand_over.to_agency_id],
        capability=CASE_OFFER,
        actor=actor,
        at=at,
    )
