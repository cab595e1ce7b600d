"""The gazetteer of a regency, built once per process and edition of the territory."""

import threading
from typing import Final
from uuid import UUID

from rukun.foundation.territory.models import Edition, Region, RegionAlias
from rukun.handling.reports.parsing.gazetteer import Gazetteer, build

_KEPT: Final = 8  # regencies; one installation may serve many, a worker mostly few
_lock = threading.Lock()
_built: dict[str, tuple[tuple[UUID, ...], Gazetteer]] = {}


def gazetteer_of(regency: str) -> Gazetteer:
    """Return the names that a message to `regency` may use; one small query while nothing changed."""
    revisions = tuple(Edition.objects.order_by("code").values_list("revision", flat=True))
    known = _built.get(regency)
    if known is not None and known[0] == revisions:
        return known[1]
    with _lock:
        made = build(
            Region.objects.current().values_list("code", "name").iterator(),
            home=regency,
            aliases=RegionAlias.objects.filter(region__is_current=True).values_list("region_id", "name"),
        )
        if len(_built) >= _KEPT:
            _built.clear()
        _built[regency] = (revisions, made)
    return made
