"""Tell what type of matter a report is, and whether it is social conflict at all."""

import re
from dataclasses import dataclass
from typing import Final

from rukun.handling.reports.enums import ReportKind
from rukun.handling.reports.parsing.kinds import NOTHING_HAPPENED
from rukun.handling.reports.parsing.lexicon.crimes import BY_A_GROUP, ORDINARY
from rukun.handling.reports.parsing.lexicon.types import MANNERS, TYPES
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import Handling, Span, Suggestion
from rukun.handling.reports.parsing.tables import compiled

_TYPES: Final = {
    code: tuple((weight, compiled(phrases)) for weight, phrases in table.items())
    for code, table in TYPES.items()
}


_ORDINARY: Final = tuple((Handling(who), compiled(phrases)) for who, phrases in ORDINARY)


_BY_A_GROUP: Final = compiled(BY_A_GROUP)


@dataclass(frozen=True)
class Matter:
    """Whether it is social conflict at all, and if not who must handle it."""

    is_social: Suggestion[bool]
    handling: Suggestion[Handling] | None = None


def matter_of(passage: Passage, kind: ReportKind) -> Matter:
    """Tell ordinary crime, family violence, wildlife and accidents from conflict between groups."""
    if kind in NOTHING_HAPPENED:
        return Matter(Suggestion(value=False, confidence=0.9))
    if kind == ReportKind.RUMOUR:
        return Matter(Suggestion(value=True, confidence=0.7))  # whatever it is about, it stirs people up
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
    scores, evidence = scores_of(passage, supposed=1.0 if kind == ReportKind.PLANNED else 0.6)
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


def scores_of(passage: Passage, supposed: float = 0.6) -> tuple[dict[str, float], dict[str, list[Span]]]:
    """Return for each type how strongly the words say it, and the words themselves."""
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
