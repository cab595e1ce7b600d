"""Read what stands before the name of a place: a title, an office, or what makes it no place."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from rukun.handling.reports.parsing.gazetteer import Gazetteer, key_of
from rukun.handling.reports.parsing.lexicon import titles
from rukun.handling.reports.parsing.lexicon.spellings import CANONICAL
from rukun.handling.reports.parsing.words import Message
from rukun.kernel.regions import SUBDISTRICT, VILLAGE

# What may stand between a title and its name.
_AFTER_TITLE: Final = re.compile(r"[ .:/\-]{0,6}")


class Before(Enum):
    """What the word before a name makes of it."""

    NOTHING = "nothing"
    INSTITUTION = "institution"  # "Polsek Rantau Rasau": of the subdistrict, and no place of an event
    NAMESAKE = "namesake"  # "kelompok tani Suka Maju", "PT …": no place at all
    OFFICIAL = "official"  # "Kades Sido Mukti": who speaks or acts


@dataclass(frozen=True)
class Title:
    """The level that a title names, what else stands there, and where it begins."""

    level: int | None
    before: Before
    start: int


def title_before(message: Message, position: int, gazetteer: Gazetteer) -> Title:
    """Read what stands before a name: "desa", "kades", "Polsek", "kelompok tani"."""
    start = message.words[position].start
    if not position:
        return Title(None, Before.NOTHING, start)
    previous = message.words[position - 1]
    gap = message.plain[previous.end : start]
    if not _AFTER_TITLE.fullmatch(gap):
        return Title(None, Before.NOTHING, start)
    shape = CANONICAL.get(previous.shape, previous.shape)
    if shape in titles.TITLES and not (shape == "kota" and _is_part_of_name(message, position, gazetteer)):
        before = (
            _institution_before(message, position - 1) if titles.TITLES[shape] != VILLAGE else Before.NOTHING
        )
        return Title(titles.TITLES[shape], before, previous.start)
    if shape in titles.OFFICIALS:
        return Title(titles.OFFICIALS[shape], Before.OFFICIAL, previous.start)
    if previous.shape in titles.INSTITUTIONS:
        return Title(SUBDISTRICT, Before.INSTITUTION, previous.start)
    if previous.shape in titles.NAMESAKES or _follows_company(message, position):
        return Title(None, Before.NAMESAKE, start)
    return Title(None, Before.NOTHING, start)


def _is_part_of_name(message: Message, position: int, gazetteer: Gazetteer) -> bool:
    """Say whether a title is none: "Kota Baru" is a village, "Kota Jambi" has a title."""
    pair = key_of(word.shape for word in message.words[position - 1 : position + 1])
    return bool(gazetteer.at_home(pair))


def _institution_before(message: Message, position: int) -> Before:
    """Read "Polsek Kec. X": a subdistrict through its office."""
    if not position:
        return Before.NOTHING
    shape = message.words[position - 1].shape
    return Before.INSTITUTION if shape in titles.INSTITUTIONS else Before.NOTHING


def _follows_company(message: Message, position: int) -> bool:
    """Say whether this belongs to the name of a firm: "PT Bumi Rantau Indah"."""
    for back in range(2, 4):
        if position < back:
            return False
        between = message.plain[message.words[position - back].end : message.words[position].start]
        if "," in between or "\n" in between or ":" in between:
            return False
        names = [word.shape for word in message.words[position - back + 1 : position]]
        if message.words[position - back].shape in {"pt", "cv"} and not titles.LEADING & set(names):
            return True
    return False
