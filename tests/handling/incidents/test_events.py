"""UCDP GED: every event accounted for, none placed finer than its precision code says."""

from collections import Counter
from pathlib import Path

import pytest

from rukun.foundation.territory.models import Boundary
from rukun.foundation.territory.sources import BadInput
from rukun.handling.incidents import ucdp
from rukun.handling.incidents.domain.events import load_events
from rukun.handling.incidents.models import HistoricalEvent, Incident
from rukun.handling.incidents.ucdp import Rejected, read_event, read_rows
from rukun.handling.incidents.ucdp_names import PROVINCES, REGENCIES
from tests.cast import Cast

SHIPPED = Path(__file__).resolve().parents[3] / "data/ucdp_ged_indonesia_1989_2019.csv.gz"
LEVELS = {"country": 0, "province": 1, "regency": 2, "subdistrict": 3}
FINEST = {"1": 3, "2": 2, "3": 2, "4": 1, "5": 1, "6": 0}


@pytest.fixture(scope="module")
def rows() -> list[ucdp.Row]:
    return read_rows(SHIPPED)


def row(**cells: str) -> ucdp.Row:
    usual = {
        "id": "1",
        "type_of_violence": "1",
        "conflict_name": "Indonesia: Aceh",
        "side_a": "Government of Indonesia",
        "side_b": "GAM",
        "source_article": "Reuters, 2001-03-02",
        "where_prec": "1",
        "where_coordinates": "Nisam village",
        "adm_1": "Aceh Province",
        "adm_2": "North Aceh Regency",
        "latitude": "5.0",
        "longitude": "97.0",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2001-03-01 00:00:00.000",
        "date_end": "2001-03-01 00:00:00.000",
        "deaths_civilians": "1",
        "best": "2",
        "high": "3",
        "low": "1",
    }
    return usual | cells


def lies_in(code: str) -> ucdp.FindRegion:
    return lambda _lon, _lat, level: ".".join(code.split(".")[:level]) if code else ""


def placed(code: str = "11.08.03", **cells: str) -> tuple[str | None, str, str]:
    event = read_event(row(**cells), find=lies_in(code))
    return event.region_id, event.place_precision, event.placing


@pytest.mark.parametrize(
    ("cells", "found", "where"),
    [
        ({}, "11.08.03", ("11.08.03", "subdistrict", "point")),
        ({}, "11.73.01", ("11.73.01", "subdistrict", "point")),  # Lhokseumawe was parted from Aceh Utara
        ({}, "12.05.01", ("11.08", "regency", "former_name")),  # the point lies in another province
        ({"date_start": "2004-01-01", "date_end": "2004-01-01"}, "", ("11.08", "regency", "name")),
        ({"where_prec": "2"}, "11.08.03", ("11.08", "regency", "point")),
        ({"where_prec": "2"}, "", ("11.08", "regency", "former_name")),
        ({"where_prec": "3"}, "11.11.01", ("11.08", "regency", "former_name")),
        ({"where_prec": "4"}, "11.08.03", ("11", "province", "name")),
        ({"where_prec": "4", "adm_1": "Papua Province", "adm_2": ""}, "94.04.01", (None, "country", "none")),
        ({"where_prec": "5"}, "11.08.03", ("11", "province", "name")),
        ({"where_prec": "5", "adm_1": "", "adm_2": ""}, "61.01.01", (None, "country", "none")),
        ({"where_prec": "6", "adm_1": ""}, "11.08.03", (None, "country", "none")),
        ({"where_prec": "3", "adm_2": "Atlantis Regency"}, "11.08.03", ("11", "province", "name")),
    ],
)
def test_an_event_is_placed_as_surely_as_the_source_says(
    cells: dict[str, str], found: str, where: tuple[str | None, str, str]
) -> None:
    assert placed(found, **cells) == where


def test_only_an_exact_point_is_kept() -> None:
    exact = read_event(row(), find=lies_in("11.08.03"))
    near = read_event(row(where_prec="2"), find=lies_in("11.08.03"))
    assert ((exact.longitude, exact.latitude), (near.longitude, near.latitude)) == ((97.0, 5.0), (None, None))


@pytest.mark.parametrize(
    "cells",
    [
        {"adm_1": "Timor Timur Province"},
        {"where_prec": "7"},
        {"adm_1": "", "adm_2": ""},
        {"where_prec": "8"},
        {"date_start": "soon"},
        {"best": "-1"},
        {"best": "many"},
        {"date_prec": "9"},
        {"type_of_violence": ""},
        {"longitude": "900"},
    ],
)
def test_what_cannot_be_placed_or_read_is_rejected_with_a_reason(cells: dict[str, str]) -> None:
    with pytest.raises(Rejected) as rejected:
        read_event(row(**cells), find=lies_in(""))
    assert str(rejected.value)


def test_every_name_in_the_file_is_known(rows: list[ucdp.Row]) -> None:
    here = [one for one in rows if one["adm_1"] != "Timor Timur Province"]
    assert {one["adm_1"] for one in here} - {""} == set(PROVINCES)
    assert {one["adm_2"] for one in here} - {""} == set(REGENCIES)


def test_the_whole_file_is_accounted_for_and_nothing_is_too_fine(rows: list[ucdp.Row]) -> None:
    """Each point is taken to lie in its province: so no event could be placed finer than here."""
    assert len(rows) == 1_734
    loaded, rejected = [], Counter[str]()
    for one in rows:
        named = PROVINCES.get(one["adm_1"])
        try:
            event = read_event(one, find=lies_in(f"{named.code}.01.01" if named else ""))
        except Rejected as reason:
            rejected[str(reason)] += 1
        else:
            loaded.append((one, event))
    assert (len(loaded), sum(rejected.values())) == (1_433, 301)
    too_fine = [e.source_id for one, e in loaded if LEVELS[e.place_precision] > FINEST[one["where_prec"]]]
    assert too_fine == []
    unfounded = [e.source_id for one, e in loaded if e.longitude is not None and one["where_prec"] != "1"]
    assert unfounded == []
    assert all(
        (e.region_id or "").count(".") + bool(e.region_id) == LEVELS[e.place_precision] for _one, e in loaded
    )


@pytest.fixture
def here(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast's regions, with the outline of one subdistrict; every point lies in it."""
    monkeypatch.setitem(PROVINCES, "Jambi Province", ucdp.Named("15"))
    monkeypatch.setitem(REGENCIES, "East Tanjung Jabung Regency", ucdp.Named("15.07"))
    square = bytes.fromhex(
        "010300000001000000050000000000000000405a400000000000000000000000000080"
        "5a4000000000000000000000000000805a40000000000000f03f0000000000405a40000000000000f03f"
        "0000000000405a400000000000000000"
    )
    for code, depth in (("15.07.09", 3), ("15.07", 2)):
        Boundary.objects.create(
            region_id=code,
            level=depth,
            geometry=square,
            label_lon=105.5,
            label_lat=0.5,
            west=105,
            south=0,
            east=106,
            north=1,
        )


def file_of(path: Path, *rows: ucdp.Row) -> Path:
    path.write_text("\n".join(",".join(line) for line in (rows[0].keys(), *(one.values() for one in rows))))
    return path


def jambi(number: str, **cells: str) -> ucdp.Row:
    told = {"adm_1": "Jambi Province", "adm_2": "East Tanjung Jabung Regency", "source_article": "Kompas"}
    return row(id=number, longitude="105.5", latitude="0.5", **told | cells)


@pytest.mark.usefixtures("here")
def test_loaded_again_nothing_is_doubled_and_what_changed_is_changed(tmp_path: Path) -> None:
    file = file_of(tmp_path / "ged.csv", jambi("1"), jambi("2", where_prec="3"), jambi("3", where_prec="7"))
    first = load_events(file)
    assert (first.rows, first.added, first.changed, list(first.rejected.values())) == (3, 2, 0, [1])
    assert load_events(file).added == 0
    changed = file_of(tmp_path / "ged.csv", jambi("1", best="9"), jambi("2", where_prec="3"), jambi("2"))
    done = load_events(changed)
    assert (done.added, done.changed, done.loaded) == (0, 1, 2)
    assert list(HistoricalEvent.objects.order_by("source_id").values_list("region_id", "dead_best")) == [
        ("15.07.09", 9),
        ("15.07", 2),
    ]
    assert not Incident.objects.exists()


@pytest.mark.usefixtures("here")
def test_interrupted_it_is_simply_loaded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rukun.handling.incidents.domain.events._CHUNK", 2)
    file = file_of(tmp_path / "ged.csv", *(jambi(str(number)) for number in range(1, 8)))

    def stops(done: int, _total: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_events(file, progress=stops)
    assert HistoricalEvent.objects.count() == 4
    assert load_events(file).added == 3


def test_a_file_of_something_else_is_refused_in_one_line(db: None, tmp_path: Path) -> None:
    file = file_of(tmp_path / "x.csv", {"id": "1", "best": "2"})
    with pytest.raises(BadInput, match="adm_1"):
        load_events(file)


def test_without_outlines_nothing_is_placed(db: None) -> None:
    with pytest.raises(BadInput):
        load_events(SHIPPED)
