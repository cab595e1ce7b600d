"""Count people: the dead, the injured, the missing, the displaced, and the crowd.

None where the text does not say, 0 where it says none. Households are no crowd, security forces
and representatives are none either, and what happened years ago is not counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from rukun.handling.reports.parsing.crowds import crowd_of
from rukun.handling.reports.parsing.lexicon.people import (
    DEAD,
    DISPLACED,
    HOUSEHOLDS,
    HURT,
    LIGHT,
    MISSING,
    PERSON,
    SEVERE,
    VAGUE,
)
from rukun.handling.reports.parsing.numbers import ABOUT, NUMBER, value_of
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import Span, Suggestion

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


@dataclass
class Counted:
    """What was counted, by field of Report, and what is more than was counted."""

    counts: dict[str, Suggestion[int]] = field(default_factory=dict)
    at_least: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def put(self, name: str, value: int, span: Span, confidence: float = 0.9) -> None:
        """Keep the first number told; a second, different one makes it a question."""
        known = self.counts.get(name)
        if known is None:
            self.counts[name] = Suggestion(value, (span,), confidence)
        elif known.value != value:
            self.counts[name] = Suggestion(known.value, (*known.evidence, span), 0.5, ask=True)


def count_people(passage: Passage, *, is_plan: bool = False) -> Counted:
    """Count what the passage tells as fact of this event; of a plan, the crowd it announces."""
    counted = Counted()
    _count_harm(passage, counted)
    _count_displaced(passage, counted)
    _count_none(passage, counted)
    _total(passage, counted)
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
        rf"(?P<n>{NUMBER}|seorang)[ ]?(?:{PERSON}[ ]?){{0,2}}(?:, )?(?:(?:mengalami|menderita|"
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
            value = _number(match)
            if value is not None:
                counted.put(name, value, passage.evidence(match))
    for match in (*passage.told(_VAGUE_HURT), *passage.told(_VAGUE_DEAD)):
        name = "dead" if "tewas" in match.group() or "meninggal" in match.group() else "injured"
        counted.at_least[name] = (passage.evidence(match),)


def _after_person(passage: Passage, position: int) -> bool:
    """Say whether "1 masih dicari" goes on from persons: not "mesin hilang 1 unit"."""
    return bool(re.search(PERSON, passage.clean[max(0, position - 50) : position]))


def _number(match: re.Match[str]) -> int | None:
    text = match.groupdict().get("n") or match.groupdict().get("n2") or ""
    if text == "seorang":
        return 1
    if text == "selusin":
        return 12
    return value_of(text)


_HOUSEHOLD_COUNT: Final = re.compile(rf"(?P<n>{NUMBER})\s?{HOUSEHOLDS}\b")
_PERSON_COUNT: Final = re.compile(rf"(?P<n>{NUMBER})\s?(?:jiwa|orang|warga)\b")
_DISPLACED_WORD: Final = re.compile(rf"\b{DISPLACED}\b")


def _count_displaced(passage: Passage, counted: Counted) -> None:
    """Count "12 KK (43 jiwa) mengungsi", only in a sentence that says they had to leave."""
    for word in passage.told(_DISPLACED_WORD):
        sentence = passage.ground.sentence_at(word.start())
        begin, end = max(sentence.start, word.start() - 90), min(sentence.end, word.end() + 60)
        for name, pattern in (
            ("displaced_households", _HOUSEHOLD_COUNT),
            ("displaced_people", _PERSON_COUNT),
        ):
            match = pattern.search(passage.clean, begin, end)
            if match and re.search(
                r"\b(?:jam|pukul)\s$", passage.clean[max(0, match.start() - 6) : match.start()]
            ):
                continue
            if (
                match
                and name not in counted.counts
                and "belum dihitung" not in passage.clean[match.end() : match.end() + 12]
            ):
                if (
                    name == "displaced_people"
                    and word.group() == "diusir"
                    and not match.group().endswith("jiwa")
                ):
                    continue
                value = _number(match)
                if value is not None:
                    counted.put(name, value, passage.evidence(match))


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
    told = [match for match in _hurt(passage) if (_number(match) or 0) > 0]
    spans = tuple(passage.evidence(match) for match in told)
    numbers = [_number(match) or 0 for match in told]
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


def _single(passage: Passage) -> Suggestion[int] | None:
    """Count one person who is described as hurt without a number, or initials one by one."""
    for match in passage.told(_INITIALS):
        names = re.split(r", | dan ", match["who"])
        raw = passage.evidence(match).of(passage.ground.message.text)
        if raw[:1].isupper() and all(len(name) <= 3 for name in names):
            return Suggestion(len(names), (passage.evidence(match),), 0.8)
    victim = passage.first_told(_ONE_VICTIM)
    if (
        victim
        and not passage.is_denied(victim.start("what"))
        and not re.search(r"\bpara|semua|kedua\b", victim.group())
    ):
        return Suggestion(1, (passage.evidence(victim),), 0.7)
    return None


def grades_of_initials(passage: Passage, counted: Counted) -> None:
    """Grade initials: "A dan D luka ringan" are two lightly injured."""
    for match in passage.told(_INITIALS):
        name = {"luka ringan": "lightly_injured", "luka berat": "severely_injured"}.get(match["what"])
        raw = passage.evidence(match).of(passage.ground.message.text)
        if name and raw[:1].isupper():
            counted.counts.setdefault(
                name, Suggestion(len(re.split(r", | dan ", match["who"])), (passage.evidence(match),), 0.8)
            )
