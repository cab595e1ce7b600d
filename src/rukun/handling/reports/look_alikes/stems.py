"""Take Indonesian words apart as far as the lexicon needs: from "pemortalan" to "portal".

No stemmer: every form that a word may go back to is offered, and the lexicon knows which one is a
word of its own. Beginnings swallow letters (meng+keroyok is "mengeroyok"), which are put back.
"""

from functools import lru_cache
from typing import Final

_CLITICS: Final = ("nya", "nyo", "ne", "lah", "kah", "pun", "ku", "mu")
_ENDINGS: Final = ("kan", "an", "i", "en", "ke", "in")
# A beginning, and the letters that may have stood where it ends.
_BEGINNINGS: Final = (
    ("memper", ("",)),
    ("diper", ("",)),
    ("meny", ("s",)),
    ("peny", ("s",)),
    ("meng", ("", "k")),
    ("peng", ("", "k")),
    ("mem", ("", "p")),
    ("pem", ("", "p")),
    ("men", ("", "t")),
    ("pen", ("", "t")),
    ("ber", ("",)),
    ("ter", ("",)),
    ("per", ("",)),
    ("me", ("",)),
    ("pe", ("",)),
    ("di", ("",)),
    ("ke", ("",)),
    ("se", ("",)),
    ("be", ("",)),
    ("te", ("",)),
    ("ny", ("s", "c")),
    ("ng", ("", "k")),
    ("nu", ("tu",)),
    ("na", ("ta",)),
    ("mu", ("pu",)),
    ("ma", ("pa",)),
)
_SHORTEST: Final = 3


@lru_cache(maxsize=16_384)
def stems(word: str) -> tuple[str, ...]:
    """Return the forms that `word` may go back to, itself first; `word` is normalised."""
    found = {word: None}
    for ended in _without_ending(word):
        found[ended] = None
        for begun in _without_beginning(ended):
            found[begun] = None
            for inner in _without_beginning(begun):  # pem+ber+henti, di+ber+henti
                found[inner] = None
    return tuple(found)


def _without_ending(word: str) -> list[str]:
    found = [word]
    for endings in (_CLITICS, _ENDINGS):
        for form in list(found):
            found += [
                form[: -len(end)]
                for end in endings
                if form.endswith(end) and len(form) - len(end) >= _SHORTEST
            ]
    return found


def _without_beginning(word: str) -> list[str]:
    return [
        letters + word[len(beginning) :]
        for beginning, swallowed in _BEGINNINGS
        if word.startswith(beginning)
        for letters in swallowed
        if len(letters) + len(word) - len(beginning) >= _SHORTEST
    ]
