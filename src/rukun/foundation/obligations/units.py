"""Work in units: each in a transaction of its own, none in the way of the others."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

logger = logging.getLogger(__name__)

T = TypeVar("T")


class SomeUnitsFailed(Exception):
    """The others were done; those that failed are tried again at the next tick."""


def for_each(units: Iterable[T], act: Callable[[T], object]) -> int:
    """Call `act` for every unit, and return how many there were.

    A unit that fails is logged and does not keep the rest from being done; at the end
    SomeUnitsFailed says how many did. `units` is read to its end before anything is done.
    """
    todo = list(units)
    failed = 0
    for unit in todo:
        try:
            act(unit)
        except Exception:  # one broken row must not hold up all rows after it, for ever
            failed += 1
            logger.exception("%s could not be done", unit)
    if failed:
        raise SomeUnitsFailed(f"{failed} of {len(todo)} failed")
    return len(todo)
