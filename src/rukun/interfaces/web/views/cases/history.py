"""“Riwayat”: the timeline of the case as the component shows it, and how much of it is new."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from rukun.handling.cases.timeline import TimelineEntry, timeline
from rukun.interfaces.web import parts, presentation
from rukun.interfaces.web.views.cases.casefile import CaseFile


@dataclass(frozen=True)
class History:
    """All entries, the newest first, and where a poll goes on from."""

    entries: list[parts.TimelineEntry]
    last_seq: int


def entries(file: CaseFile) -> History:
    """Return the whole timeline as far as the viewer may read it."""
    told = timeline(file.case, file.viewer)
    year = file.today.year
    return History([_part(entry, year) for entry in told], max((entry.seq for entry in told), default=0))


def _part(entry: TimelineEntry, year: int) -> parts.TimelineEntry:
    on_day = presentation.day_short(entry.at)
    by_rule = (_("Recorded by Rukun, by rule of the regency."),) if entry.is_by_rule else ()
    return parts.TimelineEntry(
        day=on_day if entry.at.year == year else f"{on_day} {entry.at.year}",
        time=presentation.clock(entry.at),
        icon=entry.icon,
        act=entry.title,
        rest="" if entry.is_by_rule else _(" by %(who)s") % {"who": entry.author},
        lines=(*entry.lines, *by_rule),
        on_behalf=entry.on_behalf,
        amendment=" ".join(str(text) for text in entry.amendments),
        url=reverse(entry.link.route, kwargs={"pk": entry.link.pk}) if entry.link else "",
        machine_time=entry.at.isoformat(),
    )
