"""Register numbers: one row per register, regency and year; the database queues the writers."""

from datetime import date

from django.db import transaction
from django.db.models import F

from rukun.foundation.settings.enums import Register
from rukun.foundation.settings.keys import NUMBERING
from rukun.foundation.settings.models import NumberCounter
from rukun.foundation.settings.queries import value


def next_number(*, register: str, regency: str, year: int) -> str:
    """Give the next number of a register, such as "LI-2026-0007"; never the same twice.

    The UPDATE locks the counter until the caller's transaction ends, so that a number is
    given only if its record is kept, and two writers queue instead of colliding. Call it late.
    """
    return next_numbers(register=register, regency=regency, year=year, count=1)[0]


@transaction.atomic
def next_numbers(*, register: str, regency: str, year: int, count: int) -> list[str]:
    """Give the next `count` numbers of a register in their order, as `next_number` gives one."""
    kind = Register(register)
    pattern = value(NUMBERING[kind], region=regency, on=date(year, 12, 31))
    counters = NumberCounter.objects.filter(register=kind, regency=regency, year=year)
    if not counters.update(last=F("last") + count):
        NumberCounter.objects.bulk_create(
            [NumberCounter(register=kind, regency=regency, year=year)], ignore_conflicts=True
        )
        counters.update(last=F("last") + count)
    last = counters.values_list("last", flat=True).get()
    return [pattern.format(year=year, n=number) for number in range(last - count + 1, last + 1)]
