"""Read UCDP GED and place each event on today's map, never finer than its precision code says.

Codes of place (`where_prec`): 1 exact · 2 within some 25 km of a point · 3 regency · 4 province · 5 along a
line or over an area larger than a regency · 6 country · 7 international waters or air space. Hence:

1 → the subdistrict whose outline holds the point, if that lies in the province which the row names;
    the point itself is kept. Else as 3.
2 → the regency whose outline holds the point, under the same condition. Else as 3.
3 → the regency by its name (`ucdp_names`); marked where it has been divided since the event.
4, 5 → the province by its name; only the country where that has been divided since.
6 → the country.
7, and points at sea without a name → rejected, as is East Timor.

Source: Sundberg, Ralph, and Erik Melander, 2013, "Introducing the UCDP Georeferenced Event Dataset",
Journal of Peace Research 50(4) (CC BY 4.0).
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from rukun.foundation.territory.queries import point_to_region
from rukun.foundation.territory.sources import BadInput, opened
from rukun.handling.incidents.enums import EventPlace, EventTime, EventViolence, Placing
from rukun.handling.incidents.models import HistoricalEvent
from rukun.handling.incidents.ucdp_names import PROVINCES, REGENCIES, TIMOR_LESTE, Named
from rukun.kernel.regions import REGENCY, SUBDISTRICT, province_of

SOURCE: Final = "ucdp_ged"
_COLUMNS: Final = frozenset(
    {
        *("id", "type_of_violence", "conflict_name", "side_a", "side_b", "source_article", "where_prec"),
        *("where_coordinates", "adm_1", "adm_2", "latitude", "longitude", "event_clarity", "date_prec"),
        *("date_start", "date_end", "deaths_civilians", "best", "high", "low"),
    }
)
_VIOLENCE: Final = {
    "1": EventViolence.STATE_BASED,
    "2": EventViolence.NON_STATE,
    "3": EventViolence.ONE_SIDED,
}
_TIMES: Final = {
    "1": EventTime.DAY,
    "2": EventTime.DAYS,
    "3": EventTime.WEEK,
    "4": EventTime.MONTH,
    "5": EventTime.YEAR,
}
_EXACT, _NEAR, _IN_REGENCY, _IN_PROVINCE, _FUZZY, _IN_COUNTRY, _AT_SEA = "1", "2", "3", "4", "5", "6", "7"

Row = dict[str, str]
FindRegion = Callable[[float, float, int], str]


class Rejected(Exception):
    """The event is not taken; the text says why."""


@dataclass(frozen=True)
class _Place:
    code: str
    precision: EventPlace
    placing: Placing
    point: tuple[float, float] | None = None


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a GED file; the row of HXL tags is none of them."""
    with opened(path) as file:
        reader = csv.DictReader(file)
        missing = sorted(_COLUMNS - set(reader.fieldnames or ()))
        if missing:
            columns = ", ".join(missing)
            raise BadInput(path, _("these columns are missing: %(columns)s.") % {"columns": columns}, row=1)
        return [row for row in reader if not _is_tags(row)]


def _is_tags(row: Row) -> bool:
    return str(row["date_start"]).startswith("#")


def find_region(lon: float, lat: float, level: int) -> str:
    """Return the code of the region whose outline holds the point, "" if none does."""
    region = point_to_region(lon, lat, level=level)
    return region.code if region else ""


def read_event(row: Row, *, find: FindRegion = find_region) -> HistoricalEvent:
    """Return the unsaved event that a row tells of, or raise `Rejected`."""
    try:
        begins, ends = _day(row["date_start"]), _day(row["date_end"])
        place = _placed(row, begins, find)
        return HistoricalEvent(
            source=SOURCE,
            source_id=row["id"].strip(),
            started_on=begins,
            ended_on=ends,
            time_precision=_TIMES[row["date_prec"]],
            region_id=place.code or None,
            place_precision=place.precision,
            placing=place.placing,
            place_told=row["where_coordinates"][:200],
            regency_told=row["adm_2"][:80],
            province_told=row["adm_1"][:80],
            longitude=place.point[0] if place.point else None,
            latitude=place.point[1] if place.point else None,
            violence=_VIOLENCE[row["type_of_violence"]],
            is_clear=row["event_clarity"] == "1",
            conflict=row["conflict_name"][:160],
            side_a=row["side_a"][:120],
            side_b=row["side_b"][:120],
            dead_best=_count(row["best"]),
            dead_low=_count(row["low"]),
            dead_high=_count(row["high"]),
            dead_civilians=_count(row["deaths_civilians"]),
            told_by=row["source_article"].replace("\0", ""),
        )
    except (KeyError, ValueError, TypeError, AttributeError):
        raise Rejected(_("the row cannot be read")) from None


def _placed(row: Row, on: date, find: FindRegion) -> _Place:
    if row["adm_1"] == TIMOR_LESTE:
        raise Rejected(_("in East Timor, which is no part of Indonesia any more"))
    code = row["where_prec"]
    if code == _AT_SEA:
        raise Rejected(_("in international waters"))
    if code == _IN_COUNTRY:
        return _Place("", EventPlace.COUNTRY, Placing.NONE)
    if code in {_IN_PROVINCE, _FUZZY}:
        return _in_province(row, on)
    if code not in {_EXACT, _NEAR, _IN_REGENCY}:
        raise ValueError(code)
    if code != _IN_REGENCY:
        found = _at_point(row, find, exactly=code == _EXACT)
        if found is not None:
            return found
    return _in_regency(row, on)


def _at_point(row: Row, find: FindRegion, *, exactly: bool) -> _Place | None:
    """Return the region around the point; None at sea, or where the row names another province."""
    lon, lat = float(row["longitude"]), float(row["latitude"])
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(lon, lat)
    region = find(lon, lat, SUBDISTRICT if exactly else REGENCY)
    if not region or not _agrees(province_of(region), row):
        return None
    if exactly:
        return _Place(region, EventPlace.SUBDISTRICT, Placing.POINT, (lon, lat))
    return _Place(region, EventPlace.REGENCY, Placing.POINT)


def _agrees(province: str, row: Row) -> bool:
    """Say whether the province is the one named, or what came of it."""
    named = PROVINCES.get(row["adm_1"])
    if named is None:
        return False
    return province in _CAME_OF.get(named.code, set()) | {named.code}


# Which provinces have come of those that events name.
_CAME_OF: Final = {
    "32": {"36"},
    "73": {"76"},
    "81": {"82"},
    "91": {"92", "93", "94", "95", "96"},
    "92": {"96"},
}


def _in_regency(row: Row, on: date) -> _Place:
    named = REGENCIES.get(row["adm_2"])
    if named is None:
        return _in_province(row, on)
    return _Place(named.code, EventPlace.REGENCY, _by_name(named, on))


def _in_province(row: Row, on: date) -> _Place:
    if not row["adm_1"] and row["where_prec"] != _FUZZY:
        raise Rejected(_("at sea, in no region"))
    named = PROVINCES.get(row["adm_1"])
    if named is None or on.year <= named.divided_in:
        return _Place("", EventPlace.COUNTRY, Placing.NONE)
    return _Place(named.code, EventPlace.PROVINCE, Placing.NAME)


def _by_name(named: Named, on: date) -> Placing:
    return Placing.FORMER_NAME if on.year <= named.divided_in else Placing.NAME


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _count(text: str) -> int:
    number = int(text or 0)
    if number < 0:
        raise ValueError(text)
    return number
