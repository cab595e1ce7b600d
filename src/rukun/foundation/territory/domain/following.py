"""What follows when a region goes: the models whose rows name one, and how they come along."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat
from django.dispatch import Signal

from rukun.foundation.territory.models import Region
from rukun.foundation.territory.successors import Heir
from rukun.kernel.regions import regency_of

# Sent inside the transaction of each step with `moves`, for what derives from a region (counts, search).
succession_ran = Signal()


@dataclass(frozen=True)
class Move:
    """Rows of one model go from one region to another.

    `filed_in` narrows it to records of that place which waited at `old`. `leaves_regency` says that they
    go to another regency while their own lives on. In both cases `object_ids` names them.
    """

    model: str
    old: str
    new: str
    is_certain: bool
    count: int = 0
    filed_in: str = ""
    leaves_regency: bool = False
    object_ids: tuple[UUID, ...] = field(default=(), repr=False)

    @property
    def facts(self) -> dict[str, object]:
        """Return what the journal keeps."""
        kept = ("model", "old", "new", "is_certain", "count", "filed_in")
        return {name: getattr(self, name) for name in kept}


@dataclass(frozen=True)
class Follower:
    """A model whose rows follow the region in `region`; `regency` and `number` come along with it."""

    model: type[models.Model]
    region: str
    regency: str = ""
    number: str = ""
    filed: str = ""
    only_certain: bool = False
    keyed_by: tuple[str, ...] | None = None
    drops_doubles: bool = False

    @property
    def name(self) -> str:
        return self.model._meta.label_lower

    @property
    def rows(self) -> QuerySet[Any]:
        return self.model._base_manager.all()

    def left_behind(self) -> list[str]:
        """Return the codes of regions that went and still have rows here."""
        gone = Region.objects.filter(is_current=False).values("code")
        rows = self.rows.filter(**{f"{self.region}__in": gone})
        return sorted(set(rows.values_list(self.column, flat=True)))

    @property
    def column(self) -> str:
        """The field's name with its code in it, foreign key or not."""
        field = self.model._meta.get_field(self.region)
        return f"{self.region}_id" if field.is_relation else self.region

    def moving(self, move: Move) -> QuerySet[Any]:
        """Return the rows that a move takes along; a double of one at the goal is not among them."""
        rows = self.rows.filter(**{self.column: move.old})
        if move.filed_in:
            rows = rows.filter(**{self.filed: move.filed_in})
        return rows if self.keyed_by is None else rows.filter(~Exists(self._at_goal(move.new)))

    def doubles(self, move: Move) -> QuerySet[Any]:
        """Return the rows that stand at the goal already."""
        if self.keyed_by is None:
            return self.rows.none()
        return self.rows.filter(Exists(self._at_goal(move.new)), **{self.column: move.old})

    def take_along(self, move: Move) -> int:
        """Move the rows and return how many they were; call it inside a transaction."""
        dropped = self.doubles(move).delete()[0] if self.drops_doubles else 0
        rows = self.moving(move)
        changes: dict[str, object] = {self.column: move.new}
        if self.regency:
            changes[self.regency] = regency_of(move.new)
        if self.number:
            self._tell_numbers_apart(rows, move)
        return int(rows.update(**changes)) + dropped

    def _at_goal(self, code: str) -> QuerySet[Any]:
        same: Mapping[str, object] = {name: OuterRef(name) for name in self.keyed_by or ()}
        return self.rows.filter(**{self.column: code}, **same)

    def _tell_numbers_apart(self, rows: QuerySet[Any], move: Move) -> None:
        """Add the old regency to a register number that the new one has given as well."""
        old, new = regency_of(move.old), regency_of(move.new)
        taken = self.rows.filter(**{self.regency: new, self.number: OuterRef(self.number)})
        given_twice = rows.exclude(**{self.regency: new}).filter(Exists(taken))
        given_twice.exclude(**{f"{self.number}__isnull": True}).update(
            **{self.number: Concat(F(self.number), Value(f" ({old})"))}
        )


_followers: Final[list[Follower]] = []


def followers() -> list[Follower]:
    """Return what was registered, in that order."""
    return list(_followers)


def register_owned(
    model: type[models.Model],
    *,
    region_field: str = "region_current",
    regency_field: str = "regency",
    number_field: str = "",
    filed_field: str = "",
) -> None:
    """Let the records of `model` follow, also to the ancestor where they wait; call it in `ready()`.

    `regency_field` holds the code of the regency and follows it; "" where the model has none.
    `number_field` is unique within the regency. `filed_field` holds the place its author named: by it
    records that waited are found when an officer settles what follows.
    """
    _register(Follower(model, region_field, regency=regency_field, number=number_field, filed=filed_field))


def register_area(
    model: type[models.Model],
    *,
    field: str = "region",
    keyed_by: tuple[str, ...] | None = None,
    drops_doubles: bool = False,
) -> None:
    """Let what a region decides or covers follow where the successor is certain, and only there.

    At an ancestor it would hold for a wider area than anybody decided. `keyed_by` are the fields that
    together with the region stand once: a row whose double is at the goal is left, or dropped.
    """
    _register(Follower(model, field, only_certain=True, keyed_by=keyed_by, drops_doubles=drops_doubles))


def _register(follower: Follower) -> None:
    if follower not in _followers:
        _followers.append(follower)


def planned(follower: Follower, heirs: Mapping[str, Heir], waiting: Mapping[str, list[str]]) -> list[Move]:
    """Return the moves that have something to move.

    `waiting` lists, for a settled region, where its records may have waited for that.
    """
    moves = []
    for old in follower.left_behind():
        heir = heirs.get(old)
        if heir is not None and (heir.is_certain or not follower.only_certain):
            moves.append(Move(follower.name, old, heir.code, heir.is_certain))
    if follower.filed:
        moves += [
            Move(follower.name, place, heirs[old].code, heirs[old].is_certain, filed_in=old)
            for old, places in waiting.items()
            for place in places
            if old in heirs and place != heirs[old].code
        ]
    return [move for move in moves if _has_rows(follower, move)]


def _has_rows(follower: Follower, move: Move) -> bool:
    return follower.moving(move).exists() or (follower.drops_doubles and follower.doubles(move).exists())
