"""Governments of villages and subdistricts that became another regency's are listed there."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef

from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Agency, AgencyRegion, Team
from rukun.foundation.territory.domain import register_area, succession_ran
from rukun.foundation.territory.domain.following import Move
from rukun.kernel.regions import regency_of, within_q


def register() -> None:
    """Fill the registries; called once, when the app is ready.

    The directory, the areas and the decrees of a regency that was renumbered are those of its successor:
    only so do its officers keep seeing their records. Areas never widen to an ancestor.
    """
    register_area(Agency, field="regency", keyed_by=("name",))
    register_area(AgencyRegion, keyed_by=("agency",), drops_doubles=True)
    register_area(Team, field="regency")
    succession_ran.connect(_list_in_new_regency, dispatch_uid="people.list_in_new_regency")


def _list_in_new_regency(moves: Iterable[Move], **_signal: Any) -> None:
    """Move a government whose whole area left; one whose name is taken there stays for its administrator."""
    area = AgencyRegion._meta.label_lower
    for move in moves:
        if move.model == area and move.leaves_regency:
            regency = regency_of(move.new)
            elsewhere = AgencyRegion.objects.of_agency().exclude(within_q("region_id", [regency]))
            namesake = Agency.objects.filter(regency=regency, name=OuterRef("name"))
            Agency.objects.filter(
                ~Exists(elsewhere),
                ~Exists(namesake),
                rung__in=(Rung.VILLAGE, Rung.SUBDISTRICT),
                regency=regency_of(move.old),
                areas__region_id=move.new,
            ).update(regency=regency)
