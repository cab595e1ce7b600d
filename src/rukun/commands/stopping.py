"""One way to stop for every process that runs on: a signal, or a supervisor that went away."""

import os
import signal
import sys
import threading
from types import FrameType


def stop_event(*, is_supervised: bool) -> threading.Event:
    """Return an event that is set by SIGTERM, SIGINT or the end of the supervisor."""
    event = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        event.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    if is_supervised:
        follow_supervisor()
    return event


def follow_supervisor() -> None:
    """Terminate this process when standard input closes: its other end is the supervisor.

    So not even `kill -9` of the supervisor leaves a server or a worker behind.
    """
    threading.Thread(target=_terminate_at_end_of_input, daemon=True).start()


def _terminate_at_end_of_input() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
