"""Every line of the reviewed tables, executed."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

import pytest

from tests.rights.conftest import Play
from tests.rights.reading import Row, read_tables
from tests.rights.registry import OPERATIONS
from tests.rights.running import Stage, outcomes_of

PART = 20  # rows that one test executes, so that two workers share the load


def _parts() -> dict[str, list[Row]]:
    """Return the rows of each situation in parts, by the names of the tests: "new", "new-2" …"""
    by_situation: dict[str, list[Row]] = defaultdict(list)
    for row in read_tables():
        by_situation[row.situation].append(row)
    return {
        situation if not start else f"{situation}-{start // PART + 1}": rows[start : start + PART]
        for situation, rows in sorted(by_situation.items())
        for start in range(0, len(rows), PART)
    }


PARTS = _parts()


@pytest.mark.usefixtures("rare_collection")
@pytest.mark.parametrize("part", PARTS)
def test_outcomes_are_those_of_the_table(part: str, play: Play, pytestconfig: pytest.Config) -> None:
    """All lines of a situation; with `-x` the first one that is wrong ends it."""
    rows = PARTS[part]
    here = play(rows[0].situation)
    here.let_everybody_in()
    most = 1 if pytestconfig.getoption("maxfail") == 1 else None
    wrong = list(islice(_wrong(here, rows), most))
    assert not wrong, "\n" + "\n".join(wrong)


def _wrong(here: Stage, rows: list[Row]) -> Iterator[str]:
    for place, column, found in outcomes_of(here, [OPERATIONS[row.key] for row in rows]):
        row = rows[place]
        if found != row.expected[column]:
            what = f"{row.operation} {row.method} in “{row.situation}”"
            yield f"{row.source}: {what}: {column} gets {found}, not {row.expected[column]}"
