"""Working days and hours of one office: what a deadline of "3 hari kerja" means on the clock.

Everything that comes in and goes out is an aware datetime; results are in UTC. The zone of
the calendar decides which local day a moment belongs to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

MONDAY_TO_FRIDAY = frozenset(range(5))
MONDAY_TO_SATURDAY = frozenset(range(6))
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """When the office works: ISO weekdays from Monday = 0, hours of the day, days off.

    `day_end` is exclusive. `holidays` holds public holidays, cuti bersama and local days off
    alike; a holiday on a weekend does no harm.
    """

    zone: str
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    day_start: time = time(8, 0)
    day_end: time = time(16, 0)
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise ValueError("weekdays must be some of 0 (Monday) to 6 (Sunday)")
        if self.day_start >= self.day_end:
            raise ValueError("the working day must start before it ends")

    @cached_property
    def tzinfo(self) -> ZoneInfo:
        """The calendar's zone, for callers that show a moment in local time."""
        return ZoneInfo(self.zone)

    def local_date(self, at: datetime) -> date:
        """Return the day on which `at` falls where the office stands."""
        return self._local(at).date()

    def is_working_day(self, day: date) -> bool:
        """Say whether the office works on this local day."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def opening(self, day: date) -> datetime:
        """Return when the office opens on this local day."""
        return self._moment(day, self.day_start)

    def closing(self, day: date) -> datetime:
        """Return when the office closes on this local day."""
        return self._moment(day, self.day_end)

    def is_working_time(self, at: datetime) -> bool:
        """Say whether the office is open at this moment."""
        local = self._local(at)
        return self.is_working_day(local.date()) and self.day_start <= local.time() < self.day_end

    def next_working_moment(self, at: datetime) -> datetime:
        """Return `at` itself while the office is open, else the next opening."""
        if self.is_working_time(at):
            return at.astimezone(UTC)
        day = self.local_date(at)
        if at >= self._moment(day, self.day_start):
            day += _ONE_DAY
        return self._moment(next(self._working_days_from(day)), self.day_start)

    def add_working_days(self, start: datetime, days: int) -> datetime:
        """Return the close of the `days`-th working day after the local day of `start`.

        The first day is not counted, as offices count: "three working days" from Monday at any
        hour end when Thursday closes. Zero days end with the first working day that has not
        yet closed.
        """
        if days < 0:
            raise ValueError("days must not be negative")
        if days == 0:
            return self._moment(self.local_date(self.next_working_moment(start)), self.day_end)
        following = self._working_days_from(self.local_date(start) + _ONE_DAY)
        for _ in range(days - 1):
            next(following)
        return self._moment(next(following), self.day_end)

    def add_working_hours(self, start: datetime, hours: float) -> datetime:
        """Return the moment at which `hours` of open office have passed since `start`."""
        if hours < 0:
            raise ValueError("hours must not be negative")
        left = timedelta(hours=hours)
        moment = self.next_working_moment(start)
        while True:
            closing = self._moment(self.local_date(moment), self.day_end)
            if moment + left <= closing:
                return moment + left
            left -= closing - moment
            moment = self.next_working_moment(closing)

    def working_days_between(self, earlier: datetime, later: datetime) -> int:
        """Count the working days after the local day of `earlier`, up to that of `later`.

        The inverse of `add_working_days`; negative when `later` lies on an earlier day.
        """
        first, last = self.local_date(earlier), self.local_date(later)
        if last < first:
            return -self.working_days_between(later, earlier)
        span = (first + timedelta(days=offset) for offset in range(1, (last - first).days + 1))
        return sum(self.is_working_day(day) for day in span)

    def _working_days_from(self, day: date) -> Iterator[date]:
        while True:
            if self.is_working_day(day):
                yield day
            day += _ONE_DAY

    def _local(self, at: datetime) -> datetime:
        if at.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return at.astimezone(self.tzinfo)

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, tzinfo=self.tzinfo).astimezone(UTC)
