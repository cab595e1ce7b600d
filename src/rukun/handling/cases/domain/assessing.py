"""How a case is judged: its risk by likelihood and impact, its urgency by a decision.

Every rating and decision stays; the history is the point.
"""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.obligations.domain import follow_urgency
from rukun.foundation.settings.enums import Risk
from rukun.foundation.settings.risk import rate
from rukun.handling.cases import policy
from rukun.handling.cases.domain.entering import authored, enter, log, written
from rukun.handling.cases.enums import DecisionKind
from rukun.handling.cases.models import CASE, Assessment, Case, Decision
from rukun.handling.reports.enums import Urgency
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid
from rukun.kernel.zones import zone_of

RISK_ORDER = {Risk.LOW: 1, Risk.MEDIUM: 2, Risk.HIGH: 3, Risk.VERY_HIGH: 4}


@transaction.atomic
def assess(
    *, case: Case, likelihood: int, impact: int, reason: str, actor: Actor, at: datetime
) -> Assessment:
    """Rate the case anew on the 4×4 matrix of its regency, and say why."""
    enter(case, may=partial(policy.may_assess, case=case), actor=actor, at=at)
    risk = rated(case, likelihood, impact, at)
    row = Assessment.objects.create(
        case=case,
        likelihood=likelihood,
        impact=impact,
        risk=risk,
        reason=written("reason", reason),
        **authored(actor, at),
    )
    Case.objects.filter(pk=case.pk).update(likelihood=likelihood, impact=impact, risk=risk)
    case.refresh_from_db()
    log(case, "case.assessed", actor=actor, at=at, on=("assessment", row.pk), risk=risk)
    return row


class SameUrgency(DomainError):
    """The case is as urgent as that already."""

    message = _("The case has this urgency already. Choose another one.")


@transaction.atomic
def change_urgency(*, case: Case, urgency: Urgency, reason: str, actor: Actor, at: datetime) -> Case:
    """Decide, with a reason, that a case is more or less urgent; what is owed on it follows."""
    enter(case, may=partial(policy.may_assess, case=case), actor=actor, at=at)
    if urgency == case.urgency:
        raise SameUrgency
    text = written("reason", reason)
    decision = Decision.objects.create(
        case=case, kind=DecisionKind.URGENCY, rung=case.rung, reason=text, **authored(actor, at)
    )
    changed = set_urgency(case, urgency)
    log(case, "case.urgency_changed", actor=actor, at=at, on=("decision", decision.pk), **changed)
    return case


def set_urgency(case: Case, urgency: Urgency) -> dict[str, str]:
    """Store the urgency on the case and on what is owed on it; return from what to what.

    Part of the verbs that enter the case: they journal it.
    """
    before = case.urgency
    Case.objects.filter(pk=case.pk).update(urgency=urgency, urgency_order=urgency.order)
    case.refresh_from_db()
    follow_urgency(object_type=CASE, object_id=case.pk, urgency=urgency)
    return {"urgency_from": before, "urgency_to": str(urgency)}


def rated(case: Case, likelihood: int, impact: int, at: datetime) -> int:
    """Return the risk from 1 (low) to 4 (very high) by the regency's matrix of that day."""
    for field, level in (("likelihood", likelihood), ("impact", impact)):
        if level not in range(1, 5):
            raise Invalid(field, _("Choose one of the four levels."))
    on = at.astimezone(ZoneInfo(zone_of(case.region_current_id))).date()
    return RISK_ORDER[rate(likelihood, impact, region=case.region_current_id, on=on)]
