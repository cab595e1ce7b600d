"""Silence is shown to the next office, in working time, and changes nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.notices.models import Notice
from rukun.foundation.notices.templates import render
from rukun.foundation.obligations.domain import climb_overdue, discharge, postpone
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.obligations.units import SomeUnitsFailed, for_each
from rukun.foundation.people.models import Account, Agency
from rukun.foundation.sharing.models import Recusal
from tests.cast import Cast

Owe = Callable[..., Obligation]

# Due on Wednesday 4 March 2026 at 16.00 WIB; climbs after one working day.
DUE = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
THURSDAY_EVENING = DUE + timedelta(days=1)
FRIDAY_EVENING = DUE + timedelta(days=2)
SATURDAY = DUE + timedelta(days=3)
MONDAY_EVENING = DUE + timedelta(days=5)


def _told() -> list[str]:
    return [notice.recipient_person.name for notice in Notice.objects.order_by("created_at", "pk")]


def test_nothing_climbs_before_its_time(owe: Owe) -> None:
    owe(due_at=DUE, climbs=True)
    assert climb_overdue(THURSDAY_EVENING - timedelta(seconds=1)) == 0
    assert _told() == []


def test_village_s_silence_is_shown_to_camat_then_to_kesbangpol(cast: Cast, owe: Owe) -> None:
    duty = owe(due_at=DUE, climbs=True)
    climb_overdue(THURSDAY_EVENING)
    assert _told() == ["Gita Permata"]
    duty.refresh_from_db()
    assert (duty.level, duty.climbed_to) == (1, cast.agency("mendahara_ulu"))
    climb_overdue(THURSDAY_EVENING)
    assert _told() == ["Gita Permata"]
    climb_overdue(FRIDAY_EVENING)
    assert _told() == ["Gita Permata", "Ayu Lestari"]
    climb_overdue(MONDAY_EVENING)
    duty.refresh_from_db()
    assert (duty.level, duty.next_check_at) == (2, None)
    assert _told() == ["Gita Permata", "Ayu Lestari"]


def test_weekend_is_no_working_time(owe: Owe) -> None:
    friday_noon = datetime(2026, 3, 6, 5, 0, tzinfo=UTC)
    owe(due_at=friday_noon, climbs=True)
    assert climb_overdue(SATURDAY + timedelta(days=1)) == 0
    assert climb_overdue(MONDAY_EVENING) == 1


def test_red_does_not_wait_for_the_office_to_open(owe: Owe) -> None:
    sunday = datetime(2026, 3, 8, 1, 0, tzinfo=UTC)
    owe(due_at=sunday, climbs=True, urgency="red")
    assert climb_overdue(sunday + timedelta(hours=1)) == 1


def test_officer_s_silence_is_shown_to_the_own_head_first(cast: Cast, owe: Owe) -> None:
    owe("operator", due_at=DUE, climbs=True)
    climb_overdue(THURSDAY_EVENING)
    assert _told() == ["Ayu Lestari"]
    climb_overdue(FRIDAY_EVENING)
    assert _told() == ["Ayu Lestari"]


def test_step_at_which_nobody_can_be_told_is_passed_over(cast: Cast, owe: Owe) -> None:
    Account.objects.filter(person=cast.person("gita")).update(is_active=False)
    duty = owe(due_at=DUE, climbs=True)
    climb_overdue(THURSDAY_EVENING)
    duty.refresh_from_db()
    assert (_told(), duty.level) == (["Ayu Lestari"], 2)


def test_recused_camat_is_passed_over(cast: Cast, owe: Owe) -> None:
    duty = owe(due_at=DUE, climbs=True)
    Recusal.objects.create(
        object_type="case", object_id=duty.object_id, person=cast.person("gita"), reason="x", from_at=cast.now
    )
    climb_overdue(THURSDAY_EVENING)
    assert _told() == ["Ayu Lestari"]


def test_one_step_at_a_time_after_a_long_downtime(owe: Owe) -> None:
    owe(due_at=DUE, climbs=True)
    climb_overdue(DUE + timedelta(days=40))
    assert _told() == ["Gita Permata"]


def test_ladder_ends_within_the_regency_and_without_circles(cast: Cast, owe: Owe) -> None:
    Agency.objects.filter(pk=cast.agency("kesbangpol").pk).update(parent=cast.agency("mendahara_ulu"))
    owe(due_at=DUE, climbs=True)
    for day in range(30):
        climb_overdue(DUE + timedelta(days=day))
    assert _told() == ["Gita Permata", "Ayu Lestari"]


def test_vertical_agency_never_climbs(cast: Cast, owe: Owe) -> None:
    owe("police_liaison", due_at=DUE, climbs=True)
    assert climb_overdue(DUE + timedelta(days=40)) == 0
    assert _told() == []


def test_vertical_parent_is_passed_over(cast: Cast, owe: Owe) -> None:
    Agency.objects.filter(pk=cast.agency("pupr").pk).update(parent=cast.agency("polres"))
    owe("pupr_head", due_at=DUE, climbs=True)
    climb_overdue(THURSDAY_EVENING)
    assert _told() == ["Ayu Lestari"]


@pytest.mark.parametrize("climbs", [False, True])
def test_duty_without_date_never_climbs(owe: Owe, climbs: bool) -> None:
    owe(climbs=climbs)
    assert climb_overdue(DUE + timedelta(days=40)) == 0


def test_met_and_postponed_duties_do_not_climb(cast: Cast, owe: Owe) -> None:
    met, postponed = owe(due_at=DUE, climbs=True), owe(due_at=DUE, climbs=True)
    discharge(object_type="case", object_id=met.object_id, kind="test.task", actor=cast.fajar, at=cast.now)
    later = DUE + timedelta(days=20)
    postpone(obligation=postponed, due_at=later, reason_code="flood", actor=cast.kabid, at=cast.now)
    assert climb_overdue(FRIDAY_EVENING) == 0


def test_climbing_stands_on_the_timeline_and_leaves_the_matter_alone(cast: Cast, owe: Owe) -> None:
    duty = owe(due_at=DUE, climbs=True)
    climb_overdue(THURSDAY_EVENING)
    entry = Entry.objects.get()
    assert (entry.stream, entry.action) == (f"case:{duty.object_id}", "obligation.climbed")
    assert entry.data == {
        "kind": "test.task",
        "level": 1,
        "to_agency": str(cast.agency("mendahara_ulu").pk),
    }
    duty.refresh_from_db()
    assert (duty.state, duty.due_at, duty.owner_agency) == ("open", DUE, cast.agency("sungai_beras"))


def test_notice_asks_whether_help_is_needed(cast: Cast, owe: Owe) -> None:
    owe(due_at=DUE, climbs=True)
    climb_overdue(THURSDAY_EVENING)
    rendered = render(Notice.objects.get(), "en")
    assert rendered.subject == "Waiting for an answer: Permasalahan lahan Desa Sungai Beras"
    assert "Desa Sungai Beras since its due time" in rendered.body


def test_broken_unit_does_not_hold_up_those_after_it() -> None:
    done = []

    def act(unit: int) -> None:
        if unit == 2:
            raise ZeroDivisionError
        done.append(unit)

    with pytest.raises(SomeUnitsFailed, match="1 of 3 failed"):
        for_each([1, 2, 3], act)
    assert done == [1, 3]
