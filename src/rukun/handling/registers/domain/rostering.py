"""Plan who is on duty when, take a shift off the roster, repeat a week."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.models import Office
from rukun.handling.registers.domain.writing import check_columns, journal, require_keeper
from rukun.handling.registers.models import DutyShift
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid
from rukun.kernel.zones import zone_of

DAYS_OF_WEEK: Final = 7
_LONGEST: Final = timedelta(hours=24)
_PHONE: Final = re.compile(r"\+?\d[\d ().-]{4,18}")


class ShiftGone(DomainError):
    """Somebody took the shift off the roster already."""

    message = _("This shift is no longer on the roster. Reload the page.")


class NothingToRepeat(DomainError):
    """The week before is empty, or its shifts stand in this week already."""

    message = _("The week before has no shift that is not on this week’s roster yet.")


@dataclass(frozen=True, kw_only=True)
class ShiftFields:
    """One person on duty for an office. `phone` is the number of the duty; times are aware."""

    office: Office
    name: str
    phone: str
    starts_at: datetime
    ends_at: datetime


@transaction.atomic
def plan_shift(*, fields: ShiftFields, actor: Actor, at: datetime) -> DutyShift:
    """Put somebody on the roster of the regency."""
    office_id, _person = require_keeper(actor.regency, actor)
    shift = DutyShift(recorded_by_office_id=office_id)
    if not Office.objects.visible_to(actor).active().filter(pk=fields.office.pk).exists():
        raise Invalid("office", _("Choose an office from the list."))
    name = " ".join(fields.name.split())
    if not _PHONE.fullmatch(fields.phone.strip()):
        raise Invalid("phone", _("Give a telephone number, such as 0740-21234."))
    if not timedelta(0) < fields.ends_at - fields.starts_at <= _LONGEST:
        raise Invalid("ends_at", _("A shift ends after it begins, and within 24 hours."))
    columns: dict[str, object] = {
        "regency": actor.regency,
        "office_id": fields.office.pk,
        "name": name,
        "phone": fields.phone.strip(),
        "starts_at": fields.starts_at,
        "ends_at": fields.ends_at,
    }
    check_columns(shift, columns)
    twice = DutyShift.objects.filter(
        regency=actor.regency, office=fields.office, name=name, starts_at=fields.starts_at
    )
    if twice.exists():
        raise Invalid("name", _("This shift is on the roster already."))
    shift.save(force_insert=True)
    _note("roster.planned", actor.regency, shift.pk, actor, at, starts_at=fields.starts_at.isoformat())
    return shift


@transaction.atomic
def remove_shift(*, shift: DutyShift, actor: Actor, at: datetime) -> None:
    """Take a shift off the roster; the journal keeps that it stood there."""
    require_keeper(shift.regency, actor)
    pk, starts = shift.pk, shift.starts_at.isoformat()
    deleted, _rows = DutyShift.objects.filter(pk=pk).delete()
    if not deleted:
        raise ShiftGone
    _note("roster.removed", shift.regency, pk, actor, at, starts_at=starts)


@transaction.atomic
def repeat_week(*, monday: date, actor: Actor, at: datetime) -> int:
    """Copy the shifts of the week before into the week of `monday`; return how many were new.

    Each keeps its time of the day in the regency's zone. What stands there already is left alone.
    """
    office_id, _person = require_keeper(actor.regency, actor)
    before, _end = week_of(monday - timedelta(days=DAYS_OF_WEEK), actor.regency)
    start, _end = week_of(monday, actor.regency)
    copied = 0
    for old in DutyShift.objects.filter(regency=actor.regency, starts_at__gte=before, starts_at__lt=start):
        _shift, is_new = DutyShift.objects.get_or_create(
            regency=old.regency,
            office_id=old.office_id,
            name=old.name,
            starts_at=old.starts_at + timedelta(days=DAYS_OF_WEEK),
            defaults={
                "phone": old.phone,
                "ends_at": old.ends_at + timedelta(days=DAYS_OF_WEEK),
                "recorded_by_office_id": office_id,
            },
        )
        copied += is_new
    if not copied:
        raise NothingToRepeat
    _note("roster.repeated", actor.regency, None, actor, at, monday=monday.isoformat(), copied=copied)
    return copied


def week_of(day: date, regency: str) -> tuple[datetime, datetime]:
    """Return when the week around `day` begins and ends in `regency`, Monday to Monday.

    No zone of the country changes its clock, so a week is always 168 hours.
    """
    monday = day - timedelta(days=day.weekday())
    begins = datetime.combine(monday, time.min, tzinfo=ZoneInfo(zone_of(regency)))
    return begins, begins + timedelta(days=DAYS_OF_WEEK)


def _note(action: str, regency: str, shift: UUID | None, actor: Actor, at: datetime, **data: object) -> None:
    journal(
        action,
        stream=f"roster:{regency}",
        object_type="duty_shift" if shift else "",
        object_id=shift or "",
        actor=actor,
        at=at,
        **data,
    )
