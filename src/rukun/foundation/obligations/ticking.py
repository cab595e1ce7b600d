"""The clock: `rukun tick`, each minute, by one process at a time.

Every duty does all that is due at `at`, each unit in a transaction of its own: a tick killed in
the middle leaves nothing half done, its lease ends by itself, and the next tick goes on.
"""

import logging
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from rukun.foundation.obligations.models import DutyRun, Lease
from rukun.kernel.ids import uuid7

logger = logging.getLogger(__name__)

LEASE_NAME: Final = "tick"
LEASE: Final = timedelta(seconds=90)
# A lease or a run from further in the future was written by a clock that was wrong.
_WRONG_CLOCK: Final = timedelta(minutes=10)


@dataclass(frozen=True)
class Duty:
    """Something that the clock does, `every` so often; `act` takes the time of the tick."""

    name: str
    every: timedelta
    act: Callable[[datetime], object]


@dataclass(frozen=True)
class TickResult:
    """What one tick did; `held` is false when another process was at it."""

    held: bool
    ran: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


@dataclass
class _Tick:
    at: datetime
    holder: str
    started: float = field(default_factory=time.monotonic)

    @property
    def now(self) -> datetime:
        """The time of the tick plus what has passed since."""
        return self.at + timedelta(seconds=time.monotonic() - self.started)


DUTIES: Final[dict[str, Duty]] = {}


def register_duty(name: str, every: timedelta, act: Callable[[datetime], object]) -> None:
    """Have the clock call `act`; upper rooms do so in `AppConfig.ready()`.

    `act` must do everything that is due, be harmless to repeat, and commit unit by unit.
    """
    duty = Duty(name, every, act)
    if DUTIES.get(name, duty) != duty:
        raise ValueError(f"two duties of the clock are called {name}")
    DUTIES[name] = duty


def run_tick(at: datetime) -> TickResult:
    """Do what the clocks ask for at `at`; a second call in the same minute does nothing.

    A duty that fails is logged and noted (`DutyRun`), does not stop the others, and is tried
    again at the next tick.
    """
    tick = _Tick(at, f"{socket.gethostname()[:24]}:{os.getpid()}:{uuid7().hex}")
    if not _take_lease(tick):
        return TickResult(held=False)
    ran: list[str] = []
    failed: list[str] = []
    try:
        for duty in list(DUTIES.values()):
            if not _is_due(duty, at):
                continue
            if not _keep_lease(tick):
                break
            (ran if _run(duty, at) else failed).append(duty.name)
    finally:
        Lease.objects.filter(name=LEASE_NAME, holder=tick.holder).update(holder="", until_at=at)
    return TickResult(held=True, ran=tuple(ran), failed=tuple(failed))


def _take_lease(tick: _Tick) -> bool:
    Lease.objects.get_or_create(name=LEASE_NAME, defaults={"until_at": tick.at})
    free = Q(until_at__lte=tick.at) | Q(until_at__gt=tick.at + _WRONG_CLOCK)
    taken = Lease.objects.filter(free, name=LEASE_NAME)
    return taken.update(holder=tick.holder, until_at=tick.at + LEASE) == 1


def _keep_lease(tick: _Tick) -> bool:
    mine = Lease.objects.filter(name=LEASE_NAME, holder=tick.holder)
    return mine.update(until_at=tick.now + LEASE) == 1


def _is_due(duty: Duty, at: datetime) -> bool:
    last = DutyRun.objects.filter(name=duty.name).values_list("last_run_at", flat=True).first()
    if last is None or last > at + _WRONG_CLOCK:
        return True
    return _minute(at) - _minute(last) >= duty.every


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _run(duty: Duty, at: datetime) -> bool:
    try:
        duty.act(at)
    except Exception as mistake:  # one failing duty must not stop the other clocks
        logger.exception("The duty %s failed; the next tick tries it again.", duty.name)
        _note(duty, last_failed_at=at, last_error=f"{type(mistake).__name__}: {mistake}"[:200])
        return False
    _note(duty, last_run_at=at, last_error="")
    return True


def _note(duty: Duty, **changes: object) -> None:
    DutyRun.objects.update_or_create(name=duty.name, defaults=changes)
