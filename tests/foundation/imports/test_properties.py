"""Whatever stands in the cells: a row is either fine or wrong in words, and writes what it says."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rukun.foundation.imports.kinds import ImportKind, kind_of
from rukun.foundation.imports.lines import keys_of
from rukun.foundation.imports.models import Import
from rukun.foundation.imports.rows import Row
from rukun.handling.incidents.domain.history import PastIncident
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.domain.history import PastReport
from tests.cast import Cast

WORDS = st.sampled_from(
    [
        *(
            "",
            "-",
            "nihil",
            "0",
            "3 orang",
            "± 40",
            "12/3/2021",
            "Maret 2021",
            "31/02/2021",
            "20.30",
            "malam",
        ),
        *("Sungai Beras", "Kec. Mendahara Ulu", "15.07.09.2006", "1507092006", "B2", "Pasal 5 huruf d"),
        *("peristiwa", "kekerasan", "Warga berkumpul", "1.250,5", "NIK 1507091203850001", "08123456789"),
    ]
)
CELLS = st.one_of(
    WORDS,
    st.none(),
    st.text(max_size=40),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
# Seen once in four thousand: what "1E999" becomes.
SEEN = (float("inf"), float("-inf"), float("nan"))
LOOSE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.fixture
def readers(cast: Cast) -> dict[str, Any]:
    return {code: kind_of(code).opens("15.07", cast.now) for code in ("incidents", "reports")}


def cells_of(kind: ImportKind, data: st.DataObject) -> dict[str, object]:
    codes = [field.code for field in kind.fields]
    return {code: data.draw(CELLS) for code in data.draw(st.lists(st.sampled_from(codes), unique=True))}


@pytest.mark.parametrize("code", ["incidents", "reports"])
@settings(max_examples=150, deadline=None, suppress_health_check=LOOSE)
@given(data=st.data())
def test_any_row_is_fine_or_wrong_in_words(code: str, readers: dict[str, Any], data: st.DataObject) -> None:
    row = Row(2, cells_of(kind_of(code), data))
    identity = readers[code].check(row)
    if row.errors:
        assert all(text and (kind_of(code).field(field) or not field) for field, text in row.errors)
    else:
        assert isinstance(row.record, PastIncident | PastReport)
        assert identity
        key, what, _own = keys_of(Import(source_key="rekap"), row, identity)
        assert len(key) == len(what) == 64


@settings(max_examples=40, deadline=None, suppress_health_check=LOOSE)
@given(data=st.data())
def test_what_a_cell_does_not_say_stays_empty(
    readers: dict[str, Any], data: st.DataObject, cast: Cast
) -> None:
    counts = st.sampled_from([("", None), ("-", 0), ("nihil", 0), ("0", 0), ("2", 2), (3.0, 3), ("?", None)])
    said = {name: data.draw(counts) for name in ("dead", "missing", "severely_injured", "displaced_people")}
    cells = {name: cell for name, (cell, _count) in said.items()}
    row = Row(2, {"date": "12/3/2021", "title": "Batas kebun", **cells})
    readers["incidents"].check(row)
    assert row.errors == []
    (pk,) = readers["incidents"].write([row], actor=cast.budi, at=cast.now)
    incident = Incident.objects.get(pk=pk)
    assert {name: getattr(incident, name) for name in said} == {
        name: count for name, (_, count) in said.items()
    }
    assert (incident.kind, incident.issue_type, incident.crowd, incident.damage) == ("", "", None, "")


@pytest.mark.parametrize("code", ["incidents", "reports"])
@pytest.mark.parametrize("cell", SEEN)
def test_a_number_without_end_is_wrong_in_words(code: str, cell: float, readers: dict[str, Any]) -> None:
    row = Row(2, {field.code: cell for field in kind_of(code).fields})
    readers[code].check(row)
    assert row.errors
