"""People counted: None where nothing is said, 0 where none is said."""

import pytest

from tests.handling.reports.parsing.conftest import ReadOne


def counted(read_one: ReadOne, text: str) -> dict[str, int]:
    return {
        name: one.value for name, one in read_one(f"Warga Desa Lambur ribut kemarin. {text}").counts.items()
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tidak ada korban.", {"dead": 0, "injured": 0}),
        ("Korban nihil.", {"dead": 0, "injured": 0}),
        ("Korban jiwa tdk ada.", {"dead": 0}),
        ("dak ado yg luko", {"injured": 0}),
        ("1 (satu) orang luka ringan", {"lightly_injured": 1, "injured": 1}),
        (
            "dua orang luka berat, tiga orang luka ringan",
            {"severely_injured": 2, "lightly_injured": 3, "injured": 5},
        ),
        ("2 org lecet", {"injured": 2}),
        ("MD : 1 org\nLB : 2 org", {"dead": 1, "severely_injured": 2, "injured": 2}),
        ("seorang warga tewas", {"dead": 1}),
        ("12 KK (43 jiwa) mengungsi ke masjid", {"displaced_households": 12, "displaced_people": 43}),
        ("Massa ± 70 org menutup jalan.", {"crowd": 70}),
        ("massa dua ratus orang menutup jalan", {"crowd": 200}),
        ("lk 40 warga mendatangi kantor", {"crowd": 40}),
        ("kurang lebih tiga puluh orang mendatangi kantor", {"crowd": 30}),
        ("Massa sekitar 1.500 orang", {"crowd": 1500}),
    ],
)
def test_what_is_said_is_counted(read_one: ReadOne, text: str, wanted: dict[str, int]) -> None:
    assert counted(read_one, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "60 KK eks trans menutup jalan",
        "Personel PAM polsek 6 org, koramil 2 org",
        "3 org perwakilan menyampaikan protes",
        "Warga RT 04 dan RT 12 menutup jalan",
        "Luas 112 ha, kerugian 15 juta",
        "Thn 2018 dulu ada korban meninggal 1 org",
        "jangan sampai ada korban jiwa",
        "massa 100-150 orang akan datang",
        "belasan orang mendatangi kantor",
        "mesin hilang 1 unit",
        "Tidak ada bentrok.",
    ],
)
def test_what_is_not_said_stays_empty(read_one: ReadOne, text: str) -> None:
    found = counted(read_one, text)
    assert {name: value for name, value in found.items() if value} == {}


def test_injured_who_are_not_counted_are_at_least_some(read_one: ReadOne) -> None:
    report = read_one("Pemuda Desa Lambur tawuran, beberapa orang luka")
    assert "injured" not in report.counts
    assert "injured" in report.at_least
