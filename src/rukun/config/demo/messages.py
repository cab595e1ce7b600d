"""The twelve pasted messages: taken in as they are, the fields filled in by hand.

`messages.json` holds them with the answers of a careful operator; it was written for Rukun, with
fictional people and firms in real villages (Apache-2.0 like the rest). Counts that a message does
not give stay unknown; none is made up here.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

from rukun.config.demo.stage import Stage
from rukun.handling.reports.domain import save_and_send, start_draft
from rukun.handling.reports.enums import Precision
from rukun.handling.reports.intake import InformantFields, ReportFields
from rukun.handling.reports.models import Report
from rukun.handling.reports.parsing.labels import split

AFTER: Final = timedelta(minutes=8)  # from a message on the telephone to its place on the desk
_URGENCY: Final = {"merah": "red", "kuning": "yellow", "hijau": "green"}
_DIRECTION: Final = {"people-company": "company", "horizontal": "horizontal", "vertical": "vertical"}
_COUNTS: Final = {
    "dead": "dead",
    "injured": "injured",
    "severe": "severely_injured",
    "light": "lightly_injured",
    "missing": "missing",
    "displaced_people": "displaced_people",
    "displaced_households": "displaced_households",
}


@dataclass(frozen=True)
class _Hand:
    """What the operator adds to a message: for whom it was recorded, who told it, and its facts.

    `facts` stand in the order of the reports in the message; labelled parts need none.
    """

    behalf: str = ""
    informant: InformantFields | None = None
    facts: tuple[str, ...] = ()


_HANDS: Final[dict[str, _Hand]] = {
    "W01": _Hand("Camat Mendahara Ulu"),
    "W02": _Hand("Camat Sadu"),
    "W03": _Hand(
        "Kepala Desa Sido Mukti",
        facts=(
            (
                "Selisih paham pemuda RT 03 dengan pemuda RT 06 karena suara knalpot motor; terjadi "
                "pemukulan, satu orang luka ringan. Selesai lewat musyawarah di balai desa, Senin 2 "
                "Maret 2026 pukul 20.00: saling memaafkan, biaya berobat ditanggung, dibuat surat "
                "pernyataan bermeterai."
            ),
        ),
    ),
    "W05": _Hand(
        "Lurah Parit Culum I",
        facts=(
            (
                "22 buruh bongkar TBS di RAM CV Karya Muara mogok kerja, meminta upah bongkar naik dari "
                "Rp25/kg menjadi Rp35/kg. Disepakati sementara Rp30/kg, dibicarakan lagi setelah Lebaran."
            ),
        ),
    ),
    "W07": _Hand(
        informant=InformantFields(name="Rusdi", phone="0812 0000 0707", note="Warga Desa Lambur, nelayan"),
        facts=(
            (
                "Empat jaring belat nelayan Lambur putus terkena pukat nelayan Kuala Simbur. Sempat ribut di "
                "laut, perahu hampir bertabrakan, dilerai Polisi Air. Warga meminta ganti rugi dan mediasi."
            ),
        ),
    ),
    "W10": _Hand(
        "Perwira Penghubung Kodim",
        facts=(
            (
                "Seorang terduga pelaku pencurian buah sawit diamankan warga dan dipukul massa sekitar "
                "50 orang; satu sepeda motor dibakar."
            ),
        ),
    ),
    "W11": _Hand(
        "Perwira Penghubung Kodim",
        facts=(
            (
                "Dua orang terduga pelaku pencurian buah sawit diamankan warga dan dipukul massa sekitar 30 "
                "orang; keduanya luka ringan, satu sepeda motor diamankan."
            ),
        ),
    ),
    "W13": _Hand(
        "Camat Geragai",
        facts=(
            (
                "Sejak pukul 07.00 warga (sekitar 60 KK) menutup jalan masuk kebun PT Bumi Lintang "
                "Sawita dengan portal kayu; tuntutan pengembalian lahan usaha 2 seluas 112 ha. Tujuh "
                "truk TBS tertahan. Masih berlangsung, tidak ada bentrok."
            ),
        ),
    ),
    "W14": _Hand(
        "Perwira Penghubung Polres",
        facts=(
            (
                "Pemortalan jalan PT BLS oleh warga Desa Pandan Sejahtera, sekitar 70 orang, tuntutan "
                "pengembalian LU II sekitar 110 ha. Aman terkendali, tidak ada korban."
            ),
        ),
    ),
    "W17": _Hand(
        "Camat Geragai",
        facts=(
            (
                "Mediasi batas kebun (14 ha) di aula kantor camat Geragai: belum sepakat. Ukur ulang bersama "
                "Kamis 12 Maret; kedua pihak menahan diri."
            ),
        ),
    ),
    "W21": _Hand(
        "Anggota FKDM Kecamatan Kuala Jambi",
        facts=(
            (
                "Adu mulut dua kelompok tani soal pintu klep parit 4, 12 orang; dimusyawarahkan ketua "
                "RT, dibuat surat pernyataan."
            ),
            "Antrean solar nelayan ribut dan saling dorong, satu orang lecet. SPBN ditutup sampai besok.",
            "Kehilangan satu mesin pompong pada malam hari; sudah dilaporkan ke polsek.",
            "",
        ),
    ),
    "W33": _Hand(
        informant=InformantFields(name="Yanti", phone="0813 0000 3333", note="Warga RT 04 Simpang Tuan"),
        facts=(
            (
                "Warga cekcok dengan pihak angkutan soal debu truk batu bara, tiga orang perwakilan. Warga "
                "meminta jalan disiram. Hari dan tanggal dalam pesan tidak cocok: ditanyakan."
            ),
        ),
    ),
}


def received(stage: Stage, key: str) -> datetime:
    """Return when a message came in."""
    return datetime.fromisoformat(_message(key)["received_at"]) - stage.shift


def paste(stage: Stage, key: str, at: datetime) -> list[Report]:
    """Paste message `key` and send what it tells, each matter as a report of its own."""
    hand, message = _HANDS[key], _message(key)
    parts: dict[str, Any] = {**split(message["text"]).parts}
    pasted = ReportFields(kind="tension", channel="whatsapp", received_at=received(stage, key), **parts)
    reports = []
    for number, answer in enumerate(message["reports"]):
        taken = at + timedelta(minutes=2 * number)
        draft = start_draft(
            fields=pasted,
            raw_text=message["text"],
            actor=stage.actor("budi", taken, behalf=hand.behalf),
            at=taken,
        )
        facts = hand.facts[number] if hand.facts else pasted.facts
        sent = taken + timedelta(minutes=1)
        report = save_and_send(
            report=draft,
            version=draft.version,
            fields=replace(_filled_in(stage, pasted, answer), facts=facts),
            informant=hand.informant,
            actor=stage.actor("budi", sent),
            at=sent,
        )
        reports.append(report)
    return reports


def _filled_in(stage: Stage, pasted: ReportFields, answer: dict[str, Any]) -> ReportFields:
    counts = {ours: answer["casualties"][theirs] for theirs, ours in _COUNTS.items()}
    area = answer.get("land_area_ha")
    place = next(place for place in answer["places"] if place["role"] == "primary")
    kind = {"nihil": "nil"}.get(answer["kind"], answer["kind"])
    return replace(
        pasted,
        kind=kind,
        urgency=_URGENCY[answer["urgency"]],
        title=answer["title_example"] or _title_of_nil(answer["places"]),
        region=place["code"],
        place_detail=answer["place_detail"] or "",
        **_times(stage, answer["event_time"], is_nil=kind == "nil"),
        issue_type=answer["type"] or "",
        conflict_source=(answer["source"] or "").lower(),
        direction=_DIRECTION.get(answer["direction"] or "", ""),
        crowd=answer["crowd"],
        claimed_area_ha=None if area is None else Decimal(area),
        **counts,
    )


def _times(stage: Stage, event: dict[str, Any], *, is_nil: bool) -> dict[str, Any]:
    """Return when it happened, no more precise than the words; a date that contradicts itself is none."""
    if event["precision"] == "conflict" or is_nil:
        return {}
    return {
        "occurred_from": _time(stage, event["start"]),
        "occurred_until": _time(stage, event["end"]),
        "occurred_precision": Precision(event["precision"]),
    }


def _time(stage: Stage, words: str | None) -> datetime | None:
    if words is None:
        return None
    if "T" in words:
        return datetime.fromisoformat(words) - stage.shift
    return stage.history(words, "00.00")


def _title_of_nil(places: list[dict[str, str]]) -> str:
    return "Laporan nihil " + ", ".join(place["name"] for place in places)


@cache
def _messages() -> dict[str, dict[str, Any]]:
    text = (files("rukun.config.demo") / "messages.json").read_text(encoding="utf-8")
    return {message["id"]: message for message in json.loads(text)["messages"]}


def _message(key: str) -> dict[str, Any]:
    return _messages()[key]
