"""Load an edition of the list of regions: all of it or nothing, in any order, any number of times."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from rukun.foundation.territory.domain.deriving import derive_successions, forget_other_pairs
from rukun.foundation.territory.domain.merging import Merge, Timeline
from rukun.foundation.territory.editions import KNOWN, Decree
from rukun.foundation.territory.models import Edition, Region, RegionAlias
from rukun.foundation.territory.region_files import RegionRow, read_region_rows
from rukun.foundation.territory.sources import BadInput, Progress, silent

_CHUNK = 4_000
_WRITTEN = (
    "name",
    "kind",
    "level",
    "parent",
    "name_key",
    "edition_from",
    "edition_until",
    "is_current",
    "population",
    "area_km2",
)
# An edition moves a few percent of the codes; a file without a fifth of them is a part of one.
_LARGEST_SHARE_RETIRED = 0.2


@dataclass(frozen=True)
class LoadResult:
    """What a load did; `rows` counts the file, the others what changed in the database."""

    edition: str
    rows: int
    added: int = 0
    changed: int = 0
    retired: int = 0
    aliases: int = 0
    certain: int = 0
    uncertain: int = 0

    @property
    def is_unchanged(self) -> bool:
        """The file held nothing new."""
        return not (self.added or self.changed or self.retired or self.aliases)


def load_regions(
    path: Path,
    *,
    edition: str = "",
    legal_basis: str = "",
    effective_on: date | None = None,
    progress: Progress = silent,
) -> LoadResult:
    """Load one edition from CSV; `edition` defaults to the year in the file's name.

    The newest edition by date decides names and what is current; an older one, loaded before
    or after, adds the codes that went, names as aliases, and the successions. Loading the same
    file again changes nothing. An edition that is not `KNOWN` needs its decree and date.
    """
    rows = read_region_rows(path)
    code = edition or _edition_named_in(path)
    decree = _decree(path, code, legal_basis, effective_on)
    with transaction.atomic():
        loaded, is_new = Edition.objects.get_or_create(
            code=code, defaults={"legal_basis": decree.legal_basis, "effective_on": decree.effective_on}
        )
        merge = _merged(rows, code, is_reload=not is_new)
        _refuse_partial(path, merge)
        result = replace(_store(merge, progress), rows=len(rows))
        if result.is_unchanged:
            return result
        loaded.renew()
        certain, uncertain = _succeed(merge.timeline)
        return replace(result, certain=certain, uncertain=uncertain)


def _edition_named_in(path: Path) -> str:
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", path.name)
    if len(years) != 1:
        raise BadInput(path, _("the edition is unknown. Name it, or put its year into the file's name."))
    return str(years[0])


def _decree(path: Path, code: str, legal_basis: str, effective_on: date | None) -> Decree:
    stored = Edition.objects.filter(code=code).first()
    if stored is not None:
        return Decree(stored.legal_basis, stored.effective_on)
    if legal_basis and effective_on:
        return Decree(legal_basis, effective_on)
    if code not in KNOWN:
        problem = _("edition %(edition)s is not known. Name its decree and the date from which it holds.")
        raise BadInput(path, problem % {"edition": code})
    return KNOWN[code]


def _merged(rows: Sequence[RegionRow], code: str, *, is_reload: bool) -> Merge:
    editions = tuple(Edition.objects.order_by("effective_on").values_list("code", flat=True))
    known = {region.code: region for region in Region.objects.all()}
    merge = Merge(Timeline(editions, code, is_reload), known)
    for row in rows:
        merge.add(row)
    merge.retire_missing({row.code for row in rows})
    return merge


def _refuse_partial(path: Path, merge: Merge) -> None:
    """Keep a part of a new edition from retiring the rest of the country."""
    current = sum(region.is_current for region in merge.known.values()) + len(merge.retired)
    if len(merge.retired) > _LARGEST_SHARE_RETIRED * current:
        problem = _("%(count)d of %(current)d current regions are missing. Hand in the whole edition.")
        raise BadInput(path, problem % {"count": len(merge.retired), "current": current})


def _store(merge: Merge, progress: Progress) -> LoadResult:
    writes = [*merge.written, *merge.retired]
    progress(0, len(writes))
    for start in range(0, len(writes), _CHUNK):
        Region.objects.bulk_create(
            writes[start : start + _CHUNK],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=_WRITTEN,
        )
        progress(min(start + _CHUNK, len(writes)), len(writes))
    return LoadResult(
        edition=merge.timeline.loading,
        rows=0,
        added=merge.added,
        changed=len(merge.written) - merge.added,
        retired=len(merge.retired),
        aliases=_store_aliases(merge.aliases),
    )


def _store_aliases(aliases: Sequence[RegionAlias]) -> int:
    known = set(RegionAlias.objects.values_list("region_id", "name_key"))
    new = {
        (alias.region_id, alias.name_key): alias
        for alias in aliases
        if (alias.region_id, alias.name_key) not in known
    }
    RegionAlias.objects.bulk_create(new.values())
    return len(new)


def _succeed(timeline: Timeline) -> tuple[int, int]:
    """Derive the successions between neighbouring editions; an edition in between parts a pair."""
    editions = {edition.code: edition for edition in Edition.objects.all()}
    pairs = [(editions[old], editions[new]) for old, new in pairwise(timeline.editions)]
    forget_other_pairs(pairs)
    counts = [derive_successions(old, new) for old, new in pairs]
    return sum(certain for certain, _open in counts), sum(still_open for _certain, still_open in counts)
