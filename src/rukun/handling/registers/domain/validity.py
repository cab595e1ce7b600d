"""Registrations that run out: the desk is reminded in time, once for each end of validity."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.obligations.domain import cancel_obligations, discharge, open_obligation
from rukun.foundation.obligations.kinds import register_kind
from rukun.foundation.obligations.ticking import register_duty
from rukun.foundation.obligations.units import for_each
from rukun.foundation.people.capabilities import REGISTER_KEEP
from rukun.foundation.people.enums import Rung
from rukun.foundation.people.queries import agency_for_region
from rukun.foundation.settings.clocks import office_closes
from rukun.foundation.settings.keys import ORGANISATION_EXPIRY_DAYS
from rukun.foundation.settings.queries import value
from rukun.handling.registers.domain.writing import journal, today_in
from rukun.handling.registers.enums import OrganisationState
from rukun.handling.registers.models import ORGANISATION, Organisation
from rukun.kernel.actor import Actor, system_actor

KIND: Final = "organisation.validity"
EVERY: Final = timedelta(hours=1)
_FARTHEST: Final = timedelta(days=366)  # no regency can ask for more, and no zone is a day ahead


def register() -> None:
    """Make the duty and its clock known."""
    register_kind(
        KIND,
        _("A registration that runs out"),
        "registers:organisation",
        action=_("Look at it"),
        capability=REGISTER_KEEP,
    )
    register_duty("registers.validity", EVERY, remind_of_expiry)


def remind_of_expiry(at: datetime) -> int:
    """Let Kesbangpol owe a look at each registration that runs out soon; return how many were looked at."""
    waiting = Organisation.objects.filter(
        state=OrganisationState.ACTIVE, warned_at=None, valid_until__lte=(at + _FARTHEST).date()
    )
    soonest = waiting.order_by("valid_until", "pk").values_list("pk", flat=True)
    return for_each(soonest, lambda pk: _remind(pk, at))


@transaction.atomic
def _remind(pk: UUID, at: datetime) -> None:
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=pk)
    end, regency = organisation.valid_until, organisation.regency
    if end is None or organisation.state != OrganisationState.ACTIVE or organisation.warned_at:
        return  # changed in between
    today = today_in(regency, at)
    days = value(ORGANISATION_EXPIRY_DAYS, region=regency, on=today)
    keeper = agency_for_region(regency, Rung.REGENCY)
    if end > today + timedelta(days=days) or keeper is None:
        return
    machine = system_actor(at)
    open_obligation(
        kind=KIND,
        object_type=ORGANISATION,
        object_id=organisation.pk,
        summary=organisation.name,
        owner_agency_id=keeper.pk,
        region=organisation.region_id,
        regency=regency,
        due_at=office_closes(regency, end),
        opened_by=machine,
        at=at,
    )
    Organisation.objects.filter(pk=pk).update(warned_at=at)
    journal(
        "organisation.expiring",
        stream=organisation.stream,
        object_type=ORGANISATION,
        object_id=organisation.pk,
        actor=machine,
        at=at,
        valid_until=end.isoformat(),
    )


def settle(*, before: Organisation, organisation: Organisation, actor: Actor, at: datetime) -> None:
    """End the reminder that a correction has answered; what is registered anew is watched anew."""
    if (before.valid_until, before.state) == (organisation.valid_until, organisation.state):
        return
    Organisation.objects.filter(pk=organisation.pk).update(warned_at=None)
    if organisation.state != OrganisationState.ACTIVE:
        cancel_obligations(
            object_type=ORGANISATION,
            object_id=organisation.pk,
            kind=KIND,
            actor=actor,
            at=at,
            outcome="not_active",
        )
    else:
        discharge(
            object_type=ORGANISATION,
            object_id=organisation.pk,
            kind=KIND,
            actor=actor,
            at=at,
            outcome="renewed",
        )
