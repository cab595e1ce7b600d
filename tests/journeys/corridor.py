"""The main corridor, step by step: from a pasted message to a case that is closed with proof.

Each method is one stretch of the way under one login. What it leaves on the timeline of the case
is read at once, and kept: at the end the whole must stand there in order.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.journeys.clock import Clock
from tests.journeys.officer import Officer

CORPUS = Path(__file__).parents[1] / "corpora/wa_examples.json"
TITLE = "Permasalahan lahan warga Desa Sungai Beras dengan PT. Wana Lintang Lestari (WLL)"
KADES = "Kepala Desa Sungai Beras"
CAMAT = "Camat Mendahara Ulu"
KABID = "Kepala Bidang Penanganan Konflik, Kesbangpol"
ROADS_OFFICE = "Kepala Bidang Bina Marga"
ROADS = f"{ROADS_OFFICE}, Dinas PUPR"
LIAISON = "Perwira Penghubung Polres, Polres Tanjung Jabung Timur"
# Whoever is let in reads what was shared with it: Dinas PUPR no report, Polres the one.
_GUESTS = {"hadi": (ROADS, ""), "citra": (LIAISON, " dari {number}")}

Seat = Callable[..., Officer]


def message(key: str) -> str:
    """A message of the corpus as it came in."""
    return next(row["text"] for row in json.loads(CORPUS.read_text()) if row["id"] == key)


@dataclass
class Corridor:
    """The way of one case; `device` and `seat` say who sits where."""

    seat: Seat
    clock: Clock
    papers: Path
    devices: dict[str, dict[str, Any]] = field(default_factory=dict)
    checks_axe: bool = False
    report: str = ""
    number: str = ""
    incident: str = ""
    case: str = ""
    task: str = ""
    told: list[str] = field(default_factory=list)
    people: dict[str, Officer] = field(default_factory=dict)

    def who(self, name: str, minutes: int = 20) -> Officer:
        """Let time pass, then hand the word to this person, who starts from home."""
        self.clock.forward(minutes=minutes)
        if name not in self.people:
            device = self.devices.get(name, {})
            self.people[name] = self.seat(name, checks_axe=self.checks_axe, **device)
            return self.people[name]
        return self.people[name].open("/")

    def now_told(self, officer: Officer, *entries: str) -> None:
        """These, and nothing else, are new on the timeline that `officer` reads."""
        self.told.extend(entries)
        assert officer.timeline() == [self._open_to(officer, entry) for entry in self.told[::-1]]

    def _open_to(self, officer: Officer, entry: str) -> str:
        """What a guest reads where a paper was not shared: that there is one, not its name."""
        own, opened_from = _GUESTS.get(officer.name, ("", ""))
        act, _, author = entry.partition(" oleh ")
        if not own or author == own:
            return entry
        if act.endswith(" diunggah"):
            return f"Ada berkas diunggah yang tidak terbuka untuk Anda oleh {author}"
        if act.startswith("Permasalahan dibuka dari "):
            return f"Permasalahan dibuka{opened_from.format(number=self.number)} oleh {author}"
        return entry

    def paper(self, name: str, words: str) -> Path:
        """A paper on this officer's disk."""
        file = self.papers / name
        file.write_text(words)
        return file

    # --- The desk -------------------------------------------------------------------------------

    def the_operator_pastes_a_message(self) -> None:
        """Budi pastes what came by WhatsApp, fills in what it says, and gets a receipt number."""
        budi = self.who("budi", minutes=0)
        budi.follow("Tempel dari WA")
        budi.fill("Pesan", message("W01"))
        budi.press("Pilah pesan")
        assert budi.page.get_by_label("Judul").input_value() == TITLE
        budi.fill("Tempat", "Sungai Beras")
        budi.fill("Rincian tempat", "Kantor Desa; Dusun Sumber Rejo")
        budi.fill("Tanggal kejadian", "2026-03-03")
        budi.fill("Pukul", "09:30")
        budi.fill("Kesegeraan", "Kuning")
        budi.fill("Jenis permasalahan", "Kawasan hutan")
        budi.fill("Sumber konflik", "Pasal 5 huruf d")
        budi.fill("Sifat", "Masyarakat dengan perusahaan")
        budi.fill("Perkiraan massa", "40")
        budi.fill("Luas diklaim (ha)", "85")
        budi.press("Kirim dan lanjut")
        assert budi.path == "/laporan/tempel/"  # ready for the next message
        self.number = budi.toast().split()[0]
        assert budi.toast() == f"{self.number} terkirim. Tanda terima dibuat."
        budi.open("/laporan/").follow(TITLE)
        self.report = budi.path
        budi.follow("Tanda terima")
        assert budi.page.locator(".receipt-number").inner_text() == self.number
        assert len(budi.page.locator("#receipt-code").inner_text().replace("-", "")) >= 16

    def the_desk_verifies_records_and_opens(self) -> None:
        """Kartika verifies and rates, records what happened, and opens a case at the village."""
        kabid = self.who("kabid")
        kabid.follow("Verifikasi")
        assert kabid.path == self.report
        kabid.fill("Kemungkinan", "Tinggi")
        kabid.fill("Dampak", "Sedang")
        kabid.fill("Keandalan sumber", "B")
        kabid.fill("Kebenaran isi", "2")
        kabid.press("Verifikasi")
        kabid.follow("Catat peristiwa")
        kabid.fill("Tingkat kejadian", "Ketegangan")
        kabid.press("Catat")
        self.incident = kabid.path
        incident = kabid.page.locator(".breadcrumb").inner_text().split()[-1]
        kabid.follow(f"{self.number} · {TITLE}")
        kabid.follow("Buka permasalahan")
        kabid.fill("Siapa yang menangani lebih dulu", "Desa Sungai Beras")
        kabid.press("Buka permasalahan")
        self.case = kabid.path
        assert kabid.step() == "Tidak ada yang menunggu Anda di sini"
        self.now_told(kabid, f"Permasalahan dibuka dari {self.number}, {incident} oleh {KABID}")

    # --- Up the ladder --------------------------------------------------------------------------

    def the_village_tries_and_hands_over(self) -> None:
        """Fajar begins, writes down what he tried, and offers the case to the subdistrict."""
        fajar = self.who("fajar")
        fajar.follow("Mulai tangani")
        assert fajar.path == self.case
        assert fajar.step() == "Langkah berikut: mulai tangani"
        fajar.press("Mulai tangani")
        self.now_told(fajar, f"Mulai ditangani oleh {KADES}")
        assert fajar.step() == "Langkah berikut: catat upaya"
        tried = {"Hasil": "Belum sepakat", "Ringkasnya": "23 KK hadir; perusahaan tidak hadir."}
        fajar.act("Catat upaya …", "Catat", {"Upaya yang dilakukan": "Musyawarah", **tried})
        self.now_told(fajar, f"Musyawarah: Belum sepakat oleh {KADES}")
        self._hand_up(fajar, "Para pihak menolak", "Mediasi di kecamatan.")
        self.now_told(fajar, f"Diteruskan ke Kec. Mendahara Ulu oleh {KADES}")
        assert fajar.step() == "Menunggu Kec. Mendahara Ulu"

    def the_subdistrict_returns_it(self) -> None:
        """Gita misses the minutes and says so; the village remains the holder."""
        gita = self.who("gita")
        gita.follow("Kembalikan …")
        assert gita.path == self.case
        assert gita.step() == "Langkah berikut: terima atau kembalikan"
        assert f"Sampai diterima, {KADES} tetap pemegang." in gita.text()
        missing = {"Alasan": "Berkas belum lengkap", "Yang perlu dilengkapi": "Lampirkan berita acara."}
        gita.act("Kembalikan …", "Kembalikan", missing)
        self.now_told(gita, f"Dikembalikan ke Desa Sungai Beras oleh {CAMAT}")

    def the_village_completes_it(self) -> None:
        """Fajar reads why, adds the minutes, and offers it again."""
        fajar = self.who("fajar")
        fajar.follow("Lanjut")
        assert "Berkas belum lengkap. Lampirkan berita acara." in fajar.text()
        minutes = self.paper("berita-acara.txt", "Berita acara musyawarah Desa Sungai Beras, 4 Maret 2026.")
        said = {"Berkas": minutes, "Jenis berkas": "Berita acara", "Isi berkas": "Berita acara musyawarah"}
        fajar.act("Unggah", "Unggah", said)
        self.now_told(fajar, f"berita-acara.txt diunggah oleh {KADES}")
        self._hand_up(fajar, "Para pihak menolak", "Mediasi di kecamatan.")
        self.now_told(fajar, f"Diteruskan ke Kec. Mendahara Ulu oleh {KADES}")

    def the_subdistrict_accepts_tries_and_hands_over(self) -> None:
        """Gita accepts from home, mediates, and offers it to the Tim Terpadu at Kesbangpol."""
        gita = self.who("gita")
        gita.press("Terima")
        assert gita.path == self.case
        self.now_told(gita, f"Diterima oleh {CAMAT}")
        tried = {"Hasil": "Belum sepakat", "Ringkasnya": "Kedua pihak hadir; batas belum disepakati."}
        gita.act("Catat upaya …", "Catat", {"Upaya yang dilakukan": "Mediasi", **tried})
        self.now_told(gita, f"Mediasi: Belum sepakat oleh {CAMAT}")
        self._hand_up(gita, "Perlu keahlian instansi lain", "Ukur ulang batas bersama dinas teknis.")
        self.now_told(gita, f"Diteruskan ke Tim Terpadu oleh {CAMAT}")

    def _hand_up(self, officer: Officer, reason: str, recommendation: str) -> None:
        said = {"Alasan": reason, "Rekomendasi": recommendation}
        officer.act("Teruskan ke atas …", "Kirim tawaran", said)

    # --- The regency ----------------------------------------------------------------------------

    def the_regency_accepts_and_gives_a_task(self) -> None:
        """Kartika accepts, lets Dinas PUPR in, and gives it a task due in five working days."""
        kabid = self.who("kabid")
        kabid.press("Terima")
        self.now_told(kabid, f"Diterima oleh {KABID}")
        kabid.act("Undang", "Undang", {"Instansi": "Dinas PUPR", "Mengapa diperlukan": "Pengukuran batas."})
        self.now_told(kabid, f"Dinas PUPR diundang oleh {KABID}")
        with kabid.panel("Tugaskan") as panel:
            days = panel.get_by_label("Batas waktu").evaluate("one => [...one.options].map(day => day.text)")
            assert "5 hari kerja (sampai 11 Maret)" in days
        kabid.open(self.case)
        task = {"Yang harus dikerjakan": "Ukur ulang batas", "Penanggung jawab (PJ)": ROADS_OFFICE}
        kabid.act("Tugaskan", "Tugaskan", {**task, "Batas waktu": "5 hari kerja"})
        self.now_told(kabid, f"Tindak lanjut 1 untuk {ROADS}: Ukur ulang batas oleh {KABID}")

    def the_service_answers_with_proof(self) -> None:
        """Hadi accepts the task, works, and hands in what was done, in words and as a file."""
        hadi = self.who("hadi")
        hadi.follow("Lihat tindak lanjut")
        self.task = hadi.path
        assert "11 Maret" in hadi.text()
        hadi.press("Terima")
        hadi.press("Mulai kerjakan")
        map_ = self.paper("peta-batas.txt", "Peta batas hasil ukur bersama.")
        done = {"Yang sudah dikerjakan": "Patok 1–14 diukur ulang.", "Foto atau dokumen": map_}
        hadi.act("Unggah bukti …", "Unggah bukti", done)
        assert "Bukti diperiksa" in hadi.text()
        hadi.open(self.case)
        self.now_told(
            hadi,
            f"Tindak lanjut 1 diterima: Ukur ulang batas oleh {ROADS}",
            f"Tindak lanjut 1 mulai dikerjakan: Ukur ulang batas oleh {ROADS}",
            f"peta-batas.txt diunggah oleh {ROADS}",
            f"Bukti tindak lanjut 1 disampaikan: Ukur ulang batas oleh {ROADS}",
        )

    def the_proof_is_approved_and_the_police_are_asked(self) -> None:
        """Kartika finds the proof sufficient, invites Polres to this one case, and asks."""
        kabid = self.who("kabid")
        kabid.follow("Periksa bukti")
        assert kabid.path == self.task
        kabid.press("Bukti cukup")
        kabid.open(self.case)
        self.now_told(kabid, f"Tindak lanjut 1 tuntas: Ukur ulang batas oleh {KABID}")
        invited = {"Instansi": "Polres", "Mengapa diperlukan": "Pengamanan pengukuran."}
        kabid.act("Undang", "Undang", {**invited, "Laporan yang boleh dibaca": self.number})
        self.now_told(kabid, f"Polres Tanjung Jabung Timur diundang oleh {KABID}")
        asked = {"Instansi": "Polres", "Keterangan yang diminta": "Apakah ada pengaduan atas patok?"}
        kabid.act("Minta keterangan …", "Minta", asked)
        self.now_told(kabid, f"Permintaan keterangan kepada Polres Tanjung Jabung Timur oleh {KABID}")

    def the_police_see_this_case_and_nothing_else(self, hidden: list[str]) -> None:
        """Citra finds one case and the one report that was shared; no list shows `hidden` words."""
        citra = self.who("citra")
        for path in ("/", "/permasalahan/", "/laporan/", "/peristiwa/", "/tugas/", "/pemberitahuan/"):
            citra.open(path)
            assert [words for words in hidden if words in citra.text()] == [], path
        citra.open("/permasalahan/?state=")
        assert citra.page.locator("tbody tr").count() == 1
        citra.open("/laporan/")
        assert citra.page.locator("tbody tr").count() == 1
        citra.open("/peristiwa/")
        assert citra.page.locator("tbody tr").count() == 0

    def the_police_answer(self) -> None:
        """Citra answers what was asked, tells what Polres did, and says their part is done."""
        citra = self.who("citra")
        citra.follow("Jawab")
        assert citra.path == self.case
        assert citra.step() == "Langkah berikut: jawab permintaan keterangan"
        assert "peta-batas.txt" not in citra.text()  # the proof of another agency was not shared
        citra.act("Jawab …", "Kirim jawaban", {"Jawab": "Tidak ada pengaduan."})
        self.now_told(citra, f"Permintaan keterangan dijawab oleh {LIAISON}")
        citra.act("Tulis yang kami lakukan …", "Kirim", {"Yang kami lakukan": "Patroli dialogis dua kali."})
        self.now_told(citra, f"Yang kami lakukan oleh {LIAISON}")
        citra.act("Kami selesai …", "Kami selesai", {"Bagian kami": "Pengamanan pengukuran."})
        self.now_told(citra, f"Bagian kami selesai oleh {LIAISON}")

    def the_case_closes(self) -> None:
        """Kartika closes it with its outcome."""
        kabid = self.who("kabid").open(self.case)
        outcome = {"Hasil": "Damai", "Bagaimana berakhir": "Kedua pihak menerima peta batas."}
        kabid.act("Tutup …", "Tutup", outcome)
        self.now_told(kabid, f"Selesai: Damai oleh {KABID}")
        assert kabid.step() == "Permasalahan ini selesai"
