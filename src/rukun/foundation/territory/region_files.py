"""One edition of the list of regions as CSV: code, name and, where given, kind, population, area."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from rukun.foundation.territory.enums import RegionKind
from rukun.foundation.territory.names import tidy_name
from rukun.foundation.territory.sources import BadInput, opened
from rukun.kernel import regions

_REQUIRED: Final = ("code", "name")
_OPTIONAL: Final = ("kind", "male", "female", "population", "area_km2")
_KINDS: Final = {
    "provinsi": RegionKind.PROVINCE,
    "kabupaten": RegionKind.REGENCY,
    "kota": RegionKind.CITY,
    "kecamatan": RegionKind.SUBDISTRICT,
    "desa": RegionKind.VILLAGE,
    "kelurahan": RegionKind.URBAN_VILLAGE,
}
_NAME_LENGTH: Final = 80
_LARGEST_AREA: Final = Decimal(10**7)


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region as the file tells it; population in persons, area in km², None if not told."""

    code: str
    name: str
    kind: RegionKind
    is_kind_told: bool
    population: int | None
    area_km2: Decimal | None


def read_region_rows(path: Path) -> list[RegionRow]:
    """Return the regions of the file, parents before their children; `BadInput` for the first fault."""
    lines: dict[str, int] = {}
    rows: list[RegionRow] = []
    with opened(path) as file:
        reader = csv.reader(file, strict=True)
        columns = _columns(path, next(reader, []))
        for values in reader:
            if not values:
                continue
            row = _Line(path, reader.line_num, columns, values).read()
            if row.code in lines:
                problem = _("code %(code)s stands in row %(row)d already. Remove one of the two.")
                raise BadInput(
                    path,
                    problem % {"code": row.code, "row": lines[row.code]},
                    row=reader.line_num,
                    column="code",
                )
            lines[row.code] = reader.line_num
            rows.append(row)
    if not rows:
        raise BadInput(path, _("the file holds no regions. Hand in the whole edition."))
    _refuse_orphans(path, rows, lines)
    return sorted(rows, key=lambda row: row.code)


def _columns(path: Path, header: Sequence[str]) -> dict[str, int]:
    names = [name.strip().lower() for name in header]
    for name in _REQUIRED:
        if name not in names:
            problem = _("the header has no column “%(name)s”. The first row must name the columns: %(all)s.")
            raise BadInput(path, problem % {"name": name, "all": ", ".join(_REQUIRED + _OPTIONAL)}, row=1)
    for name in names:
        if name not in _REQUIRED + _OPTIONAL or names.count(name) > 1:
            problem = _("unknown or repeated column “%(name)s”. Use each of these at most once: %(all)s.")
            raise BadInput(path, problem % {"name": name, "all": ", ".join(_REQUIRED + _OPTIONAL)}, row=1)
    return {name: position for position, name in enumerate(names)}


def _refuse_orphans(path: Path, rows: Sequence[RegionRow], lines: dict[str, int]) -> None:
    for row in rows:
        above = regions.parent(row.code)
        if above and above not in lines:
            problem = _("%(code)s has no parent: add a row for %(parent)s or correct the code.")
            raise BadInput(
                path, problem % {"code": row.code, "parent": above}, row=lines[row.code], column="code"
            )


@dataclass(frozen=True, slots=True)
class _Line:
    """One line under its header, read column by column."""

    path: Path
    number: int
    columns: dict[str, int]
    values: Sequence[str]

    def read(self) -> RegionRow:
        if len(self.values) != len(self.columns):
            problem = _("%(found)d values under %(expected)d columns. Check commas and quotes.")
            raise BadInput(
                self.path,
                problem % {"found": len(self.values), "expected": len(self.columns)},
                row=self.number,
            )
        code = self._code()
        name = self._name(regions.level(code))
        told = self._value("kind").lower()
        return RegionRow(
            code=code,
            name=name,
            kind=self._kind(told, code) if "kind" in self.columns else _kind_of(code, name),
            is_kind_told="kind" in self.columns,
            population=self._population(),
            area_km2=self._area(),
        )

    def _value(self, column: str) -> str:
        position = self.columns.get(column)
        return "" if position is None else self.values[position].strip()

    def _fault(self, column: str, problem: str) -> BadInput:
        return BadInput(self.path, problem, row=self.number, column=column)

    def _code(self) -> str:
        code = self._value("code")
        if not regions.is_code(code):
            problem = _("“%(code)s” is no region code. Write it like 15, 15.07, 15.07.03 or 15.07.03.2001.")
            raise self._fault("code", problem % {"code": code[:40]})
        return code

    def _name(self, level: int) -> str:
        name = tidy_name(self._value("name"), level)
        if not name or len(name) > _NAME_LENGTH:
            problem = _("a name needs 1 to %(limit)d characters. Correct it.")
            raise self._fault("name", problem % {"limit": _NAME_LENGTH})
        return name

    def _kind(self, told: str, code: str) -> RegionKind:
        kind = _KINDS.get(told)
        if kind is None:
            problem = _("unknown kind “%(kind)s”. Use one of: %(all)s.")
            raise self._fault("kind", problem % {"kind": told[:40], "all": ", ".join(_KINDS)})
        if kind.level != regions.level(code):
            problem = _("kind “%(kind)s” does not fit code %(code)s. Correct one of the two.")
            raise self._fault("kind", problem % {"kind": told, "code": code})
        return kind

    def _population(self) -> int | None:
        value = self._value("population")
        if not value:
            return None
        if not (value.isascii() and value.isdigit() and len(value) <= 9):
            problem = _("“%(value)s” is no number of persons. Write digits only, or leave it empty.")
            raise self._fault("population", problem % {"value": value[:40]})
        return int(value)

    def _area(self) -> Decimal | None:
        value = self._value("area_km2")
        if not value:
            return None
        try:
            area = Decimal(value)
        except InvalidOperation:
            area = Decimal("NaN")
        if not area.is_finite() or not 0 <= area < _LARGEST_AREA:
            problem = _("“%(value)s” is no area in km². Write it with a dot, as 4544.575, or leave it empty.")
            raise self._fault("area_km2", problem % {"value": value[:40]})
        return area.quantize(Decimal("0.001"))


def _kind_of(code: str, name: str) -> RegionKind:
    """Derive the kind where the file does not tell it: 1xxx is a kelurahan, "Kota …" a city."""
    match regions.level(code):
        case regions.PROVINCE:
            return RegionKind.PROVINCE
        case regions.REGENCY:
            return RegionKind.CITY if name.lower().startswith("kota ") else RegionKind.REGENCY
        case regions.SUBDISTRICT:
            return RegionKind.SUBDISTRICT
    return RegionKind.URBAN_VILLAGE if code.rpartition(".")[2].startswith("1") else RegionKind.VILLAGE
