"""When it happened, said in all the ways people say it; the message came on Wednesday 4 March 2026, noon."""

from datetime import date, datetime, timedelta

import pytest

from rukun.handling.reports.enums import Precision
from rukun.handling.reports.parsing.reading import AskReason
from tests.handling.reports.parsing.conftest import NOON, WIB, Read, ReadOne

HAPPENED = "warga Desa Lambur cekcok soal lahan"


def moment(day: int, hour: int = 0, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Selasa tanggal 3 Maret 2026 pukul 09.30 WIB", moment(3, 9, 30)),
        ("hari Selasa, 03-03-2026 jam 9 pagi", moment(3, 9)),
        ("Selasa 3/3/26 pkl 20.30 wib", moment(3, 20, 30)),
        ("tgl 3/III/2026 jam setengah delapan malam", moment(3, 19, 30)),
        ("kemarin jam 5 sore", moment(3, 17)),
        ("kmrn mlm jam 9", moment(3, 21)),
        ("tadi malam jam satu", moment(4, 1)),
        ("semalam pukul 23.15", moment(3, 23, 15)),
        ("tadi pagi jam 7", moment(4, 7)),
        ("td pagi jam setengah 8", moment(4, 7, 30)),
        ("2 hari lalu jam 10.00", moment(2, 10)),
        ("hari Minggu lalu pkl 16.00", moment(1, 16)),
        ("Senin malam jam 8", moment(2, 20)),
        ("malam Selasa jam 9", moment(2, 21)),
        ("tgl 27 jam 10 pagi", moment(27, 10, month=2)),
        ("tgl 1 kemarin jam 12 siang", moment(1, 12)),
        ("Ahad 1 Maret pukul 8 malam", moment(1, 20)),
        ("28 Peb 2026 jam 7 lewat 15", moment(28, 7, 15, month=2)),
        ("dari jam 7 tadi", moment(4, 7)),
    ],
)
def test_time_to_the_minute(read_one: ReadOne, words: str, start: datetime) -> None:
    occurred = read_one(f"{words} {HAPPENED}").occurred
    assert occurred is not None
    assert (occurred.value.start, occurred.value.precision) == (start, Precision.MINUTE)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("kemaren pagi abis subuh", moment(3, 5), moment(3, 8)),
        ("tadi malam", moment(3, 18), moment(3, 23, 59)),
        ("kemarin sore", moment(3, 15), moment(3, 18)),
        ("Senin 2/3 dini hari", moment(2), moment(2, 4)),
        ("semalam jam 11an", moment(3, 22, 30), moment(3, 23, 59)),
        ("Minggu malam ba'da isya", moment(1, 19), moment(1, 21, 30)),
    ],
)
def test_part_of_the_day_is_a_range(read_one: ReadOne, words: str, first: datetime, last: datetime) -> None:
    occurred = read_one(f"{words} {HAPPENED}").occurred
    assert occurred is not None
    assert occurred.value.precision == Precision.PART_OF_DAY
    assert occurred.value.start is not None
    assert occurred.value.until is not None
    assert first <= occurred.value.start <= occurred.value.until <= last


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("kemarin", 3),
        ("hari Senin", 2),
        ("3 Maret", 3),
        ("tanggal 2", 2),
        ("kemarin lusa", 2),
        ("hari Minggu, 1 Maret 2026", 1),
    ],
)
def test_day_alone(read_one: ReadOne, words: str, day: int) -> None:
    occurred = read_one(f"{words} {HAPPENED}").occurred
    assert occurred is not None
    assert (occurred.value.start, occurred.value.precision) == (moment(day), Precision.DAY)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("hari Senin 3/2 kemarin", {date(2026, 3, 2), date(2026, 2, 3)}),
        ("Selasa 4 Maret 2026", {date(2026, 3, 4), date(2026, 3, 3)}),
        ("Rabu 4 Maret 2025", {date(2025, 3, 4), date(2026, 3, 4)}),
    ],
)
def test_date_against_its_weekday_is_asked(read_one: ReadOne, words: str, days: set[date]) -> None:
    report = read_one(f"{words} {HAPPENED}")
    assert report.occurred is not None
    assert report.occurred.ask
    assert set(report.occurred.value.candidates) == days
    assert AskReason.DATE_AND_WEEKDAY in {ask.reason for ask in report.asks}


def test_day_that_is_in_no_calendar_is_asked_and_left_empty(read_one: ReadOne) -> None:
    report = read_one(f"30 Februari 2026 {HAPPENED}")
    assert report.occurred is None
    assert [ask.reason for ask in report.asks] == [AskReason.DATE_UNREADABLE]


@pytest.mark.parametrize(
    "words",
    [
        "sejak tahun 2004",
        "dalam minggu ini",
        "RT 03/02",
        "seluas 1/2 ha",
        "selama 2 jam",
        "Selamat pagi pak,",
    ],
)
def test_what_only_looks_like_a_time_is_none(read_one: ReadOne, words: str) -> None:
    assert read_one(f"{words} {HAPPENED}").occurred is None


def test_mediation_is_not_the_event(read_one: ReadOne) -> None:
    report = read_one(
        "Minggu 1 Maret 2026 pukul 21.00 pemuda Desa Sido Mukti berkelahi. "
        "Musyawarah di balai desa Senin 2 Maret 2026 pukul 20.00, saling memaafkan. Selesai."
    )
    assert report.occurred is not None
    assert report.occurred.value.start == moment(1, 21)


def test_agreed_date_is_the_next_event(read_one: ReadOne) -> None:
    report = read_one(
        "Hasil mediasi batas kebun Desa Lagan Ulu, Senin 2 Maret 2026 pkl 10.00: belum sepakat, "
        "disepakati ukur ulang bersama hari Kamis 12 Maret."
    )
    assert report.occurred is not None
    assert report.occurred.value.start == moment(2, 10)
    assert report.next_event is not None
    assert report.next_event.value.on == date(2026, 3, 12)


def test_end_and_what_goes_on(read_one: ReadOne) -> None:
    over = read_one("Selasa 3 Maret 2026 pukul 08.00 s/d 11.30 WIB buruh Desa Lambur mogok kerja").occurred
    going_on = read_one(
        "warga Desa Lambur menutup jalan sejak jam 7 pagi ini, sampai sekarang masih bertahan"
    ).occurred
    assert over is not None
    assert over.value.until == moment(3, 11, 30)
    assert not over.value.is_ongoing
    assert going_on is not None
    assert going_on.value.is_ongoing


def test_words_of_a_chat_are_read_from_its_own_clock(read: Read) -> None:
    text = (
        "[02/03/26 07.15.00] Kades Teluk Kijing: tadi malam pemuda berkelahi di lapangan\n"
        "[02/03/26 07.20.00] Camat: siap"
    )
    (report,) = read(text, at=NOON + timedelta(days=1)).reports
    assert report.occurred is not None
    assert report.occurred.value.start == moment(1, 18)
    assert report.places[0].name == "Teluk Kijing"
