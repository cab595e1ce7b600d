"""Where it happened: the sender's area first, offices and namesakes are no places of an event."""

import pytest

from rukun.handling.reports.parsing.reading import AskReason, Handling, PlaceRole
from tests.handling.reports.parsing.conftest import ReadOne


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("warga Ds. Sei Beras kec. Mendahara Ulu", "15.07.09.2006"),
        ("warga sungaiberas", "15.07.09.2006"),
        ("warga desa teloek madjelis", "15.07.08.2003"),
        ("di Kel. Tanjungsolok", "15.07.08.1002"),
        ("warga sidomukti", "15.07.06.2007"),
        ("di kelurahan parit culum 2", "15.07.07.1006"),
        ("di Parit Culum dua", "15.07.07.1006"),
        ("warga desa Rantau Rasau", "15.07.11.2002"),
        ("warga ds rantau rasau II", "15.07.04.2005"),
        ("warga desa Lagn Ulu", "15.07.10.2001"),
        ("warga alang2", "15.07.01.2001"),
        ("di N. Panjang I", "15.07.02.1001"),
        ("WARGA SUNGAI ULAR", "15.07.01.2016"),
    ],
)
def test_village_however_it_is_written(read_one: ReadOne, words: str, code: str) -> None:
    place = read_one(f"kemarin {words} cekcok soal lahan").primary_place
    assert place is not None
    assert place.code == code


def test_office_of_the_subdistrict_is_no_village(read_one: ReadOne) -> None:
    report = read_one("Warga Desa Rantau Jaya ribut, 1 orang dibawa ke Polsek Rantau Rasau")
    assert [place.code for place in report.places] == ["15.07.04.2009"]


def test_namesakes_are_no_places(read_one: ReadOne) -> None:
    report = read_one("kelompok tani Suka Maju dan PT Kota Baru Sawit cekcok di Desa Lagan Ulu")
    assert [place.code for place in report.places] == ["15.07.10.2001"]


def test_ordinary_words_name_no_village(read_one: ReadOne) -> None:
    assert read_one("ada keributan di simpang empat, warnanya mencolok, mohon dicek").places == ()


def test_two_villages_are_primary_and_also(read_one: ReadOne) -> None:
    report = read_one("Pemuda Desa Lagan Ilir berkelahi dengan pemuda Desa Mendahara Tengah")
    assert [(place.code, place.role) for place in report.places] == [
        ("15.07.03.2007", PlaceRole.PRIMARY),
        ("15.07.03.2003", PlaceRole.ALSO),
    ]


def test_name_that_several_villages_carry_is_asked(read_one: ReadOne) -> None:
    report = read_one("warga Kelurahan Parit Culum cekcok soal lahan")
    place = report.primary_place
    assert place is not None
    assert place.ask
    assert {place.code, *place.alternatives} == {"15.07.07.1005", "15.07.07.1006"}
    assert AskReason.SEVERAL_PLACES in {ask.reason for ask in report.asks}


def test_other_regencys_matter_is_offered_for_forwarding(read_one: ReadOne) -> None:
    report = read_one("Warga bakar mobil di Desa Marga Mulya Kec. Sungai Bahar kemarin sore")
    assert not report.in_own_regency.value
    assert report.other_regency == "15.05"
    assert report.handling is not None
    assert report.handling.value == Handling.FORWARD


def test_senders_own_village_only_where_the_text_speaks_from_it(read_one: ReadOne) -> None:
    spoken = read_one("di kampung kami warga cekcok soal solar", region="15.07.02.2009")
    silent = read_one("ada cekcok soal solar", region="15.07.02.2009")
    assert [place.code for place in spoken.places] == ["15.07.02.2009"]
    assert not spoken.places[0].is_sure
    assert silent.places == ()
