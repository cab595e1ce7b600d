"""Who stands on which rung for the place of a case."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.enums import AgencyKind, Rung, TeamKind
from rukun.foundation.people.models import Agency, Team
from rukun.foundation.people.queries import agency_for_region, standing_team
from rukun.kernel.errors import DomainError
from rukun.kernel.regions import is_within_any, regency_of
from rukun.kernel.zones import zone_of

# The regent and the secretariat stand on the regency's rung, but Kesbangpol keeps its files.
_HOLDERS = {
    Rung.VILLAGE: AgencyKind.VILLAGE,
    Rung.SUBDISTRICT: AgencyKind.SUBDISTRICT,
    Rung.REGENCY: AgencyKind.KESBANGPOL,
    Rung.PROVINCE: AgencyKind.PROVINCE,
}


class NobodyOnRung(DomainError):
    """No agency is registered on this rung for the place of the case."""

    message = _(
        "No agency is registered on this rung for this place. Choose another rung, or ask the "
        "administrator to add the agency."
    )


class WrongAgency(DomainError):
    """A case is held by the agency of its own place, on one of the four rungs."""

    message = _("This agency is not on the ladder of this place. Invite it instead.")


def agency_on_rung(region: str, rung: int) -> Agency:
    """Return the agency that holds cases of `region` on `rung`."""
    agency = agency_for_region(region, Rung(rung))
    if agency is None or not agency.is_active:
        raise NobodyOnRung
    return agency


def require_on_ladder(agency: Agency, region: str) -> Rung:
    """Return the rung on which `agency` holds cases of `region`; refuse any other agency."""
    areas = agency.areas.values_list("region_id", flat=True)
    if agency.rung is None or not agency.is_active or not is_within_any(region, areas):
        raise WrongAgency
    rung = Rung(agency.rung)
    if agency.kind != _HOLDERS[rung]:
        raise WrongAgency
    return rung


def team_on_rung(region: str, rung: int, at: datetime) -> Team | None:
    """Return the standing Tim Terpadu where the regency holds the case, else None.

    Without a decree the case is Kesbangpol's alone: nothing waits for a signature.
    """
    if rung != Rung.REGENCY:
        return None
    on = at.astimezone(ZoneInfo(zone_of(region))).date()
    return standing_team(TeamKind.INTEGRATED, regency_of(region), on)
