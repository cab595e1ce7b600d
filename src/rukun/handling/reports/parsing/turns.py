"""Find where running text turns to another matter, and sentences that only say where nothing is."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rukun.handling.reports.parsing.lists import ANNOUNCED, NIL, Sight
from rukun.handling.reports.parsing.passages import Sentence
from rukun.handling.reports.parsing.tables import compiled

# Words that by themselves say that another matter begins.
_ANOTHER: Final = re.compile(
    r"\b(?:(?:terus|trus|trs|nah|lalu|dan|tambahan)?[ ,]{0,2}(?:satu lagi|yang satu lagi|ada "
    r"lagi(?: pak| satu)?)"
    r"|(?:terus|trus|trs|lalu|nah)\s(?:[a-z]+\s){0,3}ada lagi|lain itu|lain lagi|lain ceritanya"
    r"|(?:[a-z]+\s){0,2}ada (?:kejadian|laporan|info|masalah|peristiwa) (?:baru|lain|lagi|kedua)"
    r"|di samping itu|disamping itu|selain itu(?: juga| pak)?[, ]|kejadian (?:kedua|lain(?:nya)?|"
    r"berikutnya))\b"
)
_ORDINAL: Final = re.compile(
    r"(?:^|\n|(?<=[.:;!?]\s)|(?<=[.:;!?]))[^\w\n]{0,4}"
    r"(?P<word>pertama|kedua|ketiga|keempat|kelima|satu|dua|tiga|empat|kesatu)\s?[,:]\s?(?!\w+ pihak)"
)
_ORDER: Final = {
    "pertama": 1, "kesatu": 1, "satu": 1, "kedua": 2, "dua": 2, "ketiga": 3, "tiga": 3, "keempat": 4,
    "empat": 4, "kelima": 5,
}  # fmt: skip
# After the announcement a sentence that begins so opens the next matter.
_OPENS: Final = re.compile(
    r"\s{0,3}(?:nah|terus|trus|trs|lalu|kemudian|sedangkan|sementara|dan)[ ,]{1,2}"
    r"(?:(?:yang )?(?:hari|tanggal|malam|pagi|siang|sore|tadi|kemarin|senin|selasa|rabu|kamis|"
    r"jumat|sabtu|minggu)\b)"
)
_UNKNOWN_PLACE: Final = re.compile(
    r"\b(?:belum (?:bisa dihubungi|masuk(?: laporan)?|ada (?:laporan|kabar|info)|lapor|kirim|"
    r"mengirim|merespon|respon|"
    r"terpantau|dapat dihubungi|tersambung)|tidak (?:ada laporan(?! kejadian)|bisa dihubungi|"
    r"dapat dihubungi|ada kabar)|"
    r"hp (?:kades )?tidak aktif)\b"
)
_SOMETHING: Final = compiled(r"""
    tapi
    namun
    kecuali
    sempat
    ribut
    bentrok
    luka
    mendatangi
    cekcok
    dipukul
    keluhan
    kembali (?:aman|kondusif)
""")
_REACH: Final = 90
_ENOUGH: Final = 40


def turns_of(clean: str, begin: int, stop: int, sight: Sight) -> Iterator[int]:
    """Yield where another matter begins by its own words."""
    ordinals = _ordinals(clean, begin, stop)
    if len(ordinals) >= 2:
        yield from ordinals
        return
    for match in _ANOTHER.finditer(clean, begin, stop):
        if match.start() - begin >= _ENOUGH and _has_content(clean, match.end(), stop, sight):
            yield match.start()
    announced = ANNOUNCED.search(clean, begin, stop)
    if not announced:
        return
    for sentence in sight.sentences:
        if announced.end() + _ENOUGH < sentence.start < stop and _OPENS.match(clean, sentence.start):
            yield sentence.start


def _has_content(clean: str, start: int, stop: int, sight: Sight) -> bool:
    """Say whether what follows is told with a day, or of a place."""
    end = min(stop, start + _REACH)
    return stop - start > _ENOUGH and (
        sight.has_day(max(0, start - 30), end) or bool(sight.places_in(start, end))
    )


def _ordinals(clean: str, begin: int, stop: int) -> list[int]:
    """Return "Pertama, … Kedua, …" counted from one without a gap."""
    found: list[int] = []
    for match in _ORDINAL.finditer(clean, begin, stop):
        if _ORDER[match["word"]] == len(found) + 1:
            found.append(match.start("word"))
    return found


def silent_stretches(clean: str, begin: int, stop: int, sight: Sight) -> list[tuple[int, int]]:
    """Return the sentences of running text that only say: there it is quiet, or from there nothing is known.

    Only where the text tells of another place besides.
    """
    found: list[tuple[int, int]] = []
    for sentence in _within(sight.sentences, begin, stop):
        start, end = max(begin, sentence.start), min(stop, sentence.end)
        codes = sight.codes_in(start, end)
        if not codes:
            continue
        is_quiet = NIL.search(clean, start, end) and not _SOMETHING.search(clean, start, end)
        if not is_quiet and not _UNKNOWN_PLACE.search(clean, start, end):
            continue
        others = sight.codes_in(begin, start) | sight.codes_in(end, stop)
        if others - codes and not sight.codes_in(begin, start) & codes:
            found.append((start, end))
    return found


def _within(sentences: Sequence[Sentence], begin: int, stop: int) -> Iterator[Sentence]:
    return (one for one in sentences if one.end > begin and one.start < stop)
