"""Who may change the reference data of a region. Reading is `visible_to`."""

from rukun.foundation.people.capabilities import SETTINGS_MANAGE
from rukun.kernel.actor import Actor
from rukun.kernel.regions import is_within_any


def may_manage(*, region: str, actor: Actor) -> bool:
    """Say whether `actor` administers `region`.

    What holds for the nation (no region) comes with the installation and is not for an office.
    """
    if not region:
        return actor.is_system
    return actor.is_system or (actor.may(SETTINGS_MANAGE) and is_within_any(region, actor.territory))
