"""Deadlines: the clocks of the law and of practice, on the calendar of the region.

Hours run day and night, because what is red does not wait for the office to open; working
days follow the office. Each function makes at most two queries (settings, holidays). Where a
screen needs many, it takes one `calendar_for` and reuses it.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from rukun.foundation.settings import keys
from rukun.foundation.settings.enums import HolidayCategory, Urgency
from rukun.foundation.settings.keys import Key
from rukun.foundation.settings.models import Holiday
from rukun.foundation.settings.queries import Values, values
from rukun.kernel.worktime import MONDAY_TO_FRIDAY, MONDAY_TO_SATURDAY, WorkCalendar
from rukun.kernel.zones import zone_of

_CALENDAR_KEYS: tuple[Key[object], ...] = (
    keys.ZONE,
    keys.WEEK_DAYS,
    keys.DAY_START,
    keys.DAY_END,
    keys.OBSERVES_LEAVE,
)


def calendar_for(region: str, on: date) -> WorkCalendar:
    """Return the office calendar of `region` by the rules of the day `on`. Two queries."""
    return _calendar(region, values(_CALENDAR_KEYS, region=region, on=on))


def verification_due(urgency: str, region: str, received_at: datetime) -> datetime:
    """Return by when a report must first be verified: red in 1 h, yellow 24 h, green 3 working days."""
    clock = _Clock(
        region,
        received_at,
        [keys.VERIFICATION_RED_HOURS, keys.VERIFICATION_YELLOW_HOURS, keys.VERIFICATION_GREEN_DAYS],
    )
    match Urgency(urgency):
        case Urgency.RED:
            return clock.hours(keys.VERIFICATION_RED_HOURS)
        case Urgency.YELLOW:
            return clock.hours(keys.VERIFICATION_YELLOW_HOURS)
        case Urgency.GREEN:
            return clock.working_days(keys.VERIFICATION_GREEN_DAYS)


def climb_due(urgency: str, region: str, due_at: datetime) -> datetime:
    """Return when a duty that was due at `due_at` is shown to the next rung."""
    clock = _Clock(region, due_at, [keys.CLIMB_AFTER_RED_HOURS, keys.CLIMB_AFTER_DAYS])
    if urgency == Urgency.RED:
        return clock.hours(keys.CLIMB_AFTER_RED_HOURS)
    return clock.working_days(keys.CLIMB_AFTER_DAYS)


def task_due(region: str, given_at: datetime, working_days: int | None = None) -> datetime:
    """Return the deadline of a task: `working_days` if given, else the usual time."""
    return _days_or_usual(keys.TASK_DAYS, region, given_at, working_days)


def request_due(region: str, asked_at: datetime, working_days: int | None = None) -> datetime:
    """Return by when an answer to a request is hoped for; it never turns red and never climbs."""
    return _days_or_usual(keys.REQUEST_DAYS, region, asked_at, working_days)


def handover_due(region: str, offered_at: datetime) -> datetime:
    """Return by when the receiving agency must accept or return a case."""
    return _days_or_usual(keys.HANDOVER_DECISION_DAYS, region, offered_at, None)


def emergency_review_due(region: str, opened_at: datetime) -> datetime:
    """Return by when somebody must have judged an emergency access."""
    return _days_or_usual(keys.EMERGENCY_REVIEW_DAYS, region, opened_at, None)


def deemed_accepted_at(region: str, offered_at: datetime) -> datetime | None:
    """Return when an unanswered hand-over counts as accepted; None where nobody decided so."""
    clock = _Clock(region, offered_at, [keys.DEEMED_ACCEPTANCE_DAYS])
    days = clock.values[keys.DEEMED_ACCEPTANCE_DAYS]
    return None if days is None else clock.calendar().add_working_days(offered_at, days)


def subdistrict_mediation_due(region: str, accepted_at: datetime) -> datetime:
    """Return by when the Forkopimcam should have mediated."""
    return _days_or_usual(keys.SUBDISTRICT_MEDIATION_DAYS, region, accepted_at, None)


def complaint_due(region: str, received_at: datetime) -> datetime:
    """Return by when a complaint needs a follow-up; calendar days."""
    clock = _Clock(region, received_at, [keys.COMPLAINT_DAYS])
    return clock.hours(keys.COMPLAINT_DAYS, unit=24)


def notable_event_due(region: str, known_at: datetime) -> datetime:
    """Return by when regent and governor must know of a notable event."""
    return _Clock(region, known_at, [keys.NOTABLE_EVENT_HOURS]).hours(keys.NOTABLE_EVENT_HOURS)


def watch_ends_on(region: str, decided_at: datetime) -> date:
    """Return the usual day on which a watched report is looked at again: the office is open then."""
    clock = _Clock(region, decided_at, [keys.WATCH_DAYS])
    calendar = clock.calendar()
    day = calendar.local_date(decided_at) + timedelta(days=clock.values[keys.WATCH_DAYS])
    return calendar.local_date(calendar.add_working_days(calendar.opening(day), 0))


def office_closes(region: str, on: date) -> datetime:
    """Return when the office of `region` closes on the day `on`, whether it works then or not."""
    return calendar_for(region, on).closing(on)


class _Clock:
    """The values that one deadline needs, read once."""

    def __init__(self, region: str, start: datetime, needed: Iterable[Key[object]]) -> None:
        if start.tzinfo is None:
            raise ValueError("a moment needs its zone")
        self.region, self.start = region, start
        # The rules of the day on which the clock starts, in the province's own zone.
        on = start.astimezone(WorkCalendar(zone_of(region)).tzinfo).date()
        self.values: Values = values([*_CALENDAR_KEYS, *needed], region=region, on=on)

    def hours(self, key: Key[int], *, unit: int = 1) -> datetime:
        return (self.start + timedelta(hours=self.values[key] * unit)).astimezone(UTC)

    def working_days(self, key: Key[int]) -> datetime:
        return self.calendar().add_working_days(self.start, self.values[key])

    def calendar(self) -> WorkCalendar:
        return _calendar(self.region, self.values)


def _days_or_usual(key: Key[int], region: str, start: datetime, days: int | None) -> datetime:
    clock = _Clock(region, start, [key])
    return clock.working_days(key) if days is None else clock.calendar().add_working_days(start, days)


def _calendar(region: str, held: Values) -> WorkCalendar:
    days_off = Holiday.objects.applying_to(region)
    if not held[keys.OBSERVES_LEAVE]:
        days_off = days_off.exclude(category=HolidayCategory.LEAVE)
    return WorkCalendar(
        zone=held[keys.ZONE] or zone_of(region),
        weekdays=MONDAY_TO_FRIDAY if held[keys.WEEK_DAYS] == 5 else MONDAY_TO_SATURDAY,
        day_start=held[keys.DAY_START],
        day_end=held[keys.DAY_END],
        holidays=frozenset(days_off.values_list("date", flat=True)),
    )
