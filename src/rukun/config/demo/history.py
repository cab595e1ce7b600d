"""What grew from the twelve pasted messages, from 4 March 2026 until the demo is loaded."""

from datetime import timedelta

from rukun.config.demo.acts import By
from rukun.config.demo.messages import AFTER, paste, received
from rukun.config.demo.stage import Stage, Story
from rukun.foundation.people.enums import Rung
from rukun.handling.cases.enums import AttemptKind, AttemptResult, Outcome, TrackKind
from rukun.handling.incidents.enums import IncidentKind
from rukun.handling.reports.enums import Precision


def stories(stage: Stage) -> list[Story]:
    """Return the smaller matters of the messages; the two large ones have modules of their own."""
    return [
        nil_sadu(stage),
        kuala_simbur(stage),
        lagan_ulu(stage),
        rantau_rasau(stage),
        parit_culum(stage),
        sido_mukti(stage),
        kuala_jambi(stage),
        simpang_tuan(stage),
    ]


def nil_sadu(stage: Stage) -> Story:
    """W02: nothing happened; it is noted and asks for nothing."""
    at = yield received(stage, "W02") + AFTER
    paste(stage, "W02", at)


def sido_mukti(stage: Stage) -> Story:
    """W03: settled in the village; verified, and done with that."""
    at = yield received(stage, "W03") + AFTER
    (report,) = paste(stage, "W03", at)
    at = yield stage.history("2026-03-04", "14.20")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=1, impact=1, value="A2")
    kabid.record(report, IncidentKind.VIOLENCE)
    at = yield stage.history("2026-03-04", "14.31")
    By(stage, "kabid", at).answer_reporter(
        report,
        "Terima kasih. Simpan surat pernyataan di kantor desa dan kabari kami bila ada yang berubah.",
    )


def kuala_simbur(stage: Stage) -> Story:
    """W07: two villages, so the Camat handles it; nothing has happened for more than two weeks."""
    at = yield received(stage, "W07") + AFTER
    (report,) = paste(stage, "W07", at)
    at = yield stage.history("2026-03-04", "08.05")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=3, impact=3, value="C2")
    incident = kabid.record(report, IncidentKind.CONFRONTATION, damage="4 jaring belat putus")
    at = yield stage.history("2026-03-04", "08.25")
    case = By(stage, "kabid", at).open(
        report,
        title="Permasalahan alat tangkap nelayan Desa Kuala Simbur – Desa Lambur",
        summary="Empat jaring belat nelayan Lambur putus terkena pukat. Menyangkut dua desa, karena itu "
        "langsung ditangani kecamatan.",
        rung=Rung.SUBDISTRICT,
        level="open",
        incidents=[incident],
    )
    at = yield stage.history("2026-03-04", "10.00")
    camat = By(stage, "camat.sabaktimur", at)
    camat.start(case)
    camat.invite(case, "Kepala Desa Kuala Simbur", "Pihak nelayan warga desa", reports=[report])
    camat.invite(case, "Kepala Desa Lambur", "Pihak nelayan warga desa", reports=[report])
    at = yield stage.history("2026-03-06", "20.45")
    camat = By(stage, "camat.sabaktimur", at)
    camat.tried(
        case,
        "Mediasi di kantor camat dengan kedua kepala desa dan Polisi Air. Ganti rugi dua jaring disepakati, "
        "dua lainnya dibicarakan lagi. Kedua pihak menahan diri.",
        AttemptResult.PARTLY,
        AttemptKind.MEDIATION,
    )
    task = camat.give(
        case,
        "Kepala Dinas Perikanan",
        "Peta jalur penangkapan dijelaskan kepada nelayan kedua desa",
        days=10,
        share=True,
    )
    at = yield stage.history("2026-03-12", "11.15")
    fisheries = By(stage, "budi", at, behalf="Kepala Dinas Perikanan", basis="letter")
    fisheries.take(task, begin=True)
    at = yield stage.history("2026-03-17", "10.05")
    By(stage, "budi", at, behalf="Kepala Dinas Perikanan", basis="letter").prove(
        task, "Sosialisasi jalur penangkapan di Balai Desa Lambur, 16 Maret, 48 nelayan hadir."
    )
    at = yield stage.history("2026-03-17", "14.20")
    By(stage, "camat.sabaktimur", at).approve(task, "Cukup, terima kasih.")
    at = yield stage.office_day(19, "10.40")
    camat = By(stage, "camat.sabaktimur", at)
    camat.tried(
        case,
        "Pertemuan lanjutan tentang sisa ganti rugi. Pemilik pukat tidak hadir; dijadwalkan ulang.",
        AttemptResult.ABSENT,
        AttemptKind.MEDIATION,
    )
    at = yield stage.office_day(18, "09.10")
    By(stage, "kades.lambur", at).note(case, "Warga masih sabar, tetapi menanyakan jadwal pertemuan berikut.")


def lagan_ulu(stage: Stage) -> Story:
    """W17: the Camat hands it down once the boundary is measured; the village works on."""
    at = yield received(stage, "W17") + AFTER
    (report,) = paste(stage, "W17", at)
    at = yield stage.history("2026-03-04", "14.40")
    By(stage, "kabid", at).verify(report, likelihood=2, impact=2, value="A2")
    at = yield stage.history("2026-03-04", "14.52")
    case = By(stage, "kabid", at).open(
        report,
        title="Permasalahan batas kebun Desa Lagan Ulu",
        summary="Batas kebun 14 ha antara seorang pemilik dan kelompok tani. Sudah dimediasi sekali di "
        "kecamatan.",
        rung=Rung.SUBDISTRICT,
        level="emerging",
    )
    at = yield stage.history("2026-03-05", "08.30")
    By(stage, "laras", at).tried(
        case,
        "Mediasi di aula kantor camat: belum sepakat; ukur ulang bersama 12 Maret, kedua pihak menahan diri.",
        AttemptResult.NOT_AGREED,
        AttemptKind.MEDIATION,
        on=stage.history("2026-03-02", "10.00"),
    )
    at = yield stage.history("2026-03-12", "15.10")
    laras = By(stage, "laras", at)
    laras.tried(
        case,
        "Ukur ulang bersama dengan kantor pertanahan. Selisih ternyata 3,2 ha; letak patok disepakati.",
        AttemptResult.PARTLY,
        AttemptKind.FIELD_VISIT,
    )
    laras.file_minutes(
        case,
        "Berita acara ukur ulang",
        (
            "Ukur Ulang Bersama, Desa Lagan Ulu, 12 Maret 2026",
            (
                (
                    "Pada hari Kamis tanggal 12 Maret 2026 telah dilaksanakan ukur ulang bersama atas batas "
                    "kebun yang diperselisihkan."
                ),
                "1. Selisih luas 3,2 ha.",
                "2. Letak patok disepakati kedua pihak.",
                "3. Pembagian hasil kebun selama berselisih dibicarakan di desa.",
            ),
            ("Camat", "Kepala Desa", "Pihak pertama", "Pihak kedua"),
        ),
    )
    at = yield stage.history("2026-03-16", "09.00")
    down = By(stage, "laras", at).offer(
        case,
        Rung.VILLAGE,
        reason="can_be_settled_below",
        words="Batas sudah jelas; tinggal bagi hasil, yang dapat diselesaikan di desa.",
    )
    at = yield stage.history("2026-03-17", "08.15")
    By(stage, "kades.laganulu", at).accept(down)
    at = yield stage.before(31, "20.15")
    By(stage, "kades.laganulu", at).tried(
        case, "Musyawarah bagi hasil di balai desa. Angka belum bertemu.", AttemptResult.NOT_AGREED
    )
    at = yield stage.before(8, "20.30")
    By(stage, "kades.laganulu", at).tried(
        case,
        "Musyawarah kedua. Pokok bagi hasil disepakati, tinggal cara pembayaran.",
        AttemptResult.PARTLY,
    )
    at = yield stage.before(7, "08.20")
    By(stage, "laras", at).note(case, "Bila perlu, notaris kecamatan dapat membantu surat kesepakatan.")


def rantau_rasau(stage: Stage) -> Story:
    """W10 and W11: alike, and yet two events; one becomes a case beside the police's track."""
    at = yield received(stage, "W10") + timedelta(minutes=12)
    (first,) = paste(stage, "W10", at)
    at = yield received(stage, "W11") + timedelta(minutes=14)
    (second,) = paste(stage, "W11", at)
    at = yield stage.history("2026-03-04", "06.20")
    kabid = By(stage, "kabid", at)
    kabid.verify(first, likelihood=3, impact=3, value="A2")
    incident = kabid.record(first, IncidentKind.VIOLENCE, damage="1 sepeda motor dibakar")
    at = yield stage.history("2026-03-04", "06.32")
    kabid = By(stage, "kabid", at)
    kabid.verify(second, likelihood=2, impact=2, value="A2")
    kabid.tell_apart(second, first)
    kabid.record(second, IncidentKind.VIOLENCE)
    at = yield stage.history("2026-03-04", "06.50")
    case = By(stage, "kabid", at).open(
        first,
        title="Tindakan massa terhadap terduga pelaku pencurian di Desa Rantau Jaya",
        summary="Perkara pidana ditangani Polri, tidak dimediasi. Desa menjaga agar tidak terulang.",
        level="violent",
        incidents=[incident],
    )
    track = By(stage, "kabid", at).open_track(
        case,
        TrackKind.POLICE,
        "Polsek Rantau Rasau",
        "Terduga pelaku dan saksi diserahkan 3 Maret pukul 17.20.",
    )
    at = yield stage.history("2026-03-04", "08.10")
    By(stage, "kades.rantaujaya", at).start(case)
    at = yield stage.history("2026-03-04", "09.20")
    By(stage, "kabid", at).watch_report(
        second, "Keadaan tenang, perkara di kepolisian; belum perlu penanganan tersendiri."
    )
    at = yield stage.history("2026-03-05", "20.30")
    By(stage, "kades.rantaujaya", at).tried(
        case,
        "Pertemuan RT, pemuda dan ketua lingkungan: menyerahkan terduga pelaku kepada polisi, bukan "
        "kepada massa; ronda dihidupkan lagi.",
        AttemptResult.AGREED,
    )
    at = yield stage.history("2026-03-09", "10.00")
    By(stage, "kabid", at).watch(
        case, "Perkara berjalan di kepolisian dan desa tenang.", stage.history("2026-04-06", "10.00")
    )
    at = yield stage.history("2026-04-06", "10.10")
    By(stage, "kabid", at).resume(case, "Saatnya ditinjau.")
    at = yield stage.office_day(10, "09.40")
    kabid = By(stage, "kabid", at)
    kabid.answer_track(track, "Berkas perkara dilimpahkan kepada kejaksaan.")
    kabid.watch(
        case,
        "Perkara sudah di kejaksaan, ronda berjalan; ditinjau setelah putusan.",
        stage.ago(days=-21),
    )


def parit_culum(stage: Stage) -> Story:
    """W05: settled after the holidays, closed; reopened because the agreement is not kept."""
    at = yield received(stage, "W05") + AFTER
    (report,) = paste(stage, "W05", at)
    at = yield stage.history("2026-03-04", "15.05")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=2, impact=2, value="A1")
    incident = kabid.record(report, IncidentKind.CONFRONTATION)
    at = yield stage.history("2026-03-04", "15.20")
    case = By(stage, "kabid", at).open(
        report,
        title="Permasalahan upah buruh bongkar – CV Karya Muara, Kel. Parit Culum I",
        summary="22 buruh meminta upah bongkar Rp35/kg; sementara dibayar Rp30/kg sampai setelah Lebaran.",
        level="open",
        incidents=[incident],
    )
    at = yield stage.history("2026-03-05", "09.05")
    By(stage, "lurah.paritculum1", at).start(case)
    at = yield stage.history("2026-04-02", "14.30")
    By(stage, "lurah.paritculum1", at).tried(
        case,
        "Pertemuan setelah Lebaran: upah bongkar Rp32/kg, ditinjau lagi akhir tahun. Ditandatangani "
        "kedua pihak.",
        AttemptResult.AGREED,
    )
    at = yield stage.history("2026-04-03", "08.40")
    lurah = By(stage, "lurah.paritculum1", at)
    lurah.file_minutes(
        case,
        "Kesepakatan upah bongkar",
        (
            "Kesepakatan Upah Bongkar, Kel. Parit Culum I, 2 April 2026",
            (
                "1. Upah bongkar TBS Rp32 per kilogram.",
                "2. Dibayar setiap hari Sabtu.",
                "3. Ditinjau lagi pada akhir tahun.",
            ),
            ("Lurah", "Wakil buruh", "Pemilik RAM"),
        ),
        kind="agreement",
    )
    lurah.close(case, Outcome.SETTLED, "Kesepakatan upah ditandatangani kedua pihak.")
    at = yield stage.office_day(3, "10.25")
    By(stage, "lurah.paritculum1", at).reopen(
        case, "Buruh melapor upah dua minggu terakhir dibayar Rp30/kg, tidak sesuai kesepakatan."
    )


def kuala_jambi(stage: Stage) -> Story:
    """W21: one message, three matters and the word that all else is calm."""
    at = yield received(stage, "W21") + AFTER
    sluice, diesel, theft, _nil = paste(stage, "W21", at)
    at = yield stage.history("2026-03-04", "07.10")
    kabid = By(stage, "kabid", at)
    kabid.verify(diesel, likelihood=3, impact=2, value="B2")
    queue = kabid.record(diesel, IncidentKind.VIOLENCE)
    kabid.verify(sluice, likelihood=2, impact=1, value="B2")
    kabid.verify(theft, likelihood=1, impact=1, value="B2")
    at = yield stage.history("2026-03-04", "07.24")
    kabid = By(stage, "kabid", at)
    kabid.watch_report(theft, "Tindak pidana biasa, sudah dilaporkan ke polsek; bukan permasalahan sosial.")
    shut = kabid.open(
        sluice,
        title="Perselisihan pintu air kelompok tani Desa Teluk Majelis",
        summary="Pintu klep parit 4 berulang menjadi pokok selisih; desa diminta membuat aturan bersama.",
        level="latent",
    )
    case = kabid.open(
        diesel,
        title="Antrean solar nelayan Kel. Tanjung Solok",
        summary="Antrean di SPBN ricuh, satu orang lecet. Pembagian solar belum diatur.",
        level="open",
        incidents=[queue],
    )
    at = yield stage.history("2026-03-05", "08.05")
    By(stage, "kades.telukmajelis", at).start(shut)
    By(stage, "lurah.tanjungsolok", at).start(case)
    at = yield stage.history("2026-03-06", "16.30")
    By(stage, "lurah.tanjungsolok", at).tried(
        case,
        "Kelompok nelayan dan pengelola SPBN bertemu: pembagian dengan kupon, dicoba satu bulan.",
        AttemptResult.AGREED,
    )
    at = yield stage.history("2026-03-13", "20.20")
    By(stage, "kades.telukmajelis", at).tried(
        shut,
        "Lembaga adat desa menetapkan jadwal buka pintu klep, dijaga bergiliran dua kelompok tani.",
        AttemptResult.AGREED,
    )
    at = yield stage.history("2026-03-30", "09.20")
    By(stage, "kades.telukmajelis", at).close(
        shut, Outcome.CUSTOM, "Jadwal buka pintu klep ditetapkan lembaga adat dan sudah berjalan dua minggu."
    )
    at = yield stage.before(4, "16.40")
    again = By(stage, "wahyu", at).file(
        "Antrean solar di SPBN Tanjung Solok ramai lagi",
        "Sekitar 35 perahu mengantre sejak subuh, kupon tidak berlaku lagi. Adu mulut, tidak ada korban.",
        region="15.07.08.1002",
        urgency="yellow",
        kind="incident",
        occurred_from=stage.before(4, "06.00"),
        occurred_precision=Precision.PART_OF_DAY,
        issue_type="fuel_fertiliser",
        crowd=35,
        injured=0,
    )
    at = yield stage.before(4, "18.05")
    kabid = By(stage, "kabid", at)
    kabid.verify(again, likelihood=3, impact=3, value="B2")
    kabid.attach(case, again)
    kabid.assess(case, 3, 3, "Terulang setelah kupon berakhir; jumlah perahu bertambah.")
    at = yield stage.office_day(2, "10.05")
    lurah = By(stage, "lurah.tanjungsolok", at)
    lurah.tried(
        case,
        "Pengelola SPBN menyatakan kuota ditentukan di atas kelurahan. Nelayan menunggu kepastian.",
        AttemptResult.NOT_AGREED,
    )
    lurah.offer(
        case,
        Rung.SUBDISTRICT,
        reason="deadlock",
        words="Pembagian kuota menyangkut semua desa pesisir kecamatan.",
        tried="Dua kali musyawarah dengan kelompok nelayan dan pengelola SPBN; kupon berjalan satu bulan "
        "lalu berhenti.",
        recommendation="Mohon camat mempertemukan pengelola SPBN, Dinas Perikanan dan semua kelompok "
        "nelayan.",
    )


def simpang_tuan(stage: Stage) -> Story:
    """W33: day and date do not agree, so it is asked; watched, and now a case that nobody has begun."""
    at = yield received(stage, "W33") + AFTER
    (report,) = paste(stage, "W33", at)
    at = yield stage.history("2026-03-04", "11.15")
    By(stage, "kabid", at).ask_reporter(
        report, "Senin 2 Maret atau 3 Februari? 3 Februari jatuh pada hari Selasa. Mohon ditanyakan."
    )
    at = yield stage.history("2026-03-04", "13.20")
    By(stage, "budi", at).clarify(report, "Pelapor ditelepon: Senin, 2 Maret 2026, sore.")
    at = yield stage.history("2026-03-04", "13.45")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=2, impact=2, value="C3")
    kabid.record(
        report,
        IncidentKind.TENSION,
        started_at=stage.history("2026-03-02", "00.00"),
        time_precision=Precision.DAY,
    )
    at = yield stage.history("2026-03-05", "09.00")
    By(stage, "kabid", at).watch_report(
        report, "Jalan disiram perusahaan sejak 4 Maret. Kejadian 2018 adalah riwayat, dicatat saja."
    )
    at = yield stage.office_day(1, "09.35")
    By(stage, "kabid", at).open(
        report,
        title="Keluhan debu angkutan batu bara Kel. Simpang Tuan",
        summary="Penyiraman jalan berhenti sejak pekan lalu dan warga bertanya lagi. Perwakilan warga "
        "tiga orang.",
        level="emerging",
    )
