"""A whole paste: several reports in one, what is sealed, what is refused, and any text at all."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rukun.handling.reports.enums import ReportKind
from rukun.handling.reports.parsing.masking import find_numbers
from rukun.handling.reports.parsing.reader import LONGEST_MESSAGE, MessageTooLong
from rukun.handling.reports.parsing.reading import ReadMessage, ReporterRole, SecretKind, Span
from tests.handling.reports.parsing.conftest import Read

RECAP = """Rekap FKDM Kuala Jambi tgl 3/3/26 :
1. Ds. Teluk Majelis - pkl 10.00, adu mulut 2 kelompok tani soal pintu klep, sdh dimusyawarahkan. Selesai
2. Kel. Tanjungsolok - sore jam 5, nelayan antri solar ribut, 1 org lecet
Desa/kel lain nihil"""


def found(message: ReadMessage) -> list[tuple[ReportKind, list[str]]]:
    return [(one.kind.value, [place.name for place in one.places]) for one in message.reports]


def test_recap_is_several_reports_and_the_rest_nil(read: Read) -> None:
    message = read(RECAP)
    assert found(message) == [
        (ReportKind.SETTLED, ["Teluk Majelis"]),
        (ReportKind.INCIDENT, ["Tanjung Solok"]),
        (ReportKind.NIL, ["Kampung Laut", "Kuala Lagan", "Majelis Hidayah", "Manunggal Makmur"]),
    ]
    days = [one.occurred.value.start for one in message.reports if one.occurred and one.occurred.value.start]
    assert [day.date().isoformat() for day in days] == ["2026-03-03"] * 3


def test_points_of_one_account_are_one_report(read: Read) -> None:
    message = read(
        "*Fakta*: Selasa 3 Maret 2026 warga Desa Sungai Beras keberatan atas patok PT WLL.\n"
        "*Uraian*:\n1. Warga mengelola lahan sejak tahun 2004.\n2. Perusahaan diwakili humas.\n3. Tertib."
    )
    assert found(message) == [(ReportKind.TENSION, ["Sungai Beras"])]
    assert message.parts_present == ("facts", "account")


@pytest.mark.parametrize(
    "style",
    ["[02/03/26 {}.00] {}: {}", "02/03/26, {} - {}: {}", "02/03/26 {} - {}: {}", "[{}, 2/3/2026] {}: {}"],
)
def test_chat_is_read_line_by_line(read: Read, style: str) -> None:
    lines = [
        ("07.00", "Camat Np", "mohon update pagi ini"),
        ("07.05", "Kades Pemusiran", "aman nihil"),
        ("07.10", "Kades Teluk Kijing", "tadi malam pemuda berkelahi di lapangan, 1 org luka"),
        ("07.30", "Kades Teluk Kijing", "update: sdh dibawa ke puskesmas"),
        ("07.31", "Camat Np", "siap, meluncur"),
    ]
    message = read("\n".join(style.format(*line) for line in lines))
    assert found(message) == [(ReportKind.NIL, ["Pemusiran"]), (ReportKind.INCIDENT, ["Teluk Kijing"])]


def test_names_numbers_and_strengths_are_sealed(read: Read) -> None:
    text = (
        "Warga Desa Lambur ribut. Sumber : Bpk Sarwito 0813-0000-2288, korban an. Rahmi Adelia (9 th), "
        "NIK 1507010101900001, pelaku inisial S, 27 th. Personel PAM : polsek 6 org, koramil 2 org"
    )
    sealed = {secret.kind: secret.span.of(text) for secret in read(text).secrets}
    assert sealed[SecretKind.PHONE] == "0813-0000-2288"
    assert sealed[SecretKind.IDENTITY] == "1507010101900001"
    assert sealed[SecretKind.FORCES] == "Personel PAM : polsek 6 org, koramil 2 org"
    people = [secret.span.of(text) for secret in read(text).secrets if secret.kind == SecretKind.PERSON]
    assert people == ["Bpk Sarwito", "Rahmi Adelia", "inisial S, 27 th"]


def test_offices_are_not_sealed(read: Read) -> None:
    text = "Sumber : Bhabinkamtibmas Polsek Sadu. Menurut Kades Lambur warga cekcok"
    assert read(text).secrets == ()


@pytest.mark.parametrize(
    "text",
    [
        "*RAHASIA*\nLAPORAN HARIAN KHUSUS\nNOMOR : R-LHK/117/V/2025\nhasil penggalangan di Desa Lambur",
        "SATUAN INTELKAM\nINFORMASI KHUSUS\nNomor : R/Infosus-09/I/2026/Intelkam\nwarga Desa Lambur",
        "LAPINSUS\nUnit Intel Kodim\nTelaahan intelijen tentang Desa Lambur",
    ],
)
def test_intelligence_product_is_refused_and_pointed_to(read: Read, text: str) -> None:
    message = read(text)
    assert message.reports == ()
    assert message.refused is not None
    assert "Lambur" not in message.refused.value


def test_plea_for_secrecy_is_no_intelligence_product(read: Read) -> None:
    message = read("Pak ini sangat rahasia ya, warga Desa Lambur cekcok soal lahan")
    assert message.refused is None
    assert len(message.reports) == 1


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Warga Desa Lambur ribut.\nBhabinkamtibmas", ReporterRole.BHABIN),
        ("Dari : Kasi Trantib Kec. Dendang\nwarga Desa Koto Kandis ribut", ReporterRole.SUBDISTRICT),
        ("Warga ribut.\nKades Sido Mukti", ReporterRole.VILLAGE_HEAD),
        ("pak tolong kami, kami dari Lambur", ReporterRole.RESIDENT),
    ],
)
def test_who_writes(read: Read, text: str, role: ReporterRole) -> None:
    found_role = read(text).reporter_role
    assert found_role is not None
    assert found_role.value == role


def test_more_than_a_paste_may_hold_is_refused(read: Read) -> None:
    with pytest.raises(MessageTooLong):
        read("a" * (LONGEST_MESSAGE + 1))


NONSENSE = (
    "1.",
    "desa ",
    "5 orang ",
    "A",
    "(",
    "\n",
    "jam 8 ",
    "tgl 3/3 ",
    "1. Lambur nihil\n",
    "an. Budi ",
    "é😀",
    "ormas ",
)


@pytest.mark.parametrize("unit", NONSENSE)
def test_nonsense_of_any_length_ends(read: Read, unit: str) -> None:
    assert read((unit * LONGEST_MESSAGE)[:LONGEST_MESSAGE]).text


def spans(message: ReadMessage) -> list[Span]:
    told = [secret.span for secret in message.secrets]
    for report in message.reports:
        told += [report.span, *report.kind.evidence]
        told += [span for place in report.places for span in place.evidence]
        told += [span for one in report.counts.values() for span in one.evidence]
        told += [span for ask in report.asks for span in ask.evidence]
        told += [span for one in (report.occurred, report.issue_type) if one for span in one.evidence]
    return told


WORDS = [*f"{RECAP} Selasa 30/2/2026 pkl 25.99 08120000 Kec. an. Pak İ ²".split(), "\n", "[1/1/26 1.1] A:"]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
@example("31/02/26 jam 24.60 tgl 99 bulan Maret 0000")
@example("[99/99/99 99.99] x: y")
@example("1) desa\n2) desa\n3) lainnya nihil")
def test_any_text_is_read(read: Read, text: str) -> None:
    message = read(text)
    for span in spans(message):
        assert 0 <= span.start <= span.end <= len(text)
    for one, other in pairwise(message.secrets):
        assert one.span.end <= other.span.start
    for start, end, _ in find_numbers(text):
        assert (
            any(one.span.start <= start and end <= one.span.end for one in message.secrets) or message.refused
        )
