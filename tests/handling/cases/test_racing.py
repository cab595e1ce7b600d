"""Pressed at the same moment by several people: one wins, and what was decided stays true."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from rukun.foundation.journal.models import Entry
from rukun.foundation.journal.verification import verify_all
from rukun.foundation.people.enums import Rung
from rukun.foundation.sharing.models import Custody
from rukun.handling.cases.domain.closing import StillOpen, close_case
from rukun.handling.cases.domain.entering import CaseIsClosed
from rukun.handling.cases.domain.receiving import accept_hand_over
from rukun.handling.cases.domain.tasks import assign_task
from rukun.handling.cases.enums import CaseState, Outcome
from rukun.handling.cases.models import Case, HandOver, Task
from rukun.kernel.errors import DomainError
from rukun.kernel.workflow import TransitionRefused
from tests.cast import make_cast
from tests.handling.cases.conftest import Story
from tests.handling.cases.test_handing import WIDE

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def committed(transactional_db: None) -> Story:
    """The story, really committed, so that other threads see it."""
    return Story(make_cast())


def at_once(acts: list[Callable[[], object]]) -> list[object]:
    """Call all `acts` at the same moment; return what each gave or was refused with."""
    gate = threading.Barrier(len(acts))
    results: dict[int, object] = {}

    def run(number: int) -> None:
        try:
            gate.wait()
            results[number] = acts[number]()
        except DomainError as refusal:
            results[number] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return [results[number] for number in range(len(acts))]


def test_of_ten_who_accept_one_takes_over(committed: Story) -> None:
    case = committed.case()
    hand_over = committed.offer(case, "fajar", Rung.REGENCY, WIDE)
    everybody = [committed.who(name) for name in ("kabid", "ayu")] * 5

    def accept(actor: Any) -> Callable[[], object]:
        mine = HandOver.objects.select_related("case").get(pk=hand_over.pk)
        return lambda: accept_hand_over(hand_over=mine, actor=actor, at=committed.at)

    results = at_once([accept(actor) for actor in everybody])
    assert sorted(type(result).__name__ for result in results) == ["HandOver"] + 9 * [
        TransitionRefused.__name__
    ]
    assert Entry.objects.filter(action="hand_over.accepted").count() == 1
    assert Custody.objects.filter(object_id=case.pk).count() == 2
    assert list(verify_all()) == []


def test_a_case_never_closes_over_a_task_that_is_just_given(committed: Story) -> None:
    for _round in range(5):
        case = committed.case(rung=Rung.REGENCY)
        kabid, ayu = committed.who("kabid"), committed.who("ayu")
        mine, theirs = committed.fresh(case), committed.fresh(case)
        closed, given = at_once(
            [
                lambda mine=mine, by=ayu: close_case(
                    case=mine, outcome=Outcome.SETTLED, reason="Sepakat.", actor=by, at=committed.at
                ),
                lambda theirs=theirs, by=kabid: assign_task(
                    case=theirs,
                    office=committed.cast.office("operator"),
                    title="Rekap warga",
                    actor=by,
                    at=committed.at,
                ),
            ]
        )
        outcome = (isinstance(closed, Case), isinstance(given, Task))
        assert outcome in {(True, False), (False, True)}
        assert isinstance(closed, Case | StillOpen)
        assert isinstance(given, Task | CaseIsClosed)
        assert (committed.fresh(case).state == CaseState.CLOSED) == isinstance(closed, Case)
