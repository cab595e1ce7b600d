"""Time callables, and say what it means."""

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import quantiles

Call = Callable[[], object]


@dataclass(frozen=True)
class Aim:
    """What an operation should need at most: milliseconds at p95, or times the floor."""

    milliseconds: float | None = None
    floors: float | None = None

    def verdict(self, timing: "Timing", floor: float) -> str:
        """Return "ok" or "SLOW", with the aim."""
        if self.milliseconds is not None:
            is_met, aim = timing.p95 <= self.milliseconds, f"≤ {self.milliseconds:g} ms"
        elif self.floors is not None:
            is_met, aim = timing.p50 <= self.floors * floor, f"≤ {self.floors:g} × floor"
        else:
            return ""
        return f"{'ok' if is_met else 'SLOW'} ({aim})"


@dataclass(frozen=True)
class Timing:
    """Median and 95th percentile in milliseconds, over `count` calls.

    `cpu`: what one call costs this process on average, whoever else is busy; a database server's
    share is not in it.
    """

    p50: float
    p95: float
    cpu: float
    count: int


def timed(calls: Iterable[Call], *, warm_up: int = 20) -> Timing:
    """Time each call by itself; the first ones only warm the caches."""
    milliseconds, spent = [], 0.0
    gc.collect()
    gc.freeze()
    for number, call in enumerate(calls):
        started, cpu = time.perf_counter(), time.process_time()
        call()
        if number >= warm_up:
            milliseconds.append(1_000 * (time.perf_counter() - started))
            spent += 1_000 * (time.process_time() - cpu)
    gc.unfreeze()
    cuts = quantiles(milliseconds, n=20, method="inclusive")
    return Timing(cuts[9], cuts[18], spent / len(milliseconds), len(milliseconds))
