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
    code: tuple((weight, compiled(phrases)) for weight, phrases in table.items()) for code, table in TYPES.items()
}
_ORDINARY: Final = tuple((Handling(who), compiled(phrases)) for who, phrases in ORDINARY)
_BY_A_GROUP: Final = compiled(BY_A_GROUP)
_SETTLED_HEADING: Final = re.compile(r"^\W*(?:lapor|laporan) selesai")
_PLAN_HEADING: Final = re.compile(r"^\W*(?:agenda|rencana) (?:unjuk rasa|aksi|kegiatan|giat)")
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


def _settled(passage: Passage, tenses: Tenses, incident: Match, tension: Match) -> Suggestion[ReportKind] | None:
    heading = _SETTLED_HEADING.search(passage.text)
    if not heading and (_UNSETTLED.search(passage.text) or not (incident or tension)):
        return None
    match = passage.first_told(_SETTLED) or next(passage.matches(_SETTLED_LAST), None)
    if match is None:
        return None
    return Suggestion(ReportKind.SETTLED, (passage.evidence(match),), 0.9 if heading else 0.8)


def _rumour(passage: Passage, tenses: Tenses, incident: Match, tension: Match) -> Suggestion[ReportKind] | None:
    rumour = next((one for one in passage.matches(_RUMOUR) if not passage.ground.is_aside(one.start())), None)
    if rumour is None:
        return None
    doubt = next(passage.matches(_DOUBT), None)
    leads = incident is None or rumour.start() < incident.start()
    is_weak = rumour.group() in {"katanya", "isu"}
    if leads and (doubt is not None or (not is_weak and tenses.past is False)):
        evidence = tuple(passage.evidence(one) for one in (rumour, doubt) if one)
        return Suggestion(ReportKind.RUMOUR, evidence, 0.85 if doubt else 0.6)
    return None


def _planned(passage: Passage, tenses: Tenses, incident: Match, tension: Match) -> Suggestion[ReportKind] | None:
    heading = _PLAN_HEADING.search(passage.text)
    if tenses.past and not heading:
        return None
    plan = next((one for one in passage.matches(_PLANNED) if not passage.ground.is_aside(one.start())), None)
    if heading or (plan and tenses.ahead):
        evidence = (passage.evidence(plan),) if plan else ()
        return Suggestion(ReportKind.PLANNED, evidence, 0.85)
    return None


def _nil(passage: Passage, tenses: Tenses, incident: Match, tension: Match) -> Suggestion[ReportKind] | None:
    if incident or tension:
        return None
    match = next(passage.matches(_NIL), None)
    if match is None or (match.group().startswith("aman") and passage.first_told(_ACTIVITY)):
        return None
    return Suggestion(ReportKind.NIL, (passage.evidence(match),), 0.9)


def _activity(passage: Passage, tenses: Tenses, incident: Match, tension: Match) -> Suggestion[ReportKind] | None:
    activity = passage.first_told(_ACTIVITY)
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
    by_group = passage.first_told(_BY_A_GROUP)
    for who, pattern in _ORDINARY:
        match = passage.first_told(pattern)
        if match and not (by_group and who in {Handling.POLICE, Handling.DISASTER}):
            if who in {Handling.POLICE, Handling.DISASTER} and _is_about_groups(passage, match):
                continue
            evidence = (passage.evidence(match),)
            return Matter(Suggestion(value=False, evidence=evidence, confidence=0.85), Suggestion(who, evidence, 0.8))
    return Matter(Suggestion(value=True, confidence=0.8))


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
    return groups is not None and match.group() not in {"pencurian", "curanmor", "narkoba", "sabu", "kehilangan"}


def type_of(passage: Passage, kind: ReportKind, *, is_social: bool) -> Suggestion[str] | None:
    """Suggest the type of matter; "other" where no word says which."""
    if kind in NOTHING_HAPPENED:
        return None
    if not is_social:
        return Suggestion("other", (), 0.7)
    scores, evidence = _scores(passage)
    if kind == ReportKind.RUMOUR:
        scores["hoax_social_media"] = scores.get("hoax_social_media", 0) + 8
        evidence.setdefault("hoax_social_media", [])
    _favour_subjects(scores)
    if not scores:
        return Suggestion("other", (), 0.4)
    ranked = sorted(scores, key=lambda code: -scores[code])
    best, score = ranked[0], scores[ranked[0]]
    lead = score - (scores[ranked[1]] if len(ranked) > 1 else 0)
    confidence = min(0.95, 0.45 + 0.04 * score + 0.05 * lead)
    return Suggestion(best, tuple(evidence[best][:4]), round(confidence, 2))


def _scores(passage: Passage) -> tuple[dict[str, float], dict[str, list[Span]]]:
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
                factor = 1.0 if passage.is_told(match.start()) else 0.6
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
        if belief and issue_type == "hoax_social_media":
            source, match = _B, belief
        elif match:
            source = _D
    evidence = (passage.evidence(match),) if match else ()
    return Suggestion(source, evidence, round(min(0.9, type_confidence), 2))


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


def direction_of(passage: Passage, issue_type: str) -> Suggestion[Direction]:
    """Suggest between whom: people, people and government, people and a company."""
    company = passage.first_told(_COMPANY)
    government = passage.first_told(_GOVERNMENT)
    fixed = _BY_TYPE.get(issue_type)
    if fixed == Direction.HORIZONTAL and not (issue_type == "fishers_gear" and company and company.group() == "tongkang"):
        return Suggestion(Direction.HORIZONTAL, (), 0.8)
    if company and fixed != Direction.VERTICAL:
        return Suggestion(Direction.COMPANY, (passage.evidence(company),), 0.75)
    if fixed:
        return Suggestion(fixed, (), 0.7)
    if government:
        return Suggestion(Direction.VERTICAL, (passage.evidence(government),), 0.6)
    return Suggestion(Direction.HORIZONTAL, (), 0.5)
