"""The gazetteer of a region, read once per process and edition from the list of regions."""

from functools import lru_cache
from uuid import UUID

from rukun.foundation.territory.models import Edition, Region, RegionAlias
from rukun.handling.reports.parsing.gazetteer import Gazetteer, build
from rukun.kernel.regions import REGENCY, province_of, regency_of, within_q

_KEPT = 16  # regencies per process, about 1 MB each


def gazetteer_of(region: str) -> Gazetteer:
    """Return the names that a message to `region` may use; its regency is home."""
    editions = tuple(Edition.objects.order_by("effective_on").values_list("code", "revision"))
    return _built(regency_of(region) or region, editions)


@lru_cache(maxsize=_KEPT)
def _built(home: str, editions: tuple[tuple[str, UUID], ...]) -> Gazetteer:
    """Build it anew when an edition has come or changed: that is why `editions` is part of the key."""
    around = within_q("code", [province_of(home)])
    rows = list(Region.objects.current().filter(around).values_list("code", "name"))
    rows += Region.objects.current().filter(level__lte=REGENCY).values_list("code", "name")
    aliases = RegionAlias.objects.filter(within_q("region_id", [province_of(home)]))
    return build(rows, home=home, aliases=list(aliases.values_list("region_id", "name")))
