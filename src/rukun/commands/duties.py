"""`rukun worker` and `rukun tick`: the processes beside the web server."""

import logging
from datetime import UTC, datetime

from rukun.commands import starting
from rukun.commands.stopping import stop_event

MINUTE = 60.0
logger = logging.getLogger(__name__)


def work(*, is_supervised: bool = False) -> int:
    """Deliver what waits until stopped; what is in hand is finished first."""
    starting.start_with_keys()
    from rukun.foundation.notices.delivery import run_worker

    stop = stop_event(is_supervised=is_supervised)
    with starting.refusing():
        run_worker(stop.is_set)
    return 0


def tick_once() -> int:
    """Do what the clocks ask for now."""
    starting.start_with_keys()
    with starting.refusing():
        _tick()
    return 0


def tick_each_minute(*, is_supervised: bool = False) -> int:
    """Tick at every full minute; one that fails is logged, and the next one catches up."""
    starting.start_with_keys()
    from django.db import DatabaseError, close_old_connections

    stop = stop_event(is_supervised=is_supervised)
    while not stop.is_set():
        try:
            _tick()
        except DatabaseError:
            logger.exception("This tick failed; the next one catches up.")
        close_old_connections()
        stop.wait(MINUTE - datetime.now(UTC).timestamp() % MINUTE)
    return 0


def _tick() -> None:
    from rukun.foundation.obligations.ticking import run_tick

    run_tick(datetime.now(UTC))
