"""Triggers that make the journal append-only; the differences between the engines live here.

Django's table rebuild on SQLite drops triggers silently, so they are (re)installed after every
migrate and `rukun check` asserts that they stand.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_TABLE = "journal_entry"

_SQLITE = {
    "journal_no_update": """CREATE TRIGGER IF NOT EXISTS journal_no_update
        BEFORE UPDATE ON journal_entry
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    "journal_no_delete": """CREATE TRIGGER IF NOT EXISTS journal_no_delete
        BEFORE DELETE ON journal_entry
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    "journal_next_link": """CREATE TRIGGER IF NOT EXISTS journal_next_link
        BEFORE INSERT ON journal_entry
        WHEN EXISTS (SELECT 1 FROM journal_entry e WHERE e.stream = NEW.stream AND e.seq >= NEW.seq)
          OR (NEW.seq > 1 AND NOT EXISTS (
              SELECT 1 FROM journal_entry e WHERE e.stream = NEW.stream
              AND e.seq = NEW.seq - 1 AND e.hash = NEW.previous_hash))
        BEGIN SELECT RAISE(ABORT, 'the journal goes on from its last link only'); END""",
}

_POSTGRESQL = """
CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE OR REPLACE FUNCTION journal_next_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq > 1 AND NOT EXISTS (
      SELECT 1 FROM journal_entry e WHERE e.stream = NEW.stream
      AND e.seq = NEW.seq - 1 AND e.hash = NEW.previous_hash) THEN
    RAISE EXCEPTION 'the journal goes on from its last link only';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal_entry
  FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE OR REPLACE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal_entry
  FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE OR REPLACE TRIGGER journal_next_link BEFORE INSERT ON journal_entry
  FOR EACH ROW EXECUTE FUNCTION journal_next_link();
"""

_POSTGRESQL_NAMES = ("journal_no_change", "journal_no_truncate", "journal_next_link")


def install() -> None:
    """Create the triggers where they are missing; harmless to repeat."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL)
        else:
            for statement in _SQLITE.values():
                cursor.execute(statement)


def remove() -> None:
    """Drop the triggers; only a test's teardown has a reason to."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name in _POSTGRESQL_NAMES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {_TABLE}")
        else:
            for name in _SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def missing() -> list[str]:
    """Return the names of triggers that should stand and do not."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O'",
                [_TABLE],
            )
            wanted: tuple[str, ...] = _POSTGRESQL_NAMES
        else:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [_TABLE]
            )
            wanted = tuple(_SQLITE)
        present = {row[0] for row in cursor.fetchall()}
    return [name for name in wanted if name not in present]


@contextmanager
def unlocked() -> Iterator[None]:
    """Lift the triggers while a test database is flushed."""
    remove()
    try:
        yield
    finally:
        install()
