"""May-questions of territory."""

from typing import Final

from rukun.foundation.territory.models import Succession
from rukun.kernel.actor import Actor
from rukun.kernel.regions import is_within_any

TERRITORY_MANAGE: Final = "territory.manage"  # let the records of one's territory follow
TERRITORY_SETTLE: Final = "territory.settle"  # say what follows a region of one's territory


def may_run_succession(*, actor: Actor) -> bool:
    """Say whether `actor` may move records to the successors of regions: the clock, or by office."""
    return actor.is_system or actor.may(TERRITORY_MANAGE)


def may_settle(*, succession: Succession, actor: Actor) -> bool:
    """Say whether `actor` may decide what follows: an office of the region where the records wait.

    What is certain by the list itself is nobody's to decide; what an officer settled may be corrected.
    """
    if actor.person_id is None or not actor.may(TERRITORY_SETTLE):
        return False
    is_open = not succession.is_certain or succession.settled_at is not None
    return is_open and is_within_any(succession.new_id, actor.territory)
