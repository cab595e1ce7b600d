"""May-questions of territory."""

from typing import Final

from rukun.kernel.actor import Actor

TERRITORY_MANAGE: Final = "territory.manage"


def may_run_succession(*, actor: Actor) -> bool:
    """Say whether `actor` may move records to the successors of regions: the clock, or by office."""
    return actor.is_system or actor.may(TERRITORY_MANAGE)
