"""Both engines refuse to change what was written."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from rukun.foundation.journal import guards
from rukun.foundation.journal.domain import record
from rukun.foundation.journal.models import Entry
from rukun.kernel.actor import system_actor
from tests.cast import NOW

pytestmark = pytest.mark.django_db

TABLE = Entry._meta.db_table


@pytest.fixture(autouse=True)
def written() -> list[Entry]:
    actor = system_actor(NOW)
    return [record(stream="test:one", action=f"test.step_{step}", actor=actor, at=NOW) for step in range(3)]


def _execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def _copy_of_second(seq: int, previous: str = "previous_hash") -> str:
    columns = (
        "at, action, person_id, office_id, agency_id, behalf_office_id, behalf_basis, object_type, "
        "object_id, reason, data, hash"
    )
    return (
        f"INTO {TABLE} (stream, seq, previous_hash, {columns}) "
        f"SELECT stream, {seq}, {previous}, {columns} FROM {TABLE} WHERE seq = 2"
    )


REFUSED: dict[str, Callable[[], object]] = {
    "update": lambda: Entry.objects.filter(seq=2).update(action="test.other"),
    "delete": lambda: Entry.objects.filter(seq=3).delete(),
    "update all": lambda: _execute(f"UPDATE {TABLE} SET reason = 'x'"),
    "delete all": lambda: _execute(f"DELETE FROM {TABLE}"),
    "an entry in the middle again": lambda: _execute(f"INSERT {_copy_of_second(2)}"),
    "a gap": lambda: _execute(f"INSERT {_copy_of_second(9)}"),
    "a link to another than the last": lambda: _execute(f"INSERT {_copy_of_second(4)}"),
}
REFUSED_BY_ENGINE: dict[str, dict[str, str]] = {
    "sqlite": {
        "replace": f"INSERT OR REPLACE {_copy_of_second(2)}",
        "replace the last": f"INSERT OR REPLACE {_copy_of_second(3)}",
        "upsert": f"INSERT {_copy_of_second(2)} AND true ON CONFLICT DO UPDATE SET reason = 'x'",
    },
    "postgresql": {
        "truncate": f"TRUNCATE {TABLE}",
        "upsert": f"INSERT {_copy_of_second(2)} ON CONFLICT (stream, seq) DO UPDATE SET reason = 'x'",
    },
}


def _rows() -> list[tuple[object, ...]]:
    return list(Entry.objects.order_by("stream", "seq").values_list())


@pytest.mark.parametrize("what", REFUSED)
def test_journal_refuses(what: str) -> None:
    before = _rows()
    with pytest.raises(DatabaseError), transaction.atomic():
        REFUSED[what]()
    assert _rows() == before


def test_journal_refuses_the_engine_s_own_ways() -> None:
    before = _rows()
    for statement in REFUSED_BY_ENGINE[connection.vendor].values():
        with pytest.raises(DatabaseError):
            _execute(statement)
        assert _rows() == before


def test_row_object_cannot_be_saved_again(written: list[Entry]) -> None:
    written[1].action = "test.other"
    with pytest.raises(DatabaseError), transaction.atomic():
        written[1].save()


def test_chain_goes_on_after_a_refusal() -> None:
    entry = record(stream="test:one", action="test.step_3", actor=system_actor(NOW), at=NOW)
    assert entry.seq == 4


def test_missing_guards_are_named_and_come_back() -> None:
    assert guards.missing() == []
    with guards.unlocked():
        assert len(guards.missing()) == 3
    assert guards.missing() == []


def test_installing_twice_is_harmless() -> None:
    guards.install()
    assert guards.missing() == []
