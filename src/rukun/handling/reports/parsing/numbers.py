"""Numbers as people write them: "1.500", "1 (satu)", "dua puluh lima", "seorang", "±"."""

import re
from typing import Final

_ONES: Final = {
    "satu": 1,
    "dua": 2,
    "duo": 2,
    "tiga": 3,
    "tigo": 3,
    "empat": 4,
    "lima": 5,
    "limo": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "lapan": 8,
    "sembilan": 9,
}
_ONE: Final = "|".join(_ONES)
_WORDS: Final = (
    rf"(?:sepuluh|sebelas|seratus(?:\s(?:{_ONE})\spuluh)?|(?:{_ONE})\sratus"
    rf"|(?:{_ONE})\sbelas|(?:{_ONE})\spuluh(?:\s(?:{_ONE}))?|{_ONE})"
)
_DIGITS: Final = r"(?:\d{1,3}(?:\.\d{3})++|\d{1,6})(?![\d.,/:]\d)"

# A whole number, in digits or words; "1 (satu)" is one.
NUMBER: Final = rf"(?<![\d.,/:])(?<!\w)(?:{_DIGITS}(?:\s?\([a-z ]{{3,24}}\))?|{_WORDS}(?!\w))"
# "about": may stand before a number and changes nothing.
ABOUT: Final = (
    r"(?:(?:±|\+\s?/\s?-|\+-|\+|≈|sekitar|kurang\slebih|lebih\skurang|kira-kira|perkiraan|diperkirakan|"
    r"lk\.?|l\.k\.?|hampir|sebanyak|berjumlah|jumlah|total|ada|yaitu|yakni)\s?:?\s?){0,3}"
)
_WORD: Final = re.compile(r"[a-z]++|[\d.]++")


def value_of(text: str) -> int | None:
    """Return the number that `NUMBER` matched; None if it is none."""
    words = _WORD.findall(text)
    if words and words[0][0].isdigit():
        digits = words[0].replace(".", "")
        return int(digits) if digits.isdigit() else None
    total = 0
    for word in words:
        total = _add(total, word)
    return total or None


def _add(total: int, word: str) -> int:
    whole = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
    if word in whole:
        return total + whole[word]
    if word == "belas":
        return total + 10
    if word == "puluh":
        return total // 10 * 10 + total % 10 * 10 if total < 10 else total - total % 10 + total % 10 * 10
    if word == "ratus":
        return total * 100
    return total + _ONES.get(word, 0)
