"""What needs me, and what is shown to me."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rukun.foundation.obligations.models import DutyRun, Obligation
from rukun.foundation.obligations.queries import (
    climbed_to,
    kinds_owed_by,
    obligations_of_office,
    open_on,
    worklist,
)
from rukun.foundation.sharing.models import Recusal
from rukun.kernel.ids import uuid7
from tests.cast import Cast

TASK, VERIFY, REQUEST = "test.task", "test.verify", "test.request"
Owe = Callable[..., Obligation]


def test_duty_of_an_office_is_on_its_list_and_on_nobody_else_s(cast: Cast, owe: Owe) -> None:
    duty = owe("pupr_roads")
    for name, actor in cast.everybody().items():
        assert list(worklist(actor)) == ([duty] if name == "hadi" else []), name


def test_duty_of_an_agency_is_taken_up_by_head_and_by_capability(cast: Cast, owe: Owe) -> None:
    duty = owe("head", kind=VERIFY, owner_office_id=None)
    takers = {name for name, actor in cast.everybody().items() if list(worklist(actor)) == [duty]}
    assert takers == {"ayu", "kabid"}


def test_duty_without_capability_is_its_head_s(cast: Cast, owe: Owe) -> None:
    owe("head", kind=REQUEST, owner_office_id=None)
    takers = {name for name, actor in cast.everybody().items() if worklist(actor).exists()}
    assert takers == {"ayu"}


def test_most_urgent_first_then_by_date_and_undated_last(cast: Cast, owe: Owe) -> None:
    undated = owe(urgency="yellow")
    late = owe(urgency="yellow", due_at=cast.now + timedelta(days=9))
    soon = owe(urgency="yellow", due_at=cast.now + timedelta(days=1))
    red = owe(urgency="red", due_at=cast.now + timedelta(days=20))
    assert list(worklist(cast.fajar)) == [red, soon, late, undated]


def test_closed_duties_are_off_the_list(cast: Cast, owe: Owe) -> None:
    duty = owe()
    Obligation.objects.filter(pk=duty.pk).update(state="done", closed_at=cast.now)
    assert not worklist(cast.fajar).exists()


def test_recused_head_owes_nothing_on_that_record(cast: Cast, owe: Owe) -> None:
    duty = owe()
    other = owe()
    Recusal.objects.create(
        object_type="case",
        object_id=duty.object_id,
        person=cast.person("fajar"),
        reason="is a party",
        from_at=cast.now,
    )
    assert list(worklist(cast.fajar)) == [other]
    assert list(Obligation.objects.visible_to(cast.fajar)) == [other]


def test_head_sees_what_the_agency_owes_without_owing_it(cast: Cast, owe: Owe) -> None:
    duty = owe("operator")
    assert list(Obligation.objects.visible_to(cast.ayu)) == [duty]
    assert not worklist(cast.ayu).exists()
    seers = {n for n, actor in cast.everybody().items() if Obligation.objects.visible_to(actor).exists()}
    assert seers == {"ayu", "budi"}


def test_what_climbed_is_shown_to_that_head(cast: Cast, owe: Owe) -> None:
    duty = owe()
    Obligation.objects.update(climbed_to=cast.agency("mendahara_ulu"), level=1)
    assert list(climbed_to(cast.gita)) == [duty]
    assert list(Obligation.objects.visible_to(cast.gita)) == [duty]
    assert not worklist(cast.gita).exists()
    assert not climbed_to(cast.other_camat).exists()


def test_duties_stay_with_the_office_when_its_holder_leaves(cast: Cast, owe: Owe) -> None:
    duty = owe(due_at=cast.now + timedelta(days=1))
    owe("camat_mendahara_ulu")
    office = cast.office("kades_sungai_beras")
    assert list(obligations_of_office(office)) == [duty]
    (owed,) = kinds_owed_by(office)
    assert (owed.code, owed.count, owed.first_due_at) == (TASK, 1, duty.due_at)


def test_administrator_reads_no_summary(cast: Cast, owe: Owe) -> None:
    owe("administrator")
    assert not Obligation.objects.visible_to(cast.indra).exists()


def test_what_is_owed_on_a_record(cast: Cast, owe: Owe) -> None:
    case = uuid7()
    first = owe(object_id=case, due_at=cast.now + timedelta(days=1))
    second = owe("pupr_roads", object_id=case)
    owe()
    assert list(open_on("case", case)) == [first, second]


@pytest.mark.parametrize("count", [1, 3])
def test_worklist_is_one_query(cast: Cast, owe: Owe, count: int) -> None:
    for _ in range(count):
        owe()
    actor = cast.fajar
    with CaptureQueriesContext(connection) as queries:
        lines = [
            f"{duty} {duty.owner_agency} {duty.region} {duty.opened_by_office}" for duty in worklist(actor)
        ]
    assert (len(lines), len(queries)) == (count, 1)


def test_machine_s_state_is_the_administrator_s(cast: Cast) -> None:
    DutyRun.objects.create(name="test.duty")
    seers = {name for name, actor in cast.everybody().items() if DutyRun.objects.visible_to(actor).exists()}
    assert seers == {"indra"}
