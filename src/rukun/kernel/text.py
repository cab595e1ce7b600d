"""Text as people type and paste it, brought to one form for comparing."""

import re
import unicodedata
from itertools import filterfalse

# Zero-width characters, bidi marks and the byte-order mark: invisible guests of pasted text.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
_BLANK = re.compile(r"[^\S\n]")
# Letters of one word: Ma'arif is written with five different marks, and without any.
_APOSTROPHE = re.compile("['`\u00b4\u02bb\u02bc\u2018\u2019]")
_NOT_WORD = re.compile(r"[\W_]+")


def neutral_space(text: str) -> str:
    """Return `text` with plain spaces and line ends and without invisible characters.

    Line by line the meaning stays: nothing is trimmed, joined or re-wrapped, so that each
    character that remains still stands on the line on which it was typed.
    """
    return _BLANK.sub(" ", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))


def normalise(text: str) -> str:
    """Return the words of `text` for comparing: no case, accents, marks, extra space.

    "  Ma’arif,  SUNGAI-Beras " and "maarif sungai beras" are the same.
    """
    plain = text.lower() if text.isascii() else _folded(text)
    return _NOT_WORD.sub(" ", _APOSTROPHE.sub("", plain)).strip()


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold()
    # Folding can bring composed letters back, and decomposing capitals: once more is enough.
    plain = unicodedata.normalize("NFKD", plain).casefold()
    return "".join(filterfalse(unicodedata.combining, plain))
