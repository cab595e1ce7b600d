"""The component sheet: every part of the design system on one page, with invented contents.

The examples are Indonesian on purpose, as an official would write them; they are no messages.
"""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rukun.interfaces.web.parts import (
    Action,
    Cell,
    Column,
    Difference,
    Figure,
    FileItem,
    HandOverPanel,
    Link,
    Page,
    Pair,
    Rung,
    StaleSave,
    Table,
    TimelineEntry,
    Track,
    WorkRow,
)
from rukun.interfaces.web.presentation import Due, UrgencyMark, risk_mark, state_mark
from rukun.interfaces.web.suggesting import MessagePiece, Suggestion

_HERE = "#main"
_URGENCIES = (("red", "Merah, 1 jam"), ("yellow", "Kuning, 24 jam"), ("green", "Hijau, 3 hari"))


class ReturnForm(forms.Form):
    """The reason for sending something back."""

    reason = forms.ChoiceField(label="Alasan", choices=[("minutes", "Berita acara belum lengkap")])
    missing = forms.CharField(label="Yang perlu dilengkapi", widget=forms.Textarea(attrs={"rows": 2}))


class SampleForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(label="Judul", help_text="Tulis masalahnya, bukan siapa yang salah.")
    village = forms.ChoiceField(
        label="Tempat",
        choices=[
            ("", "Pilih desa atau kelurahan"),
            ("15.07.06.2001", "Desa Sungai Beras, Kec. Mendahara Ulu"),
            ("15.07.01.2008", "Desa Lambur I, Kec. Muara Sabak Timur"),
        ],
        widget=forms.Select(attrs={"data-combobox": "/wilayah/cari/", "data-placeholder": "Ketik nama desa"}),
    )
    happened_at = forms.DateTimeField(
        label="Waktu kejadian", widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    crowd = forms.IntegerField(label="Perkiraan massa", required=False)
    urgency = forms.ChoiceField(label="Kesegeraan", choices=_URGENCIES, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(
        label="Jenis permasalahan",
        choices=[("forest", "Kawasan hutan"), ("land", "Lahan/HGU")],
        widget=forms.CheckboxSelectMultiple,
    )
    way = forms.ChoiceField(
        label="Diselesaikan lewat apa?",
        choices=[("village", "Musyawarah desa"), ("custom", "Lembaga adat"), ("other", "Cara lain")],
        widget=forms.RadioSelect,
    )
    harm = forms.ChoiceField(
        label="Apakah ada kekerasan, korban luka, atau anak yang terlibat?",
        help_text="Jika ya, laporan diteruskan lebih dulu ke pihak yang berwenang.",
        choices=[("no", "Tidak"), ("yes", "Ya")],
        widget=forms.RadioSelect,
    )
    minutes = forms.FileField(label="Foto berita acara", required=False)
    is_checked = forms.BooleanField(label="Nomor pengirim tidak ditampilkan", required=False)


@login_not_required
@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Show every component; open to all, since it holds no data."""
    return render(
        request,
        "components_page.html",
        {**_status_parts(), **_list_parts(), **_case_parts(), **_form_parts()},
    )


def _status_parts() -> dict[str, Any]:
    states = (
        ("new", "Baru"),
        ("handled", "Ditangani kecamatan"),
        ("agreed", "Sepakat"),
        ("monitored", "Pemantauan kesepakatan"),
        ("closed", "Selesai: damai"),
        ("adjourned", "Ditunda"),
        ("deadlock", "Buntu"),
        ("refused_to_sign", "Menolak tanda tangan"),
        ("legal", "Proses hukum"),
        ("watched", "Dipantau"),
        ("reopened", "Dibuka kembali"),
    )
    return {
        "urgencies": [UrgencyMark("red"), UrgencyMark("yellow"), UrgencyMark("green")],
        "risks": [risk_mark(level) for level in range(1, 5)],
        "states": [state_mark(code, label) for code, label in states],
        "waiting": state_mark("waiting", "Menunggu jawaban"),
        "dues": [Due("10 Maret"), Due("besok, 14.20", "soon"), Due("lewat 3 hari", "late")],
        "undo": Action("Urungkan", _HERE),
    }


def _list_parts() -> dict[str, Any]:
    figures = [
        Figure(4, "perlu verifikasi", _HERE),
        Figure(2, "kiriman camat", _HERE),
        Figure(3, "kegiatan pekan ini", _HERE),
    ]
    return {
        "rows": _rows(),
        "pressing": _pressing(),
        "figures": figures,
        "table": _table(),
        "page": Page(next_url=_HERE, first_url=_HERE),
    }


def _rows() -> list[WorkRow]:
    verify = Action("Verifikasi", _HERE, key="v")
    return [
        WorkRow(
            "Keberatan warga atas seleksi perangkat Desa Sungai Jambat",
            _HERE,
            "Kec. Sadu · surat BPD, 3 Maret 15.40 · Nilai C3",
            urgency=UrgencyMark("yellow"),
            due=Due("6 jam lagi"),
            actions=(verify,),
        ),
        WorkRow(
            "Bagi hasil plasma koperasi, Desa Catur Rahayu",
            _HERE,
            "Camat Dendang, 2 Maret 11.05 · alasan: perlu keterangan dinas · 1 musyawarah",
            actions=(Action("Kembalikan …", _HERE, "quiet"), Action("Terima", _HERE, "second")),
        ),
    ]


def _pressing() -> dict[str, Any]:
    row = WorkRow(
        "Warga berkumpul di lahan yang dipermasalahkan, Desa\u00a0Rantau\u00a0Karya",
        _HERE,
        urgency=UrgencyMark("red"),
        actions=(Action("Telepon camat", _HERE, icon="phone", is_big=True),),
    )
    return {
        "row": row,
        "status": "belum diverifikasi",
        "lines": (
            "Kec. Geragai · sekitar 60 orang, belum ada kekerasan · diterima 08.34",
            "Dicatat operator atas nama Camat Geragai, dasar: telepon",
        ),
        "countdown": "22 menit lagi",
        "deadline": "batas verifikasi 09.34",
    }


def _table() -> Table:
    columns = (
        Column("No", hides_on_phone=True),
        Column("Tindak lanjut", is_heading=True, is_wide=True),
        Column("PJ"),
        Column("Batas waktu"),
        Column("Status"),
    )
    given, working = state_mark("given", "Diberikan"), state_mark("in_progress", "Dikerjakan")
    rows = (
        (
            "1",
            "Daftar warga penggarap dan luasnya",
            "Kades Sungai Beras",
            Due("lewat 3 hari", "late"),
            working,
        ),
        ("2", "Peta izin disandingkan dengan batas kelola", "Dinas PUPR", Due("10 Maret"), given),
    )
    return Table(
        "Tindak lanjut",
        columns,
        [
            (Cell(number), Cell(title, url=_HERE), Cell(owner), Cell(mark=due), Cell(mark=state))
            for number, title, owner, due, state in rows
        ],
    )


def _case_parts() -> dict[str, Any]:
    rungs = [
        Rung("Desa", "done", "9–18 Feb · 1 musyawarah"),
        Rung("Kecamatan", "here", "Camat, sejak 18 Feb"),
        Rung("Kabupaten", "offered", "ditawarkan 3 Mar"),
        Rung("Provinsi", "ahead", "belum"),
    ]
    tried = (Link("berita acara 24 Februari", _HERE), Link("3 Maret", _HERE))
    handover = HandOverPanel(
        title="Langkah berikut: terima atau kembalikan",
        pairs=(
            Pair("Diteruskan oleh", "Camat Mendahara Ulu, 3 Maret 2026, 14.20"),
            Pair("Alasan", "Kewenangan izin berada di luar kecamatan"),
            Pair("Sudah dicoba", "2 musyawarah kecamatan, belum sepakat", tried),
            Pair("Rekomendasi", "Rakor dengan BPN dan dinas teknis, lalu ukur bersama"),
        ),
        holder="Sampai diterima, Camat tetap pemegang.",
        due=Due("batas besok, 14.20", "soon"),
        accept=Action("Terima", _HERE, "second", is_big=True),
    )
    return {
        "rungs": rungs,
        "tracks": [Track("BPN", "sejak 26 Februari")],
        "gate": "Tidak ada larangan mediasi.",
        "handover": handover,
        "entries": _entries(),
        "land": (Pair("Luas diklaim", "± 85 ha"), Pair("Terverifikasi", "belum diukur", is_unknown=True)),
        "files": [
            FileItem("Berita acara 3 Maret 2026", _HERE, "final, ditandatangani basah"),
            FileItem("Berita acara 24 Februari 2026", _HERE, "final, satu pihak menolak tanda tangan"),
        ],
    }


def _entries() -> list[TimelineEntry]:
    return [
        TimelineEntry("3 Mar", "14.20", "up", "Diteruskan ke kabupaten", " oleh Camat Mendahara Ulu"),
        TimelineEntry(
            "3 Mar",
            "10.05",
            "link",
            "LI-2026-0311 ditempelkan",
            ": sekitar 40 warga keberatan atas patok",
            amendment="Ralat 3 Mar 11.30: jumlah semula tertulis 60, alasan salah ketik.",
        ),
        TimelineEntry(
            "12 Feb",
            "16.40",
            "phone",
            "Musyawarah desa",
            ": pemasangan patok ditunda",
            on_behalf="Dicatat operator atas nama Kepala Desa, dasar: telepon",
        ),
    ]


def _form_parts() -> dict[str, Any]:
    return {
        "return_form": ReturnForm(),
        "handover_form": ReturnForm(prefix="handover"),
        "sample": SampleForm(
            initial={
                "title": "Permasalahan lahan warga Desa Sungai Beras – PT WLL",
                "village": "15.07.06.2001",
                "urgency": "green",
                "kinds": ["forest"],
                "way": "village",
                "harm": "no",
            },
        ),
        "broken": SampleForm({"title": "Batas Desa Lambur II – Desa Siau Dalam"}, prefix="broken"),
        "pieces": (
            MessagePiece("Fakta:", is_label=True),
            MessagePiece(" Pada hari "),
            MessagePiece("Selasa tanggal 3 Maret 2026", marks=(2,), ends=(2,)),
            MessagePiece(" bertempat di "),
            MessagePiece("Kantor Desa Sungai Beras", marks=(3,), ends=(3,)),
            MessagePiece(", "),
            MessagePiece("nomor disembunyikan", is_redacted=True),
            MessagePiece("."),
        ),
        "from_subject": Suggestion("dari perihal, dibuat netral", 1),
        "from_words": Suggestion("kata: “izin HTI”, “patok batas”", 5),
        "stale": StaleSave(
            "Kabid",
            "10.11",
            (Difference("Luas diklaim", "± 80 ha", "± 85 ha"), Difference("Dikelola sejak", "2004", "2004")),
            version=7,
            stored_url=_HERE,
        ),
    }
