"""Propose a neutral title, and the place closer than the village."""

import re
from collections.abc import Sequence
from typing import Final

from rukun.handling.reports.enums import ReportKind
from rukun.handling.reports.parsing import labels
from rukun.handling.reports.parsing.mentions import Mention
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import ReadReport, Span, Suggestion
from rukun.kernel.regions import SUBDISTRICT, VILLAGE, level

# Official documents are Indonesian whatever the language of the screen; no word accuses anybody.
SUBJECTS: Final = {
    "land_plantation": "Permasalahan lahan",
    "cooperative_plasma": "Permasalahan koperasi dan plasma",
    "forest_area": "Permasalahan kawasan hutan",
    "village_boundary": "Permasalahan batas wilayah",
    "village_officials_funds": "Permasalahan pemerintahan dan dana desa",
    "infrastructure_services": "Keluhan prasarana dan layanan",
    "fuel_fertiliser": "Permasalahan penyaluran BBM atau pupuk",
    "mob_justice": "Tindakan massa",
    "fishers_gear": "Permasalahan nelayan dan alat tangkap",
    "mining_environment": "Permasalahan tambang dan lingkungan",
    "ormas_vs_ormas": "Perselisihan antarormas",
    "ormas_internal": "Perselisihan kepengurusan ormas",
    "house_of_worship": "Permasalahan kehidupan beragama",
    "youth_village_brawl": "Perselisihan antarkelompok warga",
    "newcomers_locals": "Permasalahan antarwarga",
    "village_head_election": "Permasalahan pemilihan kepala desa",
    "social_aid_policy": "Permasalahan bantuan dan kebijakan",
    "labour": "Permasalahan ketenagakerjaan",
    "hoax_social_media": "Kabar yang belum jelas",
    "demonstration": "Penyampaian pendapat di muka umum",
    "other": "Peristiwa",
}
_COMPANY: Final = re.compile(r"\b(?:PT|CV|UD)\b\.?\s?(?:[A-Z][\w&]*\s?){1,4}")
_TITLE_LENGTH: Final = 160

_TOKENS: Final = re.compile(
    r"\brt\s?\.?\s?\d{1,3}(?:\s?(?:dan|/|&|"
    r"dengan pemuda)\s?rt\s?\.?\s?\d{1,3})?(?:\s?/\s?rw\s?\d{1,3})?|\brw\s?\.?\s?\d{1,3}"
    r"|\bdusun\s(?:[ivx]{1,4}\b|\d{1,2}\b|(?:[a-z]{3,}\s?){1,2}?(?=[,.;\n)]|\s(?:desa|kelurahan|"
    r"pada|hari|yang|kami|dengan|kecamatan|di|telah)\b))"
    r"|\bparit\s\d{1,2}\b|\bblok\s[a-z0-9]{1,3}\b|\bkanal(?:\s(?:primer|sekunder|\d{1,2}))?\b|"
    r"\bjalan\s(?:poros|lintas)\b"
    r"|\b(?:kantor|balai|gedung|aula|halaman|lapangan|pasar|pelabuhan|dermaga|simpang|"
    r"sekretariat|pangkalan|gudang|pabrik|ram|spbun?|spbn|jembatan|masjid|musholla|surau|gereja)"
    r"\s?(?:desa|kelurahan|camat|kecamatan|lurah|bupati|pos|bola|voli|malam|rakyat|adat|empat|tiga)?\b"
)
_PLACE_LINE: Final = re.compile(
    r"(?:^|\n)[^\w\n]{0,6}(?:tempat|lokasi|tkp|di ?mana)(?: kejadian)?[^\w\n]{0,4}:\s?(?P<words>[^\n]{3,90})"
)
_AT: Final = re.compile(r"\b(?:di|bertempat di|depan|dekat|sekitar|tepatnya di|ruang)\s?$")


def detail_of(passage: Passage, mentions: Sequence[Mention]) -> Suggestion[str] | None:
    """Suggest the place closer than the village, in the words of the text; None if it names none."""
    line = next(passage.matches(_PLACE_LINE), None)
    if line:
        span = passage.evidence_of(line.start("words"), line.end("words"))
        words = _without_regions(passage.ground.message.text, span, mentions)
        if words:
            return Suggestion(words, (span,), 0.8)
    found: list[Span] = []
    for match in passage.told(_TOKENS):
        words = match.group()
        before = passage.clean[max(0, match.start() - 14) : match.start()]
        is_facility = not re.match(r"(?:rt|rw|dusun|parit|blok|kanal)\b", words)
        if is_facility and not _AT.search(before):
            continue
        found.append(passage.evidence(match))
    if not found:
        return None
    text = passage.ground.message.text
    return Suggestion(
        "; ".join(dict.fromkeys(" ".join(span.of(text).split()) for span in found[:3])), tuple(found[:3]), 0.6
    )


def _without_regions(text: str, span: Span, mentions: Sequence[Mention]) -> str:
    """Return the words of a line without the names of regions and the marks around them."""
    pieces: list[str] = []
    position = span.start
    for mention in mentions:
        if span.start <= mention.span.start and mention.span.end <= span.end:
            pieces.append(text[position : mention.span.start])
            position = mention.span.end
    pieces.append(text[position : span.end])
    return " ".join(" ".join(pieces).split()).strip(" ,.;*-")


def title_of(passage: Passage, read: ReadReport) -> Suggestion[str] | None:
    """Propose a title: the subject line if there is one, else what it is about and where."""
    where = _where(read)
    if read.kind.value == ReportKind.NIL:
        return Suggestion(f"Laporan nihil {where}".strip(), (), 0.8)
    subject = labels.split(passage.ground.message.text).title
    if (
        subject
        and len(passage.ranges) == 1
        and len(passage.ground.message.text) < 2 * len(passage.text) + 200
    ):
        return Suggestion(" ".join(subject.split())[:_TITLE_LENGTH], (), 0.7)
    if read.kind.value == ReportKind.ACTIVITY:
        return Suggestion(f"Kegiatan {where}".strip(), (), 0.5)
    about = SUBJECTS.get(read.issue_type.value, "Peristiwa") if read.issue_type else "Peristiwa"
    company = _COMPANY.search(passage.ground.message.text, passage.span.start, passage.span.end)
    rest = f" – {' '.join(company.group().split())}" if company and read.direction else ""
    settled = " (selesai)" if read.kind.value == ReportKind.SETTLED else ""
    planned = "Rencana aksi: " if read.kind.value == ReportKind.PLANNED else ""
    return Suggestion(f"{planned}{about} {where}{rest}{settled}".strip()[:_TITLE_LENGTH], (), 0.5)


def _where(read: ReadReport) -> str:
    place = read.primary_place
    if place is None:
        return ""
    if level(place.code) == SUBDISTRICT:
        return f"Kecamatan {place.name}"
    is_ward = level(place.code) == VILLAGE and place.code.rpartition(".")[2].startswith("1")
    return (
        f"{'Kelurahan' if is_ward else 'Desa'} {place.name}" if level(place.code) == VILLAGE else place.name
    )
