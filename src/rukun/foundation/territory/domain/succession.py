"""Which region follows one that went, and moving the records there by a journaled run."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models, transaction
from django.db.models import Q
from django.dispatch import Signal

from rukun.foundation.journal.domain import record
from rukun.foundation.territory import policy
from rukun.foundation.territory.enums import SuccessionBasis
from rukun.foundation.territory.models import Edition, Region, Succession, SuccessionRun
from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed
from rukun.kernel.regions import REGENCY, parent, regency_of

# Sent inside the transaction with `moves`, for what derives from region_current (search rows, counts).
succession_ran = Signal()

# Names are compared below the same parent; down to the regency they are unique in the country,
# and there it is the province that changes. A regency and a city may share one name.
_Scope = tuple[str, str]


@dataclass(frozen=True)
class Move:
    """Records of one model went from one region to another."""

    model: str
    old: str
    new: str
    is_certain: bool
    count: int


@dataclass(frozen=True)
class _Owned:
    model: type[models.Model]
    region_field: str
    regency_field: str


_owned: list[_Owned] = []


def register_owned(
    model: type[models.Model], *, region_field: str = "region_current", regency_field: str = "regency"
) -> None:
    """Let succession runs move the rows of `model`; call it in `AppConfig.ready()`.

    `region_field` is a foreign key to Region. `regency_field` holds the code of the regency and
    follows it; "" where the model has none.
    """
    owned = _Owned(model, region_field, regency_field)
    if owned not in _owned:
        _owned.append(owned)


@transaction.atomic
def derive_successions(old: Edition, new: Edition) -> tuple[int, int]:
    """Store what follows each region that `new` no longer has; returns (certain, not certain).

    Certain is only a region that came with `new`, alone carries the old one's name below the
    (succeeded) parent, and whose namesake was alone there before. Everything else stays with
    the nearest ancestor that is sure.
    """
    gone = list(Region.objects.filter(edition_until=old).order_by("code"))
    heirs = _Heirs(gone, new)
    for region in gone:
        heirs.settle(region)
    stored = {row.old_id: row for row in Succession.objects.filter(edition=new)}
    fresh = [row for row in heirs.found.values() if not _same(stored.get(row.old_id), row)]
    Succession.objects.filter(edition=new, old__in=[row.old_id for row in fresh]).delete()
    Succession.objects.bulk_create(fresh)
    certain = sum(row.is_certain for row in heirs.found.values())
    return certain, len(gone) - certain


def forget_other_pairs(pairs: Iterable[tuple[Edition, Edition]]) -> None:
    """Drop successions that no longer join neighbouring editions, after one came in between."""
    kept = Q(pk__in=[])
    for old, new in pairs:
        kept |= Q(edition=new, old__edition_until=old)
    Succession.objects.exclude(kept).delete()


def _same(stored: Succession | None, row: Succession) -> bool:
    return stored is not None and (stored.new_id, stored.basis) == (row.new_id, row.basis)


class _Heirs:
    """The regions of a new edition by name, and what followed those that went."""

    def __init__(self, gone: Iterable[Region], new: Edition) -> None:
        self.new = new
        self.found: dict[str, Succession] = {}
        self.namesakes = Counter((_scope(region, parent(region.code)), region.name_key) for region in gone)
        self.candidates: dict[tuple[_Scope, str], list[str]] = defaultdict(list)
        self.came: set[str] = set()
        for region in _regions_in(new):
            self.candidates[_scope(region, parent(region.code)), region.name_key].append(region.code)
            if region.edition_from_id == new.code:
                self.came.add(region.code)

    def settle(self, region: Region) -> None:
        """Decide what follows `region`; its parent must have been settled before."""
        above, is_sure = self._heir_of(parent(region.code))
        basis, heir = SuccessionBasis.PARENT_OPEN, above
        if is_sure:
            basis, heir = self._by_name(region, above)
        self.found[region.code] = Succession(
            old_id=region.code,
            new_id=heir,
            edition=self.new,
            is_certain=basis == SuccessionBasis.SAME_NAME,
            basis=basis,
        )

    def _heir_of(self, code: str) -> tuple[str, bool]:
        """Return the region that stands for `code` in the new edition, and whether it is the same."""
        succession = self.found.get(code)
        return (code, True) if succession is None else (succession.new_id, succession.is_certain)

    def _by_name(self, region: Region, above: str) -> tuple[SuccessionBasis, str]:
        candidates = self.candidates[_scope(region, above), region.name_key]
        if not candidates:
            return SuccessionBasis.NONE, above
        is_alone = self.namesakes[_scope(region, parent(region.code)), region.name_key] == 1
        if len(candidates) == 1 and is_alone and candidates[0] in self.came:
            return SuccessionBasis.SAME_NAME, candidates[0]
        return SuccessionBasis.SEVERAL, above


def _scope(region: Region, above: str) -> _Scope:
    """Return within what a name must be the only one of its kind."""
    return (above, "") if region.level > REGENCY else ("", region.kind)


def _regions_in(edition: Edition) -> Iterator[Region]:
    since = Q(edition_from__effective_on__lte=edition.effective_on)
    until = Q(edition_until=None) | Q(edition_until__effective_on__gte=edition.effective_on)
    columns = ("code", "kind", "level", "name_key", "edition_from")
    return Region.objects.filter(since & until).only(*columns).iterator()


@transaction.atomic
def run_succession(*, actor: Actor, at: datetime) -> SuccessionRun | None:
    """Move every registered record from regions that went to what follows them; None if none did.

    Takes the editions that are in force on the day of `at`. `region_as_filed` is not touched:
    a record keeps the place that its author named.
    """
    if not policy.may_run_succession(actor=actor):
        raise NotAllowed
    effective_on = at.astimezone(ZoneInfo(actor.zone)).date()
    heirs = _resolved(effective_on)
    moves = [move for owned in _owned for move in _move(owned, heirs)]
    if not moves:
        return None
    run = SuccessionRun.objects.create(
        at=at,
        effective_on=effective_on,
        person_id=actor.person_id,
        office_id=actor.office_id,
        moved=sum(move.count for move in moves),
        left_open=sum(move.count for move in moves if not move.is_certain),
    )
    succession_ran.send(SuccessionRun, run=run, moves=moves)
    record(
        stream="territory",
        action="succession_ran",
        actor=actor,
        at=at,
        object_type="succession_run",
        object_id=run.pk,
        data={"moves": [vars(move) for move in moves]},
    )
    return run


def _resolved(on: date) -> dict[str, tuple[str, bool]]:
    """Return for each region that went the one in force on that day, and whether it is certain."""
    steps = {
        row.old_id: (row.new_id, row.is_certain)
        for row in Succession.objects.filter(edition__effective_on__lte=on).order_by("edition__effective_on")
    }
    return {old: _last_heir(old, steps) for old in steps}


def _last_heir(old: str, steps: dict[str, tuple[str, bool]]) -> tuple[str, bool]:
    heir, is_certain = steps[old]
    while heir in steps:
        heir, is_next_certain = steps[heir]
        is_certain = is_certain and is_next_certain
    return heir, is_certain


def _move(owned: _Owned, heirs: dict[str, tuple[str, bool]]) -> Iterator[Move]:
    rows = owned.model._base_manager
    left = rows.filter(**{f"{owned.region_field}__is_current": False})
    codes = left.order_by(owned.region_field).values_list(owned.region_field, flat=True).distinct()
    for old in list(codes):
        if old not in heirs:
            continue
        new, is_certain = heirs[old]
        changes = {owned.region_field: new}
        if owned.regency_field:
            changes[owned.regency_field] = regency_of(new)
        count = rows.filter(**{owned.region_field: old}).update(**changes)
        yield Move(owned.model._meta.label_lower, old, new, is_certain, count)
