"""The words by which people name roles, things and acts.

Two witnesses of one event share almost no wording, but they speak of the same things: one says
"pukat harimau", the other "trawl mini". A line of `lexicon.csv` is a concept: the name under which
the screen shows it, how telling it is (0 to 1: every report has a "warga", few a "pintu klep"),
the kinds of matter to which it belongs, and the words for it in Indonesian, Jambi Malay, Javanese
and the shorthand of messages. Words are roots: endings and beginnings are taken off before they
are looked up ("pemortalan" is "portal"); words of several parts are matched as they stand.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Final


class Facet(StrEnum):
    """Which question a word answers."""

    ROLE = "role"
    THING = "thing"
    ACT = "act"


@dataclass(frozen=True)
class Concept:
    """A line of the lexicon. `themes` are the kinds of matter in which it is told of."""

    name: str
    weight: float
    facet: Facet
    themes: tuple[str, ...]


@lru_cache(maxsize=1)
def lexicon() -> Mapping[str, tuple[Concept, ...]]:
    """Return the concepts by word; words of several parts are joined by a space."""
    known: dict[str, tuple[Concept, ...]] = {}
    table = files(__package__).joinpath("lexicon.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        themes = tuple(row["themes"].split("; ")) if row["themes"] else ()
        concept = Concept(row["name"], float(row["weight"]), Facet(row["facet"]), themes)
        for word in row["words"].split("; "):
            known[word] = (*known.get(word, ()), concept)
    return known


@lru_cache(maxsize=1)
def phrases() -> tuple[Mapping[str, tuple[Concept, ...]], frozenset[str]]:
    """Return the concepts by words of several parts, and with which part these begin."""
    several = {word: concepts for word, concepts in lexicon().items() if " " in word}
    return several, frozenset(word.split()[0] for word in several)


def _table(text: str) -> frozenset[str]:
    return frozenset(word.strip().replace("\n", " ") for word in " ".join(text.split()).split(","))


# Words that only seem to go back to one of the lexicon.
OTHER_WORDS: Final = _table(
    """
    berang, berapi, berat, berjalan, berkas, beroperasi, bertanggung, berumah, dibatasi, dijalankan,
    dikembalikan, kasi, kasus, kebatuan, kebetulan, kemasan, keputusan, kerabat, melanggar, menanti,
    menerima, mengabari, mengganti, mengoperasikan, menjadi, menjalankan, merbau, pelanggaran,
    pengajian, pengalaman, perbatasan, perkara, perkasa, perumahan, putusan, seberat, sekarang, sekarat,
    selisihnya, setiap, terang, terbatas
    """
)

SAYS_YESTERDAY: Final = re.compile(r"\b(?:kemar[ei]n|kmr[ei]?n|semalam|sema?lem|smlm|wingi)\b", re.IGNORECASE)

# "Aman, kejadian menonjol hanya yang di Sungai Itik": a quiet day with one exception.
SAYS_EXCEPT: Final = re.compile(
    r"\b(?:kecuali|selain|hanya (?:yang|yg|di|kejadian)|cuma (?:yang|yg|di))\b", re.IGNORECASE
)

# Where one of these stands at the beginning, the text tells of a meeting about the matter, at
# another stage than what happened.
MEETING: Final = _table(
    """
    audiensi, berdamai, berita acara, berunding, damai, dialog, duduk bersama, duduk samo, fasilitasi,
    hearing, islah, kesepakatan, lapor selesai, mediasi, mufakat, musyawarah, notula,
    notulen, peninjauan, perdamaian, pertemuan, perundingan, rakor, ralb, rapat, rdp, rembug, rembuk,
    sepakat, sosialisasi, surat pernyataan, verifikasi lapangan
    """
)
