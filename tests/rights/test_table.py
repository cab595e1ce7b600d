"""Every line of the reviewed tables, executed."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

import pytest

from tests.rights.conftest import Play
from tests.rights.reading import Row, read_tables
from tests.rights.registry import OPERATIONS
from tests.rights.running import Stage, outcome_of

BY_SITUATION: dict[str, list[Row]] = defaultdict(list)
for _row in read_tables():
    BY_SITUATION[_row.situation].append(_row)


@pytest.mark.parametrize("situation", sorted(BY_SITUATION))
def test_outcomes_are_those_of_the_table(situation: str, play: Play, pytestconfig: pytest.Config) -> None:
    """All lines of a situation; with `-x` the first one that is wrong ends it."""
    here = play(situation)
    here.let_everybody_in()
    most = 1 if pytestconfig.getoption("maxfail") == 1 else None
    wrong = list(islice(_wrong(here, situation), most))
    assert not wrong, "\n" + "\n".join(wrong)


def _wrong(here: Stage, situation: str) -> Iterator[str]:
    for row in BY_SITUATION[situation]:
        for column, expected in row.expected.items():
            found = outcome_of(here, OPERATIONS[row.key], column)
            if found != expected:
                what = f"{row.operation} {row.method} in “{situation}”"
                yield f"{row.source}: {what}: {column} gets {found}, not {expected}"
