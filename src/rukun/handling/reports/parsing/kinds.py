"""Tell what kind of report it is, which type of matter, whose sources, between whom.

The words stand in `lexicon`; here they are weighed.
"""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from rukun.handling.reports.enums import ReportKind
from rukun.handling.reports.parsing.lexicon import kinds
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import Suggestion
from rukun.handling.reports.parsing.tables import compiled

_NIL: Final = compiled(kinds.NIL)
INCIDENT: Final = compiled(kinds.INCIDENT)
_TENSION: Final = compiled(kinds.TENSION)
_PLANNED: Final = compiled(kinds.PLANNED)
_RUMOUR: Final = compiled(kinds.RUMOUR_STRONG)
_DOUBT: Final = compiled(kinds.RUMOUR_DOUBT)
_SETTLED: Final = compiled(kinds.SETTLED)
_SETTLED_LAST: Final = re.compile(kinds.SETTLED_LAST)
_UNSETTLED: Final = compiled(kinds.UNSETTLED)
_ACTIVITY: Final = compiled(kinds.ACTIVITY)
_SETTLED_HEADING: Final = re.compile(r"^\W*(?:lapor|laporan) selesai")
_PLAN_HEADING: Final = re.compile(r"^\W*(?:agenda|rencana) (?:unjuk rasa|aksi|kegiatan|giat)")
_NOT_YET: Final = re.compile(r"\bbelum ada (?:apa|kejadian|aksi)")
_PARTIES: Final = re.compile(
    r"\b(?:kedua|dua|para) (?:ormas|pihak|kelompok|keluarga|kubu|belah)\b|\bsidang adat\b|"
    r"\bantara\b|\burusan\b"
)
_PEACE: Final = re.compile(r"damai|maaf|kesepakatan|baikan|rukun|adat|dendam")
_MEDIATION: Final = re.compile(r"\b(?:hasil mediasi|mediasi|audiensi|pertemuan|rapat|musyawarah)\b")

NOTHING_HAPPENED: Final = frozenset({ReportKind.NIL, ReportKind.ACTIVITY})


@dataclass(frozen=True)
class Tenses:
    """Whether the passage names a time that is past, and one that lies ahead."""

    past: bool
    ahead: bool
    only_ahead: bool = False


def kind_of(passage: Passage, tenses: Tenses) -> Suggestion[ReportKind]:
    """Suggest the kind, with the words that decided it."""
    incident = _incident_in(passage)
    tension = passage.first_told(_TENSION) or _complaint_in(passage)
    for judge in (_settled, _rumour, _planned, _nil, _activity):
        found = judge(passage, tenses, incident, tension)
        if found:
            return found
    if incident:
        return Suggestion(ReportKind.INCIDENT, (passage.evidence(incident),), 0.8)
    if tension:
        return Suggestion(ReportKind.TENSION, (passage.evidence(tension),), 0.75)
    return Suggestion(ReportKind.TENSION, (), 0.3)


def _incident_in(passage: Passage) -> re.Match[str] | None:
    """Return the first word of an incident; people who come to complain in order are none."""
    is_orderly = _ORDERLY.search(passage.text) is not None
    for match in passage.told(INCIDENT):
        before = passage.clean[max(0, match.start() - 24) : match.start()]
        if not (is_orderly and _MEETING.fullmatch(match.group())) and not _WISHED.search(before):
            return match
    return None


def _complaint_in(passage: Passage) -> re.Match[str] | None:
    """Return the word that says what people came for, where they only came to talk."""
    for match in passage.told(INCIDENT):
        if _MEETING.fullmatch(match.group()):
            return _ORDERLY.search(passage.clean, *passage.ranges[0])
    return None


_WISHED: Final = re.compile(
    r"\b(?:minta|meminta|mohon|agar|supaya|menuntut|ingin|minta untuk)\s(?:[a-z]+\s)?$"
)


_MEETING: Final = re.compile(r"(?:mendatangi|berkumpul|menyambangi|bertahan di|berjaga)(?:nya|nyo)?")
_ORDERLY: Final = re.compile(
    r"\b(?:penjelasan|klarifikasi|menyampaikan|sampaikan|menanyakan|mempertanyakan|pertanyakan|tanya|"
    r"bahas|membahas|aspirasi|audiensi|keberatan|keluhan|berdialog|dialog|"
    r"meminta bantuan|bersurat|tanpa kekerasan)\b"
)


Match: TypeAlias = re.Match[str] | None


def _settled(
    passage: Passage, tenses: Tenses, incident: Match, tension: Match
) -> Suggestion[ReportKind] | None:
    heading = _SETTLED_HEADING.search(passage.text)
    words = [*passage.told(_SETTLED), *passage.matches(_SETTLED_LAST)]
    is_told = incident or tension or _PARTIES.search(passage.text)
    if not heading and not is_told and not any(_PEACE.search(one.group()) for one in words):
        return None
    match = max(words, key=lambda one: one.start(), default=None)
    unsettled = max((one.end() for one in passage.matches(_UNSETTLED)), default=0)
    if match is None or (not heading and unsettled > match.start()):
        return None
    match = words[0]
    return Suggestion(ReportKind.SETTLED, (passage.evidence(match),), 0.9 if heading else 0.8)


def _rumour(
    passage: Passage, tenses: Tenses, incident: Match, tension: Match
) -> Suggestion[ReportKind] | None:
    rumour = next((one for one in passage.matches(_RUMOUR) if passage.is_told(one.start())), None)
    if rumour is None:
        return None
    doubt = next(passage.matches(_DOUBT), None)
    is_weak = rumour.group() in {"katanya", "isu", "kabar", "viral"}
    told = [one.start() for one in (incident, tension if is_weak else None) if one]
    leads = not told or rumour.start() < min(told)
    if leads and (doubt is not None or (not is_weak and tenses.past is False)):
        evidence = tuple(passage.evidence(one) for one in (rumour, doubt) if one)
        return Suggestion(ReportKind.RUMOUR, evidence, 0.85 if doubt else 0.6)
    return None


def _planned(
    passage: Passage, tenses: Tenses, incident: Match, tension: Match
) -> Suggestion[ReportKind] | None:
    heading = _PLAN_HEADING.search(passage.text)
    is_quiet = not (incident or tension) and next(passage.matches(_NIL), None) is not None
    if tenses.only_ahead and not is_quiet and not _is_before_plan(passage, incident):
        return Suggestion(ReportKind.PLANNED, (), 0.75)
    if tenses.past and not heading and not _NOT_YET.search(passage.text):
        return _plan_after_all(passage, tenses, incident)
    plan = next((one for one in passage.matches(_PLANNED) if not passage.ground.is_aside(one.start())), None)
    if plan and plan.group() in {"besok", "lusa"} and not (tension or next(passage.matches(INCIDENT), None)):
        return None
    if (
        plan
        and not heading
        and incident
        and incident.start() < plan.start()
        and not _CALL.search(passage.text)
        and not _NOT_YET.search(passage.text)
    ):
        return None
    if heading or (plan and tenses.ahead) or (tenses.ahead and _CALL.search(passage.text)):
        evidence = (passage.evidence(plan),) if plan else ()
        return Suggestion(ReportKind.PLANNED, evidence, 0.85)
    return None


def _is_before_plan(passage: Passage, incident: Match) -> bool:
    """Say whether something happened before a sentence that looks ahead: "… dipukul. Besok mediasi"."""
    if incident is None:
        return bool(_FOLLOW_UP.search(passage.text))
    sentence = passage.ground.sentence_at(incident.start())
    return not _AHEAD.search(passage.clean, sentence.start, sentence.end)


_AHEAD: Final = re.compile(
    r"\b(?:besok|lusa|depan|mendatang|nanti|akan|rencana|berencana|rencananya|direncanakan|dijadwalkan|"
    r"pemberitahuan|memberitahukan|undangan|ajakan|seruan)\b"
)
_FOLLOW_UP: Final = re.compile(
    r"\b(?:besok|lusa|depan|tanggal|senin|selasa|rabu|kamis|jumat|sabtu|minggu|akan|rencana(?:nya)?|mau)\b[^.;\n]{0,40}"
    r"\b(?:mediasi|musyawarah|dimusyawarahkan|pertemuan|dipertemukan|dirapatkan|ketemu|rembuk|dialog|dipanggil|panggil|"
    r"memanggil|manggil|undang)\b"
)


_CALL: Final = re.compile(
    r"\b(?:ayo|mari|bergerak|seruan|himbauan aksi|ajakan|mohon kehadiran|undangan aksi)\b"
)
_INTENT: Final = re.compile(
    r"\b(?:mau|akan|hendak|sepakat|rencana|berencana|rencananya)\b[^.;\n]{0,50}\b(?:turun|aksi|"
    r"unjuk rasa|mogok|memortal|menutup|memblokir|menyegel|demo|konvoi|menyerang|nyerang|"
    r"mendatangi|menduduki|datang|membubarkan|bawa|membawa)\b"
    r"|\b(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|besok|tanggal)\b[^.;\n]{0,30}\b(?:mogok|mereka|massa)\b"
)


def _plan_after_all(passage: Passage, tenses: Tenses, incident: Match) -> Suggestion[ReportKind] | None:
    """People met and agreed to act: what they mean to do is what is reported."""
    intent = _INTENT.search(passage.text)
    if incident or not intent or not tenses.ahead:
        return None
    return Suggestion(ReportKind.PLANNED, (), 0.7)


def _nil(passage: Passage, tenses: Tenses, incident: Match, tension: Match) -> Suggestion[ReportKind] | None:
    if incident or tension:
        return None
    match = next((one for one in passage.matches(_NIL) if not _counts_nothing(passage, one)), None)
    if match is None or (match.group().startswith("aman") and passage.first_told(_ACTIVITY)):
        return None
    return Suggestion(ReportKind.NIL, (passage.evidence(match),), 0.9)


def _counts_nothing(passage: Passage, match: re.Match[str]) -> bool:
    """Say whether "nihil" is said of victims or damage only: "luka nihil", "nihil korban"."""
    before = passage.clean[max(0, match.start() - 24) : match.start()]
    after = passage.clean[match.end() : match.end() + 10]
    return match.group().startswith("nihil") and bool(
        _NOTHING_OF.search(before) or re.match(r"\s(?:korban|luka)", after)
    )


_NOTHING_OF: Final = re.compile(
    r"\b(?:korban|luka|kerugian|sajam|jiwa|materi(?:i?l)?|kerusakan|pemukulan|"
    r"kekerasan)\b[a-z ]{0,10}\s?[:=]?\s?$"
)


def _activity(
    passage: Passage, tenses: Tenses, incident: Match, tension: Match
) -> Suggestion[ReportKind] | None:
    activity = next((one for one in passage.matches(_ACTIVITY) if not passage.is_denied(one.start())), None)
    if activity is None or tension:
        return None
    if incident and incident.start() < activity.start() + 200:
        return None
    return Suggestion(ReportKind.ACTIVITY, (passage.evidence(activity),), 0.8)
