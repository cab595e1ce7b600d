"""The clock: one at a time, once a minute, whatever happened before."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rukun.foundation.journal.domain import anchoring, record
from rukun.foundation.journal.models import Anchor
from rukun.foundation.journal.verification import verify_all
from rukun.foundation.obligations import duties, ticking
from rukun.foundation.obligations.models import DutyRun, Lease
from rukun.foundation.obligations.ticking import Duty, register_duty, run_tick
from rukun.kernel.actor import system_actor
from tests.cast import NOW, Cast

MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, datetime]]:
    """Two duties that note when they ran, in place of the real ones."""
    noted: list[tuple[str, datetime]] = []
    mine = {
        "minutely": Duty("minutely", MINUTE, lambda at: noted.append(("minutely", at))),
        "hourly": Duty("hourly", timedelta(hours=1), lambda at: noted.append(("hourly", at))),
    }
    monkeypatch.setattr(ticking, "DUTIES", mine)
    return noted


def test_each_duty_runs_as_often_as_it_should(ran: list[tuple[str, datetime]]) -> None:
    for minute in range(61):
        run_tick(NOW + minute * MINUTE)
    names = [name for name, _at in ran]
    assert (names.count("minutely"), names.count("hourly")) == (61, 2)


def test_second_tick_in_the_same_minute_does_nothing(ran: list[tuple[str, datetime]]) -> None:
    assert run_tick(NOW).ran == ("minutely", "hourly")
    again = run_tick(NOW + timedelta(seconds=40))
    assert (again.held, again.ran) == (True, ())


def test_tick_after_downtime_runs_each_duty_once_with_the_time_of_now(
    ran: list[tuple[str, datetime]],
) -> None:
    run_tick(NOW)
    late = NOW + timedelta(days=3)
    run_tick(late)
    assert ran[2:] == [("minutely", late), ("hourly", late)]


def test_only_one_process_ticks(ran: list[tuple[str, datetime]]) -> None:
    Lease.objects.create(name="tick", holder="another machine", until_at=NOW + timedelta(seconds=30))
    assert run_tick(NOW).held is False
    assert ran == []


def test_lease_of_a_killed_tick_ends_by_itself(ran: list[tuple[str, datetime]]) -> None:
    Lease.objects.create(name="tick", holder="killed", until_at=NOW + ticking.LEASE)
    assert run_tick(NOW + MINUTE).held is False
    assert run_tick(NOW + 2 * MINUTE).held is True


@pytest.mark.parametrize("ahead", [timedelta(hours=3), timedelta(days=2000)])
def test_clock_that_was_wrong_does_not_stop_the_tick_for_ever(
    ran: list[tuple[str, datetime]], ahead: timedelta
) -> None:
    Lease.objects.create(name="tick", holder="wrong", until_at=NOW + ahead)
    DutyRun.objects.create(name="minutely", last_run_at=NOW + ahead)
    assert run_tick(NOW).ran == ("minutely", "hourly")


def test_lease_is_given_back(ran: list[tuple[str, datetime]]) -> None:
    run_tick(NOW)
    lease = Lease.objects.get(name="tick")
    assert (lease.holder, lease.until_at) == ("", NOW)


def test_tick_that_lost_its_lease_stops(
    ran: list[tuple[str, datetime]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def steal(at: datetime) -> None:
        Lease.objects.update(holder="another machine", until_at=at + 2 * MINUTE)

    monkeypatch.setitem(ticking.DUTIES, "minutely", Duty("minutely", MINUTE, steal))
    assert run_tick(NOW).ran == ("minutely",)
    assert Lease.objects.get().holder == "another machine"


def test_failing_duty_is_noted_and_tried_again_and_stops_nobody(
    ran: list[tuple[str, datetime]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(at: datetime) -> None:
        raise ZeroDivisionError("no heads")

    monkeypatch.setitem(ticking.DUTIES, "minutely", Duty("minutely", MINUTE, fail))
    result = run_tick(NOW)
    assert (result.ran, result.failed) == (("hourly",), ("minutely",))
    noted = DutyRun.objects.get(name="minutely")
    assert (noted.last_run_at, noted.last_failed_at) == (None, NOW)
    assert noted.last_error == "ZeroDivisionError: no heads"
    monkeypatch.setitem(ticking.DUTIES, "minutely", Duty("minutely", MINUTE, lambda at: None))
    assert run_tick(NOW + MINUTE).ran == ("minutely",)
    noted.refresh_from_db()
    assert (noted.last_run_at, noted.last_error) == (NOW + MINUTE, "")


def test_registering_twice_is_harmless_and_two_of_a_name_are_refused(ran: list[tuple[str, datetime]]) -> None:
    register_duty("test.duty", MINUTE, print)
    register_duty("test.duty", MINUTE, print)
    with pytest.raises(ValueError, match="two duties"):
        register_duty("test.duty", MINUTE, repr)


def test_duties_of_foundation_stand_on_the_clock() -> None:
    duties.register()
    assert {"notices.reap", "obligations.climb", "journal.anchor"} <= ticking.DUTIES.keys()


def test_heads_are_anchored_every_ten_minutes(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.RUKUN_ANCHOR_FILE = tmp_path / "anchors.log"
    for minute in range(21):
        at = NOW + minute * MINUTE
        record(stream="test:anchored", action="test.happened", actor=system_actor(at), at=at)
        run_tick(at)
    lines = [json.loads(line) for line in settings.RUKUN_ANCHOR_FILE.read_text().splitlines()]
    heads = [{head[0]: head[1] for head in line["heads"]}["test:anchored"] for line in lines]
    assert heads == [1, 11, 21]


def test_mass_import_is_anchored_in_one_tick(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RUKUN_ANCHOR_FILE = tmp_path / "anchors.log"
    monkeypatch.setattr(anchoring, "MOST_HEADS", 2)
    monkeypatch.setattr(duties, "MOST_HEADS", 2)
    for number in range(5):
        record(stream=f"test:{number}", action="test.imported", actor=system_actor(NOW), at=NOW)
    run_tick(NOW)
    assert list(Anchor.objects.order_by("number").values_list("heads", flat=True)) == [2, 2, 1]
    assert verify_all(settings.RUKUN_ANCHOR_FILE) == []
