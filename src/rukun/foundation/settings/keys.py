"""The registry of settings: every key with its type, default, label and legal basis.

A number that no law fixes is a setting with its basis in words, never a constant in code
(domain.md: "Every number marked (check) is a setting"). `Key` is generic, so that reading a
key gives a typed value.
"""

from dataclasses import dataclass
from datetime import time
from typing import Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rukun.foundation.settings import shapes
from rukun.foundation.settings.enums import MapColour, Register, Risk
from rukun.foundation.settings.shapes import JSON, RiskMatrix, Shape

T_co = TypeVar("T_co", covariant=True)

_PRACTICE = _("Working practice; the regency may fix it by decree")


@dataclass(frozen=True)
class Key(Generic[T_co]):
    """One setting: where it is stored, what it may hold, and why it holds what it does."""

    code: str
    label: str | Promise
    shape: Shape[T_co]
    default: JSON
    legal_basis: str | Promise = _PRACTICE
    unit: str | Promise = ""

    @property
    def group(self) -> str:
        """The part of the code before the dot: one panel of the settings screen."""
        return self.code.partition(".")[0]


HOURS = _("hours")
DAYS = _("days")
WORKING_DAYS = _("working days")
MEGABYTES = _("MB")

_hours = shapes.whole_number(1, 24 * 30)
_days = shapes.whole_number(1, 365)

# --- Clocks ------------------------------------------------------------------

VERIFICATION_RED_HOURS: Key[int] = Key(
    "clock.verification_red_hours", _("First verification of a red report within"), _hours, 1, unit=HOURS
)
VERIFICATION_YELLOW_HOURS: Key[int] = Key(
    "clock.verification_yellow_hours",
    _("First verification of a yellow report within"),
    _hours,
    24,
    unit=HOURS,
)
VERIFICATION_GREEN_DAYS: Key[int] = Key(
    "clock.verification_green_days",
    _("First verification of a green report within"),
    _days,
    3,
    unit=WORKING_DAYS,
)
SUBDISTRICT_MEDIATION_DAYS: Key[int] = Key(
    "clock.subdistrict_mediation_days", _("Mediation in the subdistrict within"), _days, 5, unit=WORKING_DAYS
)
COMPLAINT_DAYS: Key[int] = Key(
    "clock.complaint_days", _("Follow-up of a complaint within"), _days, 3, unit=DAYS
)
NOTABLE_EVENT_HOURS: Key[int] = Key(
    "clock.notable_event_hours",
    _("Notable event reported to the regent and governor within"),
    _hours,
    24,
    unit=HOURS,
)
BREACH_NOTICE_HOURS: Key[int] = Key(
    "clock.breach_notice_hours", _("Notice of a data breach within"), _hours, 72, "UU 27/2022", unit=HOURS
)
TASK_DAYS: Key[int] = Key("clock.task_days", _("Usual time for a task"), _days, 5, unit=WORKING_DAYS)
REQUEST_DAYS: Key[int] = Key(
    "clock.request_days", _("Usual time for a request for information"), _days, 5, unit=WORKING_DAYS
)
HANDOVER_DECISION_DAYS: Key[int] = Key(
    "clock.handover_decision_days",
    _("Accept or return a handed-over case within"),
    _days,
    3,
    unit=WORKING_DAYS,
)
EMERGENCY_REVIEW_DAYS: Key[int] = Key(
    "clock.emergency_review_days", _("Review an emergency access within"), _days, 3, unit=WORKING_DAYS
)
DEEMED_ACCEPTANCE_DAYS: Key[int | None] = Key(
    "clock.deemed_acceptance_days",
    _("A handed-over case counts as accepted after (empty: never)"),
    shapes.optional(_days),
    None,
    _("Off unless the regency decides so by decree"),
    unit=WORKING_DAYS,
)
STUCK_DAYS: Key[int] = Key(
    "clock.stuck_days", _("A case counts as stuck when nothing happened for"), _days, 14, unit=DAYS
)
WATCH_DAYS: Key[int] = Key(
    "clock.watch_days", _("A watched report is looked at again after"), _days, 14, unit=DAYS
)
CLIMB_AFTER_DAYS: Key[int] = Key(
    "clock.climb_after_days",
    _("An overdue duty is shown to the next rung after"),
    shapes.whole_number(1, 60),
    1,
    unit=WORKING_DAYS,
)
CLIMB_AFTER_RED_HOURS: Key[int] = Key(
    "clock.climb_after_red_hours",
    _("An overdue red report is shown to the next rung after"),
    _hours,
    1,
    unit=HOURS,
)

# --- Working time ------------------------------------------------------------

ZONE: Key[str] = Key(
    "work.zone", _("Time zone (empty: that of the province)"), shapes.zone, "", "Keppres 41/1987"
)
WEEK_DAYS: Key[int] = Key(
    "work.week_days", _("Working days per week"), shapes.one_of((5, 6)), 5, "Perpres 21/2023", unit=DAYS
)
DAY_START: Key[time] = Key("work.day_start", _("The office opens at"), shapes.clock_time, "08:00")
DAY_END: Key[time] = Key("work.day_end", _("The office closes at"), shapes.clock_time, "16:00")
OBSERVES_LEAVE: Key[bool] = Key(
    "work.observes_leave",
    _("Joint leave days are days off"),
    shapes.switch,
    True,
    _("Yearly joint decree (SKB)"),
)

# --- Risk --------------------------------------------------------------------

RISK_MATRIX: Key[RiskMatrix] = Key(
    "risk.matrix",
    _("Risk by likelihood (rows) and impact (columns)"),
    shapes.risk_matrix,
    [
        ["low", "low", "medium", "medium"],
        ["low", "medium", "high", "high"],
        ["medium", "high", "high", "very_high"],
        ["medium", "high", "very_high", "very_high"],
    ],
)
RISK_COLOURS: Key[dict[Risk, MapColour]] = Key(
    "risk.colours",
    _("Map colour of each rating"),
    shapes.risk_colours,
    {"low": "low", "medium": "medium", "high": "high", "very_high": "high"},
)

# --- Letterhead --------------------------------------------------------------

_LETTERHEAD = _("Regional regulation on official letters (tata naskah dinas)")
GOVERNMENT: Key[str] = Key("letterhead.government", _("Government, first line"), shapes.text, "", _LETTERHEAD)
AGENCY_NAME: Key[str] = Key("letterhead.agency_name", _("Name of the agency"), shapes.text, "", _LETTERHEAD)
ADDRESS_LINES: Key[tuple[str, ...]] = Key(
    "letterhead.address_lines", _("Address"), shapes.lines, [], _LETTERHEAD
)
PHONE: Key[str] = Key("letterhead.phone", _("Phone"), shapes.text, "", _LETTERHEAD)
EMAIL: Key[str] = Key("letterhead.email", _("E-mail"), shapes.text, "", _LETTERHEAD)

# --- Numbering ---------------------------------------------------------------

_NUMBERING = _("Regional regulation on official letters (tata naskah dinas)")
NUMBERING: dict[Register, Key[str]] = {
    register: Key(
        f"numbering.{register.value}",
        register.label,
        shapes.number_pattern,
        f"{prefix}-{{year}}-{{n:04d}}",
        _NUMBERING,
    )
    for register, prefix in (
        (Register.REPORT, "LI"),
        (Register.INCIDENT, "PS"),
        (Register.CASE, "PM"),
        (Register.REQUEST, "PK"),
    )
}

# --- Registers ---------------------------------------------------------------

ORGANISATION_EXPIRY_DAYS: Key[int] = Key(
    "register.organisation_expiry_days",
    _("Reminder before the registration of an organisation runs out"),
    _days,
    30,
    unit=DAYS,
)
DEMONSTRATION_NOTICE_HOURS: Key[int] = Key(
    "register.demonstration_notice_hours",
    _("Notice of a demonstration reaches Polri before it begins by"),
    _hours,
    72,
    _("UU 9/1998, article 10 (to be checked)"),
    unit=HOURS,
)

# --- Files -------------------------------------------------------------------

FILE_MEGABYTES: Key[int] = Key(
    "files.max_megabytes",
    _("Largest file"),
    shapes.whole_number(1, 100),
    10,
    _("Capacity of the server"),
    unit=MEGABYTES,
)

KEYS: dict[str, Key[object]] = {
    key.code: key for key in (*list(globals().values()), *NUMBERING.values()) if isinstance(key, Key)
}
