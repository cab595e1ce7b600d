"""Region codes as paths: "15", "15.07", "15.07.03", "15.07.03.2001" (Kemendagri).

Pure functions on the dotted text; whether a code exists is for `territory` to say. BPS codes
look alike and mean other places: never feed them in.
"""

import re
from collections.abc import Iterable
from typing import Final

from django.db.models import Q

PROVINCE: Final = 1
REGENCY: Final = 2
SUBDISTRICT: Final = 3
VILLAGE: Final = 4

_CODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?", re.ASCII)
# "/" follows "." in every byte order, so [code + ".", code + "/") holds exactly what lies below.
_BELOW, _BEYOND = ".", "/"


def is_code(text: str) -> bool:
    """Say whether `text` has the shape of a region code."""
    return _CODE.fullmatch(text) is not None


def level(code: str) -> int:
    """Return 1 province, 2 regency, 3 subdistrict, 4 village; ValueError for anything else."""
    if not is_code(code):
        raise ValueError(f"{code!r} is no region code")
    return code.count(".") + 1


def parent(code: str) -> str:
    """Return the code one level up, "" for a province."""
    return code.rpartition(".")[0]


def ancestors(code: str) -> list[str]:
    """Return the codes above `code`, the province first, without `code` itself."""
    parts = code.split(".")
    return [".".join(parts[:depth]) for depth in range(1, len(parts))]


def regency_of(code: str) -> str:
    """Return the regency in which `code` lies (itself included), "" for a province or nothing."""
    return ".".join(code.split(".")[:2]) if "." in code else ""


def province_of(code: str) -> str:
    """Return the province in which `code` lies (itself included), "" for nothing."""
    return code.partition(".")[0]


def is_within(code: str, ancestor: str) -> bool:
    """Say whether `code` is `ancestor` or lies below it; nothing lies within "".

    A bare prefix would leak into siblings: "15.071" is not within "15.07".
    """
    return bool(ancestor) and (code == ancestor or code.startswith(ancestor + _BELOW))


def is_within_any(code: str, codes: Iterable[str]) -> bool:
    """Say whether `code` lies within one of `codes`; within none if there are none."""
    return any(is_within(code, one) for one in codes)


def within_q(field: str, codes: Iterable[str]) -> Q:
    """Return the condition that `field` holds a code within one of `codes`; none match none.

    The database's counterpart of `is_within_any`, as equality plus a range that a B-tree answers
    when the column is ordered bytewise (SQLite's default; `BytewiseCharField` and its foreign
    keys on PostgreSQL).
    """
    condition = Q(pk__in=[])
    for code in _outermost(codes):
        below = Q(**{f"{field}__gte": code + _BELOW, f"{field}__lt": code + _BEYOND})
        condition |= Q(**{field: code}) | below
    return condition


def _outermost(codes: Iterable[str]) -> list[str]:
    """Drop the codes that another one covers: the shorter the condition, the better its plan."""
    kept: list[str] = []
    for code in sorted({code for code in codes if code}, key=lambda code: (code.count("."), code)):
        if not is_within_any(code, kept):
            kept.append(code)
    return kept
