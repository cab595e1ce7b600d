"""Reopen a closed case: after a breach or a relapse, on the same or on a higher rung.

Nothing reopens by itself, and nobody is made the holder by others: the rung above takes a case
up only by its own act.
"""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Agency
from rukun.foundation.sharing.domain.custody import take_custody
from rukun.handling.cases import policy
from rukun.handling.cases.domain import duties
from rukun.handling.cases.domain.attaching import open_papers_to, readers_of
from rukun.handling.cases.domain.closing import note_decision
from rukun.handling.cases.domain.entering import enter, written
from rukun.handling.cases.domain.ladder import require_on_ladder, team_on_rung
from rukun.handling.cases.enums import DecisionKind
from rukun.handling.cases.models import CASE, Case
from rukun.handling.cases.workflow import CASE_WORKFLOW
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError
from rukun.kernel.workflow import move


class WrongRung(DomainError):
    """A case comes back on its rung, or on that of the office which takes it up."""

    message = _(
        "A case is reopened on the rung where it ended, or by a higher rung for itself. "
        "Reopen it there and hand it over, or let that office reopen it."
    )


@transaction.atomic
def reopen_case(*, case: Case, reason: str, actor: Actor, at: datetime, rung: int | None = None) -> Case:
    """Open the case again; `rung` (default: where it ended) may be the actor's own, if higher."""
    party = enter(case, may=partial(policy.may_reopen, case=case), actor=actor, at=at, even_if_closed=True)
    text = written("reason", reason)
    to_rung = Rung(case.rung if rung is None else rung)
    is_same = to_rung == case.rung
    if is_same and not policy.leads(case=case, actor=party):
        raise WrongRung
    if not is_same and not (policy.takes_up(case=case, actor=party) and party.rung == to_rung):
        raise WrongRung
    move(
        case,
        CASE_WORKFLOW.transition("reopen"),
        outcome="",
        closed_at=None,
        state_reason=text,
        **({} if is_same else _new_holder(case, party, to_rung, at)),
    )
    if not is_same:
        _take_up(case, at)
    duties.owe_start(case, opened_by=actor, at=at)
    duties.tell(case, "case.reopened", agencies=[case.owner_agency_id], actor=actor, at=at)
    note_decision(case, DecisionKind.REOPEN, actor, at, reason=text)
    return case


def _new_holder(case: Case, party: Actor, rung: Rung, at: datetime) -> dict[str, Any]:
    agency = Agency.objects.get(offices=party.office_id)
    require_on_ladder(agency, case.region_current_id)
    return {
        "owner_agency_id": agency.pk,
        "owner_rung": rung,
        "owner_team": team_on_rung(case.region_current_id, rung, at),
        "rung": rung,
    }


def _take_up(case: Case, at: datetime) -> None:
    take_custody(object_type=CASE, object_id=case.pk, agency=case.owner_agency, team=case.owner_team, at=at)
    open_papers_to(case, readers_of(case), at=at)
