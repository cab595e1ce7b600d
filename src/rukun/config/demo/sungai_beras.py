"""W01: from the village to the Camat, who mediates and offers it to the Tim Terpadu."""

from collections.abc import Generator
from datetime import datetime

from rukun.config.demo.acts import By
from rukun.config.demo.messages import AFTER, paste, received
from rukun.config.demo.stage import Stage, Story
from rukun.foundation.people.enums import Rung
from rukun.handling.cases.enums import AttemptKind, AttemptResult, TrackKind
from rukun.handling.cases.models import Case
from rukun.handling.incidents.enums import IncidentKind
from rukun.handling.reports.enums import Precision

_MARCH = (
    "Musyawarah Desa Sungai Beras, 9 Maret 2026",
    (
        (
            "Pada hari Senin tanggal 9 Maret 2026 bertempat di Balai Desa Sungai Beras telah dilaksanakan "
            "musyawarah mengenai pemasangan patok batas."
        ),
        "1. Pemasangan patok dihentikan sementara.",
        "2. Kedua pihak belum sepakat mengenai batas areal.",
        "3. Permasalahan diteruskan kepada Camat Mendahara Ulu.",
    ),
    ("Kepala Desa", "Wakil warga", "Wakil perusahaan"),
)
_FIRST = (
    "Musyawarah Kecamatan Pertama, Mendahara Ulu",
    (
        "Dihadiri camat, kapolsek, danramil, kepala desa, wakil warga dan humas perusahaan.",
        "1. Warga meminta ukur bersama dengan Kantor Pertanahan.",
        "2. Perusahaan meminta waktu untuk menunjukkan peta izin.",
        "3. Pemasangan patok tetap berhenti.",
    ),
    ("Camat", "Kepala Desa", "Wakil warga", "Wakil perusahaan"),
)
_SECOND = (
    "Musyawarah Kecamatan Kedua, Mendahara Ulu",
    (
        "1. Peta izin ditunjukkan perusahaan; letak 11 patok berada di luar kebun warga.",
        "2. Batas di sisi utara belum disepakati.",
        "3. Kedua pihak setuju permasalahan diteruskan ke Tim Terpadu.",
    ),
    ("Camat", "Kepala Desa", "Wakil warga", "Wakil perusahaan"),
)


def story(stage: Stage) -> Story:
    """Play the whole way of the matter."""
    case = yield from _in_the_village(stage)
    yield from _in_the_subdistrict(stage, case)
    yield from _taken_up_again(stage, case)


def _in_the_village(stage: Stage) -> Generator[datetime, datetime, Case]:
    at = yield received(stage, "W01") + AFTER
    (report,) = paste(stage, "W01", at)
    at = yield stage.history("2026-03-04", "11.20")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=3, impact=2, value="B2")
    incident = kabid.record(report, IncidentKind.TENSION)
    at = yield stage.history("2026-03-04", "11.35")
    case = By(stage, "kabid", at).open(
        report,
        title="Permasalahan lahan warga Desa Sungai Beras – PT WLL",
        summary="Warga Dusun Sumber Rejo keberatan atas pemasangan patok oleh PT Wana Lintang Lestari di "
        "areal izin HTI seluas ± 85 ha yang menurut warga dikelola sejak 2004. Perusahaan menyatakan "
        "patok sesuai peta izin.",
        level="emerging",
        incidents=[incident],
    )
    at = yield stage.history("2026-03-05", "08.40")
    By(stage, "fajar", at).start(case)
    at = yield stage.history("2026-03-09", "15.30")
    By(stage, "fajar", at).tried(
        case,
        "Musyawarah di balai desa, 31 warga dan humas perusahaan hadir. Pemasangan patok dihentikan dulu; "
        "kedua pihak belum sepakat soal batas.",
        AttemptResult.NOT_AGREED,
    )
    return case


def _in_the_subdistrict(stage: Stage, case: Case) -> Story:
    at = yield stage.history("2026-03-10", "10.10")
    first = By(stage, "fajar", at).offer(
        case,
        Rung.SUBDISTRICT,
        reason="deadlock",
        words="Desa tidak dapat memutuskan peta izin.",
        tried="Satu musyawarah desa, 9 Maret, belum sepakat.",
        recommendation="Mohon Forkopimcam mempertemukan warga dan pimpinan perusahaan.",
    )
    at = yield stage.history("2026-03-11", "09.15")
    By(stage, "gita", at).send_back(
        first, "papers_incomplete", "Mohon lampirkan berita acara dan daftar hadir musyawarah 9 Maret."
    )
    at = yield stage.history("2026-03-11", "16.05")
    By(stage, "fajar", at).file_photo(case, "Berita acara musyawarah desa", _MARCH)
    at = yield stage.history("2026-03-12", "08.20")
    second = By(stage, "fajar", at).offer(
        case,
        Rung.SUBDISTRICT,
        reason="deadlock",
        words="Desa tidak dapat memutuskan peta izin.",
        tried="Satu musyawarah desa, 9 Maret, belum sepakat; berita acara terlampir.",
        recommendation="Mohon Forkopimcam mempertemukan warga dan pimpinan perusahaan.",
    )
    at = yield stage.history("2026-03-13", "10.40")
    By(stage, "gita", at).accept(second)
    at = yield stage.history("2026-03-30", "14.00")
    By(stage, "gita", at).tried(
        case,
        "Pertemuan Forkopimcam dengan warga dan perusahaan. Perusahaan menghentikan pemasangan patok dan "
        "menunggu peta dari kantor pusat.",
        AttemptResult.PARTLY,
        AttemptKind.MEDIATION,
    )
    at = yield stage.history("2026-04-02", "09.30")
    By(stage, "gita", at).watch(
        case,
        "Pemasangan patok sudah berhenti dan warga tenang; menunggu peta dari perusahaan.",
        stage.history("2026-04-30"),
    )


def _taken_up_again(stage: Stage, case: Case) -> Story:
    """The stakes go on: the Camat resumes, asks, gives tasks, mediates twice, and offers it up."""
    at = yield stage.office_day(27, "09.50")
    news = By(stage, "fajar", at).file(
        "Pemasangan patok dilanjutkan di Dusun Sumber Rejo",
        "Sejak kemarin perusahaan memasang patok lagi di sisi utara. Warga berkumpul sekitar 25 orang, "
        "tertib. Kami minta pekerja berhenti dulu dan mereka setuju.",
        urgency="yellow",
        occurred_from=at,
        occurred_precision=Precision.DAY,
        issue_type="forest_area",
        conflict_source="d",
        direction="company",
        crowd=25,
        place_detail="Dusun Sumber Rejo, sisi utara",
        recommendation="Mohon Camat mempertemukan lagi dalam pekan ini.",
    )
    at = yield stage.office_day(27, "11.20")
    By(stage, "fajar", at).amend(news, "Jumlah warga sekitar 20 orang, bukan 25.", "Salah ketik.")
    at = yield stage.office_day(27, "13.30")
    kabid = By(stage, "kabid", at)
    kabid.verify(news, likelihood=3, impact=3, value="A2")
    kabid.attach(case, news)
    at = yield stage.office_day(27, "14.20")
    gita = By(stage, "gita", at)
    gita.resume(case, "Patok dipasang lagi.")
    gita.assess(case, 3, 3, "Patok dipasang lagi dan warga berkumpul; belum ada kekerasan.")
    at = yield stage.office_day(25, "09.15")
    gita = By(stage, "gita", at)
    gita.invite(case, "Kepala Kantor Pertanahan", "Keterangan status lahan", reports=[news])
    gita.open_track(case, TrackKind.LAND_OFFICE, "", "Tidak ada larangan mediasi.")
    gita.ask(
        case,
        "Kepala Kantor Pertanahan",
        "Apakah di areal 85 ha ini terbit hak atas tanah, dan sampai di mana batas izinnya?",
    )
    yield from _mediated_twice(stage, case)


def _mediated_twice(stage: Stage, case: Case) -> Story:
    at = yield stage.office_day(20, "13.40")
    gita = By(stage, "gita", at)
    gita.tried(
        case,
        "Musyawarah kecamatan pertama: warga meminta ukur bersama, perusahaan meminta waktu untuk peta.",
        AttemptResult.NOT_AGREED,
        AttemptKind.MEDIATION,
    )
    gita.file_minutes(case, "Berita acara musyawarah kecamatan pertama", _FIRST)
    growers = gita.give(
        case,
        "Kepala Desa Sungai Beras",
        "Daftar warga penggarap dan luasnya",
        days=9,
        instruction="Nama tidak perlu; cukup jumlah KK dan luas tiap blok.",
    )
    calm = gita.give(case, "Kepala Desa Sungai Beras", "Pemasangan patok tetap berhenti", days=5)
    at = yield stage.office_day(19, "08.30")
    fajar = By(stage, "fajar", at)
    fajar.take(growers, begin=True)
    fajar.take(calm, begin=True)
    at = yield stage.office_day(15, "16.00")
    By(stage, "fajar", at).prove(calm, "Tidak ada patok baru sampai hari ini, diperiksa bersama ketua RT.")
    at = yield stage.office_day(14, "08.40")
    By(stage, "gita", at).approve(calm)
    at = yield stage.office_day(6, "13.10")
    gita = By(stage, "gita", at)
    gita.tried(
        case,
        "Musyawarah kecamatan kedua: 11 patok ternyata di luar kebun warga; batas sisi utara belum sepakat.",
        AttemptResult.PARTLY,
        AttemptKind.MEDIATION,
    )
    gita.file_minutes(case, "Berita acara musyawarah kecamatan kedua", _SECOND)
    gita.give(
        case,
        "Kepala Bidang Bina Marga",
        "Peta izin disandingkan dengan batas kelola warga",
        days=8,
        share=True,
    )
    at = yield stage.office_day(5, "09.20")
    fajar = By(stage, "fajar", at)
    fajar.note(case, "Daftar penggarap blok selatan sudah ada, blok utara menunggu ketua RT 07.")
    at = yield stage.office_day(1, "14.20")
    By(stage, "gita", at).offer(
        case,
        Rung.REGENCY,
        reason="outside_authority",
        words="Kewenangan izin berada di luar kecamatan.",
        tried="Dua musyawarah kecamatan, belum sepakat; berita acara terlampir.",
        recommendation="Rakor dengan Kantor Pertanahan dan dinas teknis, lalu ukur bersama.",
    )
