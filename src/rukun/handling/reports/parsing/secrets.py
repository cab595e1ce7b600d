"""Find what must not stay readable: informants, victims and children, numbers, strengths of forces."""

import re
from collections.abc import Iterator
from typing import Final

from rukun.handling.reports.parsing.masking import find_numbers
from rukun.handling.reports.parsing.reading import Secret, SecretKind, Span
from rukun.handling.reports.parsing.words import Message

_FIRST: Final = r"(?-i:(?:(?:Dg|Hj?|Ust|Moh|Muh|Abd|Drs?|Ir|[A-Z])\. ?){0,2}[A-Z][\w'’]{1,24})"
_NAME: Final = rf"(?:{_FIRST}(?:[ ](?:{_FIRST}|(?-i:bin|binti|al))){{0,4}})"
_TITLE: Final = (
    r"(?:Bpk|Bapak|Pak|Ibu|Bu|Sdri?|Saudara|Saudari|Ust(?:adz)?|H|Hj|Mas|Bang|Mbak|Kak|Datuk|Nenek|"
    r"Kakek)\b\.?"
)
# What makes a name that of an informant, a victim or somebody accused.
_INFORMANT: Final = re.compile(
    rf"(?:\b(?:sumber|informan|narasumber|nara sumber|pelapor|yg melapor|yang melapor|cp|"
    rf"contact person|kontak|info dr|info dari|informasi dari|menurut|tetangga|telp|hub|"
    rf"hubungi)\s?[:.]?\s?(?:(?:kaur pem|ketua rt|tetangga|"
    rf"warga)[\w ]{{0,24}}?\s?\(?)?)(?P<name>{_TITLE}\s?{_NAME}|(?<=[:.] ){_NAME})",
    re.IGNORECASE,
)
_ALIAS: Final = re.compile(
    rf"\b(?:a\.?n\.?|atas nama|bernama|an\.)\s+(?P<name>(?:{_TITLE}\s?)?{_NAME})", re.IGNORECASE
)
_WITH_PHONE: Final = re.compile(
    rf"\b(?P<name>(?:{_TITLE}\s?)?{_NAME})(?=[\s,(:.-]{{1,4}}(?:hp|wa|no|telp)?[\s:.]{{0,3}}(?:\+?62|08)\d)",
    re.IGNORECASE,
)
_SELF: Final = re.compile(
    r"\b(?:namo sayo|nama saya|sy|saya)\s?\(?(?P<name>(?-i:[A-Z][a-z]{2,}))\)?", re.IGNORECASE
)
_INITIALS: Final = re.compile(
    r"\b(?:(?:inisial|insial)\s+)?(?P<name>(?!RT|RW|KK|TA|PT|CV|KM)[A-Z][A-Za-z]?\.?(?:,\s?|"
    r"\s)(?:umur\s|usia\s)?\d{2}\s?(?:th|thn|tahun)\b)"
)
_INITIAL: Final = re.compile(
    r"\b(?P<name>[Ii]nisial\s[A-Z][A-Za-z]{0,2}\b(?:,?\s(?:umur\s|usia\s)?\d{1,2}\s?(?:th|thn|tahun)\b)?)"
)
# A name with an age: victims, witnesses, accused.
_AGED: Final = re.compile(
    r"\b(?P<name>[A-Z][a-z'’]{2,}(?: (?:bin|binti|al|[A-Z][a-z'’.]*)){0,3})"
    r"(?=\s?[(,]\s?\d{1,2}\s?(?:th|thn|tahun)\b)"
)
_TITLED_AGED: Final = re.compile(
    r"\b(?P<name>(?:Sdri?|sdri?|Pak|Bapak|Bpk|Ibu|Bu)\.?\s[A-Z][a-z'’]+"
    r"(?: [A-Z][a-z'’.]*){0,2})(?=\s?\(\s?\d{1,2}\s?\))"
)
_ELDER: Final = re.compile(r"\b(?P<name>(?:Nenek|Kakek|NENEK|KAKEK)\s[A-Z][\w']+)")
_RULED: Final = re.compile(r"\bLP/[A-Z]/\d+[\w/.-]*")
_PLEA: Final = re.compile(
    r"jangan (?:sebut|ditulis|disebut|tulis|bilang|disebar)|jgn (?:sebut|ditulis|disebut|"
    r"disebar)|minta (?:tdk|tidak) disebut"
)
_HIDDEN_NAME: Final = re.compile(
    r"(?P<name>(?:Pak|Bu|Bang)\s(?-i:[A-Z][a-z]{2,}))\s(?:jgn|jangan)", re.IGNORECASE
)

# An office is no person, and naming it betrays nobody.
_OFFICE: Final = re.compile(
    r"(?:bpk|bapak|pak|bu|ibu)?\.?\s?(?:bhabin|babin|babinsa|polsek|polres|koramil|kodim|camat|"
    r"lurah|kades|kepala|ketua|kadus|sekdes|fkdm|dinas|grup|"
    r"forkopim|danramil|kapolsek|kanit|kasi|kabid|kaban|rt|rw|media|facebook|warga|masyarakat|"
    r"humas|satpol|kesbangpol|kec\b|kel\b|desa|ds\b|kab\b|kecamatan|kelurahan|dusun)",
    re.IGNORECASE,
)
_FORCE: Final = r"(?:polsek|polres|koramil|kodim|satpol pp|brimob|tni|polri|polisi|polair|dalmas)"
_MEN: Final = r"\d{1,4} ?(?:orang|personel|pers|anggota)"
_MORE: Final = rf"(?:,? (?:dan )?{_FORCE} {_MEN}){{0,5}}"
_FORCES: Final = re.compile(
    r"\b(?:personel pam|personel|pam|pengamanan|kekuatan|pers) ?[:=]? ?"
    rf"(?:(?:{_FORCE}|gabungan|siaga)[a-z ]{{0,16}} ?)?"
    rf"\d{{1,4}}\b ?(?:orang|personel|pers|anggota)?{_MORE}"
    rf"|\b(?:{_FORCE}|tim [a-z]{{2,6}}) ?\(?{_MEN}\b\)?(?: dari polsek| dari polres)?{_MORE}"
    rf"|\b\d{{1,4}} (?:personel|pers|anggota {_FORCE})\b"
)


_PERSONS: Final = (
    _INFORMANT,
    _ALIAS,
    _WITH_PHONE,
    _INITIALS,
    _INITIAL,
    _AGED,
    _TITLED_AGED,
    _ELDER,
    _HIDDEN_NAME,
)


def find_secrets(message: Message) -> tuple[Secret, ...]:
    """Return the words of a message that belong to the sealed part, in order, none overlapping."""
    found = sorted(_candidates(message), key=lambda one: (one.span.start, -one.span.end))
    kept: list[Secret] = []
    for secret in found:
        if kept and secret.span.start < kept[-1].span.end:
            continue
        kept.append(secret)
    return tuple(kept)


def _candidates(message: Message) -> Iterator[Secret]:
    text = message.text
    for start, end, is_identity in find_numbers(text):
        yield Secret(Span(start, end), SecretKind.IDENTITY if is_identity else SecretKind.PHONE)
    for pattern in _PERSONS:
        for match in pattern.finditer(text):
            if not _OFFICE.match(match["name"]):
                yield Secret(Span(match.start("name"), _trimmed(match)), SecretKind.PERSON)
    if _PLEA.search(text.lower()):
        for match in _SELF.finditer(text):
            yield Secret(Span(match.start("name"), match.end("name")), SecretKind.PERSON)
    for match in _RULED.finditer(text):
        yield Secret(Span(match.start(), match.end()), SecretKind.IDENTITY)
    for match in _FORCES.finditer(message.clean):
        yield Secret(message.span_of(match), SecretKind.FORCES)


def _trimmed(match: re.Match[str]) -> int:
    """Leave the full stop that ends the sentence outside of the name."""
    name = match["name"]
    return match.start("name") + len(name.rstrip(". "))
