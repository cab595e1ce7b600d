"""The office's own recap of incidents, taken in."""

from datetime import date, time

import pytest

from rukun.foundation.imports.models import Import, ImportRow
from rukun.foundation.imports.queries import counts_of, rows_to_correct
from rukun.foundation.journal.models import Entry
from rukun.foundation.notices.models import Notice
from rukun.foundation.obligations.models import Obligation
from rukun.handling.incidents.models import Incident
from tests.cast import Cast
from tests.foundation.imports.conftest import HEADINGS, Take, csv_of, row, xlsx_of


def errors_of(run: Import) -> list[tuple[int, str, str]]:
    return [(one.number, code, text) for one in rows_to_correct(run) for code, text in one.errors]


def test_a_recap_becomes_incidents_with_what_it_says_and_nothing_else(cast: Cast, take_in: Take) -> None:
    run = take_in(
        xlsx_of(
            ["REKAP KEJADIAN KABUPATEN TANJUNG JABUNG TIMUR"],
            [],
            HEADINGS,
            [1, 2, 3, 4, 5, 6, 7, 8],
            row(1, date(2021, 3, 12), Korban_Meninggal=2, Luka="3 orang"),
            row(2, "Maret 2021", Desa_Kel="", Luka="-"),
            row(3, 44267),
            row(4, 2019, Kecamatan="", Desa_Kel=""),
        )
    )
    assert run.state == "done"
    found = [
        (
            i.number,
            i.title,
            i.region_current_id,
            i.place_precision,
            i.time_precision,
            i.dead,
            i.injured,
            i.missing,
        )
        for i in Incident.objects.order_by("title")
    ]
    village, subdistrict = "15.07.09.2006", "15.07.09"
    assert found == [
        ("PS-2021-0001", "Batas kebun 1", village, "village", "day", 2, 3, None),
        ("PS-2021-0002", "Batas kebun 2", subdistrict, "subdistrict", "month", 0, 0, None),
        ("PS-2021-0003", "Batas kebun 3", village, "village", "day", 0, None, None),
        ("PS-2019-0001", "Batas kebun 4", "15.07", "regency", "year", 0, None, None),
    ]
    first = Incident.objects.get(title="Batas kebun 1")
    assert (first.kind, first.account, first.owner_agency) == (
        "",
        "Warga berkumpul.",
        cast.agency("kesbangpol"),
    )
    assert not Notice.objects.exists()
    assert not Obligation.objects.exists()
    written = Entry.objects.get(action="import.written")
    assert sorted(written.data["records"]) == sorted(str(i.pk) for i in Incident.objects.all())


def test_the_file_goes_when_nothing_is_left_to_correct(cast: Cast, take_in: Take) -> None:
    run = take_in(csv_of(HEADINGS, row()))
    assert run.file_sha256 == ""


def test_the_same_list_is_never_taken_in_twice(cast: Cast, take_in: Take, check: Take) -> None:
    take_in(xlsx_of(HEADINGS, row(1, date(2021, 3, 12)), row(2)))
    again = check(csv_of(HEADINGS, row(1, "12-03-2021"), row(2), row(3), delimiter=","), source="Lain")
    assert (counts_of(again).known, counts_of(again).fine) == (2, 1)


def test_a_row_that_stands_twice_is_shown_and_not_swallowed(cast: Cast, check: Take) -> None:
    run = check(csv_of(HEADINGS, row(1), row(1)))
    assert (counts_of(run).fine, counts_of(run).repeated) == (1, 1)
    assert [number for number, _code, _text in errors_of(run)] == [3]


def test_own_numbers_tell_alike_rows_apart(cast: Cast, check: Take) -> None:
    headings = ("No. Register", *HEADINGS[1:])
    run = check(csv_of(headings, ("A1", *row(1)[1:]), ("A2", *row(1)[1:]), ("A1", *row(2)[1:])))
    assert (counts_of(run).fine, counts_of(run).repeated) == (2, 1)


def test_under_another_name_the_list_is_still_the_same(cast: Cast, take_in: Take, check: Take) -> None:
    headings = ("No. Register", *HEADINGS[1:])
    take_in(csv_of(headings, ("A1", *row(1)[1:]), ("A2", *row(1)[1:])))
    again = check(csv_of(headings, ("A1", *row(1)[1:]), ("A3", *row(1)[1:])), source="Salinan")
    assert (counts_of(again).known, counts_of(again).fine) == (1, 1)
    unnumbered = check(csv_of(HEADINGS, row(1)), source="Tanpa nomor")
    assert counts_of(unnumbered).known == 1


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"day": "31/02/2021"}, "date"),
        ({"day": ""}, "date"),
        ({"day": "Senin, 12 Maret 2021"}, "date"),
        ({"day": "1/1/2031"}, "date"),
        ({"Desa_Kel": "Sungai Bras"}, "village"),
        ({"Desa_Kel": "Atlantis"}, "village"),
        ({"Kecamatan": "Geragai"}, "village"),
        ({"Korban_Meninggal": "beberapa"}, "dead"),
        ({"Luka": "± 40"}, "injured"),
        ({"Nama_Kejadian": "", "Uraian": ""}, "title"),
    ],
)
def test_a_wrong_cell_is_named_and_keeps_only_its_row_back(
    cast: Cast, check: Take, cells: dict[str, object], field: str
) -> None:
    run = check(csv_of(HEADINGS, row(1, **cells), row(2)))
    assert [(number, code) for number, code, _text in errors_of(run)] == [(2, field)]
    assert counts_of(run).fine == 1


def test_a_likely_name_is_proposed_and_not_taken(cast: Cast, check: Take) -> None:
    run = check(csv_of(HEADINGS, row(1, Desa_Kel="Sungai Bras")))
    ((_number, _code, text),) = errors_of(run)
    assert "15.07.09.2006" in text


@pytest.mark.parametrize(
    ("code", "words"),
    [("1507092006", "BPS"), ("15.07.99.2001", "15.07.99.2001"), ("15.06.01.2001", "kabupaten lain")],
)
def test_codes_are_explained_and_not_guessed(cast: Cast, check: Take, code: str, words: str) -> None:
    run = check(csv_of((*HEADINGS, "Kode wilayah"), (*row(1), code)))
    ((_number, field, text),) = errors_of(run)
    assert field == "region_code"
    assert words in text


def test_the_clock_is_read_and_a_part_of_the_day_stays_one(cast: Cast, take_in: Take) -> None:
    take_in(
        xlsx_of(
            (*HEADINGS, "Pukul"),
            (*row(1), time(20, 30)),
            (*row(2), "malam"),
            (*row(3), "pkl 07.15 WIB"),
            (*row(4), ""),
        )
    )
    found = Incident.objects.order_by("title").values_list("time_precision", flat=True)
    assert list(found) == ["minute", "part_of_day", "minute", "day"]


def test_numbers_of_persons_are_hidden(cast: Cast, take_in: Take) -> None:
    take_in(csv_of(HEADINGS, row(1, Uraian="Hubungi 0812-3456-7890, NIK 1507091203850001")))
    incident = Incident.objects.get()
    assert "7890" not in incident.account
    assert "1507091203850001" not in incident.account


def test_words_that_are_no_type_of_the_list_are_kept_as_words(cast: Cast, take_in: Take) -> None:
    take_in(csv_of((*HEADINGS, "Jenis Konflik"), (*row(1), "Sengketa tanah adat")))
    incident = Incident.objects.get()
    assert (incident.issue_type, "Sengketa tanah adat" in incident.account) == ("", True)


def test_rows_point_to_their_records(cast: Cast, take_in: Take) -> None:
    run = take_in(csv_of(HEADINGS, row(1), row(2)))
    rows = ImportRow.objects.filter(run=run, state="written").order_by("number")
    titles = [Incident.objects.get(pk=one.object_id).title for one in rows]
    assert titles == ["Batas kebun 1", "Batas kebun 2"]
