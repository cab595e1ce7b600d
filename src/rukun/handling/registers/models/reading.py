"""Who reads the registers (docs/rights.md): they belong to a regency, not to a place on the ladder.

K1 is open to the offices of the regency, a Kodim's of both its regencies; the province waits for what
is compiled. K2, the notes, is for Kesbangpol, for those who stand above it in the regency, and for the
offices that sit on the team by decree; an agency beside the ladder reads them by its seat alone.
"""

from typing import Final

from django.db.models import Q

from rukun.foundation.people.enums import AgencyKind, TeamKind
from rukun.foundation.people.models import Team
from rukun.foundation.sharing.enums import Classification
from rukun.kernel.actor import Actor
from rukun.kernel.regions import regency_of

_DESK_AND_ABOVE: Final = frozenset({AgencyKind.KESBANGPOL, AgencyKind.REGENT, AgencyKind.SECRETARIAT})


def regencies_of(actor: Actor) -> list[str]:
    """Return the regencies in which the territory of `actor` lies; none for a whole province."""
    return sorted({regency_of(code) for code in actor.territory} - {""})


def is_internal_reader(actor: Actor) -> bool:
    """Say whether the office is cleared for K1: every office but the administrator's."""
    return actor.agency_id is not None and actor.clearance >= Classification.INTERNAL


def is_note_reader(actor: Actor) -> bool:
    """Say whether the office is cleared for K2."""
    return actor.agency_id is not None and actor.clearance >= Classification.RESTRICTED


def close_to(regency_field: str, actor: Actor, *, team: TeamKind) -> Q:
    """Return the condition that the office reads the notes of `regency_field` by what it is or its team."""
    seats = Team.objects.filter(pk__in=actor.team_ids, kind=team)
    near = Q(**{f"{regency_field}__in": seats.values("regency")})
    if actor.agency_kind in _DESK_AND_ABOVE and actor.regency:
        near |= Q(**{regency_field: actor.regency})
    return near
