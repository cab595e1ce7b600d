"""Reads: the value that holds in a region on a day, and the words of a list there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from rukun.foundation.settings.keys import KEYS, Key
from rukun.foundation.settings.models import Setting, SpecialCondition
from rukun.foundation.settings.shapes import JSON

T = TypeVar("T")


@dataclass(frozen=True)
class Values:
    """The stored values of some keys in one region on one day; defaults fill the rest."""

    stored: Mapping[str, JSON]

    def __getitem__(self, key: Key[T]) -> T:
        """Return the typed value of `key`."""
        return key.shape(self.stored.get(key.code, key.default))


def values(keys: Iterable[Key[object]], *, region: str, on: date) -> Values:
    """Return what holds in `region` on `on`: the nearest region wins, then the newest row.

    One query for all `keys`.
    """
    rows = (
        Setting.objects.applying_to(region)
        .filter(key__in=[key.code for key in keys], valid_from__lte=on)
        .values_list("key", "region_id", "valid_from", "set_at", "id", "value")
    )
    # A longer code is a nearer region; the last one written wins the dictionary.
    ordered = sorted(rows, key=lambda row: (len(row[1] or ""), row[2], row[3], row[4]))
    return Values({row[0]: cast(JSON, row[5]) for row in ordered})


def value(key: Key[T], *, region: str, on: date) -> T:
    """Return the value of `key` that holds in `region` ("" for the nation) on `on`."""
    return values([key], region=region, on=on)[key]


def value_by_code(code: str, *, region: str, on: date) -> object:
    """Return the value of the key called `code`, for screens that loop; KeyError if unknown."""
    return value(KEYS[code], region=region, on=on)


def history(key: Key[object], *, region: str) -> "list[Setting]":
    """Return every row of `key` that ever applied to `region`, the newest first."""
    rows = Setting.objects.applying_to(region).filter(key=key.code)
    return list(rows.select_related("region", "set_by", "set_for").order_by("-valid_from", "-set_at"))


def conditions_on(day: date, *, region: str) -> "list[SpecialCondition]":
    """Return the special conditions that hold in `region` on `day`."""
    holding = SpecialCondition.objects.applying_to(region).filter(from_on__lte=day)
    return [row for row in holding.order_by("from_on") if row.until_on is None or row.until_on >= day]
