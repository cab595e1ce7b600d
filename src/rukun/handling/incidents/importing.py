"""Incidents as a sheet holds them: the office's own recap of past years."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from rukun.foundation.imports.kinds import Field, ImportKind
from rukun.foundation.imports.places import Place, Places
from rukun.foundation.imports.rows import Row
from rukun.foundation.imports.when import When
from rukun.handling.incidents.domain.history import PastIncident, import_incidents, past_incident
from rukun.handling.incidents.domain.recording import IncidentFields
from rukun.handling.incidents.enums import IncidentKind, PlacePrecision
from rukun.handling.reports import sheets
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid
from rukun.kernel.regions import REGENCY, SUBDISTRICT, VILLAGE
from rukun.kernel.text import normalise
from rukun.kernel.zones import zone_of

INCIDENTS: Final = "incidents"
_KINDS: Final = {
    normalise(words): kind.value
    for kind, known in (
        (IncidentKind.TENSION, ("tension", "ketegangan", "potensi", "perselisihan")),
        (
            IncidentKind.CONFRONTATION,
            ("confrontation", "konfrontasi", "konfrontasi tanpa kekerasan", "tanpa kekerasan"),
        ),
        (IncidentKind.VIOLENCE, ("violence", "kekerasan", "dengan kekerasan")),
    )
    for words in known
}
_LEVELS: Final = {
    VILLAGE: PlacePrecision.VILLAGE,
    SUBDISTRICT: PlacePrecision.SUBDISTRICT,
    REGENCY: PlacePrecision.REGENCY,
}
# Domain's name of a field → the field of the sheet in which it is mended.
_MENDED_IN: Final = {
    "started_at": "date",
    "ended_at": "date",
    "region": "village",
    "place_precision": "village",
}
_LONGEST_DETAIL: Final = 200

# What several columns tell, under the headings of the official matrix of incidents.
_TOLD: Final = (
    ("account", "Uraian"),
    ("background", "Latar belakang"),
    ("handling", "Upaya penanganan"),
    ("recovery", "Upaya pemulihan"),
    ("note", "Keterangan"),
    ("advice", "Saran tindak lanjut"),
)

FIELDS: Final = (
    Field(
        "date",
        _("Day it happened"),
        "Tanggal kejadian",
        sheets.DATE_ALIASES,
        is_required=True,
        hint="31-12-2021, “12 Maret 2021” atau “Maret 2021”",
    ),
    sheets.CLOCK_FIELD,
    Field(
        "title",
        _("Title"),
        "Nama peristiwa",
        (
            "Nama Kejadian",
            "Peristiwa",
            "Kejadian",
            "Judul",
            "Permasalahan",
            "Masalah",
            "Kasus",
            "Pokok Permasalahan",
            "Perihal",
        ),
        hint="Netral: “Permasalahan lahan …”",
    ),
    Field(
        "account",
        _("What happened"),
        "Uraian",
        (
            "Uraian Kejadian",
            "Uraian Peristiwa",
            "Uraian Singkat",
            "Kronologi",
            "Kronologis",
            "Kronologi Singkat",
            "Deskripsi",
            "Isi Laporan",
            "Ringkasan",
            "Fakta",
        ),
    ),
    *sheets.PLACE_FIELDS,
    Field(
        "kind",
        _("How far it went"),
        "Tingkat kejadian",
        ("Bentuk", "Bentuk Kejadian", "Sifat", "Tingkat"),
        hint="Ketegangan, konfrontasi atau kekerasan",
        choices=lambda _regency: [(kind.value, str(kind.label)) for kind in IncidentKind],
    ),
    sheets.TYPE_FIELD,
    sheets.SOURCE_FIELD,
    *sheets.COUNT_FIELDS,
    Field(
        "damage",
        _("Damage"),
        "Kerugian",
        ("Kerugian Materiil", "Kerugian Material", "Kerusakan", "Kerugian Harta"),
    ),
    Field("background", _("Background"), "Latar belakang", ("Latar Belakang Masalah",)),
    Field(
        "handling",
        _("What was done"),
        "Upaya penanganan",
        (
            "Penanganan",
            "Tindakan",
            "Tindakan yang diambil",
            "Langkah yang diambil",
            "Upaya",
            "Tindak Lanjut",
            "Penyelesaian",
        ),
    ),
    Field("recovery", _("Recovery"), "Upaya pemulihan", ("Pemulihan",)),
    Field("note", _("Remark"), "Keterangan", ("Ket", "Ket.", "Catatan", "Status", "Perkembangan")),
    Field("advice", _("Advice"), "Saran tindak lanjut", ("Saran", "Rekomendasi")),
    sheets.NUMBER_FIELD,
)


def kind() -> ImportKind:
    """Return how incidents are imported, for the registry."""
    return ImportKind(INCIDENTS, _("Incidents"), FIELDS, _Incidents)


class _Incidents:
    """Reads and writes the rows of one file."""

    def __init__(self, regency: str, at: datetime) -> None:
        self.regency, self.at = regency, at
        self.today: date = at.astimezone(ZoneInfo(zone_of(regency))).date()
        self.places = Places(regency)
        self.types = sheets.issue_types(regency)

    def check(self, row: Row) -> str:
        """Note what is wrong with a row; what it makes of the rest stands in `row.record`."""
        when = row.when("date", "time", latest=self.today)
        if when is None and not row.errors:
            row.wrong("date", _("Write the day, or at least the month and the year."))
        place = self.places.find(row)
        title = sheets.short_title(row.text("title"), row.text("account"))
        if not title:
            row.wrong("title", _("Say what happened: a title, or the account."))
        counts = {code: row.count(code) for code in sheets.COUNTS}
        crowd = row.count("crowd", may_be_about=True)
        if row.errors or when is None or place is None:
            return ""
        past = self._past(row, when, place, title, counts | {"crowd": crowd})
        try:
            past_incident(past, at=self.at)
        except Invalid as refusal:
            row.wrong(_MENDED_IN.get(refusal.field, refusal.field), str(refusal))
            return ""
        row.record = past
        return f"{when.first.isoformat()}|{when.precision[:1]}|{self.places.key_of(place)}|{normalise(title)}"

    def write(self, rows: Sequence[Row], *, actor: Actor, at: datetime) -> list[UUID]:
        """Write rows that were checked just now."""
        past = [row.record for row in rows if isinstance(row.record, PastIncident)]
        return import_incidents(rows=past, actor=actor, at=at)

    def _past(
        self, row: Row, when: When, place: Place, title: str, counts: dict[str, int | None]
    ) -> PastIncident:
        moment = sheets.moment_of(when, self.regency)
        how_far = sheets.sorted_into(row, "kind", _KINDS)
        what = sheets.sorted_into(row, "issue_type", self.types)
        source = sheets.conflict_source(row)
        damage = row.text("damage")
        is_long = len(damage) > _LONGEST_DETAIL
        is_far = len(place.detail) > _LONGEST_DETAIL
        told = [(heading, row.text(code)) for code, heading in _TOLD]
        given = row.text("title")
        own_title = [("Nama peristiwa", given if given and short_was_cut(given, title) else "")]
        more = [
            ("Tingkat kejadian", how_far.words),
            ("Jenis permasalahan", what.words),
            ("Sumber", source.words),
            ("Lokasi", place.detail if is_far else ""),
            ("Kerugian", damage if is_long else ""),
        ]
        fields = IncidentFields(
            title=title,
            kind=how_far.code,
            region=place.current,
            place_precision=_LEVELS[place.level],
            place_detail="" if is_far else place.detail,
            started_at=moment.begins,
            ended_at=moment.ends,
            time_precision=moment.precision,
            issue_type=what.code,
            conflict_source=source.code,
            damage="" if is_long else damage,
            account=sheets.told_with_headings([*own_title, *told, *more]),
            **counts,
        )
        return PastIncident(fields, place.filed)


def short_was_cut(given: str, title: str) -> bool:
    """Say whether the title on the record is not all that the sheet has."""
    return " ".join(given.split()) != title
