"""Answer an offer: accept or return it, take it back, or let the rule of the regency accept it."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.obligations.units import for_each
from rukun.foundation.people.enums import Rung
from rukun.foundation.settings.clocks import deemed_accepted_at, handover_due, subdistrict_mediation_due
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import is_choice
from rukun.foundation.sharing.domain.custody import take_custody
from rukun.foundation.sharing.domain.grants import withdraw_grants
from rukun.handling.cases import policy
from rukun.handling.cases.domain import duties
from rukun.handling.cases.domain.attaching import open_papers_to, readers_of
from rukun.handling.cases.domain.entering import enter, lock, log, written
from rukun.handling.cases.domain.handing import HAND_OVER
from rukun.handling.cases.domain.ladder import team_on_rung
from rukun.handling.cases.enums import HandOverState
from rukun.handling.cases.models import CASE, HandOver
from rukun.handling.cases.workflow import CASE_WORKFLOW, HAND_OVER_WORKFLOW
from rukun.kernel.actor import Actor, system_actor
from rukun.kernel.errors import DomainError, Invalid
from rukun.kernel.workflow import TransitionRefused, move


class NotYetDeemed(DomainError):
    """Deemed acceptance needs a rule of the regency and its time to have passed."""

    message = _("This offer still waits for an answer.")


@transaction.atomic
def accept_hand_over(*, hand_over: HandOver, actor: Actor, at: datetime) -> HandOver:
    """Take the case over: from now on the receiver holds it. Of two who press, one wins."""
    case = hand_over.case
    enter(case, may=partial(policy.may_decide_offer, hand_over=hand_over), actor=actor, at=at)
    _take_over(hand_over, actor, at, is_deemed=False)
    duties.tell(case, "hand_over.accepted", agencies=[hand_over.from_agency_id], actor=actor, at=at)
    log(case, "hand_over.accepted", actor=actor, at=at, on=(HAND_OVER, hand_over.pk), to_rung=int(case.rung))
    return hand_over


@transaction.atomic
def return_hand_over(*, hand_over: HandOver, code: str, note: str, actor: Actor, at: datetime) -> HandOver:
    """Send the case back with a reason; the sender still holds it and is asked to go on."""
    case = hand_over.case
    enter(case, may=partial(policy.may_decide_offer, hand_over=hand_over), actor=actor, at=at)
    if not is_choice(LookupList.RETURN_REASON, code, region=case.region_current_id):
        raise Invalid("code", _("Choose a reason from the list."))
    words = {"return_code": code, "return_note": written("note", note)}
    move(hand_over, HAND_OVER_WORKFLOW.transition("return"), **_decided(actor, at), **words)
    _end_offer(hand_over, actor, at, outcome="returned")
    due_at = handover_due(case.region_current_id, at)
    sender = hand_over.from_agency_id
    duties.owe(case, "hand_over.returned", agency_id=sender, due_at=due_at, opened_by=actor, at=at)
    duties.tell(case, "hand_over.returned", agencies=[sender], actor=actor, at=at)
    log(case, "hand_over.returned", actor=actor, at=at, on=(HAND_OVER, hand_over.pk), reason=code)
    return hand_over


@transaction.atomic
def withdraw_hand_over(*, hand_over: HandOver, actor: Actor, at: datetime) -> HandOver:
    """Take an unanswered offer back; the receiver no longer sees the case through it."""
    case = hand_over.case
    enter(
        case,
        may=partial(policy.may_withdraw_offer, hand_over=hand_over),
        actor=actor,
        at=at,
    )
    move(hand_over, HAND_OVER_WORKFLOW.transition("withdraw"), **_decided(actor, at))
    _end_offer(hand_over, actor, at, outcome="withdrawn")
    if case.state in CASE_WORKFLOW.transition("start").sources:
        duties.owe_start(case, opened_by=actor, at=at)
    duties.tell(case, "hand_over.withdrawn", agencies=[hand_over.to_agency_id], actor=actor, at=at)
    log(case, "hand_over.withdrawn", actor=actor, at=at, on=(HAND_OVER, hand_over.pk))
    return hand_over


@transaction.atomic
def accept_deemed(*, hand_over: HandOver, at: datetime) -> HandOver:
    """Let an unanswered offer count as accepted, where and when the regency has so decided."""
    case = hand_over.case
    lock(case, at=at)
    hand_over.refresh_from_db()
    if hand_over.state != HandOverState.OFFERED:
        raise TransitionRefused
    due_at = deemed_accepted_at(case.region_current_id, hand_over.at)
    if due_at is None or at < due_at:
        raise NotYetDeemed
    clock = system_actor(at)
    _take_over(hand_over, clock, at, is_deemed=True)
    both = [hand_over.from_agency_id, hand_over.to_agency_id]
    duties.tell(case, "hand_over.deemed", agencies=both, actor=clock, at=at)
    log(case, "hand_over.accepted", actor=clock, at=at, on=(HAND_OVER, hand_over.pk), is_deemed=True)
    return hand_over


def accept_overdue(at: datetime) -> int:
    """Accept by rule whatever is due at `at`; the clock's work, each offer on its own."""
    waiting = HandOver.objects.filter(state=HandOverState.OFFERED, at__lt=at).order_by("at", "pk")
    rows = waiting.select_related("case").only("pk", "at", "case__region_current_id")
    due = [row.pk for row in rows if _is_due(row, at)]
    return for_each(due, lambda pk: _accept_if_open(pk, at))


def _is_due(row: HandOver, at: datetime) -> bool:
    due_at = deemed_accepted_at(row.case.region_current_id, row.at)
    return due_at is not None and due_at <= at


def _accept_if_open(pk: UUID, at: datetime) -> None:
    hand_over = HandOver.objects.select_related("case").get(pk=pk)
    try:
        accept_deemed(hand_over=hand_over, at=at)
    except (TransitionRefused, NotYetDeemed):
        return  # somebody answered in between: people come first


def _take_over(hand_over: HandOver, actor: Actor, at: datetime, *, is_deemed: bool) -> None:
    """Move the offer and the case, custody, papers and duties to the receiver."""
    case = hand_over.case
    team = team_on_rung(case.region_current_id, hand_over.to_rung, at)
    move(
        hand_over,
        HAND_OVER_WORKFLOW.transition("accept"),
        is_deemed=is_deemed,
        to_team=team,
        **_decided(actor, at),
    )
    move(
        case,
        CASE_WORKFLOW.transition("take_over"),
        owner_agency_id=hand_over.to_agency_id,
        owner_rung=hand_over.to_rung,
        owner_team=team,
        rung=hand_over.to_rung,
        review_on=None,
    )
    take_custody(object_type=CASE, object_id=case.pk, agency=hand_over.to_agency, team=team, at=at)
    open_papers_to(case, readers_of(case), at=at)
    _end_offer(hand_over, actor, at, outcome="deemed" if is_deemed else "accepted")
    _move_duties(hand_over, actor, at)


def _end_offer(hand_over: HandOver, actor: Actor, at: datetime, *, outcome: str) -> None:
    withdraw_grants(via_type=HAND_OVER, via_id=hand_over.pk, agency=hand_over.to_agency, at=at)
    duties.settle(hand_over.case, "hand_over.accept", about=hand_over.pk, outcome=outcome, actor=actor, at=at)


def _move_duties(hand_over: HandOver, actor: Actor, at: datetime) -> None:
    """What the sender owed as holder falls away; the Camat is to bring the parties together."""
    case = hand_over.case
    duties.drop(case, *duties.HOLDERS_DUTIES, agency_id=hand_over.from_agency_id, actor=actor, at=at)
    if case.rung == Rung.SUBDISTRICT:
        due_at = subdistrict_mediation_due(case.region_current_id, at)
        duties.owe(
            case, "case.mediate", agency_id=case.owner_agency_id, due_at=due_at, opened_by=actor, at=at
        )


def _decided(actor: Actor, at: datetime) -> dict[str, Any]:
    behalf = actor.on_behalf
    return {
        "decided_at": at,
        "decided_by_office_id": behalf.office_id if behalf and behalf.office_id else actor.office_id,
        "decided_by_person_id": None if behalf and behalf.office_id else actor.person_id,
    }
