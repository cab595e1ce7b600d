"""Reports as a sheet holds them: the office's own register of past years."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from rukun.foundation.imports.kinds import Field, ImportKind
from rukun.foundation.imports.places import Place, Places
from rukun.foundation.imports.rows import Row
from rukun.foundation.imports.when import When
from rukun.handling.reports import sheets
from rukun.handling.reports.domain.history import PastReport, import_reports, past_report
from rukun.handling.reports.enums import Precision, ReportKind
from rukun.handling.reports.intake import InformantFields, ReportFields
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid
from rukun.kernel.text import normalise
from rukun.kernel.zones import zone_of

REPORTS: Final = "reports"
_KINDS: Final = {
    normalise(words): kind.value
    for kind, known in (
        (ReportKind.INCIDENT, ("incident", "peristiwa", "kejadian")),
        (ReportKind.TENSION, ("tension", "ketegangan", "potensi", "perselisihan", "potensi konflik")),
        (ReportKind.PLANNED, ("planned", "rencana", "rencana aksi")),
        (ReportKind.SETTLED, ("settled", "selesai", "selesai di tempat")),
        (ReportKind.RUMOUR, ("rumour", "isu", "kabar")),
        (ReportKind.ACTIVITY, ("activity", "kegiatan")),
    )
    for words in known
}
_VALUE: Final = re.compile(r"(?:nilai\s*:?\s*)?([A-F])\s*[-/]?\s*([1-6])", re.IGNORECASE)
_AREA: Final = re.compile(
    r"(?:±\s*)?(\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)\s*(?:ha|hektare?|hektar)?\.?",
    re.IGNORECASE,
)
_MENDED_IN: Final = {
    "received_at": "received",
    "occurred_from": "date",
    "occurred_until": "date",
    "region": "village",
}
_LONGEST_DETAIL: Final = 200

FIELDS: Final = (
    Field(
        "received",
        _("Day it was received"),
        "Tanggal laporan",
        (
            "Tgl Laporan",
            "Tanggal Diterima",
            "Tgl Diterima",
            "Tanggal LI",
            "Tgl LI",
            "Tanggal Surat",
            "Tanggal Masuk",
            "Tanggal",
        ),
        is_required=True,
        hint="31-12-2021",
    ),
    Field(
        "kind",
        _("Kind of report"),
        "Jenis laporan",
        ("Kategori Laporan",),
        is_required=True,
        hint="Peristiwa, ketegangan, rencana, selesai, isu atau kegiatan",
        choices=lambda _regency: [
            (kind.value, str(kind.label)) for kind in ReportKind if kind != ReportKind.NIL
        ],
    ),
    Field(
        "title",
        _("Title"),
        "Perihal",
        (
            "Judul",
            "Judul Laporan",
            "Pokok Laporan",
            "Hal",
            "Permasalahan",
            "Masalah",
            "Nama Kejadian",
            "Nama Peristiwa",
            "Kasus",
        ),
        hint="Netral: “Permasalahan lahan …”",
    ),
    Field("facts", _("Facts"), "Fakta", ("Fakta-fakta", "Fakta Fakta")),
    Field(
        "account",
        _("Account"),
        "Uraian",
        (
            "Uraian Kejadian",
            "Uraian Singkat",
            "Isi Laporan",
            "Kronologi",
            "Kronologis",
            "Ringkasan",
            "Isi",
            "Deskripsi",
        ),
    ),
    Field(
        "action_taken",
        _("Action taken"),
        "Tindakan",
        ("Tindakan yang diambil", "Upaya", "Upaya Penanganan", "Tindak Lanjut", "Langkah yang diambil"),
    ),
    Field("prediction", _("Prediction"), "Prediksi", ("Perkiraan",)),
    Field("recommendation", _("Recommendation"), "Rekomendasi", ("Saran", "Saran/Rekomendasi")),
    Field(
        "opinion",
        _("Opinion of the reporter"),
        "Pendapat pelapor",
        ("Pendapat", "Catatan", "Keterangan", "Ket"),
    ),
    Field("date", _("Day it happened"), "Tanggal kejadian", sheets.DATE_ALIASES[:-4]),
    sheets.CLOCK_FIELD,
    *sheets.PLACE_FIELDS,
    sheets.TYPE_FIELD,
    sheets.SOURCE_FIELD,
    Field("value", _("Value of the information"), "Nilai informasi", ("Nilai", "Nilai Info"), hint="B2"),
    *sheets.COUNT_FIELDS,
    Field("claimed_area_ha", _("Area claimed (ha)"), "Luas (ha)", ("Luas", "Luas Lahan", "Luas Lahan (ha)")),
    Field(
        "informant_name",
        _("Informant’s name (secret)"),
        "Nama narasumber",
        ("Narasumber", "Nama Pelapor", "Pelapor", "Sumber Informasi", "Informan"),
        hint="Disimpan rahasia",
        is_secret=True,
    ),
    Field(
        "informant_phone",
        _("Informant’s telephone (secret)"),
        "Nomor HP narasumber",
        ("No HP", "No. HP", "Nomor HP", "No HP Pelapor", "Kontak"),
        hint="Disimpan rahasia",
        is_secret=True,
    ),
    sheets.NUMBER_FIELD,
)
_TEXTS: Final = ("facts", "account", "action_taken", "prediction", "recommendation", "opinion")


def kind() -> ImportKind:
    """Return how reports are imported, for the registry."""
    return ImportKind(REPORTS, _("Reports"), FIELDS, _Reports)


class _Said(NamedTuple):
    """What a row says, cell by cell; `more` are fields of a report."""

    received: When
    happened: When | None
    place: Place
    more: dict[str, Any]


class _Reports:
    """Reads and writes the rows of one file."""

    def __init__(self, regency: str, at: datetime) -> None:
        self.regency, self.at = regency, at
        self.today: date = at.astimezone(ZoneInfo(zone_of(regency))).date()
        self.places = Places(regency)
        self.types = sheets.issue_types(regency)

    def check(self, row: Row) -> str:
        """Note what is wrong with a row; what it makes of the rest stands in `row.record`."""
        received = row.when("received", latest=self.today)
        if received is None and not row.errors:
            row.wrong("received", _("Write the day on which the report was received."))
        happened = row.when("date", "time", latest=self.today)
        kind = row.choice("kind", _KINDS)
        if not kind and not any(code == "kind" for code, _text in row.errors):
            row.wrong("kind", _("Say what kind of report this is, or choose one kind for all rows."))
        place = self.places.find(row)
        counts = {code: row.count(code) for code in sheets.COUNTS}
        counts["crowd"] = row.count("crowd", may_be_about=True)
        texts = {name: row.text(name) for name in _TEXTS}
        title = sheets.short_title(row.text("title"), texts["account"] or texts["facts"])
        if not title:
            row.wrong("title", _("Say what it is about: a title, the facts or the account."))
        area, value = self._area(row), self._value(row)
        if row.errors or received is None or place is None:
            return ""
        more = {"kind": kind, "title": title, "claimed_area_ha": area, **texts, **value, **counts}
        return self._read(row, _Said(received, happened, place, more))

    def write(self, rows: Sequence[Row], *, actor: Actor, at: datetime) -> list[UUID]:
        """Write rows that were checked just now."""
        past = [row.record for row in rows if isinstance(row.record, PastReport)]
        return import_reports(rows=past, actor=actor, at=at)

    def _read(self, row: Row, said: "_Said") -> str:
        past = self._past(row, said)
        try:
            past_report(past, at=self.at)
        except Invalid as refusal:
            row.wrong(_MENDED_IN.get(refusal.field, refusal.field), str(refusal))
            return ""
        row.record = past
        day = said.happened.first.isoformat() if said.happened else ""
        where, what = self.places.key_of(said.place), normalise(past.fields.title)
        return f"{said.received.first.isoformat()}|{day}|{where}|{what}"

    def _past(self, row: Row, said: "_Said") -> PastReport:
        what = sheets.sorted_into(row, "issue_type", self.types)
        source = sheets.conflict_source(row)
        is_far = len(said.place.detail) > _LONGEST_DETAIL
        given = " ".join(row.text("title").split())
        beside = [
            ("Perihal", given if given != said.more["title"] else ""),
            ("Jenis permasalahan", what.words),
            ("Sumber", source.words),
            ("Lokasi", said.place.detail if is_far else ""),
        ]
        moment = sheets.moment_of(said.happened, self.regency) if said.happened else None
        fields = ReportFields(
            region=said.place.current,
            place_detail="" if is_far else said.place.detail,
            received_at=sheets.moment_of(said.received, self.regency).begins,
            occurred_from=moment.begins if moment else None,
            occurred_until=moment.ends if moment else None,
            occurred_precision=moment.precision if moment else Precision.UNKNOWN,
            introduction="\n".join(f"{heading}: {text}" for heading, text in beside if text),
            issue_type=what.code,
            conflict_source=source.code,
            **said.more,
        )
        who = InformantFields(
            name=row.text("informant_name", longest=120), phone=row.text("informant_phone", longest=40)
        )
        return PastReport(fields, said.place.filed, who)

    def _value(self, row: Row) -> dict[str, Any]:
        text = row.text("value")
        found = _VALUE.fullmatch(text)
        if text and not found:
            row.wrong("value", _("Write the value as B2: a letter from A to F, a digit from 1 to 6."))
        return {"reliability": found[1].upper(), "credibility": int(found[2])} if found else {}

    def _area(self, row: Row) -> Decimal | None:
        given = row.cells.get("claimed_area_ha")
        if isinstance(given, float | int) and not isinstance(given, bool):
            return Decimal(str(round(given, 2)))
        text = row.text("claimed_area_ha")
        found = _AREA.fullmatch(text)
        if text and not found:
            row.wrong("claimed_area_ha", _("Write the area in hectares as a number, such as 12,5."))
        if not found:
            return None
        whole, comma, part = found[1].rpartition(",") if "," in found[1] else (found[1], "", "")
        if comma or re.fullmatch(r"\d{1,3}(\.\d{3})+", whole):  # dots part thousands
            whole = whole.replace(".", "")
        return Decimal(f"{whole}.{part}" if comma else whole)
