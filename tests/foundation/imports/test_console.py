"""`rukun import`, and the worker's thread."""

from pathlib import Path

import pytest

from rukun.cli import main
from rukun.commands import starting
from rukun.foundation.imports import working
from rukun.foundation.imports.domain import start_import
from rukun.handling.incidents.models import Incident
from tests.cast import Cast
from tests.foundation.imports.conftest import HEADINGS, Take, csv_of, row, xlsx_of


@pytest.fixture(autouse=True)
def _started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "start_with_keys", lambda: None)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(xlsx_of(HEADINGS, row(1), row(2, "31/02/2021"), row(3)))
    return path


def test_nothing_is_taken_in_while_rows_are_wrong(
    cast: Cast, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "incidents", str(file), "--as", "budi"]) == 1
    said = capsys.readouterr().out
    assert "2 rows can be taken in, 1 are to be corrected, 0 were taken in before." in said
    assert file.with_name("rekap-perbaikan.xlsx").exists()
    assert not Incident.objects.exists()


def test_the_rows_that_are_fine_are_taken_in_once(
    cast: Cast, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["import", "incidents", str(file), "--as", "budi", "--skip-wrong", "--source", "Rekap"]
    assert (main(command), Incident.objects.count()) == (0, 2)
    assert "2 rows were taken in." in capsys.readouterr().out
    assert (main(command), Incident.objects.count()) == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["incidents", "nowhere.xlsx", "--as", "budi"], "there is no file nowhere.xlsx"),
        (["incidents", "FILE", "--as", "siapa"], "no officer in office is known as 'siapa'"),
        (["incidents", "FILE", "--as", "expired"], "no officer in office is known as 'expired'"),
        (["incidents", "FILE", "--as", "gita"], ""),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    cast: Cast, file: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", *(str(file) if word == "FILE" else word for word in arguments)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not Incident.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_worker_carries_imports_until_it_is_told_to_stop(cast: Cast, check: Take) -> None:
    run = check(csv_of(HEADINGS, row(1), row(2)))
    start_import(run=run, actor=cast.budi, at=cast.now)
    looks = iter([False] * 3)
    working.run_worker(lambda: next(looks, True))
    assert Incident.objects.count() == 2
