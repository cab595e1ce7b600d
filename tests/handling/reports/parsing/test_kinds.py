"""Rumour, plan, settled, nothing, activity, tension and incident are told apart."""

import pytest

from rukun.handling.reports.enums import ConflictSource, Direction, ReportKind, Urgency
from rukun.handling.reports.parsing.reading import Handling
from tests.handling.reports.parsing.conftest import ReadOne


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Situasi Kec. Sadu pagi ini aman kondusif, NIHIL kejadian menonjol", ReportKind.NIL),
        ("Desa Lambur nihil", ReportKind.NIL),
        ("Giat Babinsa komsos dengan tokoh pemuda Desa Tri Mulyo, aman lancar", ReportKind.ACTIVITY),
        ("Pemuda Desa Lambur berkelahi tadi malam, 1 orang luka", ReportKind.INCIDENT),
        ("Warga Desa Lambur memortal jalan PT BLS sejak pagi tadi", ReportKind.INCIDENT),
        ("Warga Desa Lambur keberatan atas patok PT BLS", ReportKind.TENSION),
        ("Senin 9 Maret 2026 warga Desa Lambur akan unjuk rasa di kantor bupati", ReportKind.PLANNED),
        (
            "Pemuda Desa Lambur cekcok kemarin, sudah didamaikan pak RT. Selesai",
            ReportKind.SETTLED,
        ),
        (
            "Beredar kabar ada penculik anak di Desa Lambur, ternyata tidak benar",
            ReportKind.RUMOUR,
        ),
    ],
)
def test_kind(read_one: ReadOne, text: str, kind: ReportKind) -> None:
    assert read_one(text).kind.value == kind


def test_nil_of_victims_is_no_nil_report(read_one: ReadOne) -> None:
    report = read_one("Warga Desa Lambur ribut kemarin. Korban nihil, situasi aman terkendali")
    assert report.kind.value == ReportKind.INCIDENT


def test_denied_feared_and_past_harm_is_no_harm(read_one: ReadOne) -> None:
    report = read_one(
        "Warga Desa Lambur cekcok kemarin. Tidak ada bentrok, sajam nihil. Dikhawatirkan terjadi pembakaran. "
        "Tahun 2018 pernah ada rumah dibakar dan 1 orang dibacok."
    )
    assert (report.violence.value, report.weapons.value, report.arson.value) == (False, False, False)
    assert report.damage == ()
    assert "dead" not in report.counts


def test_harm_is_seen_with_its_words(read_one: ReadOne) -> None:
    text = "Kemarin massa membawa parang memukul pelaku dan 1 unit sepeda motor dibakar warga Desa Lambur"
    report = read_one(text)
    assert (report.violence.value, report.weapons.value, report.arson.value) == (True, True, True)
    assert [span.of(text) for span in report.weapons.evidence] == ["parang"]
    assert [one.value for one in report.damage] == ["1 unit sepeda motor dibakar"]
    assert report.urgency.value == Urgency.RED


@pytest.mark.parametrize(
    ("text", "issue_type", "source", "direction"),
    [
        (
            "Warga Desa Lambur menutup jalan PT BLS, lahan usaha 2 minta dikembalikan",
            "land_plantation",
            "d",
            "company",
        ),
        ("Tapal batas desa Lambur I dan Lambur II jadi sengketa", "village_boundary", "c", "horizontal"),
        ("Batas kebun antara warga Desa Lambur cekcok", "land_plantation", "d", "horizontal"),
        ("Jaring nelayan Lambur putus kena pukat", "fishers_gear", "d", "horizontal"),
        ("Warga Desa Lambur keberatan pembangunan gereja", "house_of_worship", "b", "horizontal"),
        ("Buruh pabrik Desa Lambur mogok menuntut upah", "labour", "a", "company"),
        ("Antrian solar di SPBN Lambur ribut", "fuel_fertiliser", "a", "horizontal"),
        ("Warga Desa Lambur protes data penerima BLT", "social_aid_policy", "a", "vertical"),
    ],
)
def test_type_source_and_direction(
    read_one: ReadOne, text: str, issue_type: str, source: str, direction: str
) -> None:
    report = read_one(text)
    assert report.issue_type is not None
    assert report.conflict_source is not None
    assert report.direction is not None
    found = (report.issue_type.value, report.conflict_source.value, report.direction.value)
    assert found == (issue_type, ConflictSource(source), Direction(direction))


@pytest.mark.parametrize(
    ("text", "handling"),
    [
        ("Pencurian motor di Desa Lambur, sudah LP polsek", Handling.POLICE),
        ("Suami pukul istri di RT 03 Desa Lambur tadi malam", Handling.PROTECTION),
        ("Buaya muncul di Desa Lambur, 1 warga digigit", Handling.WILDLIFE),
        ("Kebakaran dapur warga Desa Lambur karena korsleting", Handling.DISASTER),
    ],
)
def test_what_is_no_social_conflict_goes_elsewhere(read_one: ReadOne, text: str, handling: Handling) -> None:
    report = read_one(text)
    assert not report.is_social_conflict_matter.value
    assert report.handling is not None
    assert report.handling.value == handling
    assert report.conflict_source is None


def test_mob_against_a_thief_is_social_conflict(read_one: ReadOne) -> None:
    report = read_one("Warga Desa Lambur menangkap pencuri sawit, sempat dipukul massa ± 40 org")
    assert report.is_social_conflict_matter.value
    assert report.issue_type is not None
    assert report.issue_type.value == "mob_justice"
