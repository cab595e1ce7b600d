"""The time of the screens."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic


@dataclass
class Clock:
    """It runs as it does outside, and jumps where a story says so."""

    began: datetime
    jumped: timedelta = timedelta()

    def __post_init__(self) -> None:
        self._started = monotonic()

    def now(self) -> datetime:
        """The moment it is."""
        return self.began + self.jumped + timedelta(seconds=monotonic() - self._started)

    def forward(self, **span: float) -> None:
        """Let time pass, e.g. `clock.forward(minutes=20)`."""
        self.jumped += timedelta(**span)
