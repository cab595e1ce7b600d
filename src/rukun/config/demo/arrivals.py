"""Reports of the last days, in all eleven subdistricts: what waits, what was judged, what is calm.

A table, so that the desk, the lists and the homes look as on a working morning. Firms and people
are made up; the villages are real.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from rukun.config.demo.acts import By
from rukun.config.demo.stage import Stage, Story
from rukun.handling.reports.models import Report

When = Callable[[Stage], datetime]


def _minutes(count: int) -> When:
    return lambda stage: stage.ago(minutes=count)


def _hours(count: int) -> When:
    return lambda stage: stage.ago(hours=count)


def _day(days: int, clock: str) -> When:
    return lambda stage: stage.before(days, clock)


@dataclass(frozen=True)
class _Arrival:
    """One report that came in: when, through whom, and what it says. `behalf`: whose words they are."""

    when: When
    by: str
    urgency: str
    region: str
    title: str
    facts: str
    behalf: str = ""
    channel: str = "app"
    kind: str = "tension"
    more: dict[str, Any] = field(default_factory=dict)


# Red and yellow ones have minutes and hours left, or are late by some; nobody has looked at them.
_WAITING: Final = (
    _Arrival(
        _minutes(38),
        "budi",
        "red",
        "15.07.10.2008",
        "Warga berkumpul di lahan yang dipermasalahkan, Desa Rantau Karya",
        "Sekitar 60 orang berkumpul di batas kebun PT Rimba Karya Mandiri sejak pagi. Belum ada kekerasan. "
        "Camat dan kapolsek menuju lokasi.",
        "Camat Geragai",
        "phone",
        "incident",
        {"crowd": 60, "issue_type": "land_plantation", "conflict_source": "d", "direction": "company"},
    ),
    _Arrival(
        _minutes(11),
        "budi",
        "red",
        "15.07.11.2002",
        "Cekcok dua kelompok di pintu air Desa Rantau Rasau",
        "Dua kelompok tani saling hadang di pintu air, sekitar 20 orang. Kepala desa melerai, belum bubar.",
        "Kepala Desa Rantau Rasau",
        "phone",
        "incident",
        {"crowd": 20, "issue_type": "infrastructure_services", "direction": "horizontal"},
    ),
    _Arrival(
        _hours(3),
        "budi",
        "yellow",
        "15.07.04.1006",
        "Pembagian pupuk bersubsidi Kel. Bandar Jaya dipersoalkan",
        "Anggota tiga kelompok tani mendatangi kios, menyatakan jatah tidak sesuai daftar. Tertib.",
        "Lurah Bandar Jaya",
        "phone",
        "tension",
        {"issue_type": "fuel_fertiliser", "direction": "vertical", "reliability": "B", "credibility": 2},
    ),
    _Arrival(
        _hours(14),
        "budi",
        "yellow",
        "15.07.01.2012",
        "Batas Desa Lambur II – Desa Siau Dalam",
        "Patok batas desa di ujung parit 12 dipindah, kedua desa saling menyatakan benar.",
        "Camat Muara Sabak Timur",
        "whatsapp",
        "tension",
        {"issue_type": "village_boundary", "conflict_source": "c", "direction": "horizontal"},
    ),
    _Arrival(
        _hours(18),
        "budi",
        "yellow",
        "15.07.05.2003",
        "Keberatan warga atas seleksi perangkat Desa Sungai Jambat",
        "Surat BPD: sebagian warga keberatan atas hasil ujian perangkat desa dan meminta ujian ulang.",
        "Camat Sadu",
        "letter",
        "tension",
        {
            "issue_type": "village_officials_funds",
            "direction": "vertical",
            "reliability": "C",
            "credibility": 3,
        },
    ),
    _Arrival(
        _hours(27),
        "laras",
        "yellow",
        "15.07.10.1010",
        "Pemuda dua RT Kel. Pandan Jaya saling tantang lewat media sosial",
        "Unggahan saling tantang sejak dua hari. Lurah sudah memanggil orang tua; rencana bertemu malam ini.",
        more={"issue_type": "youth_village_brawl", "direction": "horizontal"},
    ),
    _Arrival(
        _day(1, "10.20"),
        "wahyu",
        "green",
        "15.07.08.1001",
        "Keberatan nelayan Kel. Kampung Laut atas alat tangkap dari luar",
        "Nelayan sondong keberatan atas kapal dari luar yang memasang jaring dekat pantai. Belum ada "
        "kejadian.",
        more={
            "issue_type": "fishers_gear",
            "conflict_source": "d",
            "direction": "horizontal",
            "reliability": "B",
            "credibility": 2,
        },
    ),
    _Arrival(
        _day(1, "14.05"),
        "budi",
        "green",
        "15.07.03.2001",
        "Rencana penyampaian aspirasi nelayan Desa Pangkal Duri",
        "Kelompok nelayan akan datang ke kantor camat pekan depan, sekitar 30 orang, soal dermaga.",
        "Camat Mendahara",
        "phone",
        "planned",
        {"issue_type": "demonstration", "direction": "vertical"},
    ),
    _Arrival(
        _day(8, "09.30"),
        "budi",
        "green",
        "15.07.07.1003",
        "Keluhan bau limbah kolam, Kel. Rano",
        "Tiga KK mengeluhkan bau dari kolam pengolahan CV Rano Sejati. Lurah sudah melihat lokasi.",
        "Lurah Rano",
        "walk_in",
        "tension",
        {"issue_type": "mining_environment", "direction": "company"},
    ),
    _Arrival(
        _day(1, "20.10"),
        "fajar",
        "green",
        "",
        "Selisih batas pekarangan dua keluarga RT 03, selesai di desa",
        "Batas pekarangan diukur bersama ketua RT; kedua keluarga menerima dan menandatangani.",
        kind="settled",
        more={"issue_type": "other", "direction": "horizontal", "injured": 0},
    ),
)

_NIL: Final = (
    ("budi", "Camat Sadu", "15.07.05", _day(1, "07.15")),
    ("budi", "Camat Mendahara", "15.07.03", _day(1, "07.25")),
    ("budi", "Camat Berbak", "15.07.11", _day(1, "07.40")),
    ("gita", "", "15.07.09", _day(1, "07.05")),
    ("fajar", "", "15.07.09.2006", _day(2, "17.10")),
    ("wahyu", "", "15.07.08", _day(3, "18.00")),
)


def stories(stage: Stage) -> list[Story]:
    """Return a story for each report."""
    return [
        *(_arrive(stage, arrival) for arrival in _WAITING),
        *(_nothing_happened(stage, *row) for row in _NIL),
        _asked(stage),
        _not_shown(stage),
        _to_decide(stage),
        _watched(stage),
        _told_twice(stage),
        _boundary_known(stage),
        _settled(stage),
        _neighbour(stage),
    ]


def _arrive(stage: Stage, arrival: _Arrival) -> Story:
    at = yield arrival.when(stage)
    _file(stage, arrival, at)


def _file(stage: Stage, arrival: _Arrival, at: datetime) -> Report:
    return By(stage, arrival.by, at, behalf=arrival.behalf).file(
        arrival.title,
        arrival.facts,
        urgency=arrival.urgency,
        region=arrival.region,
        kind=arrival.kind,
        channel=arrival.channel,
        **arrival.more,
    )


def _nothing_happened(stage: Stage, by: str, behalf: str, region: str, when: When) -> Story:
    at = yield when(stage)
    By(stage, by, at, behalf=behalf).file(
        "Laporan nihil",
        "Aman, tidak ada kejadian menonjol.",
        urgency="green",
        region=region,
        kind="nil",
        channel="phone" if behalf else "app",
    )


def _asked(stage: Stage) -> Story:
    at = yield stage.before(2, "16.20")
    report = By(stage, "fajar", at).file(
        "Keluhan jalan usaha tani rusak, Dusun Sumber Rejo",
        "Truk angkutan kayu melewati jalan usaha tani; warga akan menutup jalan.",
        urgency="green",
        issue_type="infrastructure_services",
        direction="company",
    )
    at = yield stage.before(1, "08.40")
    By(stage, "kabid", at).ask_reporter(
        report, "Perusahaan mana, dan apakah rencana penutupan sudah ada harinya?"
    )


def _not_shown(stage: Stage) -> Story:
    at = yield stage.before(6, "19.20")
    report = By(stage, "budi", at).file(
        "Kabar perusakan pos jaga di Kel. Sungai Lokan",
        "Pesan berantai menyebut pos jaga dirusak. Pengirim tidak melihat sendiri.",
        urgency="yellow",
        region="15.07.05.1005",
        kind="rumour",
        channel="media",
        reliability="E",
        credibility=5,
    )
    at = yield stage.before(5, "09.10")
    By(stage, "kabid", at).not_shown(
        report, "Camat dan Babinsa memeriksa: pos jaga utuh, tidak ada kejadian."
    )


def _to_decide(stage: Stage) -> Story:
    at = yield stage.before(2, "11.30")
    report = By(stage, "budi", at, behalf="Kepala Desa Telaga Limo").file(
        "Giliran air sawah Desa Telaga Limo dipersoalkan",
        "Petani hilir menyatakan air tidak sampai. Jadwal dari P3A belum dijalankan.",
        urgency="yellow",
        region="15.07.11.2006",
        channel="phone",
        issue_type="infrastructure_services",
        direction="horizontal",
    )
    at = yield stage.before(2, "15.05")
    By(stage, "kabid", at).verify(report, likelihood=2, impact=2, value="B2")


def _watched(stage: Stage) -> Story:
    at = yield stage.before(9, "10.10")
    report = By(stage, "budi", at, behalf="Kepala Desa Merbau").file(
        "Keberatan warga atas letak gudang, Desa Merbau",
        "Delapan warga menandatangani keberatan atas letak gudang UD Merbau Jaya. Kepala desa akan "
        "mengundang.",
        urgency="green",
        region="15.07.03.2017",
        channel="phone",
        issue_type="other",
        direction="company",
    )
    at = yield stage.before(8, "13.20")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=1, impact=2, value="B3")
    kabid.watch_report(report, "Kepala desa sudah menjadwalkan pertemuan; ditanyakan lagi dalam dua pekan.")


def _told_twice(stage: Stage) -> Story:
    at = yield stage.before(5, "08.15")
    first = By(stage, "budi", at, behalf="Kepala Desa Bangun Karya").file(
        "Ternak masuk kebun, warga Desa Bangun Karya berselisih",
        "Pemilik kebun menahan dua ekor sapi dan meminta ganti rugi.",
        urgency="green",
        region="15.07.04.2008",
        channel="phone",
        issue_type="other",
        direction="horizontal",
    )
    at = yield stage.before(5, "13.50")
    second = By(stage, "budi", at).file(
        "Dua sapi ditahan warga Bangun Karya",
        "Warga datang ke kantor: dua sapi ditahan sejak kemarin, pemilik meminta dikembalikan.",
        urgency="green",
        region="15.07.04.2008",
        channel="walk_in",
        issue_type="other",
        direction="horizontal",
    )
    at = yield stage.before(4, "09.00")
    kabid = By(stage, "kabid", at)
    kabid.verify(first, likelihood=1, impact=1, value="B2")
    kabid.link(second, first)
    kabid.watch_report(first, "Sapi sudah dikembalikan, ganti rugi dibicarakan ketua RT.")


def _boundary_known(stage: Stage) -> Story:
    """The report beside which the one of Lambur II will look alike."""
    at = yield stage.before(2, "10.40")
    report = By(stage, "kades.lambur", at).file(
        "Patok di parit 12 bergeser, warga bertanya",
        "Warga melihat patok batas Lambur II – Siau Dalam bergeser sekitar 30 meter.",
        urgency="yellow",
        region="15.07.01.2012",
        issue_type="village_boundary",
        conflict_source="c",
        direction="horizontal",
    )
    at = yield stage.before(2, "14.00")
    By(stage, "kabid", at).verify(report, likelihood=2, impact=3, value="B2")


def _settled(stage: Stage) -> Story:
    at = yield stage.before(3, "19.40")
    report = By(stage, "kades.sidomukti", at).file(
        "Selisih upah panen antarwarga, selesai di desa",
        "Upah dibayar penuh di hadapan ketua RT, kedua pihak menandatangani surat pernyataan.",
        urgency="green",
        kind="settled",
        issue_type="labour",
        direction="horizontal",
        injured=0,
    )
    at = yield stage.before(2, "09.15")
    By(stage, "kabid", at).verify(report, likelihood=1, impact=1, value="A1")


def _neighbour(stage: Stage) -> Story:
    """The neighbouring regency works here too: its matters are its own."""
    at = yield stage.before(3, "09.25")
    report = By(stage, "dedi", at).file(
        "Permasalahan jalan kebun, Kecamatan Tungkal Ulu",
        "Warga dan CV Tungkal Sejahtera berselisih soal pemakaian jalan kebun.",
        urgency="yellow",
        region="15.06.01",
        channel="letter",
        issue_type="infrastructure_services",
        direction="company",
    )
    at = yield stage.before(3, "11.10")
    dedi = By(stage, "dedi", at)
    dedi.verify(report, likelihood=2, impact=2, value="B2")
    at = yield stage.before(1, "15.00")
    By(stage, "dedi", at).file(
        "Keluhan antrean BBM, Kecamatan Tungkal Ulu",
        "Antrean di SPBU sejak pagi, belum ada kejadian.",
        urgency="green",
        region="15.06.01",
        channel="phone",
        issue_type="fuel_fertiliser",
        direction="vertical",
    )
