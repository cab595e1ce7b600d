"""Fill a database with reports: `python -m bench.filling 1000000` (see `stages.make_ready`).

Rows go in by the driver's own bulk way, in one order that both engines take; what a report needs
besides (custody, fingerprint) comes along. Nothing here is a way to write reports in earnest.
"""

import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any
from uuid import UUID

import django
from django.core.management import call_command
from django.db import connection, models

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)  # when the cast of the tests acts
YEARS = 6
HOME = "15.07"
_AT_HOME = 0.25
_COPIES = 0.03
_TEXTS = 5_000
_BATCH = 5_000

Row = tuple[Any, ...]


def main() -> None:
    """Migrate, load the regions, write the cast and then the reports."""
    django.setup()
    count = int(sys.argv[1])
    call_command("migrate", verbosity=0)
    _load_territory()
    from tests.cast import make_cast

    cast = make_cast()
    started = time.perf_counter()
    _write_reports(count, cast)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"  {count:,} reports in {time.perf_counter() - started:,.0f} s", flush=True)


def _load_territory() -> None:
    from rukun.commands.loading import load_boundaries, load_regions

    data = ROOT / "data"
    load_regions(data / "regions_2025.csv.gz")
    for name in ("district", "village_15"):
        load_boundaries(data / f"boundaries/{name}.geojson.gz")


def _write_reports(count: int, cast: Any) -> None:
    from rukun.foundation.sharing.models import Custody
    from rukun.handling.reports.models import Report, ReportFingerprint

    chance = random.Random(2026)
    rows = _Reports(cast, chance)
    written = 0
    while written < count:
        batch = [rows.next() for _ in range(min(_BATCH, count - written))]
        _insert(Report, rows.columns, (row for row, _, _ in batch))
        _insert(Custody, rows.custody_columns, (custody for _, custody, _ in batch))
        prints = (row for _, _, of_report in batch for row in of_report)
        _insert(ReportFingerprint, ("report_id", "band"), prints)
        written += len(batch)
        if written % 100_000 == 0:
            print(f"  {written:,}", flush=True)


class _Reports:
    """Makes rows of reports, each with its custody and its bands."""

    def __init__(self, cast: Any, chance: random.Random) -> None:
        from bench.texts import variants
        from rukun.foundation.sharing.models import Custody
        from rukun.handling.reports.domain import ReportFields, send_report, start_draft

        self._chance = chance
        self._texts = variants(_TEXTS, chance)
        self._home, self._away = _places(HOME, chance), _places("", chance)
        fields = ReportFields(
            urgency="green", kind="tension", title="Contoh", facts="Contoh", issue_type="other"
        )
        report = send_report(
            report=start_draft(fields=fields, actor=cast.fajar, at=NOW), actor=cast.fajar, at=NOW
        )
        custody = Custody.objects.get(object_type="report", object_id=report.pk)
        self._report, self._custody = _Template(report), _Template(custody)
        self.columns, self.custody_columns = self._report.columns, self._custody.columns
        self._number = 0

    def next(self) -> tuple[Row, Row, Sequence[Row]]:
        """Return one report, its custody and the rows of its fingerprint."""
        self._number += 1
        chance = self._chance
        code = (self._home if chance.random() < _AT_HOME else self._away)()
        received = _moment(chance)
        text, bands = chance.choice(self._texts)
        if chance.random() > _COPIES:
            bands = tuple(chance.getrandbits(62) for _ in bands)
        pk = _uuid7(received, chance)
        occurred = (
            received - timedelta(minutes=chance.randrange(30, 2_880)) if chance.random() < 0.8 else None
        )
        report = self._report.row(
            id=pk,
            number=f"LI-{self._number}",
            receipt=f"R{self._number}",
            region_as_filed_id=code,
            region_current_id=code,
            regency=".".join(code.split(".")[:2]),
            raw_text=text,
            title=text[:60],
            state=chance.choice(_STATES),
            kind=chance.choice(_KINDS),
            issue_type=chance.choice(_TYPES),
            occurred_from=occurred,
            occurred_precision="minute" if occurred else "unknown",
            crowd=chance.choice((None, None, 20, 40, 70, 100)),
            received_at=received,
            sent_at=received,
        )
        custody = self._custody.row(id=UUID(int=chance.getrandbits(128)), object_id=pk, from_at=received)
        return report, custody, [(self._report.value(pk), band) for band in bands]


_STATES = ("verified",) * 8 + ("look_alike", "sent")
_KINDS = ("incident",) * 4 + ("tension",) * 3 + ("settled", "nil", "nil")
_TYPES = ("land_plantation", "fishers_gear", "youth_village_brawl", "labour", "social_aid_policy", "other")


def _places(regency: str, chance: random.Random) -> Callable[[], str]:
    """Return a drawer of villages: some few have most of the reports (Zipf)."""
    from rukun.foundation.territory.models import Region
    from rukun.kernel.regions import SUBDISTRICT, VILLAGE, within_q

    regions = Region.objects.filter(level__in=(SUBDISTRICT, VILLAGE), is_current=True)
    codes = list(regions.filter(within_q("code", [regency])) if regency else regions)
    chance.shuffle(codes)
    names = [region.code for region in codes]
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(names))))
    return lambda: chance.choices(names, cum_weights=weights)[0]


def _moment(chance: random.Random) -> datetime:
    """Return a time of receipt: more in recent years, fewer at night and on weekends."""
    while True:
        days = YEARS * 365 * (1 - chance.random() ** 0.6)
        moment = NOW - timedelta(days=days)
        hour = (moment.hour + 7) % 24
        if chance.random() < (0.25 if hour < 6 else 1.0) * (0.6 if moment.weekday() >= 5 else 1.0):
            return moment.replace(microsecond=0)


def _uuid7(moment: datetime, chance: random.Random) -> UUID:
    value = int(moment.timestamp() * 1000) << 80 | 0x7 << 76 | chance.getrandbits(12) << 64
    return UUID(int=value | 0b10 << 62 | chance.getrandbits(62))


class _Template:
    """A row that was written in earnest; others are made of it by changing some columns."""

    def __init__(self, row: models.Model) -> None:
        fields = row._meta.concrete_fields
        self.columns = tuple(field.column for field in fields)
        self._places = {column: place for place, column in enumerate(self.columns)}
        self._values = [self.value(getattr(row, field.attname)) for field in fields]

    def row(self, **changes: Any) -> Row:
        """Return the values in the order of the columns, as the driver takes them."""
        values = self._values.copy()
        for column, value in changes.items():
            values[self._places[column]] = self.value(value)
        return tuple(values)

    def value(self, value: Any) -> Any:
        """Return what the driver of this engine takes for a value."""
        if connection.vendor == "postgresql":
            return value
        if isinstance(value, UUID):
            return value.hex
        if isinstance(value, datetime):
            return value.replace(tzinfo=None).isoformat(" ")
        return value


def _insert(model: type[models.Model], columns: Iterable[str], rows: Iterator[Row] | Iterable[Row]) -> None:
    table, names = model._meta.db_table, ", ".join(f'"{name}"' for name in columns)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" for _ in names.split(", "))
    connection.ensure_connection()
    connection.connection.execute("PRAGMA synchronous=OFF")
    with connection.cursor():
        connection.connection.execute("BEGIN")
        connection.connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)
        connection.connection.execute("COMMIT")


if __name__ == "__main__":
    main()
