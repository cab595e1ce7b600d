"""Neutral titles: a wrong label inflames, and inflates statistics.

Conflict in the law needs violence between groups and wide impact (UU 7/2012 art. 1); most
matters are disputes. Faiths and peoples are no part of a title; places, villages and companies
that are called so are.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext_lazy as _

from rukun.handling.cases.enums import EscalationLevel
from rukun.kernel.errors import Invalid
from rukun.kernel.text import normalise

_INFLAMING: Final = frozenset(
    (
        # faiths and their houses
        "islam", "muslim", "muslimin", "kristen", "kristiani", "katolik", "protestan", "nasrani",
        "hindu", "buddha", "budha", "konghucu", "ahmadiyah", "syiah", "sunni", "salafi", "wahabi",
        "masjid", "mesjid", "musala", "gereja", "vihara", "wihara", "kelenteng", "kafir",
        # peoples
        "suku", "etnis", "etnik", "ras", "sara", "pribumi", "nonpribumi", "melayu", "jawa", "sunda",
        "madura", "batak", "minang", "minangkabau", "bugis", "makassar", "banjar", "dayak", "bali",
        "sasak", "betawi", "aceh", "nias", "ambon", "papua", "flores", "timor", "tionghoa", "cina",
        "arab", "kubu", "anak dalam", "orang rimba",
    )
)  # fmt: skip
LONGEST: Final = 160
_CONFLICT: Final = frozenset(("konflik", "bentrok", "bentrokan", "perang", "rusuh", "kerusuhan"))
# After these a word is a name: "Desa Jawa", "PT Banjar Mas", "Sungai Bugis".
_INTRODUCERS: Final = frozenset(
    (
        "pt", "cv", "ud", "pd", "koperasi", "kud", "desa", "kelurahan", "kel", "kecamatan", "kec",
        "kabupaten", "kab", "kota", "provinsi", "dusun", "rt", "rw", "sungai", "parit", "pulau",
        "jalan", "jl", "kampung", "kp", "pasar", "pelabuhan", "teluk", "tanjung", "hutan", "blok",
    )
)  # fmt: skip


def neutral_title(title: str, *, level: str, places: Iterable[str] = ()) -> str:
    """Return `title` trimmed; `Invalid` says how to write it when it labels people or the matter.

    `places` are the names of the matter's region and of those around it.
    """
    clean = " ".join(title.split())
    if not clean:
        raise Invalid("title", _("Give a short neutral title: “Permasalahan lahan Desa X – PT Y”."))
    if len(clean) > LONGEST:
        raise Invalid("title", _("Keep the title within %(count)s characters.") % {"count": LONGEST})
    words = _words_that_label(clean, places)
    labels = sorted({word for word in words if _labels(word, words)})
    if labels:
        raise Invalid("title", _label_refused() % {"words": ", ".join(labels)})
    if level != EscalationLevel.VIOLENT and _CONFLICT & set(words):
        raise Invalid(
            "title",
            _(
                "A matter without violence is not called a conflict. "
                "Write: “Permasalahan lahan Desa X – PT Y”."
            ),
        )
    return clean


def _label_refused() -> str:
    return str(
        _(
            "Leave faith and ethnicity out of the title (%(words)s); name the matter and the place: "
            "“Permasalahan lahan Desa X – PT Y”."
        )
    )


def _words_that_label(title: str, places: Iterable[str]) -> list[str]:
    text = f" {normalise(title)} "
    for place in sorted((normalise(place) for place in places), key=len, reverse=True):
        if place:
            text = text.replace(f" {place} ", " – ")
    words = re.findall(r"\w+|–", text)
    return [word for before, word in zip(["", *words], words, strict=False) if before not in _INTRODUCERS]


def _labels(word: str, words: list[str]) -> bool:
    if word in _INFLAMING:
        return True
    pairs = {f"{first} {second}" for first, second in pairwise(words)}
    return any(word == pair.split()[0] for pair in pairs & _INFLAMING)
