"""The duty roster: planned, taken off, repeated; and who is on duty now."""

from datetime import date, timedelta

import pytest

from rukun.foundation.journal.models import Entry
from rukun.handling.registers.domain.rostering import (
    NothingToRepeat,
    ShiftGone,
    remove_shift,
    repeat_week,
    week_of,
)
from rukun.handling.registers.models import DutyShift
from rukun.handling.registers.queries import on_duty_now, roster_of
from rukun.kernel.errors import Invalid, NotAllowed

MONDAY = date(2026, 3, 2)


def test_who_may_read_the_directory_reads_the_roster_of_the_regency(cast, planned):
    shift = planned()
    readers = {n for n, a in cast.everybody().items() if DutyShift.objects.visible_to(a).exists()}
    assert readers == set(cast.people) - {"dedi", "eka", "expired"}
    entry = Entry.objects.get(stream="roster:15.07")
    assert (entry.action, entry.object_id) == ("roster.planned", str(shift.pk))


@pytest.mark.parametrize("name", ["gita", "citra", "indra", "eka", "sekda"])
def test_only_kesbangpol_plans(planned, name):
    with pytest.raises(NotAllowed):
        planned(name)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"phone": "piket"}, "phone"),
        ({"phone": "12"}, "phone"),
        ({"office": "other_head"}, "office"),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field(planned, changes, field):
    with pytest.raises(Invalid) as refusal:
        planned(**changes)
    assert refusal.value.field == field


@pytest.mark.parametrize("hours", [-1, 0, 25])
def test_a_shift_ends_within_a_day(cast, planned, hours):
    with pytest.raises(Invalid):
        planned(ends_at=cast.now - timedelta(hours=2) + timedelta(hours=hours))


def test_a_shift_stands_once(planned):
    planned()
    with pytest.raises(Invalid):
        planned(phone="0740-21235")
    planned(name="Rudi Hartono")
    assert DutyShift.objects.count() == 2


def test_on_duty_now_is_who_began_and_has_not_ended(cast, planned):
    now = cast.now
    planned(name="Pagi", starts_at=now - timedelta(hours=8), ends_at=now)
    planned(name="Siang", starts_at=now, ends_at=now + timedelta(hours=8))
    planned(name="Malam", starts_at=now + timedelta(hours=8), ends_at=now + timedelta(hours=16))
    assert [shift.name for shift in on_duty_now(cast.kabid)] == ["Siang"]
    assert list(on_duty_now(cast.dedi)) == []


def test_a_shift_is_taken_off_and_the_journal_knows(cast, planned):
    shift = planned()
    with pytest.raises(NotAllowed):
        remove_shift(shift=shift, actor=cast.gita, at=cast.now)
    with pytest.raises(NotAllowed):
        remove_shift(shift=shift, actor=cast.dedi, at=cast.now)
    remove_shift(shift=shift, actor=cast.budi, at=cast.now)
    assert not DutyShift.objects.exists()
    assert Entry.objects.filter(action="roster.removed", object_id=str(shift.pk)).exists()
    with pytest.raises(ShiftGone):
        remove_shift(shift=shift, actor=cast.budi, at=cast.now)


def test_the_week_before_is_copied_at_the_same_hours_and_only_once(cast, planned):
    planned()
    planned(
        name="Minggu lalu", starts_at=cast.now - timedelta(days=7), ends_at=cast.now - timedelta(days=6.9)
    )
    following = MONDAY + timedelta(days=7)
    with pytest.raises(NotAllowed):
        repeat_week(monday=following, actor=cast.gita, at=cast.now)
    assert repeat_week(monday=following, actor=cast.budi, at=cast.now) == 1
    begins, ends = week_of(following, "15.07")
    copy = roster_of(cast.budi, begins=begins, ends=ends).get()
    assert (copy.name, copy.phone, copy.starts_at) == (
        "Rini Astuti",
        "0740-21234",
        cast.now - timedelta(hours=2) + timedelta(days=7),
    )
    with pytest.raises(NothingToRepeat):
        repeat_week(monday=following, actor=cast.budi, at=cast.now)


def test_a_week_begins_on_monday_at_midnight_of_the_regency():
    begins, ends = week_of(date(2026, 3, 8), "15.07")
    assert (begins.isoformat(), ends.isoformat()) == (
        "2026-03-02T00:00:00+07:00",
        "2026-03-09T00:00:00+07:00",
    )
    assert week_of(MONDAY, "94.01")[0].isoformat() == "2026-03-02T00:00:00+09:00"
