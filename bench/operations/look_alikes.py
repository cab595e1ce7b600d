"""Look-alikes of a report, as the desk asks for them."""

from collections.abc import Iterator
from functools import partial

from bench.measuring import Aim, Call
from bench.staging import Stage

NAME = "look-alikes of a report"
AIM = Aim(milliseconds=50)


def calls(stage: Stage) -> Iterator[Call]:
    """Each call takes another report of the regency."""
    from rukun.handling.reports.look_alikes.reports import look_alikes_for

    actor = stage.actor
    for report in stage.reports():
        yield partial(look_alikes_for, report, actor)
