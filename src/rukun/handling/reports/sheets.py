"""What sheets of reports and of incidents have in common: headings as offices write them, words, moments."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from rukun.foundation.imports.kinds import OWN_NUMBER, Field
from rukun.foundation.imports.places import CODE, LOCATION, SUBDISTRICT_NAME, VILLAGE_NAME
from rukun.foundation.imports.rows import Row
from rukun.foundation.imports.when import When
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import words
from rukun.handling.reports.enums import ConflictSource
from rukun.kernel.text import normalise
from rukun.kernel.zones import zone_of

# Titles are official Indonesian, whatever the language of the screen: the sheet goes on paper.
NUMBER_FIELD: Final = Field(
    OWN_NUMBER,
    _("Number in your own register"),
    "Nomor register",
    aliases=(
        *(
            "No. Register",
            "No Register",
            "Nomor LI",
            "No. LI",
            "Nomor Laporan",
            "No. Laporan",
            "Nomor Agenda",
        ),
        *("No. Agenda", "No. Reg", "Kode Kejadian", "Kode Peristiwa", "ID", "ID Kejadian", "Nomor Surat"),
    ),
    hint="Nomor tetap dari register Anda; bukan nomor urut",
)
DATE_ALIASES: Final = (
    *(
        "Tgl Kejadian",
        "Tanggal Peristiwa",
        "Tgl Peristiwa",
        "Tgl. Kejadian",
        "Waktu Kejadian",
        "Waktu Peristiwa",
    ),
    *(
        "Hari/Tanggal Kejadian",
        "Hari/Tgl Kejadian",
        "Hari/Tanggal",
        "Hari/Tgl",
        "Hari, Tanggal",
        "Tanggal",
        "Tgl",
    ),
    *("Waktu", "Bilamana", "Bulan"),
)
CLOCK_FIELD: Final = Field(
    "time",
    _("Time"),
    "Pukul",
    aliases=("Jam", "Jam Kejadian", "Pukul Kejadian", "Pkl", "Waktu (Jam)", "Jam (WIB)", "Pukul (WIB)"),
    hint="20.30 atau malam; boleh kosong",
)
PLACE_FIELDS: Final = (
    Field(
        VILLAGE_NAME,
        _("Village"),
        "Desa/Kelurahan",
        aliases=(
            "Desa/Kel",
            "Desa",
            "Kelurahan",
            "Nama Desa",
            "Desa/Kel.",
            "Kel/Desa",
            "Kelurahan/Desa",
            "Ds/Kel",
        ),
    ),
    Field(
        SUBDISTRICT_NAME,
        _("Subdistrict"),
        "Kecamatan",
        aliases=("Kec", "Kec.", "Nama Kecamatan"),
    ),
    Field(
        CODE,
        _("Code of the place"),
        "Kode wilayah",
        aliases=("Kode Desa", "Kode Kemendagri", "Kode Wilayah Kemendagri", "Kode Desa/Kelurahan"),
        hint="15.07.03.2001, format teks",
    ),
    Field(
        LOCATION,
        _("Place in words"),
        "Lokasi",
        aliases=(
            "Lokasi Kejadian",
            "Tempat Kejadian",
            "TKP",
            "Tempat",
            "Lokasi Peristiwa",
            "Alamat",
            "Di mana",
            "Tempat/Lokasi",
        ),
    ),
)
_COUNTED: Final = (
    (
        "dead",
        _("Dead"),
        "Korban meninggal",
        (
            "Meninggal",
            "Meninggal Dunia",
            "MD",
            "Korban MD",
            "Tewas",
            "Korban Jiwa",
            "Jumlah Meninggal",
            "Korban Tewas",
        ),
    ),
    ("missing", _("Missing"), "Korban hilang", ("Hilang",)),
    ("severely_injured", _("Severely injured"), "Luka berat", ("LB", "Korban Luka Berat", "Korban LB")),
    ("lightly_injured", _("Lightly injured"), "Luka ringan", ("LR", "Korban Luka Ringan", "Korban LR")),
    ("injured", _("Injured in all"), "Korban luka", ("Luka", "Luka-luka", "Jumlah Luka", "Total Luka")),
    (
        "displaced_people",
        _("Displaced persons"),
        "Pengungsi (jiwa)",
        ("Mengungsi", "Pengungsi", "Mengungsi (jiwa)", "Jumlah Pengungsi"),
    ),
    ("displaced_households", _("Displaced households"), "Pengungsi (KK)", ("Mengungsi (KK)", "KK Mengungsi")),
)
CROWD_FIELD: Final = Field(
    "crowd",
    _("Estimated crowd"),
    "Jumlah massa",
    aliases=("Massa", "Perkiraan Massa", "Estimasi Massa", "Jumlah Orang", "Peserta"),
    hint="± 40 boleh",
)
COUNT_FIELDS: Final = (
    CROWD_FIELD,
    *(
        Field(code, label, title, aliases, hint="“-” berarti tidak ada; kosong berarti tidak diketahui")
        for code, label, title, aliases in _COUNTED
    ),
)
COUNTS: Final = tuple(code for code, _label, _title, _aliases in _COUNTED)
TYPE_FIELD: Final = Field(
    "issue_type",
    _("Type of matter"),
    "Jenis permasalahan",
    aliases=("Jenis", "Jenis Konflik", "Jenis Kejadian", "Jenis Peristiwa", "Kategori", "Bidang", "Tipe"),
)
SOURCE_FIELD: Final = Field(
    "conflict_source",
    _("Source of conflict"),
    "Sumber konflik",
    aliases=("Sumber", "Sumber/Sebab", "Penyebab", "Sebab", "Akar Masalah", "Sumber Konflik (Pasal 5)"),
    hint="Pasal 5 huruf a–e",
)

# A source of conflict as it is written: "Pasal 5 huruf d", "huruf d", "d".
_SOURCES: Final = {
    words: source.value
    for source in ConflictSource
    for words in (source.value, f"huruf {source.value}", f"pasal 5 huruf {source.value}", f"5 {source.value}")
}


class Moment(NamedTuple):
    """When something began and ended, in UTC-aware moments, and how surely."""

    begins: datetime
    ends: datetime | None
    precision: str


class Sorted(NamedTuple):
    """A code of a list, and the row's own words where they are none of the list's."""

    code: str
    words: str


def moment_of(when: When, regency: str) -> Moment:
    """Return the moment that a sheet means, in the zone of its regency."""
    zone = ZoneInfo(zone_of(regency))
    begins = datetime.combine(when.first, when.clock or time.min, tzinfo=zone)
    ends = datetime.combine(when.last, time(23, 59), tzinfo=zone) if when.last else None
    return Moment(begins, ends, when.precision)


def issue_types(regency: str) -> dict[str, str]:
    """Return the code of each word for a type of matter, in both languages."""
    found: dict[str, str] = {}
    for row in words(LookupList.ISSUE_TYPE, region=regency):
        if row.is_active:
            found |= {normalise(word): row.code for word in (row.code, row.label, row.label_en) if word}
    return found


def sorted_into(row: Row, field: str, known: dict[str, str]) -> Sorted:
    """Return the code for a word of the list; other words are kept as they are, never guessed at."""
    text = row.text(field)
    code = known.get(normalise(text), "")
    return Sorted(code, "" if code else text)


def conflict_source(row: Row) -> Sorted:
    """Return the letter of article 5 that the cell names, else its words."""
    return sorted_into(row, "conflict_source", _SOURCES)


def short_title(title: str, told: str, longest: int = 160) -> str:
    """Return the title, else the first words of what is told; cut at a word where it is too long."""
    text = " ".join((title or told).split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;.") + "…"


def told_with_headings(parts: Iterable[tuple[str, str]]) -> str:
    """Join what several columns tell, each under the heading of an official matrix; alone it needs none."""
    filled = [(heading, text) for heading, text in parts if text]
    if len(filled) == 1 and filled[0][0] == "Uraian":
        return filled[0][1]
    return "\n".join(f"{heading}: {text}" for heading, text in filled)
