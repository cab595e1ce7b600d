"""May-questions about duties; acts on the record itself are judged by its own room."""

from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.capabilities import CASE_DIRECT
from rukun.kernel.actor import Actor


def may_redirect(obligation: Obligation, actor: Actor) -> bool:
    """Say whether the actor may move a duty to another office, or its date.

    Those who gave it, those who direct within the owing agency, and those who direct the
    regency's matters; the clock never does.
    """
    if actor.office_id is None:
        return False
    gave_it = obligation.opened_by_office_id == actor.office_id
    directs = actor.may(CASE_DIRECT) and (
        actor.agency_id == obligation.owner_agency_id or actor.regency == obligation.regency
    )
    return gave_it or directs
