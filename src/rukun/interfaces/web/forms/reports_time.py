"""When something happened, as surely as it is known: a day, part of it, or a minute.

The precision follows from what is filled in, so that nobody has to say it a second time.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from rukun.handling.reports.enums import Precision

_DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"]
_TIME_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S"]
# What the domain calls a time, and the field at which it is mended.
TIME_FIELDS = {
    "occurred_from": "occurred_on",
    "occurred_until": "until_on",
    "occurred_precision": "occurred_on",
    "started_at": "occurred_on",
    "ended_at": "until_on",
}
_END_OF_DAY = time(23, 59)


class PartOfDay(models.TextChoices):
    """Parts of the day as people say them; the value is the hour at which each begins."""

    SMALL_HOURS = "0", _("after midnight")
    MORNING = "5", _("morning")
    NOON = "10", _("midday")
    AFTERNOON = "15", _("afternoon")
    NIGHT = "18", _("evening or night")


# Said in the same field: no part of the day, but that not even the day is known.
_LESS_THAN_A_DAY = [
    (Precision.MONTH.value, _("only the month is known")),
    (Precision.YEAR.value, _("only the year is known")),
]


@dataclass(frozen=True)
class Span:
    """A stretch of time and how surely its beginning is known."""

    begins: datetime | None = None
    ends: datetime | None = None
    precision: str = Precision.UNKNOWN


def date_field(label: StrOrPromise) -> forms.DateField:
    """Return a day with the device's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, input_formats=_DATE_FORMATS)


def time_field(label: StrOrPromise, *, help_text: StrOrPromise = "") -> forms.TimeField:
    """Return a time of day with the device's own clock."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(
        label=label, help_text=help_text, required=False, widget=widget, input_formats=_TIME_FORMATS
    )


class HappenedForm(forms.Form):
    """The five fields of a stretch of time; all may stay empty."""

    occurred_on = date_field(_("Day it happened"))
    occurred_time = time_field(_("Time"), help_text=_("May stay empty."))
    occurred_part = forms.ChoiceField(
        label=_("Part of the day"), required=False, choices=[("", "–"), *PartOfDay.choices, *_LESS_THAN_A_DAY]
    )
    until_on = date_field(_("Until (day)"))
    until_time = time_field(_("Until (time)"))

    def span(self) -> Span:
        """Return what the cleaned fields say."""
        cleaned = self.cleaned_data
        day, ends_on = cleaned.get("occurred_on"), cleaned.get("until_on")
        if day is None:
            return Span()
        clock, part = cleaned.get("occurred_time"), cleaned.get("occurred_part")
        until_time = cleaned.get("until_time")
        ends = None
        if ends_on or until_time:
            ends = _moment(ends_on or day, until_time or _END_OF_DAY)
        if part == Precision.MONTH:
            return Span(_moment(day.replace(day=1), time.min), None, Precision.MONTH)
        if part == Precision.YEAR:
            return Span(_moment(day.replace(month=1, day=1), time.min), None, Precision.YEAR)
        if clock is not None:
            return Span(_moment(day, clock), ends, Precision.MINUTE)
        if part:
            return Span(_moment(day, time(int(part))), ends, Precision.PART_OF_DAY)
        return Span(_moment(day, time.min), ends, Precision.DAY)

    def check_span(self) -> None:
        """Refuse a time without its day."""
        cleaned = self.cleaned_data
        needs_day = ("occurred_time", "occurred_part", "until_on", "until_time")
        if not cleaned.get("occurred_on") and any(cleaned.get(name) for name in needs_day):
            self.add_error("occurred_on", _("Give the day as well."))


def span_fields(begins: datetime | None, ends: datetime | None, precision: str) -> dict[str, object]:
    """Return the five fields that say what a record says; the opposite of `HappenedForm.span`."""
    zone = timezone.get_current_timezone()
    shown: dict[str, object] = {}
    if begins is not None:
        shown |= _beginning(begins.astimezone(zone), precision)
    if ends is not None:
        local = ends.astimezone(zone)
        shown |= {"until_on": local.date(), "until_time": local.time().replace(second=0, microsecond=0)}
    return shown


def part_of_day(at: datetime, zone: tzinfo | None = None) -> str:
    """Return the word for the part of the day in which a moment lies."""
    hour = at.astimezone(zone or timezone.get_current_timezone()).hour
    return str([part for part in PartOfDay if int(part.value) <= hour][-1].label)


def _beginning(local: datetime, precision: str) -> dict[str, object]:
    shown: dict[str, object] = {"occurred_on": local.date()}
    if precision == Precision.MINUTE:
        shown["occurred_time"] = local.time().replace(second=0, microsecond=0)
    elif precision in {Precision.MONTH, Precision.YEAR}:
        shown["occurred_part"] = str(precision)
    elif precision == Precision.PART_OF_DAY:
        shown["occurred_part"] = [p.value for p in PartOfDay if int(p.value) <= local.hour][-1]
    return shown


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=timezone.get_current_timezone())
