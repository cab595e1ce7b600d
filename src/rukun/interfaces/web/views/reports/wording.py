"""How a report is worded: its place, its times, where it comes from, its marks."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from rukun.foundation.people.enums import Basis
from rukun.foundation.territory.models import Region
from rukun.foundation.territory.names import titled_briefly
from rukun.handling.reports.enums import Channel, Precision, ReportState
from rukun.handling.reports.models import Report
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.reports_time import part_of_day
from rukun.interfaces.web.parts import Pair
from rukun.interfaces.web.presentation import CountsWorkingDays, Due, StateMark, due_badge, state_mark
from rukun.kernel.regions import VILLAGE

# On the desk everything is due within days: amber is for what is due within two hours.
_SOON = timedelta(hours=2)


def place_of(region: Region) -> str:
    """Return "Desa Sungai Beras, Kec. Mendahara Ulu" of a region whose parent is loaded."""
    above = region.parent
    if region.level < VILLAGE or above is None:
        return str(region)
    return f"{region}, {titled_briefly(above.name, above.kind)}"


def when_of(at: datetime | None, precision: str, until: datetime | None = None) -> str:
    """Return a time as surely as it is known: "3 Maret 2026, 09.30 WIB", "3 Maret 2026, sore"."""
    if at is None or precision == Precision.UNKNOWN:
        return _("not known")
    begin = _moment(at, precision)
    if until is None:
        return begin
    is_same_day = timezone.localdate(at) == timezone.localdate(until)
    last = presentation.clock(until) if is_same_day else _moment(until, precision)
    return f"{begin} – {last}"


def _moment(at: datetime, precision: str) -> str:
    if precision == Precision.MINUTE:
        return presentation.day_time(at)
    if precision == Precision.PART_OF_DAY:
        return f"{presentation.day(at)}, {part_of_day(at)}"
    if precision == Precision.MONTH:
        return presentation.month(at)
    if precision == Precision.YEAR:
        return str(timezone.localtime(at).year)
    return presentation.day(at)


def report_state(report: Report) -> StateMark:
    """Return the state as icon and word."""
    return state_mark(report.state, ReportState(report.state).label)


def report_due(report: Report, now: datetime, calendar: CountsWorkingDays | None = None) -> Due | None:
    """Return the clock of verification while it runs."""
    if report.state != ReportState.SENT or report.verify_by is None:
        return None
    return due_badge(report.verify_by, now, calendar=calendar, soon_within=_SOON)


def value_of(report: Report) -> str:
    """Return "Nilai B2", or nothing while nobody has judged it."""
    if not report.reliability or not report.credibility:
        return ""
    return _("Value %(value)s") % {"value": f"{report.reliability}{report.credibility}"}


def source_line(report: Report, now: datetime) -> str:
    """Return "Desa Sungai Beras, Kec. Mendahara Ulu · WhatsApp, Operator, 3 Maret, 15.40 · Nilai C3".

    What came in by this application says so by itself, and so does the basis of an act on behalf.
    """
    says_itself = (Channel.APP, report.behalf_basis)
    channel = str(Channel(report.channel).label) if report.channel not in says_itself else ""
    received = presentation.day_time_brief(report.received_at, now=now)
    told = ", ".join(word for word in (channel, told_by(report), received) if word)
    return joined(place_of(report.region_current), told, value_of(report))


def told_by(report: Report) -> str:
    """Return "Operator", or "Operator atas nama Camat Geragai, dasar: telepon"."""
    if report.behalf_office is None:
        return report.filed_by_office.title
    return _("%(recorder)s on behalf of %(office)s, basis: %(basis)s") % {
        "recorder": report.filed_by_office.title,
        "office": report.behalf_office.title,
        "basis": _basis_of(report),
    }


def received_of(report: Report, now: datetime) -> str:
    """Return "4 Mar, 09.12" for a column; the year is added when it is not this year's."""
    local = timezone.localtime(report.received_at)
    year = "" if local.year == timezone.localtime(now).year else f" {local.year}"
    return f"{presentation.day_short(local)}{year}, {presentation.clock(local)}"


def filed_by(report: Report) -> str:
    """Return who filed it: office and agency."""
    return f"{report.filed_by_office.title} · {report.filed_by_agency.short_name}"


def behalf_of(report: Report) -> str:
    """Return "Dicatat atas nama Camat Geragai, dasar: telepon", or nothing."""
    if report.behalf_office is None:
        return ""
    return recorded_for(report.behalf_office.title, _basis_of(report))


def _basis_of(report: Report) -> str:
    return str(Basis(report.behalf_basis).label) if report.behalf_basis else "–"


def recorded_for(office: str, basis: str) -> str:
    """Return the sentence that names for whom an act was recorded."""
    return _("Recorded on behalf of %(office)s, basis: %(basis)s") % {
        "office": office,
        "basis": basis[:1].lower() + basis[1:],
    }


def count_pair(label: StrOrPromise, count: object, *, unknown: StrOrPromise = "") -> Pair:
    """Return a number, "0" where the report says none, and "tidak disebut" where it says nothing."""
    if count is None:
        return Pair(label, unknown or _("not mentioned"), is_unknown=True)
    return Pair(label, str(count))


def known_pairs(pairs: Iterable[Pair]) -> list[Pair]:
    """Drop the pairs without a value."""
    return [pair for pair in pairs if str(pair.value)]


def joined(*texts: StrOrPromise) -> str:
    """Join what is there by dots in the middle of the line."""
    return " · ".join(str(text) for text in texts if text)
