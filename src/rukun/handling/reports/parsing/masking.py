"""Hide numbers that identify a person (K3) before a text becomes readable as K2.

What was found goes into the informant's sealed record, in order, so that nothing is lost.
"""

import re
from typing import Final

HIDDEN_PHONE: Final = "[nomor disembunyikan]"
HIDDEN_NIK: Final = "[NIK disembunyikan]"
HIDDEN_NAME: Final = "[nama disembunyikan]"
HIDDEN_FORCES: Final = "[jumlah personel disembunyikan]"

_SPACE = "[ .\u00a0\u2010\u2011\u2013-]"
_PHONE = re.compile(
    r"(?<=wa\.me/)\+?\d{8,15}|(?<=phone=)(?:\+|%2B)?\d{8,15}"  # links to a chat
    r"|(?<![\w.,/+-])(?:"
    rf"\+{_SPACE}?\d{{1,3}}{_SPACE}?\(?\d{{1,4}}\)?(?:{_SPACE}?\d{{2,5}}){{2,3}}"  # +62 812-3456-7890
    rf"|(?:62{_SPACE}?|0)8\d{{1,2}}(?:{_SPACE}?\d{{2,5}}){{2,3}}"  # 0812 3456 7890, 62812…
    rf"|\(0[2-9]\d{{1,2}}\){_SPACE}?\d{{3,4}}{_SPACE}?\d{{2,4}}"  # (0740) 21234
    r"|0[2-9]\d{1,2}[-\u2010\u2011\u2013]\d{5,8}"  # 0740-21234
    r")(?!\d)",
    re.IGNORECASE,
)
_NIK = re.compile(r"(?<![\d.,])\d{2}(?:[ .]?\d{2}){7}(?!\d)")


def find_numbers(text: str) -> list[tuple[int, int, bool]]:
    """Return where both kinds stand, in order: start, end, and whether it is an identity number."""
    identities = [(match.start(), match.end(), True) for match in _NIK.finditer(text)]
    phones = [
        (match.start(), match.end(), False)
        for match in _PHONE.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end, _ in identities)
    ]
    return sorted(identities + phones)


def mask_phone_numbers(text: str) -> tuple[str, list[str]]:
    """Return `text` with telephone numbers hidden, and the numbers in their order."""
    found = [match.group() for match in _PHONE.finditer(text)]
    return _PHONE.sub(HIDDEN_PHONE, text), found


def mask_identity_numbers(text: str) -> tuple[str, list[str]]:
    """Return `text` with national identity numbers (NIK, 16 digits) hidden, and the numbers."""
    found = [match.group() for match in _NIK.finditer(text)]
    return _NIK.sub(HIDDEN_NIK, text), found


def mask_numbers(text: str) -> tuple[str, list[str]]:
    """Return `text` with both kinds hidden; identity numbers first, as they are longer."""
    masked, identities = mask_identity_numbers(text)
    masked, phones = mask_phone_numbers(masked)
    return masked, identities + phones
