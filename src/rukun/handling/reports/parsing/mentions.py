"""Find the places that a message names, as they are spelt there, with what stands before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rukun.handling.reports.parsing.gazetteer import LONGEST_NAME, ORDINARY, Gazetteer, expansions, key_of
from rukun.handling.reports.parsing.lexicon import titles
from rukun.handling.reports.parsing.lexicon.spellings import CANONICAL
from rukun.handling.reports.parsing.prefixes import Before, Title, title_before
from rukun.handling.reports.parsing.reading import Span
from rukun.handling.reports.parsing.words import Message, Word
from rukun.kernel.regions import (
    REGENCY,
    SUBDISTRICT,
    VILLAGE,
    is_within,
    is_within_any,
    level,
    province_of,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the message and the codes that it may mean, all alike in quality (0 to 1)."""

    codes: tuple[str, ...]
    span: Span
    name_start: int
    title_level: int | None
    before: Before
    quality: float

    def of_level(self, wanted: int) -> tuple[str, ...]:
        """Return the codes of one level."""
        return tuple(code for code in self.codes if level(code) == wanted)


# What may stand between the words of a name.
_INSIDE: Final = re.compile(r"[ .\-]{0,3}")
_SURE_ELSEWHERE: Final = 0.9
# A name at the beginning of a line of a list.
_LETTER: Final = re.compile(r"[a-z]{2}")
_LISTED: Final = re.compile(r" ?(?:[:;,(]|- )")
_SLIP: Final = 0.85
_FAR_SLIP: Final = 0.7
_OPEN: Final = 0.4
_SHORTEST_BARE_SLIP: Final = 7


def find_mentions(message: Message, gazetteer: Gazetteer, region: str = "") -> list[Mention]:
    """Return the places named, in order; no two overlap.

    The sender's own village (`region`) is meant even where its name is an ordinary word. Where
    another regency is named, its villages are looked for too.
    """
    finder = _Finder(message, gazetteer, region)
    found = list(finder.mentions())
    finder.abroad = _abroad(found, gazetteer.home)
    return list(finder.mentions()) if finder.abroad else found


def _abroad(mentions: Sequence[Mention], home: str) -> tuple[str, ...]:
    """Return the codes of the regencies and subdistricts elsewhere that are named."""
    codes = [code for one in mentions for code in one.codes if level(code) in {REGENCY, SUBDISTRICT}]
    return tuple(
        dict.fromkeys(code for code in codes if not is_within(code, home) and not is_within(home, code))
    )


class _Finder:
    def __init__(self, message: Message, gazetteer: Gazetteer, region: str) -> None:
        self.message = message
        self.region = region
        self.abroad: tuple[str, ...] = ()
        self.plain = message.plain
        self.words = message.words
        self.gazetteer = gazetteer
        self.is_shouting = message.text.isupper()

    def mentions(self) -> Iterator[Mention]:
        position = 0
        while position < len(self.words):
            found = self._at(position)
            if found:
                mention, length = found
                yield mention
                position += length
            else:
                position += 1

    def _at(self, position: int) -> tuple[Mention, int] | None:
        word = self.words[position]
        if word.shape.isdigit():
            return None
        title = title_before(self.message, position, self.gazetteer)
        if title.level is None and not self.abroad and not self._may_begin(word.shape):
            return None
        reach = self._reach(position)
        for look in (self._exactly, self._with_a_slip, self._elsewhere_or_loosely):
            if look == self._with_a_slip and not self._is_led(position, title):
                continue
            for length in range(reach, 0, -1):
                found = look(self.words[position : position + length], title)
                if found:
                    codes, quality = found
                    span = Span(title.start, self.words[position + length - 1].end)
                    return Mention(codes, span, word.start, title.level, title.before, quality), length
        return None

    def _may_begin(self, shape: str) -> bool:
        """Say whether a word may begin a name: those of the regency elsewhere are long or few."""
        may = self.gazetteer.may_begin_with
        return (
            may(shape)
            or any(may(first) for first in expansions(shape, is_first=True)[1:])
            or self._begins_regency(shape)
        )

    def _begins_regency(self, shape: str) -> bool:
        return shape[:3] in self.gazetteer.regency_beginnings

    def _reach(self, position: int) -> int:
        """Return how many words from here may be one name."""
        reach = 1
        while reach < LONGEST_NAME and position + reach < len(self.words):
            gap = self.plain[self.words[position + reach - 1].end : self.words[position + reach].start]
            if not _INSIDE.fullmatch(gap):
                break
            reach += 1
        return reach

    def _exactly(self, words: Sequence[Word], title: Title) -> tuple[tuple[str, ...], float] | None:
        if self._counts_things(words):
            return None
        for first in expansions(words[0].shape, is_first=True):
            if first != words[0].shape and len(words) == 1 and " " not in first:
                continue
            key = key_of([*first.split(), *(word.shape for word in words[1:])])
            codes = self._admitted(self.gazetteer.at_home(key), key, words, title)
            if codes:
                return codes, 1.0
        return None

    def _is_led(self, position: int, title: Title) -> bool:
        """Say whether a name is likely to begin here: misspellings are looked for nowhere else."""
        word = self.words[position]
        if title.level is not None or self.message.text[word.start].isupper():
            return True
        if not position or "\n" in self.plain[self.words[position - 1].end : word.start]:
            return True
        previous = self.words[position - 1].shape
        return previous.isdigit() or CANONICAL.get(previous, previous) in titles.LEADING

    def _with_a_slip(self, words: Sequence[Word], title: Title) -> tuple[tuple[str, ...], float] | None:
        if title.before == Before.NAMESAKE or (title.level or VILLAGE) <= REGENCY:
            return None
        for first in expansions(words[0].shape, is_first=True):
            if first != words[0].shape and (len(words) == 1 or len(words[0].shape) == 1):
                continue
            key = key_of([*first.split(), *(word.shape for word in words[1:])])
            is_bare = title.level is None
            if is_bare and (len(key) < _SHORTEST_BARE_SLIP or len(words) == 1 or key in ORDINARY):
                continue
            codes = self.gazetteer.at_home_with_a_slip(key)
            if codes:
                return codes, _SLIP
        return None

    def _elsewhere_or_loosely(
        self, words: Sequence[Word], title: Title
    ) -> tuple[tuple[str, ...], float] | None:
        key = key_of(word.shape for word in words)
        codes = self._admitted_elsewhere(self.gazetteer.elsewhere(key), key, title)
        return (codes, _SURE_ELSEWHERE) if codes else self._loosely(key, title)

    def _loosely(self, key: str, title: Title) -> tuple[tuple[str, ...], float] | None:
        """After a title a name is certain to stand; take the nearest, or all that begin so."""
        if title.level not in {VILLAGE, SUBDISTRICT} or title.before == Before.NAMESAKE:
            return None
        codes = self.gazetteer.nearest_at_home(key)
        if codes:
            return codes, _FAR_SLIP
        codes = self.gazetteer.beginning_with(key)
        return (codes, _OPEN) if codes else None

    def _counts_things(self, words: Sequence[Word]) -> bool:
        """Say whether a number counts and is no part of the name: "Rantau Rasau dua orang"."""
        if words[-1].shape not in titles.NUMBER_WORDS:
            return False
        after = self.plain[words[-1].end : words[-1].end + 8].split()
        return bool(after) and after[0] in titles.COUNTED

    def _admitted(
        self, codes: tuple[str, ...], key: str, words: Sequence[Word], title: Title
    ) -> tuple[str, ...]:
        """Return the codes that these words may mean here; none where they are ordinary words."""
        if not codes or title.before == Before.NAMESAKE or (title.level or VILLAGE) < REGENCY:
            return ()
        if title.level == REGENCY:
            return tuple(code for code in codes if level(code) == REGENCY)
        if (
            title.level is None
            and key in ORDINARY
            and self.region not in codes
            and not self._is_set_as_name(words)
        ):
            return ()
        of_level = tuple(code for code in codes if level(code) == title.level)
        return of_level or codes

    def _is_set_as_name(self, words: Sequence[Word]) -> bool:
        """Say whether ordinary words are set as a name: in capitals, after "di" or "warga"."""
        if self.is_shouting or not all(self.message.text[word.start].isupper() for word in words):
            return False
        start = words[0].start
        line = self.plain[self.plain.rfind("\n", 0, start) + 1 : start]
        if not _LETTER.search(line) and _LISTED.match(self.plain, words[-1].end):
            return True  # "Simpang, Telaga Limo – nihil"
        before = self.plain[max(0, start - 12) : start].split()
        if not before or CANONICAL.get(before[-1], before[-1]) not in titles.LEADING:
            return False
        after = words[-1].end + 1
        return len(words) > 1 or not self.message.text[after : after + 1].isupper()

    def _admitted_elsewhere(self, codes: tuple[str, ...], key: str, title: Title) -> tuple[str, ...]:
        """Other regencies' places need their title; several words of a regency's name do not."""
        if not codes or title.before == Before.NAMESAKE:
            return ()
        if title.level in {REGENCY, SUBDISTRICT, VILLAGE}:
            return tuple(code for code in codes if level(code) == title.level)
        near = [code for code in codes if level(code) == VILLAGE and is_within_any(code, self.abroad)]
        if any(level(code) < VILLAGE for code in codes):
            near = []  # "Muaro Jambi" is the regency, whatever villages carry its name
        if near and title.level is None and len(key) > _SHORTEST_BARE_SLIP:
            return tuple(near)
        province = province_of(self.gazetteer.home)
        return tuple(
            code
            for code in codes
            if title.level is None
            and level(code) == REGENCY
            and is_within(code, province)
            and len(key) > _SHORTEST_BARE_SLIP
        )
