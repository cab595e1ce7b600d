"""Tell what kind of report it is, which type of matter, whose sources, between whom.

The words stand in `lexicon`; here they are weighed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rukun.handling.reports.enums import ConflictSource, Direction, ReportKind
from rukun.handling.reports.parsing.lexicon import kinds
from rukun.handling.reports.parsing.lexicon.crimes import BY_A_GROUP, ORDINARY
from rukun.handling.reports.parsing.lexicon.types import MANNERS, TYPES
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import Handling, Span, Suggestion
from rukun.handling.reports.parsing.tables import compiled

_NIL: Final = compiled(kinds.NIL)
_INCIDENT: Final = compiled(kinds.INCIDENT)
_TENSION: Final = compiled(kinds.TENSION)
_PLANNED: Final = compiled(kinds.PLANNED)
_RUMOUR: Final = compiled(kinds.RUMOUR_STRONG)
_DOUBT: Final = compiled(kinds.RUMOUR_DOUBT)
_SETTLED: Final = compiled(kinds.SETTLED)
_SETTLED_LAST: Final = re.compile(kinds.SETTLED_LAST)
_UNSETTLED: Final = compiled(kinds.UNSETTLED)
_ACTIVITY: Final = compiled(kinds.ACTIVITY)
_TYPES: Final = {
    code: tuple((weight, compiled(phrases)) for weight, phrases in table.items())
    for code, table in TYPES.items()
}
_ORDINARY: Final = tuple((Handling(who), compiled(phrases)) for who, phrases in ORDINARY)
_BY_A_GROUP: Final = compiled(BY_A_GROUP)
_SETTLED_HEADING: Final = re.compile(r"^\W*(?:lapor|laporan) selesai")
_PLAN_HEADING: Final = re.compile(r"^\W*(?:agenda|rencana) (?:unjuk rasa|aksi|kegiatan|giat)")
_NOT_YET: Final = re.compile(r"\bbelum ada (?:apa|kejadian|aksi)")
_PARTIES: Final = re.compile(
    r"\b(?:kedua|dua|para) (?:ormas|pihak|kelompok|keluarga|kubu|belah)\b|\bsidang adat\b|\bantara\b|\burusan\b"
)
_MEDIATION: Final = re.compile(r"\b(?:hasil mediasi|mediasi|audiensi|pertemuan|rapat|musyawarah)\b")

NOTHING_HAPPENED: Final = frozenset({ReportKind.NIL, ReportKind.ACTIVITY})


@dataclass(frozen=True)
class Tenses:
    """Whether the passage names a time that is past, and one that lies ahead."""

    past: bool
    ahead: bool


def kind_of(passage: Passage, tenses: Tenses) -> Suggestion[ReportKind]:
    """Suggest the kind, with the words that decided it."""
    incident = passage.first_told(_INCIDENT)
    tension = passage.first_told(_TENSION)
    for judge in (_settled, _rumour, _planned, _nil, _activity):
        found = judge(passage, tenses, incident, tension)
        if found:
            return found
    if incident:
        return Suggestion(ReportKind.INCIDENT, (passage.evidence(incident),), 0.8)
    if tension:
        return Suggestion(ReportKind.TENSION, (passage.evidence(tension),), 0.75)
    return Suggestion(ReportKind.TENSION, (), 0.3)


Match = re.Match[str] | None


def _settled(
    passage: Passage, tenses: Tenses, incident: Match, tension: Match
) -> Suggestion[ReportKind] | None:
    heading = _SETTLED_HEADING.search(passage.text)
    if not heading and _UNSETTLED.search(passage.text):
        return None
    if not heading and not (incident or tension) and not _PARTIES.search(passage.text):
        return None
    match = passage.first_told(_SETTLED) or next(passage.matches(_SETTLED_LAST), None)
    if match is None:
        return None
    return Suggestion(ReportKind.SETTLED, (passage.evidence(match),), 0.9 if heading else 0.8)


def _rumour(
    passage: Passage, tenses: Tenses, incident: Match, tension: Match
) -> Suggestion[ReportKind] | None:
    rumour = next((one for one in passage.matches(_RUMOUR) if passage.is_told(one.start())), None)
    if rumour is None:
        return None
    doubt = next(passage.matches(_DOUBT), None)
    leads = incident is None or rumour.start() < incident.start()
    is_weak = rumour.group() in {"katanya", "isu"}
    if leads and (doubt is not None or (not is_weak and tenses.past is False)):
        evidence = tuple(passage.evidence(one) for one in (rumour, doubt) if one)
        return Suggestion(ReportKind.RUMOUR, evidence, 0.85 if doubt else 0.6)
    return None


def _planned(
    passage: Passage, tenses: Tenses, incident: Match, tension: Match
) -> Suggestion[ReportKind] | None:
    heading = _PLAN_HEADING.search(passage.text)
    if tenses.past and not heading and not _NOT_YET.search(passage.text):
        return _plan_after_all(passage, tenses, incident)
    plan = next((one for one in passage.matches(_PLANNED) if not passage.ground.is_aside(one.start())), None)
    if plan and plan.group() in {"besok", "lusa"} and not (tension or next(passage.matches(_INCIDENT), None)):
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


_CALL: Final = re.compile(
    r"\b(?:ayo|mari|bergerak|seruan|himbauan aksi|ajakan|mohon kehadiran|undangan aksi)\b"
)
_INTENT: Final = re.compile(
    r"\b(?:mau|akan|hendak|sepakat|rencana|berencana|rencananya)\b[^.;\n]{0,50}\b(?:turun|aksi|unjuk rasa|mogok|memortal|menutup|memblokir|menyegel|demo|konvoi|menyerang|nyerang|mendatangi|menduduki)\b"
    r"|\b(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|besok|tanggal)\b[^.;\n]{0,30}\bmogok\b"
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
    r"\b(?:korban|luka|kerugian|sajam|jiwa|materi(?:i?l)?|kerusakan|pemukulan|kekerasan)\b[a-z ]{0,10}\s?[:=]?\s?$"
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


@dataclass(frozen=True)
class Matter:
    """Whether it is social conflict at all, and if not who must handle it."""

    is_social: Suggestion[bool]
    handling: Suggestion[Handling] | None = None


def matter_of(passage: Passage, kind: ReportKind) -> Matter:
    """Tell ordinary crime, family violence, wildlife and accidents from conflict between groups."""
    if kind in NOTHING_HAPPENED:
        return Matter(Suggestion(value=False, confidence=0.9))
    by_group = passage.first_told(_BY_A_GROUP) or passage.first_told(_MOB) or passage.first_told(_DISPUTE)
    for who, pattern in _ORDINARY:
        match = passage.first_told(pattern)
        if match and not (by_group and who != Handling.PROTECTION):
            if who in {Handling.POLICE, Handling.DISASTER} and _is_about_groups(passage, match):
                continue
            evidence = (passage.evidence(match),)
            return Matter(
                Suggestion(value=False, evidence=evidence, confidence=0.85), Suggestion(who, evidence, 0.8)
            )
    return Matter(Suggestion(value=True, confidence=0.8))


_MOB: Final = _TYPES["mob_justice"][0][1]
_DISPUTE: Final = compiled("""
    adu mulut
    cekcok
    protes
    menolak
    keberatan
    sengketa
    antara warga
    perselisihan
    selisih paham
    menuntut
    ricuh
    saling [a-z]+
    saling klaim
    pembacokan
    bentrok
    dibacok
    pedagang
    mengusir
    menghadang
    mencegat
    mendatangi
    mengepung
    menyetop
""")
_GROUPS: Final = compiled(r"""
    massa
    kelompok (?:tani|pemuda|warga|nelayan|pendatang)
    unjuk rasa
    menuntut
    memortal
    memblokir
    menutup
    bentrok
    tawuran
    nelayan
    pendatang
    pt
    cv
    keberatan
    ormas
    berebut
    rebutan
    sengketa
""")


def _is_about_groups(passage: Passage, match: re.Match[str]) -> bool:
    """Say whether groups stand against each other, and the ordinary word only occurs besides."""
    groups = passage.first_told(_GROUPS)
    return groups is not None and match.group() not in {
        "pencurian",
        "curanmor",
        "narkoba",
        "sabu",
        "kehilangan",
    }


def type_of(passage: Passage, kind: ReportKind, *, is_social: bool) -> Suggestion[str] | None:
    """Suggest the type of matter; "other" where no word says which."""
    if kind in NOTHING_HAPPENED:
        return None
    if not is_social:
        return Suggestion("other", (), 0.7)
    scores, evidence = _scores(passage, supposed=1.0 if kind == ReportKind.PLANNED else 0.6)
    if kind == ReportKind.RUMOUR:
        scores["hoax_social_media"] = scores.get("hoax_social_media", 0) + 8
        evidence.setdefault("hoax_social_media", [])
    _favour_subjects(scores)
    _drop_mere_quarrels(passage, scores)
    if not scores:
        return Suggestion("other", (), 0.4)
    ranked = sorted(scores, key=lambda code: -scores[code])
    best, score = ranked[0], scores[ranked[0]]
    if score < _ENOUGH_FOR_TYPE:
        return Suggestion("other", (), 0.4)
    lead = score - (scores[ranked[1]] if len(ranked) > 1 else 0)
    confidence = min(0.95, 0.45 + 0.04 * score + 0.05 * lead)
    return Suggestion(best, tuple(evidence[best][:4]), round(confidence, 2))


def _scores(passage: Passage, supposed: float = 0.6) -> tuple[dict[str, float], dict[str, list[Span]]]:
    scores: dict[str, float] = {}
    evidence: dict[str, list[Span]] = {}
    for code, table in _TYPES.items():
        for weight, pattern in table:
            seen: set[str] = set()
            for match in passage.matches(pattern):
                words = match.group()
                if words in seen or passage.ground.is_aside(match.start()):
                    continue
                seen.add(words)
                factor = 1.0 if passage.is_told(match.start()) else supposed
                scores[code] = scores.get(code, 0) + weight * factor * (1.0 if len(seen) == 1 else 0.5)
                evidence.setdefault(code, []).append(passage.evidence(match))
    return scores, evidence


def _favour_subjects(scores: dict[str, float]) -> None:
    """Let a named subject go before the manner in which people act for it."""
    subjects = [score for code, score in scores.items() if code not in MANNERS]
    if subjects and max(subjects) >= 6:
        for code in ("demonstration", "youth_village_brawl"):
            if code in scores:
                scores[code] *= 0.6
    others = [score for code, score in scores.items() if code != "hoax_social_media"]
    if others and max(others) >= 5 and scores.get("hoax_social_media", 0) < 14:
        scores["hoax_social_media"] = 0.5 * scores.get("hoax_social_media", 0)


def _drop_mere_quarrels(passage: Passage, scores: dict[str, float]) -> None:
    """A brawl needs young people or two neighbourhoods: workers and a firm do not brawl for its own sake."""
    weak = scores.get("youth_village_brawl", 0.0)
    if weak and (weak < _ENOUGH_FOR_BRAWL or (passage.first_told(_FIRM) and not _YOUNG.search(passage.text))):
        del scores["youth_village_brawl"]


_ENOUGH_FOR_TYPE: Final = 2.9
_ENOUGH_FOR_BRAWL: Final = 4
_FIRM: Final = compiled("pt\ncv\nperusahaan\nsecurity\nsatpam")
_YOUNG: Final = compiled("pemuda\nanak muda\nanak mudo\nremaja\npelajar\nsuporter\nanak2")
_A, _B, _C, _D = ConflictSource.A, ConflictSource.B, ConflictSource.C, ConflictSource.D
SOURCES: Final[Mapping[str, ConflictSource]] = {
    "land_plantation": _D,
    "cooperative_plasma": _D,
    "forest_area": _D,
    "village_boundary": _C,
    "village_officials_funds": _A,
    "infrastructure_services": _A,
    "fuel_fertiliser": _A,
    "mob_justice": _A,
    "fishers_gear": _D,
    "mining_environment": _D,
    "ormas_vs_ormas": _A,
    "ormas_internal": _A,
    "house_of_worship": _B,
    "youth_village_brawl": _A,
    "newcomers_locals": _A,
    "village_head_election": _A,
    "social_aid_policy": _A,
    "labour": _A,
    "hoax_social_media": _A,
    "demonstration": _A,
    "other": _A,
}
_BELIEF: Final = compiled(r"""
    agama
    suku
    etnis
    sara
    umat
    gereja
    masjid
    rumah ibadah
    jamaah
    aliran kepercayaan
    adat istiadat
    ras
""")
_RESOURCE: Final = compiled(r"""
    lahan
    tanah
    kebun
    ulayat
    hutan
    pintu (?:air|klep)
    irigasi
    sawah
    tersier
    pengairan
    parit pembatas
    sumber air
    kanal
""")
_WITHIN: Final = compiled(r"""
    rapat anggota(?: tahunan)?
    pengurus
    laporan pengurus
    kas
    selisih kas
    bendahara
""")


def source_of(passage: Passage, issue_type: str, type_confidence: float) -> Suggestion[ConflictSource]:
    """Suggest the source of conflict (art. 5): by type, corrected by what it is about."""
    source = SOURCES.get(issue_type, _A)
    match: Match = None
    if issue_type == "cooperative_plasma":
        match = next(passage.matches(_WITHIN), None)
        land = next(passage.matches(_RESOURCE), None)
        source = _A if match and not land else _D
    elif issue_type == "newcomers_locals":
        match = next(passage.matches(_RESOURCE), None)
        belief = next(passage.matches(_BELIEF), None)
        source = _D if match else _B if belief and belief.group() in {"suku", "etnis", "agama"} else _A
    elif issue_type in {"other", "hoax_social_media"}:
        belief = next(passage.matches(_BELIEF), None)
        match = next(passage.matches(_RESOURCE), None)
        second = _subject_behind(passage, issue_type)
        if belief and issue_type == "hoax_social_media":
            source, match = _B, belief
        elif second:
            source = SOURCES[second]
        elif match:
            source = _D
    evidence = (passage.evidence(match),) if match else ()
    return Suggestion(source, evidence, round(min(0.9, type_confidence), 2))


def _subject_behind(passage: Passage, issue_type: str) -> str:
    """Return what a rumour is about, "" if no subject is named clearly."""
    scores = {
        code: value
        for code, value in _scores(passage)[0].items()
        if code not in MANNERS and code != issue_type
    }
    best = max(scores, key=lambda code: scores[code], default="")
    return best if best and scores[best] >= _CLEAR else ""


_CLEAR: Final = 4
_COMPANY: Final = compiled(r"""
    pt
    cv
    perusahaan
    pabrik
    manajemen
    pemilik (?:ram|kebun|kapal|pabrik|gudang)
    pengusaha
    humas
    provider
    investor
    stockpile
    pihak angkutan
    angkutan
    kontraktor
    pengelola (?:spbu|spbun|kebun|pabrik)
    spbun
    tongkang
    satpam
    security
    hrd
    mandor
    tambak udang
    truk batu ?bara
    koperasi mitra
    truk
""")
_GOVERNMENT: Final = compiled(r"""
    kepala desa
    pemerintah(?: desa| kabupaten| daerah)?
    pemerintah desa
    camat
    bupati
    dprd
    dinas
    panitia pilkades
    panitia
    bpd
    perangkat desa
    kphp?
    petugas
    pln
    pdam
    penetapan penerima
    bansos
    blt
    kpps
    pps
    kantor (?:desa|camat|bupati|lurah|pos)
    dana desa
    lurah
    kadus
    operasi gabungan
    satpol pp
    kementerian
    jembatan
    jalan (?:rusak|poros)
""")
_BY_TYPE: Final[Mapping[str, Direction]] = {
    "labour": Direction.COMPANY,
    "village_boundary": Direction.HORIZONTAL,
    "village_officials_funds": Direction.VERTICAL,
    "mob_justice": Direction.HORIZONTAL,
    "fishers_gear": Direction.HORIZONTAL,
    "ormas_vs_ormas": Direction.HORIZONTAL,
    "ormas_internal": Direction.HORIZONTAL,
    "house_of_worship": Direction.HORIZONTAL,
    "youth_village_brawl": Direction.HORIZONTAL,
    "newcomers_locals": Direction.HORIZONTAL,
    "village_head_election": Direction.VERTICAL,
    "social_aid_policy": Direction.VERTICAL,
    "demonstration": Direction.VERTICAL,
}


_MAYBE_VERTICAL: Final = frozenset(
    {"infrastructure_services", "fuel_fertiliser", "forest_area", "hoax_social_media", "other"}
)


def direction_of(passage: Passage, issue_type: str) -> Suggestion[Direction]:
    """Suggest between whom: people, people and government, people and a company."""
    company = passage.first_told(_COMPANY)
    government = passage.first_told(_GOVERNMENT)
    fixed = _BY_TYPE.get(issue_type)
    if fixed == Direction.HORIZONTAL and not (
        issue_type == "fishers_gear" and company and company.group() == "tongkang"
    ):
        return Suggestion(Direction.HORIZONTAL, (), 0.8)
    if company and fixed != Direction.VERTICAL:
        return Suggestion(Direction.COMPANY, (passage.evidence(company),), 0.75)
    if fixed:
        return Suggestion(fixed, (), 0.7)
    if government and issue_type in _MAYBE_VERTICAL:
        return Suggestion(Direction.VERTICAL, (passage.evidence(government),), 0.6)
    return Suggestion(Direction.HORIZONTAL, (), 0.5)
