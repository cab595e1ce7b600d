"""May-questions about notices."""

from rukun.foundation.people.capabilities import SETTINGS_MANAGE
from rukun.kernel.actor import Actor


def may_see_deliveries(actor: Actor) -> bool:
    """Say whether the actor sees how deliveries went, and the dead letters."""
    return actor.may(SETTINGS_MANAGE)


def may_requeue(actor: Actor) -> bool:
    """Say whether the actor may have a dead letter tried again."""
    return actor.may(SETTINGS_MANAGE)
