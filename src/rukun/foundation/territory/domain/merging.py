"""Bring the rows of one edition together with the regions that are known already."""

from collections.abc import Container
from dataclasses import dataclass, field

from rukun.foundation.territory.models import Region, RegionAlias
from rukun.foundation.territory.names import name_key
from rukun.foundation.territory.region_files import RegionRow
from rukun.kernel.regions import level, parent


@dataclass(frozen=True)
class Timeline:
    """All editions by date, the one that is being loaded, and whether it was loaded before."""

    editions: tuple[str, ...]
    loading: str
    is_reload: bool

    @property
    def is_newest(self) -> bool:
        return self.loading == self.editions[-1]

    @property
    def newest_before(self) -> str:
        """The newest edition whose regions are stored already: they are the current ones."""
        is_first_of_newest = self.is_newest and not self.is_reload and len(self.editions) > 1
        return self.editions[-2 if is_first_of_newest else -1]

    def rank(self, edition: str) -> int:
        """Return the place of `edition` in time."""
        return self.editions.index(edition)


@dataclass
class Merge:
    """What an edition changes: rows to write, rows to retire, names to keep as aliases."""

    timeline: Timeline
    known: dict[str, Region]
    written: list[Region] = field(default_factory=list)
    retired: list[Region] = field(default_factory=list)
    aliases: list[RegionAlias] = field(default_factory=list)
    added: int = 0

    def add(self, row: RegionRow) -> None:
        """Take in one row of the file."""
        region = self.known.get(row.code)
        if region is None:
            self._add_new(row)
        elif self.timeline.rank(self.timeline.loading) >= self.timeline.rank(self._last(region)):
            self._renew(region, row)
        else:
            self._remember(region, row)

    def retire_missing(self, codes: Container[str]) -> None:
        """End what a new newest edition no longer has; the rows stay for the records that name them.

        Reading an edition again never ends anything: only another edition does.
        """
        if not self.timeline.is_newest or self.timeline.is_reload:
            return
        for region in self.known.values():
            if region.is_current and region.code not in codes:
                region.is_current = False
                region.edition_until_id = self.timeline.newest_before
                self.retired.append(region)

    def _last(self, region: Region) -> str:
        return region.edition_until_id or self.timeline.newest_before

    def _add_new(self, row: RegionRow) -> None:
        self.added += 1
        self.written.append(
            Region(
                code=row.code,
                name=row.name,
                kind=row.kind,
                level=level(row.code),
                parent_id=parent(row.code) or None,
                name_key=name_key(row.name, level(row.code)),
                edition_from_id=self.timeline.loading,
                edition_until_id=None if self.timeline.is_newest else self.timeline.loading,
                is_current=self.timeline.is_newest,
                population=row.population,
                area_km2=row.area_km2,
            )
        )

    def _renew(self, region: Region, row: RegionRow) -> None:
        """The file is the latest to know this code: it decides the name, and whether it lives on."""
        before = _facts(region)
        key = name_key(row.name, region.level)
        if key != region.name_key:
            self._keep_name(region, region.name, region.name_key, self._last(region))
        region.name, region.name_key = row.name, key
        if row.is_kind_told:
            region.kind = row.kind
        region.population = row.population if row.population is not None else region.population
        region.area_km2 = row.area_km2 if row.area_km2 is not None else region.area_km2
        region.edition_until_id = None if self.timeline.is_newest else self.timeline.loading
        region.is_current = self.timeline.is_newest
        if _facts(region) != before:
            self.written.append(region)

    def _remember(self, region: Region, row: RegionRow) -> None:
        """The file is older than what is known: it adds a beginning and perhaps a name."""
        key = name_key(row.name, region.level)
        if key != region.name_key:
            self._keep_name(region, row.name, key, self.timeline.loading)
        if self.timeline.rank(self.timeline.loading) < self.timeline.rank(region.edition_from_id):
            region.edition_from_id = self.timeline.loading
            self.written.append(region)

    def _keep_name(self, region: Region, name: str, key: str, edition: str) -> None:
        self.aliases.append(RegionAlias(region_id=region.code, name=name, name_key=key, edition_id=edition))


def _facts(region: Region) -> tuple[object, ...]:
    return (
        region.name,
        region.kind,
        region.population,
        region.area_km2,
        region.edition_until_id,
        region.is_current,
    )
