"""Rate a case by likelihood and impact; every rating stays, the history is the point."""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.settings.enums import Risk
from rukun.foundation.settings.risk import rate
from rukun.handling.cases import policy
from rukun.handling.cases.domain.entering import authored, enter, log, written
from rukun.handling.cases.models import Assessment, Case
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid
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


def rated(case: Case, likelihood: int, impact: int, at: datetime) -> int:
    """Return the risk from 1 (low) to 4 (very high) by the regency's matrix of that day."""
    for field, level in (("likelihood", likelihood), ("impact", impact)):
        if level not in range(1, 5):
            raise Invalid(field, _("Choose one of the four levels."))
    on = at.astimezone(ZoneInfo(zone_of(case.region_current_id))).date()
    return RISK_ORDER[rate(likelihood, impact, region=case.region_current_id, on=on)]
