"""Read from a heading which days a list is about."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from rukun.handling.reports.enums import Precision
from rukun.handling.reports.parsing.moments import Moment
from rukun.handling.reports.parsing.times import MONTHS, Atom, TimeExpression

_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))


_TO: Final = r"(?:\s?pukul \d\d[.:]\d\d)?\s?(?:-|s\s?/\s?d|s\.d\.?|sd|sampai(?: dengan)?)\s?"


_DAYNAME: Final = r"(?:(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu),?\s)?"


_PERIOD: Final = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:\s(?P<m1>{_MONTH}))?(?:\s(?P<y1>20\d\d))?{_TO}{_DAYNAME}(?P<d2>\d{{1,2}})\s(?P<m2>{_MONTH})(?:\s(?P<y2>20\d\d))?"
    rf"|(?P<sd1>\d{{1,2}})/(?P<sm1>\d{{1,2}}){_TO}{_DAYNAME}(?P<sd2>\d{{1,2}})/(?P<sm2>\d{{1,2}})"
)


_WHOLE_MONTH: Final = re.compile(
    rf"(?:^|\n|bulan |rekap\w* [^\n]{{0,60}}?)(?<!\d )(?P<m>{_MONTH})\s(?P<y>20\d\d)\b"
)


def _whole_month(head: str, received: datetime) -> Moment | None:
    """Read "REKAP … JANUARI 2026" in a heading."""
    match = _WHOLE_MONTH.search(head)
    if not match:
        return None
    year, month = int(match["y"]), MONTHS[match["m"]]
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    if first > received.date():
        return None
    start = datetime.combine(first, time(0), tzinfo=received.tzinfo)
    return Moment(
        nowhere(0, 0), first, start, datetime.combine(last, time(0), tzinfo=received.tzinfo), Precision.DAY
    )


def period_in(head: str, received: datetime) -> Moment | None:
    """Read "Periode Senin 12 s.d Minggu 18 Januari 2026" in a heading."""
    match = _PERIOD.search(head)
    if not match:
        return _whole_month(head, received)
    found = match.groupdict()
    year = int(found["y2"] or found["y1"] or received.year)
    try:
        if found["sd1"]:
            first = date(year, int(found["sm1"]), int(found["sd1"]))
            last = date(year, int(found["sm2"]), int(found["sd2"]))
        else:
            month = MONTHS[found["m2"]]
            last = date(year, month, int(found["d2"]))
            first = date(
                int(found["y1"] or year), MONTHS[found["m1"]] if found["m1"] else month, int(found["d1"])
            )
    except ValueError:
        return None
    if last < first or (last - first).days > 40:
        return None
    start = datetime.combine(first, time(0), tzinfo=received.tzinfo)
    until = datetime.combine(last, time(0), tzinfo=received.tzinfo)
    return Moment(nowhere(0, 0), first, start, until, Precision.DAY)


def nowhere(start: int, end: int) -> TimeExpression:
    """Return an expression that stands for a heading, or a chat's clock, and not for words of the report."""
    return TimeExpression((Atom("head", start, end, ""),))
