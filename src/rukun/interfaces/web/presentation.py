"""Prepared values: how a date, a deadline, a state, an urgency or a risk is worded and marked.

Templates hold no logic, so a view turns what the domain knows into these small frozen values and
`{% mark value %}` shows them. Every mark is an icon, a word, then a colour; the word is never left out.
Moments are aware datetimes; the zone is the actor's, which the middleware activates.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import ClassVar, Literal, Protocol
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS
from django.utils.translation import gettext, ngettext
from django_stubs_ext import StrOrPromise

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)

Zone = str | tzinfo | None


def _local(at: datetime, zone: Zone) -> datetime:
    place = ZoneInfo(zone) if isinstance(zone, str) else zone or timezone.get_current_timezone()
    return at.astimezone(place)


# --- Dates ------------------------------------------------------------------------------------


def day(on: date | datetime, *, zone: Zone = None, with_year: bool = True) -> str:
    """Return "4 Maret 2026", or "4 Maret" without the year."""
    local = _local(on, zone) if isinstance(on, datetime) else on
    text = f"{local.day} {MONTHS[local.month]}"
    return f"{text} {local.year}" if with_year else text


def month(on: date | datetime, *, zone: Zone = None) -> str:
    """Return "Maret 2026"."""
    local = _local(on, zone) if isinstance(on, datetime) else on
    return f"{str(MONTHS[local.month])[:1].upper()}{str(MONTHS[local.month])[1:]} {local.year}"


def day_short(on: date | datetime, *, zone: Zone = None) -> str:
    """Return "4 Mar", as the timeline and the ladder write it."""
    local = _local(on, zone) if isinstance(on, datetime) else on
    return f"{local.day} {str(MONTHS_3[local.month]).capitalize()}"


def clock(at: datetime, *, zone: Zone = None) -> str:
    """Return "09.12": 24 hours, with a dot."""
    return f"{_local(at, zone):%H.%M}"


def day_time(at: datetime, *, zone: Zone = None, with_weekday: bool = False) -> str:
    """Return "4 Maret 2026, 09.12 WIB", the full form for records and headings."""
    local = _local(at, zone)
    weekday = f"{WEEKDAYS[local.weekday()]}, " if with_weekday else ""
    return f"{weekday}{day(local.date())}, {local:%H.%M %Z}"


def day_time_brief(at: datetime, *, now: datetime, zone: Zone = None) -> str:
    """Return "3 Maret, 14.20"; the year is added when it is not this year's."""
    local = _local(at, zone)
    is_this_year = local.year == _local(now, zone).year
    return f"{day(local.date(), with_year=not is_this_year)}, {local:%H.%M}"


# --- Deadlines --------------------------------------------------------------------------------

Tone = Literal["plain", "soon", "late"]


class CountsWorkingDays(Protocol):
    """The part of a work calendar that a deadline needs."""

    def working_days_between(self, earlier: datetime, later: datetime, /) -> int:
        """Count the working days after the day of `earlier`, up to that of `later`."""


@dataclass(frozen=True)
class Due:
    """A deadline badge: clock, amber clock, or broken clock in a red box."""

    template: ClassVar[str] = "components/due.html"
    text: str
    tone: Tone = "plain"

    @property
    def icon(self) -> str:
        """The broken clock says "late" without the colour."""
        return "clock-broken" if self.tone == "late" else "clock"


def due_badge(
    due_at: datetime,
    now: datetime,
    *,
    zone: Zone = None,
    calendar: CountsWorkingDays | None = None,
    soon_within: timedelta | None = None,
) -> Due:
    """Word a deadline as seen at `now`.

    Days of lateness are working days where a `calendar` is given. Amber begins on the day before the
    deadline; a list in which everything is due within a day (verification) passes `soon_within`, so
    that amber still means something there.
    """
    if due_at <= now:
        return Due(_late_text(due_at, now, zone, calendar), "late")
    left = due_at - now
    due_day, today = _local(due_at, zone).date(), _local(now, zone).date()
    is_soon = left <= soon_within if soon_within is not None else due_day <= today + _DAY
    return Due(_left_text(due_at, now, zone), "soon" if is_soon else "plain")


def _left_text(due_at: datetime, now: datetime, zone: Zone) -> str:
    left = due_at - now
    due_day, today = _local(due_at, zone).date(), _local(now, zone).date()
    if left < _HOUR:
        minutes = max(1, left // timedelta(minutes=1))
        return ngettext("%(count)s minute left", "%(count)s minutes left", minutes) % {"count": minutes}
    if due_day == today:
        hours = left // _HOUR
        return ngettext("%(count)s hour left", "%(count)s hours left", hours) % {"count": hours}
    if due_day == today + _DAY:
        return gettext("tomorrow, %(time)s") % {"time": clock(due_at, zone=zone)}
    return day(due_day, with_year=due_day.year != today.year)


def _late_text(due_at: datetime, now: datetime, zone: Zone, calendar: CountsWorkingDays | None) -> str:
    late = now - due_at
    if late < _HOUR:
        minutes = max(1, late // timedelta(minutes=1))
        return ngettext("%(count)s minute late", "%(count)s minutes late", minutes) % {"count": minutes}
    if late < _DAY:
        hours = late // _HOUR
        return ngettext("%(count)s hour late", "%(count)s hours late", hours) % {"count": hours}
    days = calendar.working_days_between(due_at, now) if calendar else late // _DAY
    if days < 1:  # the office has been closed since
        return gettext("late since %(day)s") % {"day": day(due_at, zone=zone, with_year=False)}
    return ngettext("%(count)s day late", "%(count)s days late", days) % {"count": days}


def since(at: datetime, *, zone: Zone = None) -> str:
    """Return "sejak 26 Februari": how long a request waits, which is never late."""
    return gettext("since %(day)s") % {"day": day(at, zone=zone, with_year=False)}


# --- Urgency and risk -------------------------------------------------------------------------

Urgency = Literal["red", "yellow", "green"]


@dataclass(frozen=True)
class UrgencyMark:
    """Kesegeraan: triangle, diamond or disc with its word; `extra` follows ("Merah, 1 jam")."""

    template: ClassVar[str] = "components/urgency.html"
    level: Urgency
    extra: str = ""

    @property
    def text(self) -> str:
        """The word beside the icon."""
        word = {
            "red": gettext("Red"),
            "yellow": gettext("Yellow"),
            "green": gettext("Green"),
        }[self.level]
        return f"{word}, {self.extra}" if self.extra else word

    @property
    def icon(self) -> str:
        """Name of the drawing."""
        return f"urgency-{self.level}"


def urgency_mark(level: str, extra: str = "") -> UrgencyMark | None:
    """Return the mark of a stored urgency; None where none has been set."""
    match level:
        case "red" | "yellow" | "green":
            return UrgencyMark(level, extra)
    return None


RISK_LEVELS: Mapping[str, int] = {"low": 1, "medium": 2, "high": 3, "very_high": 4}


@dataclass(frozen=True)
class RiskMark:
    """Tingkat kerawanan: one to four bars in one brown hue, never read as urgency."""

    template: ClassVar[str] = "components/risk.html"
    level: int
    is_short: bool = False

    @property
    def text(self) -> str:
        """The word beside the bars; the short form stands under a column headed "Kerawanan"."""
        full = (gettext("Low risk"), gettext("Medium risk"), gettext("High risk"), gettext("Very high risk"))
        short = (
            gettext("Low"),
            gettext("Medium"),
            gettext("High"),
            gettext("Very high"),
        )
        return (short if self.is_short else full)[self.level - 1]

    @property
    def bars(self) -> tuple[tuple[int, int, int, bool], ...]:
        """Return x, y, height and whether it is filled, for each of the four bars."""
        return tuple((at * 5, 9 - at * 3, 5 + at * 3, at < self.level) for at in range(4))


def risk_mark(level: str | int | None, *, is_short: bool = False) -> RiskMark | None:
    """Return the mark of a stored risk (1–4, or low … very_high); None where nobody has rated it."""
    number = RISK_LEVELS.get(level) if isinstance(level, str) else level
    if number is None or not 1 <= number <= 4:
        return None
    return RiskMark(number, is_short)


# --- States -----------------------------------------------------------------------------------

StateTone = Literal["plain", "now", "ok", "wait", "stop"]


@dataclass(frozen=True)
class StateMark:
    """Keadaan: what the matter, report, task or request is in, as icon and word."""

    template: ClassVar[str] = "components/state.html"
    text: StrOrPromise
    icon: str = "ring"
    tone: StateTone = "plain"


_STATE_FORMS: Mapping[str, tuple[str, StateTone]] = {
    # not begun
    "draft": ("ring", "plain"),
    "sent": ("ring", "plain"),
    "new": ("ring", "plain"),
    "given": ("ring", "plain"),
    "offered": ("up", "now"),
    # in work; in colour where it is the place that holds the matter now
    "verified": ("half", "now"),
    "handled": ("half", "now"),
    "accepted": ("half", "plain"),
    "in_progress": ("half", "plain"),
    "proof_submitted": ("half", "plain"),
    "reopened": ("return", "now"),
    "monitored": ("eye", "now"),
    # done
    "agreed": ("tick", "ok"),
    "closed": ("tick", "ok"),
    "done": ("tick", "ok"),
    "answered": ("tick", "ok"),
    "became_case": ("tick", "ok"),
    "attached": ("link", "plain"),
    "look_alike": ("link", "plain"),
    # beside the road
    "watched": ("eye", "plain"),
    "legal": ("scales", "plain"),
    "adjourned": ("clock", "stop"),
    "deadlock": ("warning", "stop"),
    "refused_to_sign": ("pen", "stop"),
    "declined": ("return", "stop"),
    "returned": ("return", "stop"),
    "withdrawn": ("cross", "plain"),
    "cancelled": ("cross", "plain"),
    "not_shown": ("cross", "plain"),
    "needs_clarification": ("question", "stop"),
    # waiting for an answer is never late and never red
    "waiting": ("question", "wait"),
}


def state_mark(code: str, text: StrOrPromise) -> StateMark:
    """Return the mark for a state code with its label; an unknown code gets the plain empty ring."""
    icon, tone = _STATE_FORMS.get(code, ("ring", "plain"))
    return StateMark(text, icon, tone)


Mark = Due | UrgencyMark | RiskMark | StateMark
