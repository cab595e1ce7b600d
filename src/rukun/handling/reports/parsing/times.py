"""Find what a message says about time: days, weekdays, hours, parts of the day, relative words.

Neighbouring pieces make one expression: "hari ini Rabu 4 Maret 2026 pkl 07.00 WIB". What day that
is, `moments` works out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from rukun.handling.reports.parsing.words import Message

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari pebruari feb peb",
            "maret mar mrt",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "agustus agust agt ags agu",
            "september sept sep",
            "oktober okt",
            "november nopember nov nop",
            "desember des",
        ),
        start=1,
    )
    for name in names.split()
}
ROMAN_MONTHS: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    "xi": 11, "xii": 12,
}  # fmt: skip
WEEKDAYS: Final = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6}
SMALL_NUMBERS: Final = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "dua belas": 12,
    # Javanese and Malay numbers of the clock
    "duo": 2, "tigo": 3, "limo": 5, "anam": 6, "lapan": 8, "siji": 1, "loro": 2, "kalih": 2, "telu": 3,
    "papat": 4, "sekawan": 4, "gangsal": 5, "enem": 6, "pitu": 7, "wolu": 8, "songo": 9, "sanga": 9,
    "sewelas": 11, "rolas": 12,
}  # fmt: skip
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_ROMAN: Final = "|".join(sorted(ROMAN_MONTHS, key=len, reverse=True))
_WEEKDAY: Final = "|".join(WEEKDAYS)
_MINUTES: Final = {
    "seperempat": 15, "setengah": 30, "lima belas": 15, "dua puluh": 20, "lima": 5, "sepuluh": 10,
    "sikit": 0, "dikit": 0, "sedikit": 0,
}  # fmt: skip
_MINUTE: Final = "|".join(sorted(_MINUTES, key=len, reverse=True)).replace(" ", r"\s")
_SMALL: Final = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True)).replace(" ", r"\s")
_YEAR: Final = r"(?:20\d{2}|\d{2})"
_NO_MORE: Final = r"(?![\d/])(?!\.\d)(?!,\d)"
_PART: Final = (
    r"dini\shari|tengah\smalam|buka\spuasa|subuh|pagi|siang|sore|magrib|isya|tarawih|sahur|zuhur|asar|malam"
)
_AFTER: Final = (
    r"sehabis|sesudah|habis|abis|selesai|setelah|lepas|usai|ba'?da|bakda|jelang|menjelang|saat|waktu|sebelum"
)
_WRITTEN_LONG: Final = ("minute", "minute2", "minute3", "minute4", "digits")
_HOUR: Final = r"(?:[01]?\d|2[0-4])"
_UNTIL: Final = r"\s?(?:-|s\s?/\s?d|s\.d\.?|sd|sampai\sdengan|sampai|to)\s?(?:dengan\s|pukul\s|jam\s)?"

_ATOM: Final = re.compile(
    rf"""
    (?P<iso>\b20\d\d-\d\d-\d\d\b)
  | (?P<full>(?<![\d./-])\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?{_YEAR}\b(?![/.:]\d))
  | (?P<roman>(?<![\d./-])\d{{1,2}}\s?[/-]\s?(?:{_ROMAN})\b(?:\s?[/-]\s?{_YEAR}\b)?)
  | (?P<text>(?<![\d.,/-])\d{{1,2}}(?:\s?(?:-|s/d|s\.d\.?|sd|dan|&|sampai)\s?\d{{1,2}})?\s?(?:{_MONTH})\b\.?
      (?:,?\s?'?(?:20\d\d\b|\d\d\b(?![.:]\d)(?!\s(?:orang|wib|warga|unit|kk|jiwa)))|\stahun\s20\d\d)?)
  | (?P<month>\bbulan\s(?:{_MONTH})\b|\b(?:{_MONTH})\s20\d\d\b)
  | (?P<short>(?<![\d.,/:-])\d{{1,2}}\s?[/]\s?\d{{1,2}}\b{_NO_MORE}
      |(?<=tanggal\s)\d{{1,2}}-\d{{1,2}}\b{_NO_MORE})
  | (?P<day>\btanggal\s?:?\s?\d{{1,2}}\b(?!\s?[/.:-]\s?[\divx])(?!\s?(?:orang|unit|kk|{_MONTH})\b))
  | (?P<clock>
      (?:\b(?:pukul|jam|pk|jm)\s?[.:]?\s?(?:sekitar\s|±\s?|kurang\slebih\s|sudah\s)?)
      (?:(?P<half>setengah|stgh|set|1/2)\s?(?P<halfhour>\d{{1,2}}|{_SMALL})(?:an)?\b
        |(?P<hour>{_HOUR})(?:(?:[.:,]|\s[.:]\s)(?P<minute>[0-5]\d)(?!\d))?(?P<about>\s?-?an\b)?(?![\d/])(?!\.\d)
        |(?P<digits>(?:[01]\d|2[0-3])[0-5]\d)\b
        |(?P<word>{_SMALL})(?P<aboutword>an)?\b)
      (?:\s(?:lewat|lebih)\s(?P<past>\d{{1,2}}|{_MINUTE})\b)?(?:\skurang\s(?P<before>\d{{1,2}}|{_MINUTE})\b)?
    | (?<![\d.,/:])(?P<hour2>{_HOUR})[.:](?P<minute2>[0-5]\d)(?=(?::\d\d|\.\d\d(?!\d))?\s?(?:wib|wita|wit)\b
        |{_UNTIL}(?:{_HOUR}[.:][0-5]\d|selesai)|\s?[\]|])
    | (?<=mulai\s)(?P<hour3>{_HOUR})[.:](?P<minute3>[0-5]\d)(?!\d)
    | (?<![\d.,/:])(?P<hour4>[01]\d|2[0-3])\.(?P<minute4>[0-5]\d)(?=\s(?:desa|kelurahan)\b|\s?[-:]\s)
    | (?:(?<=pagi\s)|(?<=sore\s)|(?<=malam\s)|(?<=siang\s)|(?<=tadi\s))
      (?:setengah|stgh)\s(?P<half4>[1-9]|1[0-2]|{_SMALL})\b
    | \bsekitar\s(?:setengah\s(?P<half2>{_SMALL}|\d{{1,2}}))\b
    )
    (?:\s?(?:wib|wita|wit)\b)?
    (?:{_UNTIL}(?:(?P<endhour>{_HOUR})(?:[.:](?P<endminute>[0-5]\d))?(?!\d)(?!\s?(?:{_MONTH}|/))(?:\s?(?:wib|wita|wit)\b)?
       |(?P<open>selesai)\b))?
  | (?P<eve>\bmalam\s(?:hari\s)?(?:{_WEEKDAY})\b)
  | (?P<weekday>\b(?:hari\s?:?\s?)?(?:{_WEEKDAY})\b)
  | (?P<relative>\b(?:hari\sini|saat\sini|sekarang\sini|kemarin\slusa|kemarin\sdulu|tadi\smalam|malam\stadi
      |(?:malam\s)?kemarin|(?:{_PART})\stadi|tadi(?:\s(?:{_PART}))?|(?:{_PART})\sini|barusan|baru\ssaja
      |nanti(?:\s(?:{_PART}))?|besok|lusa|(?:dua|tiga|empat|lima|\d)\s(?:hari|malam)\s(?:yang\s)?(?:lalu|lewat)
      |nembe\s(?:saja|wae)|mau\s(?:pagi|malam|sore|siang)(?=\s(?:ono|ada|ana|jam|pukul)))\b)
  | (?P<part>(?:\b(?:{_AFTER})\s)?\b(?:{_PART})(?:nya)?\b
      |\b(?:{_AFTER})\s(?:salat\s|sholat\s|shalat\s)?jumat\b)
  | (?P<shift>\b(?:yang\slalu|lalu|depan|mendatang|yang\sakan\sdatang|kemarinnya)\b)
    """,
    re.VERBOSE,
)
# What may stand between two pieces of one expression.
_GAP: Final = re.compile(
    r"(?:[\s,.:;()/|'\"+-]|\b(?:hari|tanggal|pada|sekitar|pukul|jam|sejak|mulai|dari|di|yang|ini|"
    r"itu|waktu|tepatnya|"
    r"bertepatan|kejadian|malam|bulan|tahun|sudah|saat|lebih|kurang|lk|dan|kira-kira|sampai|s/d|s\.d|kemarin|"
    r"sampe|terjadi|ketika|hri|±|dengan|sekira|tadi|wib)\b|±|\+-){0,40}"
)
_LONGEST_GAP: Final = 24
_MOST_ATOMS: Final = 1_000  # more is no message
# A line that goes on about the time of the line before: "Pukul : 16.00".
_NEXT_LINE: Final = re.compile(r"[ .,;)]*\n[^\w\n]{0,6}(?:(?:waktu|pukul|jam|pk|jm)[^\w\n]{0,4})?")
_GREETING: Final = re.compile(
    r"\b(?:selamat|met|slmt|mat|slamat)\s(?:pagi|siang|sore|malam)\b"
    r"|(?:^|\n|:\s)[^\w\n]{0,3}(?:pagi|siang|sore|malam)[,.]?\s(?:pak|bapak|ibu|bang|ndan|dan|"
    r"komandan|izin|mas|bu|semua|"
    r"rekan|kak|bos|pimpinan|min|all|jenderal|gan|mbak|kanda|dinda|abang)\b"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece of an expression of time, with what its pattern caught."""

    kind: str
    start: int
    end: int
    text: str
    clock: "Clock | None" = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day as written, 0–24 h; the part of the day decides what "jam 8" means."""

    hour: int
    minute: int
    is_about: bool = False
    end_hour: int | None = None
    end_minute: int = 0
    is_written_long: bool = False  # "20.30", not "jam 8"


@dataclass(frozen=True)
class TimeExpression:
    """Pieces that speak of one time; offsets into the clean text."""

    atoms: tuple[Atom, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.atoms[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.atoms[-1].end

    def all_of(self, *kinds: str) -> list[Atom]:
        """Return its pieces of these kinds."""
        return [atom for atom in self.atoms if atom.kind in kinds]

    def first(self, *kinds: str) -> Atom | None:
        """Return its first piece of these kinds."""
        return next(iter(self.all_of(*kinds)), None)

    @property
    def names_day(self) -> bool:
        """Say whether it says which day."""
        return self.first(*DAYS, "weekday", "eve", "relative") is not None


DAYS: Final = ("iso", "full", "roman", "text", "short", "day")
_ONCE: Final = {**dict.fromkeys(DAYS, "date"), "weekday": "weekday", "eve": "weekday", "clock": "clock"}


def find_times(message: Message, hidden: Iterable[tuple[int, int]] = ()) -> list[TimeExpression]:
    """Return the expressions of time in the order of the message, outside of `hidden` ranges."""
    clean = _GREETING.sub(lambda match: "\0" * len(match.group()), message.clean)
    for start, end in hidden:
        clean = clean[:start] + "\0" * (end - start) + clean[end:]
    expressions: list[TimeExpression] = []
    pieces: list[Atom] = []
    for atom in islice(_atoms(clean), _MOST_ATOMS):
        if pieces and not _belongs(clean, pieces, atom):
            expressions.append(TimeExpression(tuple(pieces)))
            pieces = []
        pieces.append(atom)
    if pieces:
        expressions.append(TimeExpression(tuple(pieces)))
    return [expression for expression in expressions if _says_something(clean, expression)]


def _atoms(clean: str) -> Iterator[Atom]:
    for match in _ATOM.finditer(clean):
        kind = match.lastgroup or ""
        kind = next(name for name in _KINDS if match.group(name) is not None)
        if kind == "clock" and re.match(r"\s?menit", clean[match.end() : match.end() + 8]):
            continue  # "2 jam 30 menit"
        text = match.group()
        yield Atom(kind, match.start(), match.end(), text, _clock(match) if kind == "clock" else None)


_KINDS: Final = (*DAYS, "month", "clock", "eve", "weekday", "relative", "part", "shift")


def _clock(match: re.Match[str]) -> Clock:
    found = match.groupdict()
    half = found["halfhour"] or found["half2"] or found["half4"]
    hour_text = found["hour"] or found["hour2"] or found["hour3"] or found["hour4"] or found["word"]
    minute = int(found["minute"] or found["minute2"] or found["minute3"] or found["minute4"] or 0)
    if half:
        hour, minute = _small(half) - 1, 30
    elif found["digits"]:
        hour, minute = int(found["digits"][:2]), int(found["digits"][2:])
    else:
        hour = _small(hour_text or "0")
    minute += _quarter(found["past"])
    if found["before"]:
        hour, minute = (hour - 1, 60 - _quarter(found["before"])) if minute == 0 else (hour, minute)
    return Clock(
        hour=hour % 25,
        minute=min(minute, 59),
        is_about=bool(found["about"] or found["aboutword"]),
        end_hour=int(found["endhour"]) if found["endhour"] else None,
        end_minute=int(found["endminute"] or 0),
        is_written_long=any(found[name] for name in _WRITTEN_LONG),
    )


def _small(text: str) -> int:
    return int(text) if text.isdigit() else SMALL_NUMBERS.get(text, 0)


def _quarter(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() else _MINUTES[" ".join(text.split())]


def _belongs(clean: str, pieces: list[Atom], atom: Atom) -> bool:
    """Say whether a piece goes on with the expression before it."""
    role = _ONCE.get(atom.kind)
    taken = {_ONCE.get(piece.kind) for piece in pieces}
    # "Sabtu malam Minggu": the eve says the same day once more.
    is_eve_too = atom.kind == "eve" and pieces[-1].kind == "weekday" and "date" not in taken
    if role and role in taken and not is_eve_too:
        return False
    gap = clean[pieces[-1].end : atom.start]
    if atom.kind == "clock" and "\n" in gap and taken & {"date", "weekday"}:
        return bool(_NEXT_LINE.fullmatch(gap))
    return len(gap) <= _LONGEST_GAP and "\n" not in gap and bool(_GAP.fullmatch(gap))


def _says_something(clean: str, expression: TimeExpression) -> bool:
    """Drop what only looks like a time: "minggu ini", "1/2 hektare", "RT 03/02", a lone "lalu"."""
    kinds = {atom.kind for atom in expression.atoms}
    if kinds <= {"shift", "month"}:
        return False
    first = expression.atoms[0]
    if kinds <= {"weekday", "shift", "relative", "part"} and first.text == "minggu":
        return _is_sunday(clean, expression)
    if kinds == {"short"}:
        return _is_day_and_month(clean, first)
    return True


def _is_sunday(clean: str, expression: TimeExpression) -> bool:
    if any(atom.kind == "part" for atom in expression.atoms):
        return True
    before = clean[max(0, expression.start - 12) : expression.start]
    return not re.search(
        r"(?:\d|dalam|dua|tiga|setiap|satu|per|se|tiap|beberapa)\s?$", before
    ) and not re.match(
        r"\s(?:ini|lalu|yang lalu|depan|ke|terakhir|kemarin|sekali)", clean[expression.start + 6 :]
    )


def _is_day_and_month(clean: str, atom: Atom) -> bool:
    """Say whether "3/2" alone is a day: after a bracket or a word of time, and no fraction or number."""
    before = clean[max(0, atom.start - 14) : atom.start]
    after = clean[atom.end : atom.end + 8]
    if re.search(r"\b(?:rt|rw|no|nomor|blok|pasal|rt\.|km|jalur|tps|lp)\s?[.:]?\s?$", before):
        return False
    if re.match(r"\s?(?:hektare|jam|kg|m\b|orang|kk|bagian)", after):
        return False
    day, month = (int(number) for number in atom.text.replace(" ", "").replace("-", "/").split("/"))
    return 1 <= day <= 31 and 1 <= month <= 12
