"""Work out which day and hour an expression of time means, seen from when the message came in.

A missing year, month or day is the nearest past one; a date that contradicts its weekday keeps
both days as candidates, and the parser asks.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from rukun.handling.reports.enums import Precision
from rukun.handling.reports.parsing.days import PARTS, NamedDay, part_of, read_day
from rukun.handling.reports.parsing.times import Clock, TimeExpression

_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True)
class Moment:
    """What an expression means. `day` is None where no such day exists, or none is named."""

    expression: TimeExpression
    day: date | None
    start: datetime | None = None
    until: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    candidates: tuple[date, ...] = ()
    is_unreadable: bool = False
    is_guess: bool = False  # the day was not named

    @property
    def has_hour(self) -> bool:
        """Say whether it is known more closely than the day."""
        return self.precision in {Precision.MINUTE, Precision.PART_OF_DAY}


def resolve(
    expression: TimeExpression, received: datetime, *, day: date | None = None, is_plan: bool = False
) -> Moment:
    """Return what the expression means; `received` in local time, `day` where it names none."""
    reading = read_day(expression, received, is_plan=is_plan)
    if reading.is_unreadable:
        return Moment(expression, None, is_unreadable=True)
    if reading.day is None:
        reading = replace(reading, day=day)
    if reading.day is None:
        return Moment(expression, None)
    return _with_hour(expression, reading, received)


def _with_hour(expression: TimeExpression, reading: NamedDay, received: datetime) -> Moment:
    assert reading.day is not None  # noqa: S101 - `resolve` has made sure
    day, part = reading.day, part_of(expression)
    clock_atom = expression.first("clock")
    zone = received.tzinfo
    midnight = datetime.combine(day, time(0), tzinfo=zone)
    relative = expression.first("relative")
    if clock_atom and clock_atom.clock:
        start, until = _at_clock(clock_atom.clock, midnight, part, expression, received)
        if relative and relative.text.startswith("tadi") and received + _HOUR < start < received + _DAY:
            start, until = start - _DAY, until - _DAY if until else None
        precision = Precision.PART_OF_DAY if clock_atom.clock.is_about else Precision.MINUTE
        if clock_atom.clock.is_about:
            until = start + timedelta(minutes=59)
        return Moment(expression, start.date(), start, until, precision, reading.candidates)
    if part:
        begins, ends = PARTS[part]
        start, until = datetime.combine(day, begins, tzinfo=zone), datetime.combine(day, ends, tzinfo=zone)
        if start <= received < until:
            until = received
        return Moment(expression, day, start, until, Precision.PART_OF_DAY, reading.candidates)
    if relative and relative.text == "sekarang ini":
        return Moment(expression, day, received, None, Precision.MINUTE, reading.candidates)
    if relative and relative.text in {"barusan", "baru saja", "nembe saja", "nembe wae"}:
        begins_at = max(midnight, received - timedelta(hours=2))
        return Moment(expression, day, begins_at, received, Precision.PART_OF_DAY, reading.candidates)
    return Moment(expression, day, midnight, None, Precision.DAY, reading.candidates)


def _at_clock(
    clock: Clock, midnight: datetime, part: str | None, expression: TimeExpression, received: datetime
) -> tuple[datetime, datetime | None]:
    hour, shift = _hour(clock, part, midnight, expression, received)
    start = midnight + timedelta(days=shift, hours=hour, minutes=clock.minute)
    if clock.end_hour is None:
        return start, None
    end_hour = clock.end_hour
    if end_hour <= 12 and end_hour < hour and not clock.is_written_long:
        end_hour += 12
    until = midnight + timedelta(days=shift, hours=end_hour, minutes=clock.end_minute)
    return start, until if until >= start else until + _DAY


def _hour(
    clock: Clock, part: str | None, midnight: datetime, expression: TimeExpression, received: datetime
) -> tuple[int, int]:
    """Return the hour of 24 and by how many days it lies after the day that was named."""
    hour = clock.hour
    base = (part or "").removeprefix("after ")
    relative = expression.first("relative")
    is_last_night = bool(relative and relative.text in {"tadi malam", "malam tadi"})
    if base in {"malam", "tengah malam", "isya", "tarawih"}:
        if hour in {12, 24}:
            return 0, 1
        if hour < 5 or (hour == 5 and is_last_night):
            return hour, 1 if is_last_night or expression.first("eve") else _night_shift(expression)
        return (hour + 12 if hour < 12 else hour), 0
    if base in {"siang", "sore", "asar", "zuhur", "magrib"} and hour < 11:
        return (hour + 12 if hour < 8 or base == "sore" else hour), 0
    if base in {"dini hari", "subuh", "pagi", "sahur"}:
        return hour % 12 if hour == 12 else hour, 0
    if part is None and relative and _was_tonight(clock, relative.text, midnight, received):
        return hour + 12, 0
    if part is None and not clock.is_written_long and 1 <= hour <= 5:
        afternoon = midnight + timedelta(hours=hour + 12, minutes=clock.minute)
        return (hour + 12 if afternoon <= received else hour), 0
    return hour, 0


def _was_tonight(clock: Clock, relative: str, midnight: datetime, received: datetime) -> bool:
    """Say whether "jam 8 tadi", written late in the evening, means eight in the evening."""
    if clock.is_written_long or not 5 < clock.hour < 12 or relative != "tadi":
        return False
    evening = midnight + timedelta(hours=clock.hour + 12, minutes=clock.minute)
    return evening <= received < evening + timedelta(hours=5)


def _night_shift(expression: TimeExpression) -> int:
    """Read "malam jam 1": after a weekday the small hours that follow, after a date those of that date."""
    return 1 if expression.first("weekday") and not expression.first("text", "full", "iso") else 0
