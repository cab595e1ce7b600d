"""Special conditions: pandemic, election, disaster, holy days."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.settings import policy
from rukun.foundation.settings.domain.values import stream_of
from rukun.foundation.settings.models import SpecialCondition
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed


@transaction.atomic
def declare_condition(
    *,
    name: str,
    region: str,
    from_on: date,
    until_on: date | None,
    rules: str,
    actor: Actor,
    at: datetime,
) -> SpecialCondition:
    """Say under which circumstances `region` works for a while; the rules are for people."""
    if not policy.may_manage(region=region, actor=actor):
        raise NotAllowed
    if not name.strip():
        raise Invalid("name", _("Give the condition a name."))
    _refuse_backwards(from_on, until_on)
    condition = SpecialCondition.objects.create(
        name=name.strip(), region_id=region or None, from_on=from_on, until_on=until_on, rules=rules.strip()
    )
    _note(condition, "condition.declared", actor=actor, at=at)
    return condition


@transaction.atomic
def end_condition(
    *, condition: SpecialCondition, until_on: date, actor: Actor, at: datetime
) -> SpecialCondition:
    """Let a condition end with the day `until_on`."""
    if not policy.may_manage(region=condition.region_id or "", actor=actor):
        raise NotAllowed
    _refuse_backwards(condition.from_on, until_on)
    SpecialCondition.objects.filter(pk=condition.pk).update(until_on=until_on)
    condition.refresh_from_db()
    _note(condition, "condition.ended", actor=actor, at=at)
    return condition


def _refuse_backwards(from_on: date, until_on: date | None) -> None:
    if until_on is not None and until_on < from_on:
        raise Invalid("until_on", _("The end must not lie before the beginning."))


def _note(condition: SpecialCondition, action: str, *, actor: Actor, at: datetime) -> None:
    record(
        stream=stream_of(condition.region_id or ""),
        action=action,
        actor=actor,
        at=at,
        object_type="special_condition",
        object_id=condition.pk,
        data={
            "from": condition.from_on.isoformat(),
            "until": condition.until_on.isoformat() if condition.until_on else None,
        },
    )
