"""One row being read, field by field; what is wrong is noted, so that the next cell can be read.

Offices write "-" and "nihil" for none, leave empty what they do not know, and let the spreadsheet
turn numbers into dates and dates into numbers. Nothing is guessed: empty stays unknown.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rukun.foundation.imports.refusals import WrongCell
from rukun.foundation.imports.when import When, read_when
from rukun.kernel.text import neutral_space, normalise

_LARGEST_EXACT: Final = 2**53  # spreadsheets keep numbers as doubles
_LARGEST_COUNT: Final = 10_000_000
_LONGEST_TEXT: Final = 20_000
_NONE: Final = frozenset(
    {"nihil", "tidak ada", "tdk ada", "nol", "kosong", "tanpa", "tidak ada korban", "none"}
)
_UNKNOWN: Final = frozenset(
    {
        "tidak diketahui",
        "tdk diketahui",
        "belum diketahui",
        "blm diketahui",
        "tidak tahu",
        "belum ada data",
        "na",
    }
)
_DASHES: Final = re.compile(r"[-–—_.\s]+")
_NUMBER_WORDS: Final = {
    word: number
    for number, word in enumerate(
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"), start=1
    )
}
_COUNT: Final = re.compile(
    r"(?P<about>±|\+/-|\+-|kurang lebih|kl|sekitar|lebih kurang)?\s*"
    r"(?P<number>\d{1,3}(?:[.]\d{3})+|\d+)\s*(?:\([a-z ]+\)\s*)?"
    r"(?:orang|org|jiwa|kk|unit|ha|hektar|hektare|warga|massa|korban)?\.?",
    re.IGNORECASE,
)
_LONG_NUMBER: Final = re.compile(r"\d[\d .-]{4,}\d")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Row:
    """The cells of one row by field code, and what is wrong with them."""

    def __init__(self, number: int, cells: Mapping[str, object]) -> None:
        self.number = number
        self.cells = cells
        self.errors: list[tuple[str, str]] = []
        self.record: object = None  # what the kind's own reader makes of it

    def wrong(self, code: str, message: str | Promise) -> None:
        """Note what is wrong with a field, or with the row as a whole ("")."""
        self.errors.append((code, str(message)))

    def has(self, code: str) -> bool:
        """Say whether the cell holds anything that can be seen."""
        return bool(self._plain(code))

    def text(self, code: str, *, longest: int = _LONGEST_TEXT) -> str:
        """Return the cell as text; "" where it is empty or only a dash."""
        try:
            text = plain_text(self.cells.get(code))
        except WrongCell as cell:
            self.wrong(code, cell.message)
            return ""
        if _DASHES.fullmatch(text) or normalise(text) in _NONE:
            return ""
        if len(text) > longest:
            self.wrong(code, _("Shorten this to at most %(most)d characters.") % {"most": longest})
            return ""
        return text

    def count(self, code: str, *, may_be_about: bool = False) -> int | None:
        """Return a number of people or things: "-" and "nihil" are 0, empty is None.

        "± 40" counts only where an estimate is asked for.
        """
        value = self.cells.get(code)
        try:
            return _count(value, may_be_about=may_be_about)
        except WrongCell as cell:
            self.wrong(code, cell.message)
            return None

    def when(self, day: str, clock: str = "", *, latest: date) -> When | None:
        """Return when it was, as surely as the cells say; None where they are empty or wrong."""
        try:
            return read_when(self.cells.get(day), self.cells.get(clock), latest=latest)
        except WrongCell as cell:
            self.wrong(day, cell.message)
            return None

    def choice(self, code: str, words: Mapping[str, str]) -> str:
        """Return the code that a word stands for; "" where the cell is empty. `words` are normalised."""
        text = self.text(code)
        found = words.get(normalise(text), "") if text else ""
        if text and not found:
            self.wrong(
                code,
                _("“%(word)s” is not in the list. Write it as the list has it, or leave it empty.")
                % {"word": quoted(text)},
            )
        return found

    def _plain(self, code: str) -> str:
        try:
            return plain_text(self.cells.get(code))
        except WrongCell:
            return "?"


def quoted(text: str) -> str:
    """Return the words of a cell for a message, without numbers that may be somebody's."""
    return _LONG_NUMBER.sub("…", text)[:40]


def plain_text(value: object) -> str:
    """Return a cell as text without the space around it; `WrongCell` for what a spreadsheet spoilt."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float | int):
        return _number_text(value)
    if isinstance(value, datetime):
        return value.strftime("%d-%m-%Y" if value.time() == time.min else "%d-%m-%Y %H.%M")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, time):
        return value.strftime("%H.%M")
    return _CONTROL.sub("", neutral_space(str(value))).strip()


def _number_text(value: float) -> str:
    if abs(value) >= _LARGEST_EXACT:
        raise WrongCell(
            _("The spreadsheet rounded this number. Format the column as text and type it again.")
        )
    return str(int(value)) if float(value).is_integer() else f"{value:.10g}"


def _count(value: object, *, may_be_about: bool) -> int | None:
    if isinstance(value, date | time):
        raise WrongCell(_("The spreadsheet made a date of this number. Format the column as text."))
    text = plain_text(value)
    words = normalise(text)
    if not text or words in _UNKNOWN or text in {"?", "??"}:
        return None
    if _DASHES.fullmatch(text) or words in _NONE:
        return 0
    if words.removesuffix(" orang") in _NUMBER_WORDS:
        return _NUMBER_WORDS[words.removesuffix(" orang")]
    found = _COUNT.fullmatch(text)
    if found is None:
        raise WrongCell(_("Write a whole number, “-” for none, or nothing if it is not known."))
    if found["about"] and not may_be_about:
        raise WrongCell(_("Write the number that is sure; leave it empty if none is."))
    number = int(found["number"].replace(".", ""))
    if number > _LARGEST_COUNT:
        raise WrongCell(_("This number cannot be right. Compare it with your papers."))
    return number
