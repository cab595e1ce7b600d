"""Read the reviewed tables.

    reports:verify POST                      the operation(s), then the method; with more than one
                                             operation the rows hold for each
      sent,asked      ok ok 403 …            situation(s), then one outcome for each of the cast

Outcomes:
    ok    done, or shown with the record in it
    -     answered, but the record is not in it (lists), or nothing was done
    404   there is no such thing
    403   seen, but not this office's act
    409   not now, or not with these words: refused in words (409 or 422), nothing was changed
    log   asked to log in (API: 401)

Screens and API share their lines, since they call the same verbs. The API is tried up to the first
line in which it succeeds for somebody, and in every line about strangers (`STRANGERS`). One thing
differs: a token ends with its office, so that to the API whoever held one until yesterday is a
stranger too (`log`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TABLES: Final = Path(__file__).parent / "table"
STRANGERS: Final = frozenset({"recused", "foreign", "province", "recused_report", "foreign_report"})
OUTCOMES: Final = frozenset({"ok", "-", "404", "403", "409", "log"})

# By the heads of the columns: whom of tests/cast.py, and whose invitation is withdrawn before.
COLUMNS: Final[dict[str, tuple[str, str]]] = {
    "ayu": ("ayu", ""),
    "kab": ("kabid", ""),
    "bud": ("budi", ""),
    "cit": ("citra", ""),
    "ct-": ("citra", "polres"),
    "had": ("hadi", ""),
    "hd-": ("hadi", "pupr"),
    "faj": ("fajar", ""),
    "ovh": ("other_village_head", ""),
    "git": ("gita", ""),
    "oca": ("other_camat", ""),
    "bup": ("bupati", ""),
    "sek": ("sekda", ""),
    "ind": ("indra", ""),
    "eka": ("eka", ""),
    "ded": ("dedi", ""),
    "exp": ("expired", ""),
    "ano": ("", ""),
}


class BadTable(Exception):
    """A line of a table cannot be read."""


@dataclass(frozen=True)
class Row:
    """One reviewed line: what each of the cast gets from an operation in a situation."""

    operation: str
    method: str
    situation: str
    expected: dict[str, str]
    source: str  # file and line

    @property
    def key(self) -> tuple[str, str]:
        return (self.operation, self.method)


def read_tables() -> list[Row]:
    """Return all rows of the tables of operations."""
    tables = sorted(path for path in TABLES.glob("*.txt") if path.name != "models.txt")
    return [row for path in tables for row in read(path)]


def read(path: Path) -> Iterator[Row]:
    """Yield the rows of one table, one for each operation and situation."""
    operations: list[str] = []
    method = begun = ""
    has_succeeded = False
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        words = line.split()
        where = f"{path.name}:{number}"
        if not words or words[0].startswith("#"):
            continue
        if not line.startswith(" "):
            *operations, method = words
            has_succeeded = False
        elif words[0] == "…":
            if words[1:] != list(COLUMNS):
                raise BadTable(f"{where}: the heads are not those of the cast")
        elif len(words) == 1 and words[0].endswith(","):
            begun += words[0]  # a long list of situations goes on in the next line
        else:
            situations, outcomes, begun = (begun + words[0]).split(","), words[1:], ""
            if len(outcomes) != len(COLUMNS) or not set(outcomes) <= OUTCOMES or not operations:
                raise BadTable(f"{where}: {line.strip()}")
            expected = dict(zip(COLUMNS, outcomes, strict=True))
            for operation in operations:
                yield from _rows(operation, method, situations, expected, where, is_known=has_succeeded)
            has_succeeded = has_succeeded or "ok" in outcomes


def _rows(
    operation: str,
    method: str,
    situations: list[str],
    expected: dict[str, str],
    where: str,
    *,
    is_known: bool,
) -> Iterator[Row]:
    if not operation.startswith("api:"):
        yield from (Row(operation, method, one, expected, where) for one in situations)
        return
    tried = [one for one in situations if one in STRANGERS] if is_known else situations[:1]
    yield from (Row(operation, method, one, expected | {"exp": "log"}, where) for one in tried)
