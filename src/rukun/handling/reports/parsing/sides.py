"""Suggest the source of conflict (art. 5), and between whom it is."""

import re
from collections.abc import Mapping
from typing import Final

from rukun.handling.reports.enums import ConflictSource, Direction
from rukun.handling.reports.parsing.lexicon.types import MANNERS
from rukun.handling.reports.parsing.matters import scores_of
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import Suggestion
from rukun.handling.reports.parsing.tables import compiled, listed

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
    match: re.Match[str] | None = None
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
        for code, value in scores_of(passage)[0].items()
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


# Officials who settle and report matters as often as they are a party.
_BYSTANDERS: Final = listed("kadus lurah camat bpd") | {"kepala desa", "perangkat desa", "pemerintah desa"}
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
    if government and issue_type in _MAYBE_VERTICAL and government.group() not in _BYSTANDERS:
        return Suggestion(Direction.VERTICAL, (passage.evidence(government),), 0.6)
    return Suggestion(Direction.HORIZONTAL, (), 0.5)
