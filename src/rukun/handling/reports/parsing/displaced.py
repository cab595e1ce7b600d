"""Count those who had to leave: households and persons."""

import re
from typing import Final

from rukun.handling.reports.parsing.lexicon.people import (
    DISPLACED,
    HOUSEHOLDS,
)
from rukun.handling.reports.parsing.numbers import NUMBER
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.tally import Counted, number_in

_HOUSEHOLD_COUNT: Final = re.compile(rf"(?P<n>{NUMBER})\s?{HOUSEHOLDS}\b")


_PERSON_COUNT: Final = re.compile(rf"(?P<n>{NUMBER})\s?(?:jiwa|orang|warga)\b")


_DISPLACED_WORD: Final = re.compile(rf"\b{DISPLACED}\b")


def count_displaced(passage: Passage, counted: Counted) -> None:
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
                value = number_in(match)
                if value is not None:
                    counted.put(name, value, passage.evidence(match))
