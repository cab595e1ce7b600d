"""Work out which day an expression of time means, seen from when the message came in."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from rukun.handling.reports.parsing.times import MONTHS, ROMAN_MONTHS, WEEKDAYS, Atom, TimeExpression

_END: Final = time(23, 59)

# Part of the day → from when until when.
PARTS: Final = {
    "dini hari": (time(0), time(4)),
    "sahur": (time(3), time(4, 30)),
    "subuh": (time(4, 30), time(6)),
    "after subuh": (time(5), time(8)),
    "pagi": (time(6), time(10)),
    "siang": (time(12), time(15)),
    "zuhur": (time(12), time(13)),
    "asar": (time(15), time(16)),
    "after jumat": (time(12), time(15)),
    "after asar": (time(15, 30), time(17)),
    "sore": (time(15), time(18)),
    "buka puasa": (time(18), time(19)),
    "magrib": (time(18), time(19)),
    "isya": (time(19), time(20)),
    "after isya": (time(19, 30), time(21)),
    "tarawih": (time(19, 30), time(21)),
    "malam": (time(18), _END),
    "tengah malam": (time(23), _END),
}
_BASIC: Final = ("dini hari", "subuh", "pagi", "siang", "sore", "malam")
_AFTER: Final = re.compile(r"^(?:se)?(?:habis|abis|selesai|setelah|sesudah|lepas|usai|ba'?da|bakda)\s")
_DAY: Final = timedelta(days=1)
_PAST_SHIFT: Final = re.compile(r"lalu|kemarin")
_FUTURE_SHIFT: Final = re.compile(r"depan|mendatang|datang|besok|lusa|nanti")
_SOON: Final = 60  # days: a date without a year that lies so near is the one to come


@dataclass(frozen=True)
class NamedDay:
    """The day that an expression names; `candidates` where it contradicts itself, None if it names none."""

    day: date | None = None
    candidates: tuple[date, ...] = ()
    is_unreadable: bool = False


def read_day(expression: TimeExpression, received: datetime, *, is_plan: bool) -> NamedDay:
    """Work out the day; a plan looks forward where words leave it open."""
    today = received.date()
    written = expression.first("iso", "full", "roman", "text", "short", "day")
    weekday = expression.first("weekday", "eve")
    relative = expression.first("relative")
    if written:
        days = _weekdays(weekday)
        options = [one for one in _written(written.text, today) if one]
        if not options:
            return NamedDay(is_unreadable=True)
        return _agree(expression, options, days, today, is_plan=is_plan)
    if weekday:
        return _nearest_weekday(expression, weekday, today, is_plan=is_plan)
    if relative:
        return NamedDay(_relative_day(expression, relative, received))
    return NamedDay()


def _weekdays(atom: Atom | None) -> tuple[int, ...]:
    """Return which weekdays fit; the evening before Sunday is Saturday's, or meant as Sunday's."""
    if atom is None:
        return ()
    number = WEEKDAYS[atom.text.split()[-1].lstrip(":")]
    return ((number - 1) % 7, number) if atom.kind == "eve" else (number,)


def _written(text: str, today: date) -> list[date | None]:
    """Return the days that a written date may be, the likeliest first, None where none exists."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if re.match(r"20\d\d-", text):
        return [_made(numbers[0], numbers[1], numbers[2])]
    month = _month_in(text)
    if month:
        year = _year(numbers[-1]) if len(numbers) > 1 and not _is_range(text, numbers) else None
        return _of_year(year, month, numbers[0], today)
    if text.startswith("tanggal") and len(numbers) == 1:
        return _of_month(numbers[0], today)
    day, month = numbers[0], numbers[1]
    year = _year(numbers[2]) if len(numbers) > 2 else None
    swapped = _of_year(year, day, month, today) if month > 12 >= day else []
    return _of_year(year, month, day, today) if month <= 12 else swapped


def _is_range(text: str, numbers: list[int]) -> bool:
    """Say whether "1-3 maret" names two days and no year."""
    return len(numbers) == 2 and not re.search(r"\d\W*$", text) and bool(re.match(r"\d+\D{1,6}\d+", text))


def _month_in(text: str) -> int | None:
    for word in re.findall(r"[a-z]+", text):
        if word in MONTHS:
            return MONTHS[word]
        if word in ROMAN_MONTHS and "/" in text:
            return ROMAN_MONTHS[word]
    return None


def _year(number: int) -> int:
    return number if number > 99 else 2000 + number


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_year(year: int | None, month: int, day: int, today: date) -> list[date | None]:
    """Return the day in its year; without one, the years around today, the nearest past first."""
    if year is not None:
        return [_made(year, month, day)]
    around = [_made(today.year + shift, month, day) for shift in (0, -1, 1)]
    known = [one for one in around if one]
    past = sorted((one for one in known if one <= today), reverse=True)[:1]
    coming = sorted(one for one in known if one > today)[:1]
    if coming and (coming[0] - today).days <= _SOON and (not past or (today - past[0]).days > _SOON):
        return [*coming, *past]
    return [*past, *coming]


def _of_month(day: int, today: date) -> list[date | None]:
    """Return "tanggal 12": of this month or the one before, then of the one to come."""
    found: list[date] = []
    year, month = today.year, today.month
    for shift in (0, -1, -2, 1):
        place = year * 12 + month - 1 + shift
        made = _made(place // 12, place % 12 + 1, day)
        if made:
            found.append(made)
    past = [one for one in found if one <= today][:1]
    coming = sorted(one for one in found if one > today)[:1]
    return [*past, *coming]


def _agree(
    expression: TimeExpression,
    options: list[date],
    days: tuple[int, ...],
    today: date,
    *,
    is_plan: bool,
) -> NamedDay:
    """Take the written day that its weekday and relative words allow; else keep both and ask."""
    if is_plan or any(_FUTURE_SHIFT.search(atom.text) for atom in expression.all_of("shift", "relative")):
        options = sorted(options, key=lambda one: (one < today, abs((one - today).days)))
    if days:
        fitting = [one for one in options if one.weekday() in days]
        if fitting:
            return NamedDay(fitting[0])
        return _contradiction(expression, options[0], days, today)
    told = _told_day(expression, options[0], today)
    if told and told not in options:
        return NamedDay(told, candidates=(told, options[0]))
    return NamedDay(told or options[0])


def _contradiction(expression: TimeExpression, written: date, days: tuple[int, ...], today: date) -> NamedDay:
    """Return the day as written and the days of that weekday it may be a slip for."""
    in_digits = expression.first("iso", "full", "short") is not None
    swapped = _made(written.year, written.day, written.month) if in_digits and written.day <= 12 else None
    near = [written + shift * _DAY for shift in (-1, 1, -2, 2, -3, 3)]
    by_weekday = [one for one in near if one.weekday() in days and one <= max(today, written)]
    slips = [one for one in (swapped,) if one and one.weekday() in days and one <= today]
    this_year = _made(today.year, written.month, written.day)
    if this_year and this_year != written and this_year.weekday() in days and this_year <= today:
        slips.insert(0, this_year)
    likely = (slips or by_weekday)[:1]
    is_full = expression.first("iso", "full", "roman", "text") and _has_year(expression)
    ordered = [*likely, written] if slips or not is_full else [written, *likely]
    return NamedDay(ordered[0], candidates=tuple(dict.fromkeys(ordered)))


def _has_year(expression: TimeExpression) -> bool:
    written = expression.first("iso", "full", "roman", "text")
    return bool(written and len(re.findall(r"\d+", written.text)) > 1)


def _told_day(expression: TimeExpression, written: date, today: date) -> date | None:
    """Return the day that a relative word names beside a written date; None if it says no day.

    "kemarin" behind a date only means "past"; before one, and nearly right, it is meant.
    """
    relative = expression.first("relative")
    if relative is None or relative.text.startswith(("barusan", "baru", "sekarang", "saat", "nanti")):
        return None
    first_written = expression.first("iso", "full", "roman", "text", "short", "day")
    if "kemarin" in relative.text and first_written and relative.start > first_written.start:
        return None
    shift = _shift_of(relative.text)
    if shift is None or abs((written - today).days) > 3:
        return None
    told = today + shift * _DAY
    is_night = "malam" in relative.text or "dini" in relative.text
    return written if is_night and written in {told, today} else told


def _shift_of(text: str) -> int | None:
    """Return by how many days a relative word differs from today."""
    if text in {"tadi malam", "malam tadi"}:
        return -1
    if "lusa" in text or "dulu" in text:
        return -2 if "kemarin" in text else 2
    if "kemarin" in text:
        return -1
    if "besok" in text:
        return 1
    ago = re.match(r"(dua|tiga|empat|lima|\d)\s(?:hari|malam)", text)
    if ago:
        words = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5}
        return -(int(ago[1]) if ago[1].isdigit() else words[ago[1]])
    return 0


def _nearest_weekday(expression: TimeExpression, atom: Atom, today: date, *, is_plan: bool) -> NamedDay:
    days = _weekdays(atom)
    wanted = days[0]
    shifts = " ".join(one.text for one in expression.all_of("shift", "relative"))
    if _FUTURE_SHIFT.search(shifts) or (is_plan and not _PAST_SHIFT.search(shifts)):
        return NamedDay(_coming(expression, wanted, today, shifts))
    relative = expression.first("relative")
    ago = (today.weekday() - wanted) % 7
    if atom.kind == "eve" and relative and ago <= 1:
        return NamedDay(today - ago * _DAY)  # "tadi malam Minggu": Saturday night
    if relative and not _PAST_SHIFT.search(shifts):
        told = today + (_shift_of(relative.text) or 0) * _DAY
        if told.weekday() in days or today.weekday() in days:
            return NamedDay(told if told.weekday() in days else today)
        nearest = today - ((today.weekday() - wanted) % 7) * _DAY
        return NamedDay(told, candidates=(told, nearest))
    if relative and relative.text == "kemarin" and relative.start < atom.start and atom.kind != "eve":
        told, nearest = today - _DAY, today - ((today.weekday() - wanted) % 7 or 7) * _DAY
        return NamedDay(told) if told == nearest else NamedDay(nearest, candidates=(nearest, told))
    back = (today.weekday() - wanted) % 7
    if back == 0 and _PAST_SHIFT.search(shifts) and atom.kind != "eve":
        back = 7
    return NamedDay(today - back * _DAY)


def _coming(expression: TimeExpression, wanted: int, today: date, shifts: str) -> date:
    ahead = (wanted - today.weekday()) % 7
    if "besok" in shifts and not expression.first("eve"):
        return today + (ahead or 1) * _DAY
    if "nanti" in shifts or "besok" in shifts:
        return today + ahead * _DAY
    return today + (ahead or 7) * _DAY


def _relative_day(expression: TimeExpression, atom: Atom, received: datetime) -> date:
    today = received.date()
    shift = _shift_of(atom.text) or 0
    part = part_of(expression)
    is_before_dawn = received.hour < 3
    if (
        shift == 0
        and part in {"siang", "sore", "malam"}
        and atom.text.startswith("tadi")
        and _is_ahead(part, received)
    ):
        return today - _DAY
    if is_before_dawn and atom.text.endswith(("malam ini", "hari ini")):
        return today - _DAY
    return today + shift * _DAY


def _is_ahead(part: str, received: datetime) -> bool:
    return PARTS[part][0] > received.time()


def part_of(expression: TimeExpression) -> str | None:
    """Return the part of the day that an expression names, a key of `PARTS`."""
    found: list[str] = []
    for atom in expression.all_of("part", "relative", "eve"):
        text = atom.text.removesuffix("nya")
        if "jumat" in text and atom.kind == "part":
            found.append("after jumat")
            continue
        name = next((part for part in (*_BASIC[:1], "tengah malam", *PARTS) if part in text), None)
        if name:
            found.append(f"after {name}" if _AFTER.match(text) and f"after {name}" in PARTS else name)
    if not found:
        return None
    closer = [part for part in found if part not in _BASIC]
    if "pagi" in found and any("subuh" in part for part in found):
        return "after subuh"
    return (closer or found)[-1]
