"""Who signs a row: an office that acts, never the clock and never somebody without an office."""

from typing import NamedTuple
from uuid import UUID

from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed


class Acting(NamedTuple):
    """The ids under which a row is written."""

    agency_id: UUID
    office_id: UUID
    person_id: UUID


def acting(actor: Actor) -> Acting:
    """Return the ids of an acting officer, or refuse whoever acts in no office."""
    if actor.agency_id is None or actor.office_id is None or actor.person_id is None:
        raise NotAllowed
    return Acting(actor.agency_id, actor.office_id, actor.person_id)
