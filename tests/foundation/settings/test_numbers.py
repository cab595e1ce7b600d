import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection, transaction

from rukun.foundation.settings import keys
from rukun.foundation.settings.domain import set_value
from rukun.foundation.settings.enums import Register
from rukun.foundation.settings.models import NumberCounter
from rukun.foundation.settings.numbers import next_number
from tests.foundation.settings.conftest import AT, TODAY


@pytest.mark.usefixtures("regions")
def test_numbers_run_per_register_regency_and_year():
    given = [
        next_number(register=register, regency=regency, year=year)
        for register, regency, year in (
            ("report", "15.07", 2026),
            ("report", "15.07", 2026),
            ("case", "15.07", 2026),
            ("report", "15.06", 2026),
            ("report", "15.07", 2027),
        )
    ]
    assert given == ["LI-2026-0001", "LI-2026-0002", "PM-2026-0001", "LI-2026-0001", "LI-2027-0001"]


@pytest.mark.usefixtures("regions")
def test_the_pattern_is_a_setting(indra):
    set_value(
        key=keys.NUMBERING[Register.CASE],
        region="15.07",
        value="300/{n}/KESBANGPOL/{year}",
        legal_basis="Tata naskah dinas",
        valid_from=TODAY,
        actor=indra,
        at=AT,
    )
    assert next_number(register="case", regency="15.07", year=2026) == "300/1/KESBANGPOL/2026"


@pytest.mark.django_db
def test_a_number_whose_record_failed_is_given_again():
    with transaction.atomic():
        next_number(register="report", regency="15.07", year=2026)
        transaction.set_rollback(True)
    assert next_number(register="report", regency="15.07", year=2026) == "LI-2026-0001"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_ten_writers_never_get_the_same_number():
    given: list[str] = []

    def take() -> None:
        given.extend(next_number(register="report", regency="15.07", year=2026) for _ in range(10))
        connection.close()

    writers = [threading.Thread(target=take) for _ in range(10)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(given) == [f"LI-2026-{n:04d}" for n in range(1, 101)]
    assert NumberCounter.objects.get().last == 100


MAKE_TABLES = """
import django; django.setup()
from django.db import connection
from rukun.foundation.settings.models import NumberCounter, Setting
with connection.schema_editor() as editor:
    editor.create_model(Setting); editor.create_model(NumberCounter)
"""
TAKE_NUMBERS = """
import django; django.setup()
from rukun.foundation.settings.numbers import next_number
for _ in range(25): print(next_number(register="report", regency="15.07", year=2026))
"""


def start(program: str, database: Path) -> "subprocess.Popen[str]":
    environment = os.environ | {
        "RUKUN_TEST_DATABASE_URL": f"sqlite:///{database}",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-W", "error", "-c", program]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def finish(process: "subprocess.Popen[str]") -> list[str]:
    printed, _errors = process.communicate(timeout=120)
    assert process.returncode == 0
    return printed.split()


def test_four_processes_on_sqlite_never_get_the_same_number(tmp_path):
    database = tmp_path / "numbers.sqlite3"
    assert finish(start(MAKE_TABLES, database)) == []
    takers = [start(TAKE_NUMBERS, database) for _ in range(4)]
    given = [number for taker in takers for number in finish(taker)]
    assert sorted(given) == [f"LI-2026-{n:04d}" for n in range(1, 101)]
