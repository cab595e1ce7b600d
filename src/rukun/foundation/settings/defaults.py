"""What every installation starts with, put in after each `migrate` wherever it is missing.

Not a data migration: those are lost when a test flushes the tables, and could not bring new
words to an installation that is already there. Nothing that exists is touched, so that a
regency's own changes stay.

Holidays come from the `holidays` library: it works offline, its version is locked, it carries
the decreed joint leave (cuti bersama) and knows the years to come, which a file would not.
"""

from datetime import date
from functools import cache

import holidays as holiday_library
from django.db import DEFAULT_DB_ALIAS

from rukun.foundation.settings.enums import HolidayCategory
from rukun.foundation.settings.models import Holiday, Lookup
from rukun.foundation.settings.vocabulary import WORDS

FIRST_YEAR, LAST_YEAR = 2015, 2027
_CATEGORIES = {"public": HolidayCategory.NATIONAL, "government": HolidayCategory.LEAVE}


@cache
def national_holidays(year: int) -> tuple[tuple[date, str, HolidayCategory], ...]:
    """Return (day, name, category) of `year`; beyond the latest decree they are estimates."""
    return tuple(
        (day, name[:120], category)
        for source, category in _CATEGORIES.items()
        for day, name in sorted(
            holiday_library.country_holidays("ID", years=year, categories=(source,), language="id").items()
        )
    )


def load_defaults(*, using: str = DEFAULT_DB_ALIAS, **_signal: object) -> None:
    """Add the missing national words and holidays; receiver of `post_migrate`."""
    words, days_off = Lookup.objects.using(using), Holiday.objects.using(using)
    present = set(words.filter(region=None).values_list("list_code", "code"))
    words.bulk_create(
        [word for word in _national_words() if (word.list_code, word.code) not in present],
        ignore_conflicts=True,
    )
    loaded = {day.year for day in days_off.filter(region=None).dates("date", "year")}
    missing = [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if year not in loaded]
    days_off.bulk_create(
        [
            Holiday(date=day, name=name, category=category)
            for year in missing
            for day, name, category in national_holidays(year)
        ],
        ignore_conflicts=True,
    )


def _national_words() -> list[Lookup]:
    return [
        Lookup(
            list_code=list_code,
            code=code,
            label=label,
            label_en=label_en,
            flags=list(flags),
            order=order * 10,
        )
        for list_code, words in WORDS.items()
        for order, (code, label, label_en, flags) in enumerate(words, start=1)
    ]
