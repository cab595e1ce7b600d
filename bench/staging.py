"""Who asks, and about which rows, when an operation is timed on a filled database."""

import random
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import connection

from bench.measuring import Timing, timed

if TYPE_CHECKING:
    from rukun.handling.reports.models import Report
    from rukun.kernel.actor import Actor

CALLS = 220  # the first 20 warm the caches


@dataclass(frozen=True)
class Stage:
    """The filled database, seen by the operator of one Kesbangpol."""

    @cached_property
    def actor(self) -> "Actor":
        """Return the operator of 15.07, when the cast of the tests acts."""
        from bench.filling import NOW
        from rukun.foundation.people.domain.actors import build_actor
        from rukun.foundation.people.models import Account

        return build_actor(Account.objects.get(person__name="Budi Santoso"), NOW)

    def reports(self) -> list["Report"]:
        """Return reports of the regency over all years, the same in each run."""
        from bench.filling import HOME
        from rukun.handling.reports.models import Report

        ids = list(Report.objects.filter(regency=HOME).order_by("pk").values_list("pk", flat=True))
        chosen = random.Random(1).sample(ids, min(CALLS, len(ids)))
        found = Report.objects.in_bulk(chosen)
        return [found[pk] for pk in chosen]

    def floor(self) -> Timing:
        """Time a bare indexed read of 50 reports, all columns, through the driver."""
        from bench.filling import HOME

        sql = "SELECT * FROM reports_report WHERE regency = %s ORDER BY received_at DESC, id DESC LIMIT 50"

        def read() -> list[tuple[object, ...]]:
            with connection.cursor() as cursor:
                cursor.execute(sql, [HOME])
                return list(cursor.fetchall())

        return timed([read] * CALLS)
