"""Interrupted, paused, repeated, raced: each row is written once, and nothing is lost on the way."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from rukun.foundation.files import storage
from rukun.foundation.imports import working
from rukun.foundation.imports.domain import (
    Matching,
    choose_columns,
    discard_import,
    forget_old,
    pause_import,
    start_import,
)
from rukun.foundation.imports.domain.checking import LeaseLost
from rukun.foundation.imports.domain.running import NothingToTakeIn
from rukun.foundation.imports.exports import NOTE_HEADING, error_sheet
from rukun.foundation.imports.keeping import FileLost, open_file
from rukun.foundation.imports.kinds import kind_of
from rukun.foundation.imports.models import Import, ImportMapping, ImportRow
from rukun.foundation.imports.queries import counts_of
from rukun.foundation.imports.working import work_on_next
from rukun.foundation.journal.models import Entry
from rukun.foundation.people.models import Assignment
from rukun.handling.incidents.models import Incident
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.workflow import TransitionRefused
from tests.cast import Cast
from tests.foundation.imports.conftest import HEADINGS, Take, csv_of, row, xlsx_of


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "WRITTEN_AT_ONCE", 3)
    monkeypatch.setattr(working, "CHECKED_AT_ONCE", 4)


def many(count: int) -> bytes:
    return csv_of(HEADINGS, *(row(number) for number in range(1, count + 1)))


def after(batches: int) -> working.Stop:
    """Stop once so many batches are done."""
    asked = iter(range(batches))
    return lambda: next(asked, None) is None


def titles() -> list[str]:
    return sorted(Incident.objects.values_list("title", flat=True))


def expected(count: int) -> list[str]:
    return sorted(f"Batas kebun {number}" for number in range(1, count + 1))


class Killed(BaseException):
    """What no `except Exception` catches: the process is gone."""


def test_a_worker_that_is_killed_is_followed_by_another_without_doubling(
    cast: Cast, check: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = check(many(10))
    start_import(run=run, actor=cast.budi, at=cast.now)
    write, batches = working.write_rows, iter(range(2))

    def dies_in_the_third(**what: Any) -> int:
        if next(batches, None) is None:
            write(**what | {"importer": _Dying(what["importer"])})
        return write(**what)

    monkeypatch.setattr(working, "write_rows", dies_in_the_third)
    with pytest.raises(Killed):
        work_on_next()
    monkeypatch.setattr(working, "write_rows", write)
    run.refresh_from_db()
    assert (run.written, len(titles())) == (6, 6)
    Import.objects.update(lease_until=datetime.now(UTC) - timedelta(seconds=1))
    assert work_on_next()
    run.refresh_from_db()
    assert (run.state, run.written, titles()) == ("done", 10, expected(10))
    written = Entry.objects.filter(action="import.written")
    assert sorted(number for entry in written for number in entry.data["rows"]) == list(range(2, 12))


class _Dying:
    """Writes, and is killed before anything is committed."""

    def __init__(self, importer: Any) -> None:
        self.importer = importer

    def check(self, row: Any) -> str:
        return self.importer.check(row)

    def write(self, rows: Any, **what: Any) -> list[Any]:
        self.importer.write(rows, **what)
        raise Killed


def test_while_a_worker_holds_it_no_other_takes_it(cast: Cast, check: Take) -> None:
    run = check(many(2))
    start_import(run=run, actor=cast.budi, at=cast.now)
    assert working.claim(run) is not None
    assert working.claim(run) is None
    assert not work_on_next()


def test_a_stopped_worker_goes_on_where_it_left_off(cast: Cast, check: Take) -> None:
    run = check(many(10))
    start_import(run=run, actor=cast.budi, at=cast.now)
    work_on_next(after(2))
    assert len(titles()) == 6
    work_on_next()
    assert titles() == expected(10)


def test_a_check_that_is_interrupted_goes_on_and_checks_no_row_twice(cast: Cast, upload: Take) -> None:
    run = upload(many(10))
    matching = Matching(run.sheet, run.heading_row, run.mapping)
    choose_columns(run=run, matching=matching, actor=cast.budi, at=cast.now)
    work_on_next(after(1))
    assert counts_of(run).fine == 4
    work_on_next()
    run.refresh_from_db()
    assert (run.state, counts_of(run).fine) == ("checked", 10)


def test_a_pause_keeps_what_is_written_and_somebody_else_goes_on(cast: Cast, check: Take) -> None:
    run = check(many(10))
    start_import(run=run, actor=cast.budi, at=cast.now)
    work_on_next(after(1))
    run.refresh_from_db()
    pause_import(run=run, actor=cast.budi, at=cast.now)
    assert not work_on_next()
    start_import(run=run, actor=cast.ayu, at=cast.now)
    work_on_next()
    assert titles() == expected(10)
    assert Entry.objects.filter(action="import.written").last().person_id == cast.ayu.person_id


def test_a_pause_undoes_the_batch_in_hand(cast: Cast, check: Take) -> None:
    run = check(many(3))
    start_import(run=run, actor=cast.budi, at=cast.now)
    claimed = working.claim(run)
    pause_import(run=Import.objects.get(pk=run.pk), actor=cast.budi, at=cast.now)
    with pytest.raises(LeaseLost):
        working.write_rows(
            run=claimed,
            holder=claimed.lease_holder,
            lines=list(working.lines_of(claimed)),
            importer=kind_of("incidents").opens("15.07", cast.now),
            actor=cast.budi,
            at=cast.now,
            lease_until=cast.now,
        )
    assert titles() == []


def test_a_row_that_another_import_wrote_meanwhile_is_left_as_it_is(cast: Cast, check: Take) -> None:
    first, second = check(many(5)), check(many(5), source="Salinan")
    for run in (first, second):
        start_import(run=run, actor=cast.budi, at=cast.now)
        work_on_next()
    second.refresh_from_db()
    assert titles() == expected(5)
    assert (second.state, counts_of(second).known, second.written) == ("done", 5, 0)


def test_the_error_sheet_is_corrected_and_taken_in_under_the_same_name(cast: Cast, take_in: Take) -> None:
    run = take_in(xlsx_of(HEADINGS, row(1), row(2, "31/02/2021", Luka=2), row(3, Desa_Kel="Sungai Bras")))
    assert (run.state, titles()) == ("done", ["Batas kebun 1"])
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(error_sheet(run))).get_sheet_by_index(0).to_python()
    headings, second, third = sheet
    assert headings[-1] == NOTE_HEADING
    assert [line[-2] for line in (second, third)] == [3, 4]
    assert "Tgl Kejadian" not in second[-1]
    second[1], third[2] = "28/02/2021", "Sungai Beras"
    again = take_in(xlsx_of(headings, second, third))
    assert (again.state, titles()) == ("done", expected(3))
    assert Incident.objects.get(title="Batas kebun 2").injured == 2


def test_columns_are_remembered_for_the_source(cast: Cast, check: Take, upload: Take) -> None:
    headings = ("Kapan", "Apa", "Desa")
    content = csv_of(headings, ("12/3/2021", "Cekcok", "Sungai Beras"))
    first = upload(csv_of(("Tanggal", *headings), ("1", "12/3/2021", "Cekcok", "Sungai Beras")))
    assert "title" not in first.mapping
    check(content, mapping={"date": 0, "title": 1, "village": 2})
    moved = upload(csv_of(("Apa", "Desa", "Kapan"), ("Ribut", "Sungai Beras", "13/3/2021")))
    assert moved.mapping == {"title": 0, "village": 1, "date": 2}
    assert upload(content, source="Daftar lain").mapping.get("title") is None


def test_a_value_may_hold_for_all_rows(cast: Cast, take_in: Take) -> None:
    take_in(many(2), fixed={"kind": "violence"})
    assert set(Incident.objects.values_list("kind", flat=True)) == {"violence"}
    assert ImportMapping.objects.get().fixed == {"kind": "violence"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"mapping": {"title": 4}}, "date"),
        ({"mapping": {"date": 99, "title": 4}}, "date"),
        ({"mapping": {"date": 1, "unheard": 2}}, "unheard"),
        ({"fixed": {"kind": "unheard"}}, "kind"),
        ({"fixed": {"title": "Sama"}}, "title"),
        ({"sheet": "2019"}, "sheet"),
        ({"heading_row": 77}, "heading_row"),
        ({"heading_row": 3}, "heading_row"),
    ],
)
def test_a_matching_that_cannot_be_is_refused(
    cast: Cast, upload: Take, change: dict[str, Any], field: str
) -> None:
    run = upload(many(2))
    matching = replace(Matching(run.sheet, run.heading_row, run.mapping), **change)
    with pytest.raises(Invalid) as refusal:
        choose_columns(run=run, matching=matching, actor=cast.budi, at=cast.now)
    assert refusal.value.field == field


def test_nothing_begins_where_no_row_is_fine(cast: Cast, check: Take) -> None:
    run = check(csv_of(HEADINGS, row(1, "besok")))
    with pytest.raises(NothingToTakeIn):
        start_import(run=run, actor=cast.budi, at=cast.now)


def test_what_is_written_is_not_matched_anew(cast: Cast, take_in: Take) -> None:
    run = take_in(many(2))
    with pytest.raises(TransitionRefused):
        choose_columns(
            run=run,
            matching=Matching(run.sheet, run.heading_row, run.mapping),
            actor=cast.budi,
            at=cast.now,
        )


def test_it_stops_when_whoever_started_it_leaves_office(cast: Cast, check: Take) -> None:
    run = check(many(4))
    start_import(run=run, actor=cast.budi, at=cast.now)
    Assignment.objects.filter(pk=cast.budi.assignment_id).update(until_on=cast.now.date())
    work_on_next()
    run.refresh_from_db()
    assert (run.state, run.fault, titles()) == ("stopped", "office_ended", [])
    start_import(run=run, actor=cast.ayu, at=cast.now)
    work_on_next()
    assert titles() == expected(4)


def test_a_fault_stops_one_import_and_is_said(
    cast: Cast, check: Take, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    run = check(many(4))
    start_import(run=run, actor=cast.budi, at=cast.now)

    def breaks(**_what: Any) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(working, "write_rows", breaks)
    assert work_on_next()
    run.refresh_from_db()
    assert (run.state, run.fault) == ("stopped", "unexpected")
    assert "failed unexpectedly" in caplog.text


def test_the_file_is_sealed_on_the_disk_and_gone_when_discarded(
    cast: Cast, upload: Take, django_capture_on_commit_callbacks: Any
) -> None:
    content = many(2)
    run = upload(content)
    path = storage.path_of(run.file_sha256)
    assert b"Batas kebun" not in path.read_bytes()
    assert open_file(run) == content
    with django_capture_on_commit_callbacks(execute=True):
        discard_import(run=run, actor=cast.budi, at=cast.now)
    assert not path.exists()
    with pytest.raises(FileLost):
        open_file(Import.objects.select_related("subject").get(pk=run.pk))


def test_files_that_nobody_came_back_for_are_forgotten_after_a_month(cast: Cast, take_in: Take) -> None:
    run = take_in(csv_of(HEADINGS, row(1), row(2, "besok")))
    assert run.has_file
    assert forget_old(at=run.finished_at + timedelta(days=29)) == 0
    assert forget_old(at=run.finished_at + timedelta(days=30)) == 1
    run.refresh_from_db()
    assert (run.state, run.has_file) == ("done", False)
    assert [one.state for one in ImportRow.objects.filter(run=run)] == ["written"]


def test_other_agencies_neither_see_nor_touch_it(cast: Cast, check: Take) -> None:
    run = check(many(2))
    assert not Import.objects.visible_to(cast.dedi).exists()
    for verb in (start_import, discard_import):
        with pytest.raises(NotAllowed):
            verb(run=run, actor=cast.dedi, at=cast.now)
    with pytest.raises(NotAllowed):
        start_import(run=run, actor=cast.gita, at=cast.now)
