"""Dates and times as offices write them: "12/3/2021", "12 Maret 2021", "Maret 2021", 44267.

The day comes first, as everywhere in Indonesia. A month or a year alone is kept as such, never
made a day. What contradicts itself (a weekday that was none) is handed back.
"""

import math
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rukun.foundation.imports.refusals import WrongCell
from rukun.kernel.text import neutral_space

MINUTE, PART_OF_DAY, DAY, MONTH, YEAR = "minute", "part_of_day", "day", "month", "year"
_EARLIEST: Final = 1945
_SERIALS: Final = range(16_438, 73_051)  # days since 30 December 1899: 1945 to 2099
_EPOCH: Final = date(1899, 12, 30)

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari peb february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu ags agt aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nop nopember",
            "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_DAYS: Final = {
    "senin": 0,
    "selasa": 1,
    "rabu": 2,
    "kamis": 3,
    "jumat": 4,
    "jum'at": 4,
    "jum’at": 4,
    "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}
_PARTS: Final = {
    "dini hari": 0,
    "tengah malam": 0,
    "subuh": 5,
    "pagi": 5,
    "siang": 10,
    "sore": 15,
    "petang": 15,
    "malam": 18,
}
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY: Final = re.compile(rf"^(?:hari\s+)?(?P<weekday>{'|'.join(map(re.escape, _DAYS))})\b\s*[,/.-]?\s*")
_LEAD: Final = re.compile(r"^(?:pada\s+)?(?:tgl|tanggal)\b\.?\s*:?\s*")
_TO: Final = r"\s*(?:s\s?/\s?d|s\.d\.?|sd|sampai dengan|sampai|hingga|–|—|-)\s*"
_ISO: Final = re.compile(
    r"(?P<year>\d{4})-(?P<mon>\d{1,2})-(?P<day>\d{1,2})(?:[t ](?P<clock>\d{1,2}:\d{2})(?::\d{2}.*)?)?"
)
_NUMERIC: Final = re.compile(
    r"(?P<day>\d{1,2})\s*[-/. ]\s*(?P<mon>\d{1,2})\s*[-/. ]\s*(?P<year>\d{4}|\d{2})"
    r"(?:\s+(?P<clock>\d{1,2}[:.]\d{2})(?::\d{2})?)?"
)
_WORDED: Final = re.compile(rf"(?P<day>\d{{1,2}})\s*[- ]?\s*{_MONTH}\s*[-, ]?\s*(?P<year>\d{{4}}|\d{{2}})")
_MONTH_ONLY: Final = re.compile(rf"(?:bulan\s+)?{_MONTH}\s*[-,/ ]?\s*(?P<year>\d{{4}})")
_MONTH_NUMBER: Final = re.compile(r"(?P<mon>\d{1,2})\s*[-/]\s*(?P<year>\d{4})")
_YEAR_ONLY: Final = re.compile(r"(?:tahun\s+|thn\s+)?(?P<year>\d{4})")
_SAME_MONTH: Final = re.compile(
    rf"(?P<first>\d{{1,2}}){_TO}(?P<rest>\d{{1,2}}\s*[- ]?\s*{_MONTH}\s*[-, ]?\s*\d{{4}})"
)
_SAME_YEAR: Final = re.compile(
    rf"(?P<first>\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})\.?){_TO}(?P<rest>\d{{1,2}}\s*{_MONTH}\s*,?\s*(?P<year>\d{{4}}))"
)
_TWO_DATES: Final = re.compile(
    r"(?P<first>.+?\d{4})\s*(?:s\s?/\s?d|s\.d\.?|sd|sampai dengan|sampai|hingga|–|—|\s-\s)\s*(?P<rest>.+)"
)
_CLOCK: Final = re.compile(
    r"(?P<about>±|\+/-|sekitar|kira-kira|kurang lebih)?\s*(?:pkl|pukul|jam|pk)?\.?\s*"
    r"(?P<about2>±|sekitar)?\s*(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:]\d{2})?\s*(?:wib|wita|wit)?\.?"
)
_NO_CLOCK: Final = re.compile(r"[-–—?.\s]*|tidak diketahui|belum diketahui")


@dataclass(frozen=True)
class When:
    """A day, month or year, perhaps with a last day, a clock time or the hour a part of day begins.

    `precision` is minute, part_of_day, day, month or year; for a month or a year `first` is its first day.
    """

    first: date
    precision: str
    last: date | None = None
    clock: time | None = None


def read_when(day: object, clock: object = None, *, latest: date) -> When | None:
    """Return when something was; None for an empty cell, `WrongCell` for what cannot be read.

    `latest` is the last day that can be meant: what lies behind it has not happened yet.
    """
    when = _day(day, latest)
    if when is None:
        if not _is_no_clock(clock):
            raise WrongCell(_("Write the day as well, as 31-12-2021."))
        return None
    if when.first > latest:
        raise WrongCell(_("This lies in the future. Write the day on which it was, as 31-12-2021."))
    if when.last is not None and when.last < when.first:
        raise WrongCell(_("The last day lies before the first."))
    return _with_clock(when, clock)


def _day(value: object, latest: date) -> When | None:
    if isinstance(value, datetime):
        has_clock = value.time() != time.min
        return When(value.date(), MINUTE if has_clock else DAY, clock=value.time() if has_clock else None)
    if isinstance(value, date):
        return When(value, DAY)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(float(value), latest)
    text = " ".join(neutral_space(str(value or "")).casefold().split())
    if not text or not text.strip("-–—?. "):
        return None
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return _from_number(float(text), latest)
    return _from_text(text, latest)


def _from_number(number: float, latest: date) -> When:
    """Read a year, or the number of days by which spreadsheets count."""
    if number.is_integer() and _EARLIEST <= number <= latest.year:
        return When(date(int(number), 1, 1), YEAR)
    if not math.isfinite(number) or int(number) not in _SERIALS:
        raise WrongCell(_unreadable())
    day = _EPOCH + timedelta(days=int(number))
    minutes = round((number % 1) * 24 * 60)
    if not minutes or minutes >= 24 * 60:
        return When(day, DAY)
    return When(day, MINUTE, clock=time(minutes // 60, minutes % 60))


def _from_text(text: str, latest: date) -> When:
    bare = _LEAD.sub("", text)
    weekday = _WEEKDAY.match(bare)
    bare = _LEAD.sub("", bare[weekday.end() :]) if weekday else bare
    when = _span(bare, latest) or _single(bare, latest)
    if when is None:
        raise WrongCell(_unreadable())
    if weekday and when.precision in {DAY, MINUTE} and when.first.weekday() != _DAYS[weekday["weekday"]]:
        problem = _("%(date)s was no %(day)s. Compare it with your papers.")
        raise WrongCell(problem % {"date": f"{when.first:%d-%m-%Y}", "day": weekday["weekday"].title()})
    return when


def _span(text: str, latest: date) -> When | None:
    for pattern in (_SAME_MONTH, _SAME_YEAR, _TWO_DATES):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        last = _single(found["rest"], latest)
        if last is None or last.precision != DAY:
            continue
        first = found["first"]
        if pattern is _SAME_MONTH:
            first = f"{first}-{last.first.month}-{last.first.year}"
        elif pattern is _SAME_YEAR:
            first = f"{first} {last.first.year}"
        begins = _single(first, latest)
        if begins is not None and begins.precision == DAY:
            return replace(begins, last=last.first)
    return None


def _single(text: str, latest: date) -> When | None:
    for pattern in (_ISO, _NUMERIC, _WORDED, _MONTH_ONLY, _MONTH_NUMBER, _YEAR_ONLY):
        found = pattern.fullmatch(text.strip())
        if found is not None:
            return _made(found.groupdict(), latest)
    return None


def _made(parts: dict[str, str | None], latest: date) -> When:
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") == 2:
        year += 2000 if 2000 + year <= latest.year else 1900
    named = parts.get("month")
    month = _MONTHS[named] if named else int(parts.get("mon") or 1)
    precision = DAY if parts.get("day") else MONTH if named or parts.get("mon") else YEAR
    try:
        first = date(year, month, int(parts.get("day") or 1))
        hour, _colon, minute = (parts.get("clock") or "").replace(".", ":").partition(":")
        at = time(int(hour), int(minute)) if hour else None
    except ValueError:
        raise WrongCell(_unreadable()) from None
    if year < _EARLIEST:
        raise WrongCell(_("This year cannot be right. Write the year with four digits."))
    return When(first, MINUTE if at else precision, clock=at)


def _is_no_clock(value: object) -> bool:
    return value is None or (isinstance(value, str) and bool(_NO_CLOCK.fullmatch(value.strip().casefold())))


def _with_clock(when: When, value: object) -> When:
    if _is_no_clock(value):
        return when
    if when.precision in {MONTH, YEAR}:
        raise WrongCell(_("Write the day as well, as 31-12-2021."))
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return replace(when, clock=value.replace(second=0, microsecond=0), precision=MINUTE)
    if isinstance(value, int | float) and 0 <= value < 1:
        minutes = min(round(value * 24 * 60), 24 * 60 - 1)
        return replace(when, clock=time(minutes // 60, minutes % 60), precision=MINUTE)
    return _with_words(when, " ".join(str(value).casefold().split()))


def _with_words(when: When, text: str) -> When:
    found = _CLOCK.fullmatch(text)
    if found:
        try:
            clock = time(int(found["hour"]), int(found["minute"]))
        except ValueError:
            raise WrongCell(_("Write the time as 20.30, or the part of the day as “malam”.")) from None
        is_about = found["about"] or found["about2"]
        return replace(when, clock=clock, precision=PART_OF_DAY if is_about else MINUTE)
    hour = _PARTS.get(text.removesuffix(" hari") if text != "dini hari" else text)
    if hour is None:
        raise WrongCell(_("Write the time as 20.30, or the part of the day as “malam”."))
    return replace(when, clock=time(hour), precision=PART_OF_DAY)


def _unreadable() -> str:
    return str(_("Write the day as 31-12-2021, or the month as “Maret 2021”."))
