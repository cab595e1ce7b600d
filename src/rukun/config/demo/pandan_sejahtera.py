"""W13 and W14: one blocked road told twice, handled by the Tim Terpadu with many hands."""

from collections.abc import Generator
from datetime import datetime

from rukun.config.demo.acts import By
from rukun.config.demo.messages import AFTER, paste, received
from rukun.config.demo.stage import Stage, Story
from rukun.foundation.people.enums import Rung
from rukun.handling.cases.enums import AttemptKind, AttemptResult, TrackKind
from rukun.handling.cases.models import Case
from rukun.handling.incidents.enums import IncidentKind

_ON_SITE = (
    "Dialog di Lokasi, Desa Pandan Sejahtera, 4 Maret 2026",
    (
        "Dialog antara wakil warga dan manajer kebun disaksikan camat, kapolsek dan danramil.",
        "1. Portal dibuka hari ini pukul 15.00.",
        "2. Truk yang tertahan boleh lewat.",
        "3. Tuntutan lahan usaha 2 dibawa ke kabupaten.",
    ),
    ("Camat", "Wakil warga", "Manajer kebun"),
)
_MEASURED = (
    "Hasil Ukur Lahan Usaha 2, Desa Pandan Sejahtera",
    (
        "Pengukuran bersama oleh Kantor Pertanahan dan Dinas PUPR.",
        "Luas yang diklaim: 112 ha. Luas terukur: 108,4 ha.",
        "Tumpang tindih dengan kebun inti: 61,7 ha.",
    ),
    ("Kantor Pertanahan", "Dinas PUPR", "Wakil warga", "Perusahaan"),
)


def story(stage: Stage) -> Story:
    """Play the whole way of the matter."""
    case = yield from _blocked(stage)
    yield from _taken_up_by_the_team(stage, case)
    yield from _followed_up(stage, case)


def _blocked(stage: Stage) -> Generator[datetime, datetime, Case]:
    at = yield received(stage, "W13") + AFTER
    (first,) = paste(stage, "W13", at)
    at = yield stage.history("2026-03-04", "10.05")
    kabid = By(stage, "kabid", at)
    kabid.verify(first, likelihood=4, impact=3, value="A1")
    at = yield received(stage, "W14") + AFTER
    (second,) = paste(stage, "W14", at)
    at = yield stage.history("2026-03-04", "10.35")
    kabid = By(stage, "kabid", at)
    kabid.link(second, first)
    incident = kabid.record(first, IncidentKind.CONFRONTATION, others=[second], crowd=70, dead=0, injured=0)
    at = yield stage.history("2026-03-04", "11.00")
    case = By(stage, "kabid", at).open(
        first,
        title="Permasalahan lahan Desa Pandan Sejahtera – PT BLS",
        summary="Sekitar 60 KK meminta pengembalian lahan usaha 2 seluas 112 ha dan menutup jalan masuk "
        "kebun PT Bumi Lintang Sawita. Satu laporan menyebut 110 ha; luas sebenarnya menunggu pengukuran.",
        rung=Rung.SUBDISTRICT,
        level="open",
        incidents=[incident],
    )
    at = yield stage.history("2026-03-04", "15.40")
    laras = By(stage, "laras", at)
    laras.tried(
        case,
        "Dialog di lokasi dengan Kapolsek dan Danramil. Portal dibuka pukul 15.00, truk lewat; tuntutan "
        "lahan dibawa ke kabupaten.",
        AttemptResult.PARTLY,
        AttemptKind.FIELD_VISIT,
    )
    laras.file_photo(case, "Berita acara dialog di lokasi", _ON_SITE)
    at = yield stage.history("2026-03-05", "09.10")
    up = By(stage, "laras", at).offer(
        case,
        Rung.REGENCY,
        reason="wide_impact",
        words="Menyangkut HGU dan 60 KK; warga akan menutup jalan lagi bila tidak ada kepastian.",
        tried="Dialog di lokasi 4 Maret; portal dibuka, tuntutan pokok belum terjawab.",
        recommendation="Tim Terpadu mengundang Kantor Pertanahan dan perusahaan, lalu ukur bersama.",
    )
    at = yield stage.history("2026-03-05", "13.25")
    By(stage, "kabid", at).accept(up)
    return case


def _taken_up_by_the_team(stage: Stage, case: Case) -> Story:
    at = yield stage.history("2026-03-06", "09.00")
    kabid = By(stage, "kabid", at)
    kabid.assess(case, 3, 4, "Portal sudah dibuka, tetapi warga memberi batas waktu dua pekan.")
    kabid.invite(case, "Perwira Penghubung Polres", "Pengamanan dan keterangan situasi")
    army = kabid.invite(case, "Perwira Penghubung Kodim", "Pendampingan Babinsa")
    kabid.open_track(case, TrackKind.LAND_OFFICE, "", "Penelitian warkah lahan usaha 2.")
    titles = kabid.ask(
        case, "Kepala Kantor Pertanahan", "Mohon keterangan hak atas lahan usaha 2 Desa Pandan Sejahtera."
    )
    calm = kabid.ask(
        case, "Perwira Penghubung Polres", "Mohon keterangan situasi di lokasi setelah portal dibuka."
    )
    at = yield stage.history("2026-03-09", "10.30")
    citra = By(stage, "citra", at)
    citra.answer(calm, "Situasi tenang. Patroli dialogis setiap sore; belum ada laporan perusakan.")
    citra.did(
        case, "Mempertemukan humas perusahaan dan wakil warga di polsek, 8 Maret; keduanya menahan diri."
    )
    at = yield stage.history("2026-03-10", "11.00")
    By(stage, "joko", at).did(case, "Babinsa mendampingi pertemuan warga pada 7 dan 9 Maret.")
    at = yield stage.history("2026-03-16", "14.10")
    By(stage, "budi", at, behalf="Kepala Kantor Pertanahan", basis="letter").answer(
        titles,
        "Sertipikat lahan usaha 2 atas nama 47 KK terbit 1998; sebagian bidang tumpang tindih dengan HGU. "
        "Pengukuran ulang dapat dilakukan setelah Lebaran.",
    )
    at = yield stage.history("2026-03-30", "10.00")
    kabid = By(stage, "kabid", at)
    kabid.tried(
        case,
        "Rapat Tim Terpadu dengan perusahaan dan wakil warga: ukur bersama disepakati, jalan tetap dibuka.",
        AttemptResult.PARTLY,
        AttemptKind.MEDIATION,
    )
    measure = kabid.give(
        case,
        "Kepala Bidang Bina Marga",
        "Ukur bersama lahan usaha 2 dengan Kantor Pertanahan",
        days=15,
        share=True,
    )
    at = yield stage.history("2026-03-31", "08.30")
    By(stage, "hadi", at).take(measure, begin=True)
    at = yield stage.history("2026-04-15", "15.20")
    hadi = By(stage, "hadi", at)
    proof = hadi.file_minutes(case, "Hasil ukur lahan usaha 2", _MEASURED, kind="proof")
    hadi.prove(measure, "Luas terukur 108,4 ha; peta terlampir.", proof)
    at = yield stage.history("2026-04-16", "09.40")
    By(stage, "kabid", at).approve(measure, "Lengkap. Menjadi dasar perundingan.")
    at = yield stage.history("2026-04-17", "10.00")
    By(stage, "joko", at).done(army, "Pendampingan selesai; kami tetap dapat dihubungi.")


def _followed_up(stage: Stage, case: Case) -> Story:
    """What is still to do when the demo is loaded: late, due soon, to be checked, and waiting."""
    at = yield stage.office_day(33, "10.00")
    kabid = By(stage, "kabid", at)
    kabid.tried(
        case,
        "Perundingan kedua: perusahaan menawarkan 40 ha dan kemitraan untuk sisanya. Warga meminta waktu "
        "membawa tawaran kepada anggota.",
        AttemptResult.PARTLY,
        AttemptKind.MEDIATION,
    )
    kabid.assess(case, 2, 4, "Perundingan berjalan, jalan terbuka; dampak tetap luas bila gagal.")
    at = yield stage.office_day(19, "09.30")
    kabid = By(stage, "kabid", at)
    road = kabid.give(
        case,
        "Kepala Bidang Bina Marga",
        "Perbaikan jalan produksi Desa Pandan Sejahtera, 1,8 km",
        days=9,
        instruction="Janji pada perundingan pertama; warga menanyakannya setiap rapat.",
    )
    families = kabid.give(
        case, "Kepala Dinas Sosial", "Data 60 KK dan kepesertaan bantuan", days=12, share=True
    )
    at = yield stage.office_day(18, "08.20")
    By(stage, "hadi", at).take(road, begin=True)
    at = yield stage.office_day(11, "10.15")
    By(stage, "kabid", at).ask(
        case, "Perwira Penghubung Polres", "Mohon keterangan rencana aksi warga pada pekan depan."
    )
    at = yield stage.office_day(4, "13.50")
    By(stage, "budi", at, behalf="Kepala Dinas Sosial", basis="letter").prove(
        families, "Data 60 KK sudah diperiksa: 41 KK peserta bantuan. Surat dinas diterima hari ini."
    )
    at = yield stage.office_day(3, "09.10")
    kabid = By(stage, "kabid", at)
    kabid.give(
        case,
        "Kepala Bidang Bina Marga",
        "Papan pengumuman hasil ukur di simpang kebun",
        days=8,
    )
    kabid.give(case, "Camat Geragai", "Jadwal perundingan ketiga dengan kelompok tani", days=5)
    at = yield stage.office_day(1, "15.30")
    By(stage, "laras", at).note(case, "Ketua kelompok tani bersedia bertemu pekan depan di kantor camat.")
