"""Reports, incidents, organisations, files on the timeline; what is shut to the reader has no content."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rukun.foundation.files.models import Attachment
from rukun.foundation.journal.models import Entry
from rukun.handling.cases.narration.rows import urgency_word
from rukun.handling.cases.timeline import Link, Page, Rows, Said, register_action, register_rows
from rukun.handling.incidents.models import INCIDENT, Incident
from rukun.handling.registers.models import ORGANISATION, Organisation
from rukun.handling.reports.models import REPORT, Report
from rukun.kernel.actor import Actor


def register() -> None:
    """Tell of papers, and read them as far as they are open."""
    register_action("case.opened", _opened)
    register_action("report.attached", _report_attached)
    register_action("incident.linked", _incident_linked)
    register_action("file.attached", _file_attached)
    register_action("organisation.linked", _organisation_linked)
    register_action("organisation.unlinked", _organisation_unlinked)
    register_rows(ORGANISATION, _organisations)
    register_rows(REPORT, _reports, keys=["reports"])
    register_rows(INCIDENT, _incidents, keys=["incidents"])
    register_rows("attachment", _files)


def _reports(ids: set[UUID], actor: Actor) -> Rows:
    return Report.objects.visible_to(actor).prefetch_related("amendments").in_bulk(ids)


def _incidents(ids: set[UUID], actor: Actor) -> Rows:
    return Incident.objects.visible_to(actor).in_bulk(ids)


def _organisations(ids: set[UUID], actor: Actor) -> Rows:
    return Organisation.objects.visible_to(actor).in_bulk(ids)


def _files(ids: set[UUID], actor: Actor) -> Rows:
    return Attachment.objects.visible_to(actor).in_bulk(ids)


def _opened(entry: Entry, page: Page) -> Said:
    papers = [page.row(REPORT, key) for key in entry.data.get("reports", [])]
    papers += [page.row(INCIDENT, key) for key in entry.data.get("incidents", [])]
    seen = [paper.number for paper in papers if paper is not None]
    hidden = len(papers) - len(seen)
    title = _("Case opened from %(papers)s") % {"papers": ", ".join(seen)} if seen else _("Case opened")
    line = ngettext(
        "%(count)s paper is not open to you.", "%(count)s papers are not open to you.", hidden
    ) % {"count": hidden}
    amendments = tuple(line for paper in papers if isinstance(paper, Report) for line in _amendments(paper))
    return Said("folder", title, (line,) if hidden else (), amendments)


def _report_attached(entry: Entry, page: Page) -> Said:
    report: Report | None = page.of(entry)
    if report is None:
        return Said("link", _("A report was attached that is not open to you"), _risen(entry))
    title = _("%(number)s attached: %(title)s") % {"number": report.number, "title": report.title}
    link = Link("reports:detail", report.pk)
    return Said("link", title, _risen(entry), amendments=_amendments(report), link=link)


def _risen(entry: Entry) -> tuple[str, ...]:
    """Say how urgent the case became through the report, if it did."""
    before, after = entry.data.get("urgency_from"), entry.data.get("urgency_to")
    if not before or not after:
        return ()
    names = {"before": urgency_word(before), "after": urgency_word(after)}
    return (_("Urgency of the case raised from %(before)s to %(after)s.") % names,)


def _amendments(report: Report) -> tuple[str, ...]:
    return tuple(
        _("Amendment: %(text)s Reason: %(reason)s") % {"text": row.text, "reason": row.reason}
        for row in report.amendments.all()
        if not row.is_clarification
    )


def _incident_linked(entry: Entry, page: Page) -> Said:
    incident: Incident | None = page.of(entry)
    if incident is None:
        return Said("link", _("An incident was linked that is not open to you"))
    title = _("%(number)s linked: %(title)s") % {"number": incident.number, "title": incident.title}
    return Said("link", title, link=Link("incidents:detail", incident.pk))


def _organisation_linked(entry: Entry, page: Page) -> Said:
    organisation: Organisation | None = page.of(entry)
    if organisation is None:
        return Said("building", _("An organisation was linked that is not open to you"))
    title = _("Organisation linked: %(name)s") % {"name": organisation.name}
    return Said("building", title, link=Link("registers:organisation", organisation.pk))


def _organisation_unlinked(entry: Entry, page: Page) -> Said:
    organisation: Organisation | None = page.of(entry)
    if organisation is None:
        return Said("building", _("An organisation is no longer linked that is not open to you"))
    return Said("building", _("Organisation no longer linked: %(name)s") % {"name": organisation.name})


def _file_attached(entry: Entry, page: Page) -> Said:
    file: Attachment | None = page.of(entry)
    if file is None:
        return Said("document", _("A file was attached that is not open to you"))
    title = _("%(name)s uploaded") % {"name": file.name}
    return Said("document", title, (file.description,), link=Link("files:download", file.pk))
