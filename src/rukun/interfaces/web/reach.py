"""Which parts of the product an office meets at all; what it sees in them the querysets decide."""

from rukun.foundation.people.capabilities import CASE_COMMENT, CASE_WORK
from rukun.foundation.people.enums import AgencyKind
from rukun.kernel.actor import Actor


def reads_cases(actor: Actor) -> bool:
    """Say whether cases have a place in this office's menu.

    The regent's aide reads for the regent; an administrator (clearance 0) reads none.
    """
    takes_part = actor.may(CASE_COMMENT) or actor.may(CASE_WORK) or actor.agency_kind == AgencyKind.REGENT
    return actor.clearance > 0 and takes_part
