"""Keep a few child processes alive together, and end them together."""

import logging
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from threading import Event
from types import FrameType

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.2
GRACE_SECONDS = 20.0
DEATHS_TOLERATED = 3
WITHIN_SECONDS = 60.0


class Child:
    """One process that is started again when it dies, unless it dies too often."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name = name
        self._command = list(command)
        self._deaths: deque[float] = deque(maxlen=DEATHS_TOLERATED)
        self._process = self._start()

    def _start(self) -> "subprocess.Popen[bytes]":
        # A session of its own: Ctrl-C reaches the supervisor only, which ends all in order.
        # The pipe on standard input closes when the supervisor dies, however it dies.
        return subprocess.Popen(self._command, stdin=subprocess.PIPE, start_new_session=True)

    @property
    def pid(self) -> int:
        """The process as it runs now."""
        return self._process.pid

    def is_hopeless(self) -> bool:
        """Start the child again if it died; true when it has died too often lately."""
        code = self._process.poll()
        if code is None:
            return False
        now = time.monotonic()
        self._deaths.append(now)
        logger.warning("The %s ended unexpectedly (exit code %s).", self.name, code)
        if len(self._deaths) == DEATHS_TOLERATED and now - self._deaths[0] < WITHIN_SECONDS:
            return True
        self._process = self._start()
        return False

    def ask_to_end(self) -> None:
        """Send SIGTERM, if it still runs."""
        if self._process.poll() is None:
            self._process.terminate()

    def end_before(self, deadline: float) -> None:
        """Wait until `deadline` (monotonic seconds), then kill."""
        try:
            self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            logger.warning("The %s did not end in time and was killed.", self.name)
            self._process.kill()
            self._process.wait()


def supervise(commands: Mapping[str, Sequence[str]], *, on_start: Callable[[], None]) -> int:
    """Run `commands` until SIGINT or SIGTERM (0) or until one cannot be kept alive (1)."""
    stop = Event()

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, ask_to_stop) for number in (signal.SIGINT, signal.SIGTERM)}
    children = [Child(name, command) for name, command in commands.items()]
    try:
        on_start()
        return _watch(children, stop)
    finally:
        _end(children)
        for number, handler in before.items():
            signal.signal(number, handler)


def _watch(children: Sequence[Child], stop: Event) -> int:
    while not stop.wait(POLL_SECONDS):
        for child in children:
            if child.is_hopeless():
                logger.error("The %s died %s times; stopping everything.", child.name, DEATHS_TOLERATED)
                return 1
    return 0


def _end(children: Sequence[Child]) -> None:
    for child in children:
        child.ask_to_end()
    deadline = time.monotonic() + GRACE_SECONDS
    for child in children:
        child.end_before(deadline)
