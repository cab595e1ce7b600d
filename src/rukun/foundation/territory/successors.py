"""Reads of successions: which code stands for an old one today, and what a typed code is."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from rukun.foundation.territory.models import Region, Succession
from rukun.foundation.territory.queries import full_name
from rukun.foundation.territory.spelling import words_of
from rukun.kernel.regions import REGENCY, is_code, parent

_SURE: Final = 100


@dataclass(frozen=True)
class CurrentCode:
    """The code that stands for another one today; `confidence` in percent as in `Succession`.

    `code` is "" where no edition knows the other one. Where `is_certain` is false, it is the
    ancestor in whose area the records wait.
    """

    code: str
    is_certain: bool
    confidence: int
    explanation: str


def current_code(old: str) -> CurrentCode:
    """Return what stands for the code `old` today, and say in a sentence why."""
    region = Region.objects.filter(code=old).select_related("edition_until").first()
    if region is None:
        return CurrentCode(
            "", False, 0, _("No edition of the Kemendagri codes has %(code)s.") % {"code": old}
        )
    if region.is_current:
        return CurrentCode(old, True, _SURE, _("%(code)s is in force.") % {"code": old})
    heir = resolved([old]).get(old)
    if heir is None:
        said = _("%(code)s went after the edition of %(edition)s; what follows it has not been derived.")
        return CurrentCode("", False, 0, said % {"code": old, "edition": region.edition_until_id})
    followed = Region.objects.get(code=heir.code)
    said = (
        _("%(code)s (%(name)s) went after the edition of %(edition)s and is now %(new)s, %(place)s.")
        if heir.is_certain
        else _(
            "%(code)s (%(name)s) went after the edition of %(edition)s. What follows it is not certain; its "
            "records wait at %(new)s, %(place)s, until an officer there settles it."
        )
    )
    told = {
        "code": old,
        "name": region.name,
        "edition": region.edition_until_id,
        "new": heir.code,
        "place": full_name(followed),
    }
    return CurrentCode(heir.code, heir.is_certain, heir.confidence, said % told)


@dataclass(frozen=True)
class Heir:
    """What stands for a region that went, after all editions; confidences multiply along the way."""

    code: str
    is_certain: bool
    confidence: int


def resolved(codes: list[str] | None = None, *, on: date | None = None) -> dict[str, Heir]:
    """Return what stands for each region that went by the editions in force on a day (None: all)."""
    rows = Succession.objects.order_by("edition__effective_on")
    if on is not None:
        rows = rows.filter(edition__effective_on__lte=on)
    steps = {
        old: Heir(new, is_certain, confidence)
        for old, new, is_certain, confidence in rows.values_list("old", "new", "is_certain", "confidence")
    }
    return {old: _last_heir(old, steps) for old in (steps if codes is None else codes) if old in steps}


def _last_heir(old: str, steps: dict[str, Heir]) -> Heir:
    heir = steps[old]
    while heir.code in steps:
        following = steps[heir.code]
        heir = Heir(
            following.code,
            heir.is_certain and following.is_certain,
            heir.confidence * following.confidence // _SURE,
        )
    return heir


class CodeKind(StrEnum):
    """What a text in a column of codes is."""

    CURRENT = "current"
    RETIRED = "retired"
    LIKE_BPS = "like_bps"
    UNKNOWN = "unknown"
    NO_CODE = "no_code"


@dataclass(frozen=True)
class ExplainedCode:
    """What was found behind a typed code; `successor` is only set where it is certain."""

    kind: CodeKind
    text: str
    explanation: str
    successor: str = ""
    waits_at: str = ""


# BPS writes 1507, 1507010 and 1507010001: digits without dots, three for the subdistrict.
_LIKE_BPS: Final = re.compile(r"\d{4}|\d{7}|\d{10}", re.ASCII)
_UNDOTTED: Final = re.compile(r"(\d{2})(\d{2})(?:(\d{2})(\d{4})?)?", re.ASCII)


def explain_code(text: str) -> ExplainedCode:
    """Say what a code in somebody's sheet is: in force, retired and by what followed, BPS, or unknown.

    A code without dots may be of the statistics office (BPS), whose numbers look alike and mean other
    places: 164 of its regency codes are another regency's here. It is explained and never read as ours.
    """
    code = text.strip().rstrip(".")
    if is_code(code):
        return _explained(code)
    if _LIKE_BPS.fullmatch(code):
        said = _(
            "“%(code)s” has no dots and looks like a code of the statistics office (BPS), whose numbers mean "
            "other places. It is not read. Write the Kemendagri code with dots, or the name."
        )
        return ExplainedCode(CodeKind.LIKE_BPS, code, said % {"code": code} + _with_dots(code))
    if code.isascii() and code.isdigit():
        said = _("“%(code)s” is no region code: the dots are missing.")
        return ExplainedCode(CodeKind.NO_CODE, code[:40], said % {"code": code[:40]} + _with_dots(code))
    said = _("“%(code)s” is no region code. Write it like 15, 15.07, 15.07.03 or 15.07.03.2001, or the name.")
    return ExplainedCode(CodeKind.NO_CODE, code[:40], said % {"code": code[:40]})


def _explained(code: str) -> ExplainedCode:
    now = current_code(code)
    if now.code == code:
        return ExplainedCode(CodeKind.CURRENT, code, now.explanation, successor=code)
    if now.code:
        successor = now.code if now.is_certain else ""
        return ExplainedCode(CodeKind.RETIRED, code, now.explanation, successor=successor, waits_at=now.code)
    return ExplainedCode(CodeKind.UNKNOWN, code, now.explanation + " " + _hint(code))


def _with_dots(digits: str) -> str:
    """Say which place the digits would be with dots, for a person to decide."""
    parts = _UNDOTTED.fullmatch(digits)
    code = ".".join(part for part in parts.groups() if part) if parts else ""
    region = Region.objects.filter(code=code, is_current=True).first()
    if region is None:
        return ""
    said = _("If %(place)s is meant, write %(code)s.")
    return " " + said % {"place": full_name(region, up_to=REGENCY), "code": code}


def _hint(code: str) -> str:
    """Name the nearest place above that exists, so that a slip in the last digits is seen."""
    parts = code.split(".")
    for depth in range(len(parts) - 1, REGENCY - 1, -1):
        above = Region.objects.filter(code=".".join(parts[:depth]), is_current=True).first()
        if above is not None:
            return _("%(code)s is %(place)s: check the digits after it.") % {
                "code": above.code,
                "place": full_name(above),
            }
    return _("Check the digits, or write the name of the place.")


def waiting_place(succession: Succession) -> str:
    """Return the code where the records wait, or waited until an officer settled it."""
    if succession.settled_at is None:
        return succession.new_id
    return current_code(parent(succession.old_id)).code


def may_follow(succession: Succession) -> list[Region]:
    """Return the regions that may follow, the likeliest first; the last is the one where records wait.

    All of the same level where the records wait: the suggestion, then those that came with the edition
    and follow nothing, by likeness of the name, then the others.
    """
    old, place = succession.old, waiting_place(succession)
    key = "".join(words_of(old.name))
    there = Region.objects.current().within([place]).filter(level=old.level)
    others = Succession.objects.filter(edition=succession.edition, is_certain=True).exclude(pk=succession.pk)
    taken = set(others.below([place]).values_list("new_id", flat=True))

    def unlikeliness(region: Region) -> tuple[bool, bool, float, str]:
        is_new = region.edition_from_id == succession.edition_id and region.code not in taken
        distance = OSA.normalized_distance(key, "".join(words_of(region.name)))
        return region.code != succession.suggested_id, not is_new, distance, region.code

    ranked = sorted(there.exclude(pk=place), key=unlikeliness)
    return [*ranked, Region.objects.get(pk=place)]
