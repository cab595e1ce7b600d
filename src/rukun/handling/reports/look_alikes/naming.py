"""Proper names in a message: firms, groups, boats, houses of worship, hamlets, persons' initials.

Names separate what lexicons cannot: two road blocks on one day are two events if one stops
PT Bumi Lintang Sawita and the other PT Wana Lestari, and one if one of them writes "PT. BLS".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from rukun.handling.reports.look_alikes.plain_words import (
    END_OF_NAME,
    FIRST_WORDS_OF_MANY,
    NO_INITIALS,
    NO_NAMES,
    OFFICERS,
)
from rukun.kernel.text import normalise


class NameKind(StrEnum):
    """What bears the name; names of different kinds are never compared."""

    FIRM = "firm"
    COOPERATIVE = "cooperative"
    GROUP = "group"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    WORSHIP = "worship"
    SCHOOL = "school"
    PERSON = "person"
    SPOT = "spot"


@dataclass(frozen=True)
class Name:
    """A name in its normalised words, as far as the message writes it out."""

    kind: NameKind
    words: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(self.words)

    @property
    def shown(self) -> str:
        """The name as people write it: "WLL", "Wana Lintang Lestari", "RT 3"."""
        if self.kind == NameKind.SPOT and len(self.words[0]) == 2:
            return " ".join((self.words[0].upper(), *self.words[1:]))
        return " ".join(word.upper() if _ACRONYM.fullmatch(word) else word.title() for word in self.words)


_ACRONYM: Final = re.compile(r"[^aiueo]{2,5}|[a-z]{2}|[ivx]{1,4}")

# What stands before a name, abbreviations first: only they are followed by a full stop.
_BEFORE: Final = {
    NameKind.FIRM: (
        "(?:(?:ram|pks|pabrik|estate) )?(?:pt|cv|ud|pd)",
        "ptpn|perusahaan|spbu|spbn|spdn|ram|pks",
    ),
    NameKind.COOPERATIVE: ("kop", "koperasi|kud|ksu"),
    NameKind.GROUP: ("klp tani|kel tani", "gapoktan|poktan|keltan|kelompok tani|kelompok nelayan|kth|kub"),
    NameKind.ORGANISATION: ("dpc|pac", "ormas|lsm|organisasi|laskar|paguyuban"),
    NameKind.VESSEL: ("km|kmn|tb", "kapal"),
    NameKind.WORSHIP: ("ponpes", "masjid|mesjid|musholl?ah?|musala|langgar|surau|gereja|vihara|pesantren"),
    NameKind.SCHOOL: ("sd|smp|sma|smk|mts", "smpn|sman|smkn|sdn|mtsn"),
}
_CAPITALISED: Final = frozenset({NameKind.VESSEL, NameKind.ORGANISATION, NameKind.WORSHIP})
_WORD: Final = r"[^\W_][\w'’&/-]{0,24}"
_LABELS: Final = "|".join(
    rf"(?P<{kind.value}>(?:{short})\b\.?|(?:{long})\b)" for kind, (short, long) in _BEFORE.items()
)
_NAMED: Final = re.compile(
    rf"\b(?:{_LABELS})[ :]{{1,2}}(?P<words>(?:{_WORD})(?: {_WORD}){{0,4}})", re.IGNORECASE
)
_SPOT: Final = re.compile(
    rf"\b(?:(rt|rw|km|tps)\.?[ :]{{0,2}}(0*\d+)"
    rf"|((?:dsn|prt|jln|jl|lrg)\b\.?|(?:dusun|parit|jalan|blok|simpang|pasar|lorong|afdeling|jembatan|handil|tpi)\b)"
    rf"[ :]{{1,2}}({_WORD}(?: {_WORD})?))",
    re.IGNORECASE,
)
_SPOT_SPELLINGS: Final = {"dsn": "dusun", "prt": "parit", "jln": "jalan", "jl": "jalan", "lrg": "lorong"}
_PERSON: Final = re.compile(
    r"\b(?:[Pp]ak|PAK|[Bb]apak|[Bb]pk|[Ii]bu|[Bb]u|[Ss]dr[ai]?|[Hh]aji|[Hh]j?|[Mm]bah|[Kk]orlap|[Bb]ernama"
    r"|[Uu]st(?:ad[hz]*)?)"
    r"\b\.? ?([A-Z][a-z]{2,20})\b"
)
_INITIALS: Final = re.compile(
    r"(?:\b(?:[Ii]nisial|INISIAL|[Ss]dr[ai]?|SDR|[Ss]audara|[Bb]erinisial|[Aa]\.?n|[Pp]ak|[Bb]pk|[Kk]orlap|[Oo]knum)"
    r"\.? ?:? ?([A-Z]{1,2})(?![\w.]))"
    r"|(?<![\w.])([A-Z]{1,2})(?=[ ,(]{1,3}\d{1,2} ?(?:th|thn|tahun))"
    r"|(?<![\w.&'/-])([A-Z])(?![\w.)&'/-])"
)
_NOT_BEFORE_INITIALS: Final = re.compile(
    r"(?:huruf|blok|nilai|pasal|romawi|simpang|tim|kelas|angka|lampiran|kel|kelurahan|desa|culum|rasau)\W{1,2}$",
    re.IGNORECASE,
)
_SAME_WORD: Final = 84
_SHORTEST_ACRONYM: Final = 2


def names_in(text: str) -> frozenset[Name]:
    """Return the names that `text` writes out."""
    found = {Name(kind, words) for kind, words in _labelled(text) if words}
    found |= {Name(NameKind.SPOT, words) for words in _spots(text)}
    persons = (normalise(match[1]) for match in _PERSON.finditer(text))
    found |= {Name(NameKind.PERSON, (person,)) for person in persons if person not in OFFICERS}
    return frozenset(found)


def initials_in(text: str) -> frozenset[str]:
    """Return initials by which the message names persons ("Sdr. M", "S, 27 th")."""
    found = set()
    for match in _INITIALS.finditer(text):
        letters = match[1] or match[2] or match[3]
        before = text[max(0, match.start() - 16) : match.start()]
        if letters not in NO_INITIALS and not _NOT_BEFORE_INITIALS.search(before):
            found.add(letters)
    return frozenset(found)


def is_same_name(one: Name, other: Name) -> bool:
    """Say whether both may be the same: misspelt, shortened, or one the initials of the other."""
    if one.kind != other.kind:
        return False
    if one.kind == NameKind.SPOT:
        return one.words[0] == other.words[0] and _fit(one.words[1:], other.words[1:])
    return _fit(one.words, other.words) or _is_acronym(one, other) or _is_acronym(other, one)


def shared_names(one: Iterable[Name], other: Iterable[Name]) -> list[Name]:
    """Return the names that both have, as the one that writes them out has them."""
    others = list(other)
    pairs = ((mine, theirs) for mine in one for theirs in others if is_same_name(mine, theirs))
    return list(dict.fromkeys(max(pair, key=lambda name: len(str(name))) for pair in pairs))


def _labelled(text: str) -> Iterator[tuple[NameKind, tuple[str, ...]]]:
    start = 0
    while match := _NAMED.search(text, start):
        # From the words on, not after them: "KUD Berkah Tani dan PT Sinar" holds two names.
        start = match.start("words")
        kind = next(kind for kind in _BEFORE if match[kind.value])
        # "kapal besak dari": some labels are plain words, unless what follows is capitalised.
        if kind not in _CAPITALISED or match["words"][0].isupper():
            yield kind, _cut(match["words"])


def _cut(words: str) -> tuple[str, ...]:
    """Return the words up to the one that cannot belong to the name."""
    is_capitalised = words[:1].isupper()
    kept: list[str] = []
    for raw in words.split():
        word = normalise(raw)
        if not word or word in END_OF_NAME or (is_capitalised and raw[:1].islower()):
            break
        kept += word.split()
        if raw[-1] in ",;:)":
            break
    return () if kept and kept[0] in NO_NAMES else tuple(kept[:4])


def _spots(text: str) -> Iterator[tuple[str, ...]]:
    for match in _SPOT.finditer(text):
        if match[1]:
            yield normalise(match[1]), match[2].lstrip("0")
            continue
        kind, words = normalise(match[3]), _cut(match[4])
        if words and (words[0].isdigit() or match[4][:1].isupper()):
            yield _SPOT_SPELLINGS.get(kind, kind), *words[: 1 if words[0].isdigit() else 2]


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether the shorter name is how the longer one begins, slips of the finger apart."""
    length = min(len(one), len(other))
    if not length:
        return False
    same = all(_is_same_word(a, b) for a, b in zip(one, other, strict=False))
    return same and (length > 1 or len(one) == len(other) or one[0] not in FIRST_WORDS_OF_MANY)


def _is_same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if one.isdigit() or other.isdigit() or min(len(one), len(other)) < 4:
        return False
    return fuzz.ratio(one, other) >= _SAME_WORD


def _is_acronym(one: Name, other: Name) -> bool:
    letters = "".join(word[0] for word in other.words)
    short = one.words[0]
    if len(other.words) < _SHORTEST_ACRONYM or len(short) < _SHORTEST_ACRONYM or len(short) > len(letters):
        return False
    return len(one.words) == 1 and letters.startswith(short)
