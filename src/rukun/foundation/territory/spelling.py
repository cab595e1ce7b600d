"""How names of places are really written: old and doubled letters, numerals, abbreviations.

`folded` brings both the stored name and what was typed to one form; `readings` adds what an
abbreviation or a nickname may stand for. Only what loses no distinction between neighbours is
folded: "Raja" and "Raya" stay two names.
"""

import re
from itertools import product
from typing import Final

from rukun.foundation.territory.nicknames import NICKNAMES
from rukun.kernel.text import normalise

# One spelling per word that the editions and the people of the field spell both ways.
ONE_SPELLING: Final = {
    "sei": "sungai",
    "kp": "kampung",
    "kpg": "kampung",
    "tj": "tanjung",
    "tjg": "tanjung",
    "tg": "tanjung",
    "ma": "muara",
    "pd": "padang",
    "gn": "gunung",
    "pl": "pulau",
    "tlk": "teluk",
    "sp": "simpang",
    "adm": "administrasi",
    "kep": "kepulauan",
}
_SAME_WORD: Final = {
    "sungei": "sungai",
    "tanjong": "tanjung",
    "kampong": "kampung",
    "gunong": "gunung",
    "pulo": "pulau",
    "telok": "teluk",
    "hulu": "ulu",
    "hilir": "ilir",
}
_NUMBERS: Final = (
    *("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"),
    *("sebelas", "duabelas", "tigabelas", "empatbelas", "limabelas", "enambelas", "tujuhbelas"),
    *("delapanbelas", "sembilanbelas"),
)
_TENS: Final = ("", "", "duapuluh", "tigapuluh", "empatpuluh", "limapuluh")
_ROMAN_TENS: Final = ("", "x", "xx", "xxx", "xl", "l")
_ROMAN_ONES: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def _number(value: int) -> str:
    if value <= len(_NUMBERS):
        return _NUMBERS[value - 1]
    return _TENS[value // 10] + (_NUMBERS[value % 10 - 1] if value % 10 else "")


def _roman(value: int) -> str:
    tens, ones = divmod(value, 10)
    return _ROMAN_TENS[tens] + _ROMAN_ONES[ones]


_AS_WORD: Final = {
    written: _number(value)
    for value in range(1, 60)
    for written in (str(value), f"{value:02d}", _roman(value))
    if written != "l"
}
_WORDS_OF_NUMBERS: Final = frozenset(_AS_WORD.values())
# What an abbreviation may stand for; the likeliest first.
_SHORT: Final = {
    "s": "sungai",
    "sg": "sungai",
    "sgi": "sungai",
    "sng": "sungai",
    "sn": "sungai",
    "t": "tanjung teluk",
    "tjng": "tanjung",
    "tnj": "tanjung",
    "tnjg": "tanjung",
    "tanj": "tanjung",
    "m": "muara",
    "mr": "muara",
    "mra": "muara",
    "muar": "muara",
    "k": "kuala kampung",
    "kmp": "kampung",
    "kpng": "kampung",
    "kmpg": "kampung",
    "kamp": "kampung",
    "p": "parit pulau pematang pasar pangkalan",
    "pr": "parit perumahan pangkal",
    "prt": "parit",
    "par": "parit",
    "bt": "batu batang bukit",
    "btg": "batang",
    "btng": "batang",
    "bkt": "bukit",
    "b": "batu bukit batang bandar",
    "gg": "gunung gang",
    "gng": "gunung",
    "gung": "gunung",
    "g": "gunung",
    "pdg": "padang",
    "pdng": "padang",
    "pu": "pulau",
    "pul": "pulau",
    "plu": "pulau",
    "tl": "teluk",
    "tk": "teluk",
    "tel": "teluk",
    "tlok": "teluk",
    "spg": "simpang",
    "smp": "simpang",
    "smpg": "simpang",
    "simp": "simpang",
    "spng": "simpang",
    "lb": "lubuk labuhan",
    "lbk": "lubuk",
    "lbh": "labuhan",
    "lab": "labuhan",
    "rt": "rantau",
    "rtu": "rantau",
    "rnt": "rantau",
    "rtau": "rantau",
    "ps": "pasar pasir",
    "psr": "pasar pasir",
    "bd": "bandar",
    "bdr": "bandar",
    "bndr": "bandar",
    "kt": "kota kuta",
    "kr": "karang krueng",
    "krg": "karang",
    "krang": "karang",
    "kl": "kuala",
    "kla": "kuala",
    "kual": "kuala",
    "pk": "pangkalan",
    "pkl": "pangkalan",
    "pangk": "pangkalan",
    "pngk": "pangkal pangkalan",
    "pm": "pematang",
    "pem": "pematang",
    "pmt": "pematang",
    "pmtg": "pematang",
    "tb": "tebing tanjung",
    "dlm": "dalam",
    "sbr": "seberang",
    "sbrg": "seberang",
    "seb": "seberang",
    "bar": "barat",
    "brt": "barat",
    "br": "baru barat",
    "bru": "baru",
    "tim": "timur",
    "tmr": "timur",
    "tmur": "timur",
    "ut": "utara",
    "utr": "utara",
    "sel": "selatan",
    "slt": "selatan",
    "sltn": "selatan",
    "tgh": "tengah",
    "tngh": "tengah",
    "teng": "tengah",
    "hl": "ulu ilir",
    "hlr": "ilir",
    "hil": "ilir",
    "hul": "ulu",
    "il": "ilir",
    "jy": "jaya",
    "mkr": "makmur",
    "mkmr": "makmur",
    "mly": "mulya",
    "mlyo": "mulyo",
    "agg": "agung",
    "lrg": "lorong",
    "prov": "provinsi",
}
_MOST_READINGS: Final = 8

_HEARD_ALIKE: Final = str.maketrans("oeyjfvbzqgw", "aiiipppskku", "h")
_DIGITS_APART: Final = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_DOUBLED: Final = re.compile(r"(.)\1+")
# Spellings of before 1972 that no name of today needs to be told apart by.
_OLD_LETTERS: Final = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("sj", "s"),
    ("sy", "s"),
    ("ch", "h"),
    ("kh", "h"),
)
_OLD_SIGNS: Final = ("oe", "dj", "tj", "nj", "sj")
_GLUED_NUMBER: Final = re.compile(r"(.{4,}?)(satu|dua|tiga|empat|lima|enam|tujuh|i{1,3}|iv|vi{0,3}|ix)")


def folded(joined: str) -> str:
    """Return joined words with old letters made new and doubled letters single."""
    for old, new in _OLD_LETTERS:
        if old in joined:
            joined = joined.replace(old, new)
    return _DOUBLED.sub(r"\1", joined)


def words_of(text: str) -> list[str]:
    """Return the words of `text` in one spelling: "Sei. Beras II" is sungai, beras, dua."""
    words = _DIGITS_APART.sub(" ", normalise(text)).split()
    return [one_spelling(word) for word in words]


def one_spelling(word: str) -> str:
    """Return a normalised word in the spelling that stands for all of its own."""
    word = ONE_SPELLING.get(word, word)
    return _AS_WORD.get(word) or _SAME_WORD.get(word, word)


def readings(words: list[str]) -> list[str]:
    """Return the folded keys that `words` may stand for, the plainest first."""
    choices = [_meanings(word) for word in words]
    found = [folded("".join(one)) for one in list(product(*choices))[:_MOST_READINGS]]
    plain = "".join(words)
    if any(sign in plain for sign in _OLD_SIGNS):
        found.append(folded(_of_before_1972(plain)))
    if words[-1] == "dua" and len(words) > 1:  # "alang2" is said twice, or a second Alang
        found.append(folded("".join([*words[:-1], words[-2]])))
    if len(words) <= 1 and (glued := _GLUED_NUMBER.fullmatch(plain)):
        found.append(folded(glued[1] + _AS_WORD.get(glued[2], glued[2])))
    return list(dict.fromkeys(found))


def number_words(words: list[str]) -> list[str]:
    """Return the numbers among the words of a name: "Lambur satu" is not "Lambur dua"."""
    return [word for word in words if word in _WORDS_OF_NUMBERS]


def _meanings(word: str) -> list[str]:
    nickname = "".join(one_spelling(part) for part in NICKNAMES.get(word, "").split())
    return [word, *_SHORT.get(word, "").split(), *([nickname] if nickname else [])]


def skeleton(key: str) -> str:
    """Return a folded key without what dialects and hasty ears change ("panaraga" for "ponorogo")."""
    return _DOUBLED.sub(r"\1", key.translate(_HEARD_ALIKE))


def abbreviates(short: str, word: str) -> bool:
    """Say whether `short` leaves letters out of `word` ("mdhr" of "mendahara")."""
    if not short or short[0] != word[:1] or len(short) >= len(word):
        return False
    rest = iter(word)
    return all(letter in rest for letter in short)


def _of_before_1972(joined: str) -> str:
    """Read j as y and dj as j, as they were written then."""
    marked = joined.replace("dj", "\0").replace("tj", "c").replace("nj", "ny").replace("sj", "s")
    return marked.replace("j", "y").replace("\0", "j")
