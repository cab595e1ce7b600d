"""Bring the name of an upload to a form that is safe on every disk, screen and header."""

import re
import unicodedata

_LONGEST = 100
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def safe_name(given: str, suffix: str) -> str:
    """Return the last part of `given` without what misleads, ending in the true `suffix`.

    Direction marks go ("exe.gpj" must not read as "jpg.exe"), and so do paths and the names
    that Windows keeps for devices.
    """
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(sign for sign in name if unicodedata.category(sign) not in {"Cf", "Cc", "Cs", "Co"})
    stem = _FORBIDDEN.sub("_", name)
    base, dot, ending = stem.rpartition(".")
    if dot and ending.isalnum() and len(ending) <= 5:
        stem = base
    stem = re.sub(r"\s+", " ", stem).strip(" .")[: _LONGEST - len(suffix)].rstrip(" .")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"berkas_{stem}".rstrip("_")
    return stem + suffix
