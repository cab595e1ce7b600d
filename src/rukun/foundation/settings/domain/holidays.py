"""Keep the days off right: local ones by the regency, national ones by the yearly decree."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.settings import policy
from rukun.foundation.settings.defaults import national_holidays
from rukun.foundation.settings.domain.values import stream_of
from rukun.foundation.settings.enums import HolidayCategory
from rukun.foundation.settings.models import Holiday
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed


@transaction.atomic
def add_local_holiday(*, region: str, day: date, name: str, actor: Actor, at: datetime) -> Holiday:
    """Close the offices of `region` on `day`; running deadlines keep the date they were given."""
    if not region or not policy.may_manage(region=region, actor=actor):
        raise NotAllowed
    if not name.strip():
        raise Invalid("name", _("Give the day a name."))
    try:
        with transaction.atomic():
            holiday = Holiday.objects.create(
                region_id=region, date=day, name=name.strip()[:120], category=HolidayCategory.LOCAL
            )
    except IntegrityError:
        raise Invalid("day", _("This day is already a local holiday here.")) from None
    _note(holiday, "holiday.added", actor=actor, at=at)
    return holiday


@transaction.atomic
def remove_local_holiday(*, holiday: Holiday, actor: Actor, at: datetime) -> None:
    """Open the offices on that day after all."""
    region = holiday.region_id or ""
    if not region or not policy.may_manage(region=region, actor=actor):
        raise NotAllowed
    Holiday.objects.filter(pk=holiday.pk).delete()
    _note(holiday, "holiday.removed", actor=actor, at=at)


@transaction.atomic
def refresh_national_holidays(*, years: Iterable[int], actor: Actor, at: datetime) -> int:
    """Make the national days off of `years` what the installed library knows; return the changes.

    Run after an upgrade: until the yearly decree the days of a coming year are estimates.
    """
    if not policy.may_manage(region="", actor=actor):
        raise NotAllowed
    changed = sum(_refresh(year) for year in sorted(set(years)))
    if changed:
        record(
            stream=stream_of(""),
            action="holidays.refreshed",
            actor=actor,
            at=at,
            object_type="holiday",
            data={"changed": changed},
        )
    return changed


def _refresh(year: int) -> int:
    held = {
        (row.date, row.name, row.category): row.pk
        for row in Holiday.objects.filter(region=None, date__year=year)
    }
    right = {(day, name, category.value) for day, name, category in national_holidays(year)}
    gone = [pk for facts, pk in held.items() if facts not in right]
    Holiday.objects.filter(pk__in=gone).delete()
    missing = sorted(right - held.keys())
    Holiday.objects.bulk_create(
        Holiday(date=day, name=name, category=category) for day, name, category in missing
    )
    return len(gone) + len(missing)


def _note(holiday: Holiday, action: str, *, actor: Actor, at: datetime) -> None:
    record(
        stream=stream_of(holiday.region_id or ""),
        action=action,
        actor=actor,
        at=at,
        object_type="holiday",
        object_id=holiday.pk,
        data={"date": holiday.date.isoformat()},
    )
