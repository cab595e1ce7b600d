"""Count people: the dead, the injured, the missing, the displaced, and the crowd.

None where the text does not say, 0 where it says none. Households are no crowd, security forces
and representatives are none either, and what happened years ago is not counted.
"""

import re
from collections.abc import Iterator
from typing import Final

from rukun.handling.reports.parsing.crowds import crowd_of
from rukun.handling.reports.parsing.displaced import count_displaced
from rukun.handling.reports.parsing.lexicon.people import (
    DEAD,
    HURT,
    LIGHT,
    MISSING,
    PERSON,
    SEVERE,
    VAGUE,
)
from rukun.handling.reports.parsing.numbers import ABOUT, NUMBER
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import Suggestion
from rukun.handling.reports.parsing.tally import Counted, number_in

_NONE: Final = (
    r"(?:tidak ada(?: yang)?(?: jatuh| timbul)?|tidak|nihil|tanpa(?: ada)?|belum ada|"
    r"adaji(?: yang)?|tidak sampai ada|tidak menimbulkan|nol)"
)
_GAP: Final = r"(?:\s(?:orang|warga|yang|jatuh|ada|anggota|sampai|dari|mengalami)){0,3}\s"


def _none_of(what: str) -> re.Pattern[str]:
    """Match "tidak ada yang luka", "korban luka nihil", "yang meninggal tidak ada"."""
    return re.compile(
        rf"\b{_NONE}{_GAP}?\s?(?:korban\s)?(?:{what})\b"
        rf"|\b(?:korban |yang )?(?:{what})\s?[:=]?\s?(?:nihil|tidak ada|0\b|nol|-\s?(?:$|\n))"
    )


_NO_VICTIMS: Final = re.compile(
    rf"\b{_NONE}{_GAP}?\s?(?:korban)\b(?! (?:jiwa|luka|materi|harta|meninggal|mengungsi|"
    rf"manusia jiwa|benda))(?!\s?(?:yang dicari|belum))"
    r"|\bkorban(?: manusia)?\s?[:=]?\s?(?:nihil|tidak ada|tdk ada|0\b|nol)"
    r"|\bkorban jiwa\s?(?:/|maupun|dan|atau|ataupun)\s?(?:korban )?luka(?:-luka)?\s?:?\s?(?:nihil|tidak ada)"
    r"|\b(?:tidak ada|nihil|tanpa) korban (?:jiwa|meninggal)(?: dunia)?(?:,| maupun| dan| atau|"
    r" ataupun|/| serta)\s?(?:korban )?luka"
)
_NO_DEAD: Final = re.compile(
    rf"\b{_NONE}{_GAP}?\s?(?:korban (?:jiwa|meninggal|nyawa)|meninggal|tewas|md)\b"
    r"|\bkorban (?:jiwa|meninggal)\s?[:=]?\s?(?:nihil|tidak ada|0\b)"
    r"|\b(?:yang )?(?:meninggal|tewas|md)(?: dunia)?\s?[:=]?\s?(?:nihil|tidak ada|0\b)"
)
_NO_HURT: Final = re.compile(
    rf"\b{_NONE}{_GAP}?\s?(?:korban )?(?:luka(?:-luka)?|terluka|cedera|cidera|luka2)\b"
    r"|\b(?:korban )?luka(?:-luka)?\s?[:=]?\s?(?:nihil|tidak ada|0\b)"
    r"|\btidak luka\b"
)
_NO_DISPLACED: Final = _none_of(r"pengungsi|mengungsi|warga mengungsi")
_NO_MISSING: Final = _none_of(r"korban hilang|orang hilang")


def count_people(passage: Passage, *, is_plan: bool = False) -> Counted:
    """Count what the passage tells as fact of this event; of a plan, the crowd it announces."""
    counted = Counted()
    _count_harm(passage, counted)
    count_displaced(passage, counted)
    _count_none(passage, counted)
    _total(passage, counted)
    _grade_initials(passage, counted)
    crowd = crowd_of(passage, is_plan=is_plan)
    if crowd:
        counted.counts["crowd"] = crowd
    return counted


_HARM: Final = (
    ("dead", DEAD),
    ("severely_injured", SEVERE),
    ("lightly_injured", LIGHT),
    ("missing", MISSING),
)


def _with_number(what: str) -> re.Pattern[str]:
    """A number of persons before or behind: "1 orang luka ringan", "LB : 2 orang", "menewaskan dua warga"."""
    return re.compile(
        rf"(?P<n>{NUMBER}|seorang)[ ]?(?:(?:{PERSON}[ ]?){{1,2}}(?:, )?)?(?:(?:mengalami|menderita|"
        rf"sudah|dinyatakan|yang|masih|selamat|di ?antaranya|"
        rf"diantaranya)\s){{0,2}}(?P<what>{what})\b"
        rf"|\b(?P<what2>{what})\s?[:=]?\s?{ABOUT}(?P<n2>{NUMBER}|seorang)(?=\s?(?:{PERSON})|"
        rf"\s*(?:$|\n|[,.;(]))"
    )


_NUMBERED: Final = {name: _with_number(what) for name, what in _HARM}
_HURT_NUMBERED: Final = _with_number(HURT)
_HURT_PERSON: Final = re.compile(
    rf"(?P<n>{NUMBER}|seorang)\s?{PERSON}(?:\s(?:kph|polsek|warga|pekerja|"
    rf"[a-z]{{2,12}})){{0,2}}\s(?:yang\s)?(?:\w+\s)?{HURT}\b"
)
_VAGUE_HURT: Final = re.compile(
    rf"\b{VAGUE}\s(?:orang |warga |korban )?(?:mengalami )?(?:luka|terluka|lecet|memar)|\b(?:lr|"
    rf"lb|luka)\s?:?\s?{VAGUE}"
)
_VAGUE_DEAD: Final = re.compile(rf"\b{VAGUE}\s(?:orang |warga |korban )?(?:meninggal|tewas)")


def _count_harm(passage: Passage, counted: Counted) -> None:
    for name, _ in _HARM:
        for match in passage.told(_NUMBERED[name]):
            if (
                name == "missing"
                and not re.search(PERSON, match.group())
                and not _after_person(passage, match.start())
            ):
                continue
            value = number_in(match)
            if value is not None and not _NO_PERSONS.search(
                passage.clean[max(0, match.start() - 12) : match.start()]
            ):
                counted.put(name, value, passage.evidence(match))
    for match in (*passage.told(_VAGUE_HURT), *passage.told(_VAGUE_DEAD)):
        name = "dead" if "tewas" in match.group() or "meninggal" in match.group() else "injured"
        counted.at_least[name] = (passage.evidence(match),)


# "jam 10, hidung patah": the number before is none of persons.
_NO_PERSONS: Final = re.compile(r"\b(?:jam|pukul|tanggal|rt|rw|umur|usia|nomor|no|km)\s?\.?\s?$")


def _follows_unit(passage: Passage, match: re.Match[str]) -> bool:
    return bool(_NO_PERSONS.search(passage.clean[max(0, match.start() - 12) : match.start()]))


def _after_person(passage: Passage, position: int) -> bool:
    """Say whether "1 masih dicari" goes on from persons: not "mesin hilang 1 unit"."""
    return bool(re.search(PERSON, passage.clean[max(0, position - 50) : position]))


def _count_none(passage: Passage, counted: Counted) -> None:
    """Read "tidak ada korban" as none dead and none injured, "korban jiwa nihil" as none dead."""
    for pattern, names in (
        (_NO_VICTIMS, ("dead", "injured")),
        (_NO_DEAD, ("dead",)),
        (_NO_HURT, ("injured",)),
        (_NO_DISPLACED, ("displaced_people",)),
        (_NO_MISSING, ("missing",)),
    ):
        for match in passage.matches(pattern):
            if passage.is_told(match.start()):
                for name in names:
                    if name not in counted.counts and not (name == "injured" and _has_injured(counted)):
                        counted.counts[name] = Suggestion(0, (passage.evidence(match),), 0.9)


def _has_injured(counted: Counted) -> bool:
    return bool({"severely_injured", "lightly_injured"} & counted.counts.keys())


def _total(passage: Passage, counted: Counted) -> None:
    """Work out the injured: a total that is told, else the sum of what is told."""
    if "injured" in counted.counts:
        return
    graded = [
        counted.counts[name] for name in ("severely_injured", "lightly_injured") if name in counted.counts
    ]
    told = [match for match in _hurt(passage) if (number_in(match) or 0) > 0]
    spans = tuple(passage.evidence(match) for match in told)
    numbers = [number_in(match) or 0 for match in told]
    if numbers and re.search(r"\b(?:luka|terluka)\b", told[0].group()) and numbers[0] >= sum(numbers[1:]):
        numbers = numbers[:1]  # "yang luka 2 orang, 1 dijahit": the second is one of them
    graded_sum = sum(one.value for one in graded)
    if numbers and graded and max(numbers) >= graded_sum:
        counted.counts["injured"] = Suggestion(max(numbers), spans, 0.85)
    elif numbers or graded:
        total = sum(numbers) + graded_sum if not graded else graded_sum
        evidence = spans + tuple(span for one in graded for span in one.evidence)
        counted.counts["injured"] = Suggestion(total, evidence, 0.85)
    elif "injured" not in counted.at_least:
        single = _single(passage)
        if single:
            counted.counts["injured"] = single


def _hurt(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield "2 orang bengkak", "1 anggota KPH memar", each number once."""
    taken: list[tuple[int, int]] = []
    for pattern in (_HURT_NUMBERED, _HURT_PERSON):
        for match in passage.told(pattern):
            span = (match.start(), match.end())
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            if _follows_unit(passage, match):
                continue
            taken.append(span)
            yield match


_INITIALS: Final = re.compile(
    r"\b(?P<who>[a-z]{1,3}(?:(?:, | dan )[a-z]{1,2}){0,5})\s(?:mengalami |"
    r"menderita )?(?P<what>luka(?:-luka)?(?: (?:ringan|berat|lebam|lecet|memar|robek|sobek|"
    r"tusuk|bacok))?)\b"
)
_ONE_VICTIM: Final = re.compile(
    rf"\b(?P<who>korban|istri|anak(?: (?:umur|sekolah|kecil|itu))?|sopir(?:nya)?|bapak2|bapak|"
    rf"ibu|siji|sikok|salah satu|salah seorang|seorang|warga an|yang satu|satu|kepalanya|bahunyo|"
    rf"kakinya|pelaku|"
    rf"kepala|tetangga|pemilik|satpam|saudara)\b[^;\n]{{0,60}}?\b(?P<what>{HURT}|luka (?:ringan|berat))\b"
)


# Victims that are numbered in a line of their own, each with what befell them.
_LISTED_VICTIMS: Final = re.compile(
    rf"\bkorban\s?:\s?(?P<list>1[.)]\s[^\n]{{3,80}}?{HURT}[^\n]{{0,20}}?\s2[.)]\s[^\n]{{3,200}})"
)
_MARK: Final = re.compile(r"(?:^|\s)\d[.)]\s")


def _single(passage: Passage) -> Suggestion[int] | None:
    """Count one person who is described as hurt without a number, or initials one by one."""
    for match in passage.told(_INITIALS):
        names = re.split(r", | dan ", match["who"])
        raw = passage.evidence(match).of(passage.ground.message.text)
        if raw[:1].isupper() and all(len(name) <= 3 for name in names):
            return Suggestion(len(names), (passage.evidence(match),), 0.8)
    listed = passage.first_told(_LISTED_VICTIMS)
    if listed:
        return Suggestion(len(_MARK.findall(listed["list"])), (passage.evidence(listed),), 0.75)
    victim = passage.first_told(_ONE_VICTIM)
    if (
        victim
        and not passage.is_denied(victim.start("what"))
        and not re.search(r"\bpara|semua|kedua\b", victim.group())
    ):
        return Suggestion(1, (passage.evidence(victim),), 0.7)
    return None


def _grade_initials(passage: Passage, counted: Counted) -> None:
    """Grade initials: "A dan D luka ringan" are two lightly injured."""
    for match in passage.told(_INITIALS):
        name = {"luka ringan": "lightly_injured", "luka berat": "severely_injured"}.get(match["what"])
        raw = passage.evidence(match).of(passage.ground.message.text)
        if name and raw[:1].isupper():
            counted.counts.setdefault(
                name, Suggestion(len(re.split(r", | dan ", match["who"])), (passage.evidence(match),), 0.8)
            )
