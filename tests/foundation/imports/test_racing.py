"""Two workers at once: an import is carried by one, and a row that stands in two lists is written once."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from rukun.foundation.imports import working
from rukun.foundation.imports.domain import start_import
from rukun.foundation.imports.models import Import, ImportRow
from rukun.foundation.imports.working import work_on_next
from rukun.foundation.journal.verification import verify_all
from rukun.handling.incidents.models import Incident
from tests.cast import Cast
from tests.foundation.imports.conftest import HEADINGS, Take, csv_of, row

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ROWS = 40


def at_once(count: int, act: Callable[[], object]) -> None:
    """Do the same on so many connections at the same moment."""
    gate, faults = threading.Barrier(count), list[BaseException]()

    def run() -> None:
        try:
            gate.wait(timeout=20)
            act()
        except BaseException as fault:  # noqa: BLE001 - the main thread asserts that there was none
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert faults == []


@pytest.fixture
def started(cast: Cast, check: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same list, uploaded twice under two names; both are to be taken in."""
    monkeypatch.setattr(working, "WRITTEN_AT_ONCE", 4)
    content = csv_of(HEADINGS, *(row(number) for number in range(1, ROWS + 1)))
    for run in [check(content), check(content, source="Salinan")]:
        start_import(run=run, actor=cast.budi, at=cast.now)


@pytest.mark.usefixtures("started")
def test_a_row_of_two_lists_is_written_once_by_two_workers() -> None:
    at_once(2, work_on_next)
    assert Incident.objects.count() == ROWS
    assert ImportRow.objects.filter(state="written").count() == ROWS
    assert ImportRow.objects.filter(state="known").count() == ROWS
    assert set(Import.objects.values_list("state", flat=True)) == {"done"}
    numbers = Incident.objects.values_list("number", flat=True)
    assert sorted(numbers) == [f"PS-2021-{number:04}" for number in range(1, ROWS + 1)]
    assert verify_all() == []


@pytest.mark.usefixtures("started")
def test_four_workers_carry_two_imports(cast: Cast) -> None:
    at_once(4, work_on_next)
    assert Incident.objects.count() == ROWS
