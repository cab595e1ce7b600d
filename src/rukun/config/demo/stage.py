"""The stage of the demo: its clock, its actors, and the order in which things happen.

A story is a generator: it yields when its next act is to happen, gets the moment at which it
does, and calls the verbs with it. Stories that run side by side are played in the order of time,
so that numbers and journals grow as they would have.
"""

import heapq
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from rukun.config.demo.accounts import REGENCY
from rukun.foundation.people.domain.actors import build_actor
from rukun.foundation.people.models import Account, Agency, Office
from rukun.kernel.actor import Actor, OnBehalf

Story: TypeAlias = Generator[datetime, datetime, None]

_ZONE: Final = ZoneInfo("Asia/Jakarta")
_WEEK: Final = timedelta(weeks=1)
_PAUSE: Final = timedelta(minutes=1)
# The pasted messages stand as history; what became of them needs these days until the demo is loaded.
_HISTORY_ENDS: Final = datetime(2026, 5, 4, tzinfo=_ZONE)
_SATURDAY: Final = 5


@dataclass
class Stage:
    """Where and when the demo plays; `at` is the moment at which it is loaded."""

    at: datetime
    _accounts: dict[str, Account] = field(default_factory=dict)
    _offices: dict[str, Office] = field(default_factory=dict)
    _acting: tuple[str, datetime, Actor] | None = None  # who acted last: mostly the same goes on

    # --- Time ---------------------------------------------------------------

    @property
    def shift(self) -> timedelta:
        """How far history is moved back: by nothing, unless this machine's clock stands before its end.

        Whole weeks, so that a Tuesday stays one: on such a machine nothing lies in the future.
        """
        missing = _HISTORY_ENDS - self.at
        return timedelta(0) if missing <= timedelta(0) else (missing // _WEEK + 1) * _WEEK

    def history(self, day: str, clock: str = "09.00") -> datetime:
        """Return a fixed moment: "2026-03-04", "10.05" (WIB)."""
        return _moment(date.fromisoformat(day), clock) - self.shift

    def day(self, day: str) -> date:
        """Return a fixed day."""
        return date.fromisoformat(day) - self.shift

    def ago(self, *, days: int = 0, hours: int = 0, minutes: int = 0) -> datetime:
        """Return a moment before the demo is loaded."""
        return self.at - timedelta(days=days, hours=hours, minutes=minutes)

    def before(self, days: int, clock: str) -> datetime:
        """Return a time of the day `days` before the demo is loaded."""
        return _moment(self._today() - timedelta(days=days), clock)

    def office_day(self, days: int, clock: str) -> datetime:
        """Return a time of the last working day that is at least `days` days past."""
        day = self._today() - timedelta(days=days)
        while day.weekday() >= _SATURDAY:
            day -= timedelta(days=1)
        return _moment(day, clock)

    def coming(self, days: int) -> date:
        """Return the day `days` days after the demo is loaded."""
        return self._today() + timedelta(days=days)

    def _today(self) -> date:
        return self.at.astimezone(_ZONE).date()

    # --- People -------------------------------------------------------------

    def account(self, username: str) -> Account:
        """Return a log-in by its user name."""
        if username not in self._accounts:
            self._accounts[username] = Account.objects.select_related("person").get(username=username)
        return self._accounts[username]

    def actor(self, username: str, at: datetime, *, behalf: str = "", basis: str = "phone") -> Actor:
        """Return who acts at `at`; `behalf` is the title of the office for which it is recorded."""
        if self._acting is None or self._acting[:2] != (username, at):
            self._acting = (username, at, build_actor(self.account(username), at))
        actor = self._acting[2]
        if not behalf:
            return actor
        office = self.office(behalf)
        return replace(actor, on_behalf=OnBehalf(label=office.title, basis=basis, office_id=office.pk))

    def office(self, title: str, regency: str = REGENCY) -> Office:
        """Return an office of the regency by its title."""
        key = f"{regency}/{title}"
        if key not in self._offices:
            offices = Office.objects.select_related("agency").filter(agency__regency=regency)
            self._offices[key] = offices.get(title=title)
        return self._offices[key]

    def agency(self, title: str) -> Agency:
        """Return the agency to which the office of that title belongs."""
        return self.office(title).agency


def play(stories: Iterable[Story], *, until: datetime) -> None:
    """Let the stories happen, in the order of time; nothing happens after `until`.

    A story never runs backwards: an act that would come before the one it follows comes a minute
    after it.
    """
    waiting: list[tuple[datetime, int, Story]] = []
    for order, story in enumerate(stories):
        first = next(story, None)
        if first is not None:
            heapq.heappush(waiting, (min(first, until), order, story))
    while waiting:
        at, order, story = heapq.heappop(waiting)
        try:
            wanted = story.send(at)
        except StopIteration:
            continue
        heapq.heappush(waiting, (min(max(wanted, at + _PAUSE), until), order, story))


def local_day(at: datetime) -> date:
    """Return the day that it is at `at` in the regency."""
    return at.astimezone(_ZONE).date()


def local_clock(at: datetime) -> str:
    """Return the time of the day in the regency, as officials write it: "09.30"."""
    return at.astimezone(_ZONE).strftime("%H.%M")


def _moment(day: date, clock: str) -> datetime:
    hour, minute = clock.split(".")
    return datetime.combine(day, time(int(hour), int(minute)), tzinfo=_ZONE)
