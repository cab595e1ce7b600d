"""Cases of the last weeks, relative to the day on which the demo is loaded."""

from rukun.config.demo.acts import By
from rukun.config.demo.stage import Stage, Story
from rukun.foundation.people.enums import Rung
from rukun.handling.cases.enums import AttemptKind, AttemptResult, Outcome, TrackKind
from rukun.handling.incidents.enums import IncidentKind
from rukun.handling.reports.enums import Precision


def stories(stage: Stage) -> list[Story]:
    """Return a story for each matter."""
    return [
        catur_rahayu(stage),
        teluk_kijing(stage),
        two_boards(stage),
        mencolok(stage),
        nipah_panjang(stage),
        rantau_makmur(stage),
        sungai_toman(stage),
        ditch_water(stage),
        mendahara_tengah(stage),
        pematang_rahim(stage),
    ]


def catur_rahayu(stage: Stage) -> Story:
    """Offered to the regency by the Camat; waits for an answer."""
    at = yield stage.office_day(24, "10.15")
    report = By(stage, "kades.caturrahayu", at).file(
        "Bagi hasil plasma koperasi, Desa Catur Rahayu",
        "Anggota koperasi mempertanyakan potongan bagi hasil enam bulan terakhir. Pertemuan tertib, 45 "
        "orang.",
        urgency="yellow",
        occurred_from=at,
        occurred_precision=Precision.DAY,
        crowd=45,
        injured=0,
        issue_type="cooperative_plasma",
        conflict_source="e",
        direction="company",
    )
    at = yield stage.office_day(24, "14.30")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=2, impact=3, value="A2")
    case = kabid.open(
        report,
        title="Bagi hasil plasma koperasi Desa Catur Rahayu",
        summary="Anggota mempertanyakan potongan; pengurus menyatakan sesuai rapat anggota tahun lalu.",
        rung=Rung.SUBDISTRICT,
        level="emerging",
    )
    at = yield stage.office_day(21, "09.00")
    camat = By(stage, "camat.dendang", at)
    camat.start(case)
    at = yield stage.office_day(9, "13.30")
    By(stage, "camat.dendang", at).tried(
        case,
        "Musyawarah di kantor camat: pengurus menunjukkan buku, anggota meminta pemeriksaan pihak ketiga.",
        AttemptResult.NOT_AGREED,
        AttemptKind.MEDIATION,
    )
    at = yield stage.office_day(2, "11.05")
    By(stage, "camat.dendang", at).offer(
        case,
        Rung.REGENCY,
        reason="needs_expertise",
        words="Perlu keterangan dan pemeriksaan dinas.",
        tried="Satu musyawarah kecamatan; buku diperlihatkan, anggota belum menerima.",
        recommendation="Mohon dinas perkebunan memeriksa perhitungan, lalu Tim Terpadu mempertemukan.",
    )


def teluk_kijing(stage: Stage) -> Story:
    """At the subdistrict, and nothing has happened for three weeks."""
    at = yield stage.office_day(40, "08.50")
    report = By(stage, "camat.nipahpanjang", at).file(
        "Batas Desa Teluk Kijing – Desa Sungai Jeruk",
        "Kedua desa menunjukkan peta berbeda untuk kebun kelapa di ujung parit.",
        urgency="green",
        region="15.07.02.2005",
        issue_type="village_boundary",
        conflict_source="c",
        direction="horizontal",
    )
    at = yield stage.office_day(38, "10.00")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=2, impact=2, value="B2")
    case = kabid.open(
        report,
        title="Batas Desa Teluk Kijing – Desa Sungai Jeruk",
        summary="Dua peta berbeda; menunggu peta dari tim penegasan batas.",
        rung=Rung.SUBDISTRICT,
        level="latent",
    )
    at = yield stage.office_day(36, "09.00")
    By(stage, "camat.nipahpanjang", at).start(case)
    at = yield stage.office_day(21, "14.10")
    By(stage, "camat.nipahpanjang", at).tried(
        case,
        "Kedua kepala desa sepakat menahan pembukaan kebun sampai peta ada.",
        AttemptResult.PARTLY,
    )


def two_boards(stage: Stage) -> Story:
    """At the regency for more than a fortnight without a step."""
    at = yield stage.office_day(30, "11.20")
    report = By(stage, "budi", at).file(
        "Dua kepengurusan Perkumpulan Karya Bersama",
        "Dua susunan pengurus memasukkan surat pemberitahuan dengan nama yang sama.",
        urgency="green",
        region="15.07.07.1004",
        channel="letter",
        issue_type="ormas_internal",
        conflict_source="a",
        direction="horizontal",
    )
    at = yield stage.office_day(28, "09.30")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=2, impact=2, value="A1")
    case = kabid.open(
        report,
        title="Kepengurusan ganda Perkumpulan Karya Bersama",
        summary="Kesbangpol mempertemukan kedua pihak; pencatatan ditunda sampai ada satu susunan.",
        rung=Rung.REGENCY,
        level="latent",
    )
    at = yield stage.office_day(17, "10.00")
    By(stage, "kabid", at).tried(
        case,
        "Pertemuan dengan kedua pihak: masing-masing akan membawa akta pendirian.",
        AttemptResult.NOT_AGREED,
        AttemptKind.SUMMONS,
    )


def mencolok(stage: Stage) -> Story:
    """At the subdistrict; the Camat has a mediation to hold and a task that is not yet proved."""
    at = yield stage.office_day(16, "15.10")
    report = By(stage, "kades.mencolok", at).file(
        "Jalan produksi rusak, warga Desa Mencolok menagih janji perusahaan",
        "Warga menagih perbaikan jalan yang dijanjikan PT Mencolok Lestari. Pertemuan 25 orang, tertib.",
        urgency="yellow",
        occurred_from=at,
        occurred_precision=Precision.DAY,
        crowd=25,
        issue_type="infrastructure_services",
        conflict_source="d",
        direction="company",
    )
    at = yield stage.office_day(15, "09.20")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=2, impact=2, value="A2")
    case = kabid.open(
        report,
        title="Permasalahan jalan produksi Desa Mencolok – PT Mencolok Lestari",
        summary="Perbaikan dijanjikan pada pertemuan desa, belum dilaksanakan.",
        level="emerging",
    )
    at = yield stage.office_day(14, "08.40")
    By(stage, "kades.mencolok", at).tried(
        case,
        "Pertemuan dengan perwakilan perusahaan: menunggu keputusan kantor pusat.",
        AttemptResult.NOT_AGREED,
    )
    at = yield stage.office_day(7, "09.30")
    up = By(stage, "kades.mencolok", at).offer(
        case,
        Rung.SUBDISTRICT,
        reason="parties_refuse",
        words="Perusahaan tidak mengirim orang yang dapat memutuskan.",
        tried="Satu pertemuan desa dan dua surat; tidak ada keputusan.",
        recommendation="Mohon Camat mengundang pimpinan perusahaan.",
    )
    at = yield stage.office_day(5, "10.10")
    gita = By(stage, "gita", at)
    gita.accept(up)
    task = gita.give(case, "Kepala Desa Mencolok", "Daftar titik jalan yang rusak dan fotonya", days=10)
    at = yield stage.office_day(4, "08.30")
    By(stage, "kades.mencolok", at).take(task)


def nipah_panjang(stage: Stage) -> Story:
    """Red last night: verified in time, handled in the kelurahan beside the police's track."""
    at = yield stage.before(1, "21.52")
    report = By(stage, "lurah.nipahpanjang2", at).file(
        "Perkelahian dua kelompok pemuda, Kel. Nipah Panjang II",
        "Perkelahian di simpang pasar, dua orang luka ringan. Polisi di lokasi, keadaan tenang sejak 23.15.",
        urgency="red",
        kind="incident",
        occurred_from=stage.before(1, "21.40"),
        occurred_precision=Precision.MINUTE,
        lightly_injured=2,
        injured=2,
        displaced_people=0,
        issue_type="youth_village_brawl",
        conflict_source="a",
        direction="horizontal",
    )
    at = yield stage.before(1, "22.20")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=3, impact=3, value="A2")
    incident = kabid.record(report, IncidentKind.VIOLENCE)
    case = kabid.open(
        report,
        title="Perkelahian pemuda Kel. Nipah Panjang II",
        summary="Dua kelompok pemuda; dua luka ringan, tidak ada yang mengungsi. Perkara ditangani Polres.",
        level="violent",
        incidents=[incident],
    )
    kabid.open_track(case, TrackKind.POLICE, "Polsek Nipah Panjang", "Pemeriksaan oleh kepolisian.")
    at = yield stage.before(1, "22.45")
    lurah = By(stage, "lurah.nipahpanjang2", at)
    lurah.start(case)
    lurah.note(case, "Orang tua kedua kelompok sudah dihubungi; bertemu di kantor lurah besok pagi.")
    at = yield stage.before(1, "23.10")
    kabid = By(stage, "kabid", at)
    kabid.invite(case, "Perwira Penghubung Polres", "Penanganan perkara dan pengamanan", reports=[report])
    kabid.ask(case, "Perwira Penghubung Polres", "Mohon keterangan keadaan di lokasi malam ini.")


def rantau_makmur(stage: Stage) -> Story:
    """Settled in the village and closed last week."""
    at = yield stage.office_day(35, "09.45")
    report = By(stage, "kades.rantaumakmur", at).file(
        "Pemakaian traktor bantuan dipersoalkan, Desa Rantau Makmur",
        "Dua kelompok tani berselisih giliran traktor bantuan.",
        urgency="green",
        issue_type="social_aid_policy",
        conflict_source="e",
        direction="horizontal",
    )
    at = yield stage.office_day(33, "10.30")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=2, impact=1, value="A2")
    case = kabid.open(
        report,
        title="Giliran traktor bantuan Desa Rantau Makmur",
        summary="Dua kelompok tani berselisih giliran; desa diminta membuat jadwal.",
        level="latent",
    )
    at = yield stage.office_day(32, "08.20")
    By(stage, "kades.rantaumakmur", at).start(case)
    at = yield stage.before(20, "20.00")
    village = By(stage, "kades.rantaumakmur", at)
    village.tried(case, "Jadwal giliran ditulis dan ditempel di balai desa.", AttemptResult.AGREED)
    at = yield stage.office_day(6, "09.10")
    By(stage, "kades.rantaumakmur", at).close(
        case, Outcome.SETTLED, "Jadwal berjalan dua pekan tanpa keberatan."
    )


def sungai_toman(stage: Stage) -> Story:
    """Offered to the Camat of Mendahara Ulu, who has a day left to answer."""
    at = yield stage.office_day(13, "16.00")
    report = By(stage, "kades.sungaitoman", at).file(
        "Saluran air tertutup timbunan, warga Desa Sungai Toman berselisih",
        "Timbunan jalan kebun menutup saluran; dua RT saling menyalahkan.",
        urgency="green",
        issue_type="infrastructure_services",
        direction="horizontal",
    )
    at = yield stage.office_day(12, "09.40")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=2, impact=1, value="B2")
    case = kabid.open(
        report,
        title="Permasalahan saluran air Desa Sungai Toman",
        summary="Saluran tertutup timbunan jalan kebun; sawah dua RT tergenang.",
        level="latent",
    )
    at = yield stage.before(8, "19.50")
    By(stage, "kades.sungaitoman", at).tried(
        case,
        "Musyawarah dua RT: semua setuju saluran dibuka, tetapi timbunan berada di tanah kebun di luar desa.",
        AttemptResult.PARTLY,
    )
    at = yield stage.office_day(2, "09.05")
    By(stage, "kades.sungaitoman", at).offer(
        case,
        Rung.SUBDISTRICT,
        reason="outside_authority",
        words="Timbunan berada di wilayah desa tetangga.",
        tried="Musyawarah dua RT, sepakat saluran dibuka; pemilik timbunan di luar desa.",
        recommendation="Mohon Camat mempertemukan kedua desa.",
    )


def ditch_water(stage: Stage) -> Story:
    """New at the village of Sungai Beras: its head has not begun."""
    at = yield stage.before(3, "08.05")
    report = By(stage, "budi", at, behalf="Kepala Desa Sungai Beras").file(
        "Keluhan air keruh di parit Dusun Suka Damai",
        "Air parit keruh tiga hari, warga menduga dari pembersihan kebun di hulu. Belum diperiksa.",
        urgency="green",
        region="15.07.09.2006",
        channel="phone",
        issue_type="mining_environment",
        direction="company",
    )
    at = yield stage.office_day(1, "10.50")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=1, impact=2, value="B3")
    kabid.open(
        report,
        title="Keluhan air keruh Dusun Suka Damai, Desa Sungai Beras",
        summary="Belum diperiksa dari mana air keruh berasal; desa diminta melihat hulu parit.",
        level="latent",
    )


def mendahara_tengah(stage: Stage) -> Story:
    """Being handled in the village."""
    at = yield stage.office_day(11, "09.00")
    report = By(stage, "kades.mendaharatengah", at).file(
        "Tambatan perahu Desa Mendahara Tengah dipersoalkan",
        "Nelayan dan pemilik warung berselisih tempat tambatan perahu.",
        urgency="green",
        issue_type="infrastructure_services",
        direction="horizontal",
    )
    at = yield stage.office_day(10, "13.15")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=1, impact=2, value="A2")
    case = kabid.open(
        report,
        title="Permasalahan tambatan perahu Desa Mendahara Tengah",
        summary="Tempat tambatan sempit saat air surut.",
        level="latent",
    )
    at = yield stage.office_day(9, "08.30")
    By(stage, "kades.mendaharatengah", at).start(case)
    at = yield stage.before(3, "20.15")
    By(stage, "kades.mendaharatengah", at).tried(
        case,
        "Musyawarah di dermaga: sebelah utara untuk perahu, warung mundur dua meter; dicoba sepekan.",
        AttemptResult.AGREED,
    )


def pematang_rahim(stage: Stage) -> Story:
    """Touches two regencies: the Tim Terpadu offers it to the province, which has not answered yet."""
    at = yield stage.office_day(29, "10.20")
    report = By(stage, "kades.pematangrahim", at).file(
        "Tugu batas kabupaten di Desa Pematang Rahim dipersoalkan",
        "Warga menemukan tugu batas baru dan menyatakan letaknya berbeda dari peta desa. Belum ada kejadian.",
        urgency="green",
        issue_type="village_boundary",
        conflict_source="c",
        direction="horizontal",
    )
    at = yield stage.office_day(28, "13.40")
    kabid = By(stage, "kabid", at)
    kabid.verify(report, likelihood=2, impact=3, value="A2")
    case = kabid.open(
        report,
        title="Batas kabupaten di Desa Pematang Rahim",
        summary="Letak tugu berbeda dari peta desa; menyangkut Kabupaten Tanjung Jabung Barat.",
        rung=Rung.REGENCY,
        level="latent",
    )
    at = yield stage.office_day(12, "10.00")
    By(stage, "kabid", at).tried(
        case,
        "Peninjauan bersama Kesbangpol Tanjung Jabung Barat: kedua pihak sepakat menunggu tim batas "
        "provinsi.",
        AttemptResult.PARTLY,
        AttemptKind.FIELD_VISIT,
    )
    at = yield stage.office_day(2, "15.10")
    By(stage, "ayu", at).offer(
        case,
        Rung.PROVINCE,
        reason="several_areas",
        words="Menyangkut dua kabupaten.",
        tried="Peninjauan bersama kedua Kesbangpol; belum ada peta yang disepakati.",
        recommendation="Mohon provinsi mempertemukan kedua kabupaten dengan tim penegasan batas.",
    )
