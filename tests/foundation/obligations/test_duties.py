"""Open, discharge, cancel, reassign, postpone."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.obligations.domain import (
    cancel_obligations,
    discharge,
    postpone,
    reassign,
)
from rukun.foundation.obligations.domain.redirecting import NotOwed
from rukun.foundation.obligations.enums import ObligationState
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.territory.models import Region
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.ids import uuid7
from tests.cast import SUNGAI_BERAS, Cast

TASK, REQUEST = "test.task", "test.request"
Owe = Callable[..., Obligation]


def test_duty_is_opened_with_all_it_needs(cast: Cast, owe: Owe) -> None:
    due = cast.now + timedelta(days=2)
    duty = owe(due_at=due, climbs=True, urgency="red", region=Region.objects.get(code=SUNGAI_BERAS))
    assert duty.state == ObligationState.OPEN
    assert (duty.due_at, duty.original_due_at, duty.level) == (due, due, 0)
    assert duty.next_check_at == due + timedelta(hours=1)
    assert (duty.urgency_order, duty.subject_id) == (0, duty.object_id)
    assert (duty.region_id, duty.opened_by_office_id) == (SUNGAI_BERAS, cast.kabid.office_id)
    assert not duty.is_overdue(due)
    assert duty.is_overdue(due + timedelta(seconds=1))


def test_owed_twice_is_owed_once(owe: Owe) -> None:
    case = uuid7()
    assert owe(object_id=case) == owe(object_id=case)
    assert owe(object_id=case, owner_office_id=None) == owe(object_id=case, owner_office_id=None)
    assert Obligation.objects.count() == 2


def test_several_tasks_on_one_case_are_told_apart(cast: Cast, owe: Owe) -> None:
    case, first, second = uuid7(), uuid7(), uuid7()
    owe(object_id=case, subject_id=first)
    other = owe(object_id=case, subject_id=second)
    closed = discharge(
        object_type="case", object_id=case, kind=TASK, subject_id=first, actor=cast.fajar, at=cast.now
    )
    assert closed == 1
    assert list(Obligation.objects.open()) == [other]


def test_unknown_kind_is_refused(owe: Owe) -> None:
    with pytest.raises(ValueError, match="no kind"):
        owe(kind="test.unheard")


def test_vertical_agency_s_duty_has_no_date_and_does_not_climb(cast: Cast, owe: Owe) -> None:
    duty = owe("police_liaison", due_at=cast.now + timedelta(days=1), climbs=True)
    assert (duty.due_at, duty.climbs, duty.next_check_at) == (None, False, None)
    assert not duty.is_overdue(cast.now + timedelta(days=365))


def test_first_outcome_stands(cast: Cast, owe: Owe) -> None:
    duty = owe()

    def act(outcome: str) -> int:
        return discharge(
            object_type="case",
            object_id=duty.object_id,
            kind=TASK,
            actor=cast.fajar,
            at=cast.now,
            outcome=outcome,
        )

    assert [act("done"), act("declined")] == [1, 0]
    duty.refresh_from_db()
    assert (duty.state, duty.outcome) == (ObligationState.DONE, "done")
    assert (duty.closed_at, duty.closed_by_office_id) == (cast.now, cast.fajar.office_id)


def test_discharged_duty_may_be_owed_again(cast: Cast, owe: Owe) -> None:
    first = owe()
    discharge(object_type="case", object_id=first.object_id, kind=TASK, actor=cast.fajar, at=cast.now)
    assert owe(object_id=first.object_id) != first


def test_closing_a_record_cancels_all_that_is_owed_on_it(cast: Cast, owe: Owe) -> None:
    case = uuid7()
    owe(object_id=case)
    owe("pupr_roads", object_id=case, kind=REQUEST)
    elsewhere = owe()
    assert cancel_obligations(object_type="case", object_id=case, actor=cast.ayu, at=cast.now) == 2
    assert list(Obligation.objects.open()) == [elsewhere]
    assert set(Obligation.objects.exclude(pk=elsewhere.pk).values_list("state", flat=True)) == {"cancelled"}


def test_withdrawing_an_invitation_cancels_that_agency_s_duties_only(cast: Cast, owe: Owe) -> None:
    case = uuid7()
    owe("police_liaison", object_id=case, kind=REQUEST)
    kept = owe("pupr_roads", object_id=case, kind=REQUEST)
    police = cast.agency("polres").pk
    cancel_obligations(
        object_type="case", object_id=case, owner_agency_id=police, actor=cast.kabid, at=cast.now
    )
    assert list(Obligation.objects.open()) == [kept]


def test_reassigned_duty_keeps_its_date_and_is_journaled(cast: Cast, owe: Owe) -> None:
    due = cast.now + timedelta(days=2)
    duty = owe("pupr_roads", due_at=due, climbs=True)
    head = cast.office("pupr_head")
    reassign(
        obligation=duty, to_agency_id=head.agency_id, to_office_id=head.pk, actor=cast.kabid, at=cast.now
    )
    assert (duty.owner_office, duty.due_at, duty.level) == (head, due, 0)
    entry = Entry.objects.get()
    assert (entry.stream, entry.action) == (duty.stream, "obligation.reassigned")


def test_duty_reassigned_to_a_vertical_agency_loses_its_date(cast: Cast, owe: Owe) -> None:
    duty = owe("pupr_roads", due_at=cast.now + timedelta(days=2), climbs=True)
    reassign(obligation=duty, to_agency_id=cast.agency("polres").pk, actor=cast.kabid, at=cast.now)
    assert (duty.due_at, duty.climbs, duty.next_check_at) == (None, False, None)


def test_postponing_keeps_the_first_date(cast: Cast, owe: Owe) -> None:
    first = cast.now + timedelta(days=2)
    duty = owe("pupr_roads", due_at=first, climbs=True)
    later = first + timedelta(days=5)
    postpone(obligation=duty, due_at=later, reason_code="flood", actor=cast.kabid, at=cast.now)
    assert (duty.due_at, duty.original_due_at) == (later, first)
    assert duty.next_check_at is not None
    assert duty.next_check_at > later
    assert Entry.objects.get().reason == "flood"


def test_date_moves_forward_only(cast: Cast, owe: Owe) -> None:
    duty = owe(due_at=cast.now + timedelta(days=2))
    with pytest.raises(Invalid):
        postpone(obligation=duty, due_at=cast.now, reason_code="x", actor=cast.kabid, at=cast.now)


def test_only_givers_and_directors_redirect(cast: Cast, owe: Owe) -> None:
    duty = owe("pupr_roads", due_at=cast.now + timedelta(days=2))
    later = cast.now + timedelta(days=9)
    for actor in (cast.hadi, cast.dedi, cast.citra, cast.indra, cast.fajar, cast.expired):
        with pytest.raises(NotAllowed):
            postpone(obligation=duty, due_at=later, reason_code="x", actor=actor, at=cast.now)
        with pytest.raises(NotAllowed):
            reassign(obligation=duty, to_agency_id=duty.owner_agency_id, actor=actor, at=cast.now)


def test_duty_that_was_met_meanwhile_is_not_redirected(cast: Cast, owe: Owe) -> None:
    duty = owe(due_at=cast.now + timedelta(days=2))
    discharge(object_type="case", object_id=duty.object_id, kind=TASK, actor=cast.fajar, at=cast.now)
    with pytest.raises(NotOwed):
        reassign(obligation=duty, to_agency_id=duty.owner_agency_id, actor=cast.kabid, at=cast.now)
    assert not Entry.objects.exists()


def test_of_two_who_redirect_the_same_duty_one_wins(cast: Cast, owe: Owe) -> None:
    duty = owe("pupr_roads", due_at=cast.now + timedelta(days=2))
    seen_by_ayu = Obligation.objects.get(pk=duty.pk)
    head = cast.office("pupr_head")
    reassign(
        obligation=duty, to_agency_id=head.agency_id, to_office_id=head.pk, actor=cast.kabid, at=cast.now
    )
    with pytest.raises(NotOwed):
        reassign(obligation=seen_by_ayu, to_agency_id=cast.agency("geragai").pk, actor=cast.ayu, at=cast.now)
