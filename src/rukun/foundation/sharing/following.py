"""A part of a regency became another's: what an agency had at hand stays open to it.

The new regency stands above these records from now on. The agencies that hold or held one, and the
office for national unity of the regency that it left, keep seeing it by a grant; else nobody could
finish what was begun.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from rukun.foundation.people.enums import AgencyKind, Rung
from rukun.foundation.people.models import Agency, AgencyRegion
from rukun.foundation.sharing.domain.grants import grant_access
from rukun.foundation.sharing.models import Custody, owned_models
from rukun.foundation.territory.domain.following import Move
from rukun.foundation.territory.models import SuccessionRun
from rukun.kernel.regions import is_within_any, regency_of

SUCCESSION: Final = "succession_run"


def keep_open(run: SuccessionRun, moves: Iterable[Move], **_signal: Any) -> None:
    """Grant the records of these moves that left a regency to whoever had them."""
    for move in moves:
        object_type = move.model.rpartition(".")[2]
        if move.leaves_regency and object_type in owned_models():
            for agency, object_id in _had(object_type, move):
                grant_access(
                    object_type=object_type,
                    object_id=object_id,
                    agency=agency,
                    via_type=SUCCESSION,
                    via_id=run.pk,
                    reason="succession",
                    at=run.at,
                )


def _had(object_type: str, move: Move) -> list[tuple[Agency, UUID]]:
    """Return who had which record at hand and does not serve its new place."""
    held = Custody.objects.filter(object_type=object_type, object_id__in=move.object_ids)
    pairs = set(held.values_list("agency", "object_id"))
    desks = Agency.objects.active().filter(kind=AgencyKind.KESBANGPOL, regency=regency_of(move.old))
    rows = owned_models()[object_type]._base_manager.filter(pk__in=move.object_ids)
    below = rows.filter(owner_rung__lt=Rung.REGENCY).values_list("pk", flat=True)
    pairs |= {(desk, one) for desk in desks.values_list("pk", flat=True) for one in below}
    agencies = Agency.objects.in_bulk({agency for agency, _one in pairs})
    areas: dict[UUID, list[str]] = defaultdict(list)
    for agency, region in AgencyRegion.objects.filter(agency__in=agencies).values_list("agency", "region"):
        areas[agency].append(region)
    return [
        (agencies[agency], one) for agency, one in sorted(pairs) if not is_within_any(move.new, areas[agency])
    ]
