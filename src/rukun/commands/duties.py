"""`rukun worker` and `rukun tick`: the processes beside the web server."""

import logging
import threading
from datetime import UTC, datetime

from rukun.commands import starting
from rukun.commands.stopping import stop_event

MINUTE = 60.0
logger = logging.getLogger(__name__)


def work(*, is_supervised: bool = False) -> int:
    """Deliver notices and carry imports forward until stopped; what is in hand is finished first.

    Each has a thread of its own: no notice waits for a long sheet. If one of them ends with an error,
    the process ends, and its supervisor begins anew.
    """
    starting.start_with_keys()
    from rukun.foundation.imports import working
    from rukun.foundation.notices.delivery import run_worker

    stop = stop_event(is_supervised=is_supervised)
    faults: list[BaseException] = []

    def carry_imports() -> None:
        try:
            working.run_worker(stop.is_set)
        except BaseException as fault:  # noqa: BLE001 - told by the main thread, which ends with it
            faults.append(fault)
            stop.set()

    beside = threading.Thread(target=carry_imports, name="imports")
    beside.start()
    with starting.refusing():
        try:
            run_worker(stop.is_set)
        finally:
            stop.set()
            beside.join()
        if faults:
            raise faults[0]
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
