"""The history of a report, told from its journal."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.enums import Basis
from rukun.interfaces.web.parts import TimelineEntry
from rukun.interfaces.web.presentation import clock, day, day_short
from rukun.interfaces.web.views.reports.reading import ReportFile
from rukun.interfaces.web.views.reports.wording import recorded_for

# Action code: icon, and what it is called.
_ACTS: dict[str, tuple[str, StrOrPromise]] = {
    "report.drafted": ("pen", gettext_lazy("Draft begun")),
    "report.sent": ("send", gettext_lazy("Sent")),
    "report.verified": ("tick", gettext_lazy("Verified")),
    "report.clarification_asked": ("question", gettext_lazy("Clarification asked")),
    "report.clarified": ("message", gettext_lazy("Clarified")),
    "report.amended": ("pen", gettext_lazy("Amended")),
    "report.not_shown": ("cross", gettext_lazy("Could not be established")),
    "report.linked": ("link", gettext_lazy("Linked as look-alike")),
    "report.look_alike_proposed": ("link", gettext_lazy("Proposed as look-alike")),
    "report.unlinked": ("return", gettext_lazy("Separated again")),
    "report.marked_different": ("cross", gettext_lazy("Look-alike ruled out")),
    "report.watched": ("eye", gettext_lazy("Watched")),
    "report.woke": ("eye", gettext_lazy("Came back to the desk on its day")),
    "report.watch_prolonged": ("eye", gettext_lazy("Watched further")),
    "report.watch_ended": ("tick", gettext_lazy("Watch ended")),
    "report.became_case": ("folder", gettext_lazy("Became a case")),
    "report.attached": ("folder", gettext_lazy("Attached to a case")),
    "report.answered": ("message", gettext_lazy("Reporter answered")),
    "report.incident_linked": ("warning", gettext_lazy("Incident recorded")),
    "report.kept_as_pointer": ("lock", gettext_lazy("Kept as a pointer only")),
    "file.attached": ("document", gettext_lazy("File added")),
}


def history_of(file: ReportFile) -> list[TimelineEntry]:
    """Return the acts on a report, the newest first."""
    return [_entry(entry, file) for entry in file.entries]


def _entry(entry: Entry, file: ReportFile) -> TimelineEntry:
    icon, act = _ACTS.get(entry.action, ("ring", entry.action))
    office = file.offices.get(str(entry.office_id), "")
    behalf = file.offices.get(str(entry.behalf_office_id), "")
    basis = str(Basis(entry.behalf_basis).label) if entry.behalf_basis else "–"
    return TimelineEntry(
        day=day_short(entry.at),
        time=clock(entry.at),
        icon=icon,
        act=act,
        rest=_(" by %(office)s") % {"office": office} if office else "",
        lines=_lines(entry, file),
        on_behalf=recorded_for(behalf, basis) if behalf else "",
        machine_time=entry.at.isoformat(),
    )


def _lines(entry: Entry, file: ReportFile) -> tuple[StrOrPromise, ...]:
    if entry.action == "report.verified":
        value = str(entry.data.get("value", ""))
        moved = entry.data.get("place_to")
        lines: list[StrOrPromise] = [_("Value %(value)s") % {"value": value}] if value else []
        return (*lines, _("Place corrected")) if moved else tuple(lines)
    if entry.data.get("review_on"):
        return (_("until %(day)s") % {"day": day(date.fromisoformat(str(entry.data["review_on"])))},)
    return ()
