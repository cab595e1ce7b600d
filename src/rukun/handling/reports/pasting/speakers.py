"""Who wrote a message: an office is named, a private person is sealed.

In a chat each line bears the name under which its writer is kept in the telephone. "Kades Teluk
Kijing" is an office; any other name may be an informant's and is hidden like one.
"""

import re
from typing import Final

from rukun.handling.reports.parsing.reading import Secret, SecretKind, Span
from rukun.handling.reports.parsing.segments import CHAT_HEAD

_OFFICE: Final = re.compile(
    r"\b(?:kades|kepala desa|pj|plt|sekdes|kaur|kasun|kadus|kaling|bpd|pemdes|lurah|kelurahan|seklur|"
    r"camat|sekcam|kecamatan|"
    r"kasi|kasie|kasubag|trantib\w*|forkopimcam|bhabin\w*|babinkamtibmas|babinsa|danramil|dandim|danpos|koramil|kodim|"
    r"kapolsek|kapolres|kanit\w*|polsek|polres|pol ?air\w*|satpol|fkdm|fkub|kesbang\w*|bpbd|dinas|"
    r"puskesmas|posko|piket|siaga|"
    r"linmas|operator|panwas\w*|bawaslu|kpu|syahbandar|bumdes|kud|pt|cv|humas|grup|anda)\b",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")


def is_office(name: str) -> bool:
    """Say whether a name is that of an office."""
    return _OFFICE.search(name) is not None


def office_in(name: str) -> str:
    """Return the office of a name, without the person that stands in brackets; "" for a private person."""
    office = " ".join(_IN_BRACKETS.sub(" ", name).split()).strip(" -–~")
    return office if is_office(office) else ""


def private_speakers(text: str) -> list[Secret]:
    """Return the writers of a chat who are no office, to be hidden wherever they stand as writers."""
    found = [match.span("speaker") for match in CHAT_HEAD.finditer(text) if match["speaker"]]
    return [Secret(Span(*span), SecretKind.PERSON) for span in found if not is_office(text[slice(*span)])]
