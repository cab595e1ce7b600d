"""What stands beside the ladder on the timeline: tracks, agencies let in, notes, the clock, access."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rukun.foundation.journal.models import Entry
from rukun.handling.cases.models import Invitation, Message, Track, TrackAnswer
from rukun.handling.cases.narration.rows import rows_of
from rukun.handling.cases.timeline import Page, Said, register_action, register_rows


def register() -> None:
    """Tell of everything beside the ladder."""
    register_action("message.posted", _message)
    register_action("invitation.made", _invited)
    register_action("invitation.withdrawn", _uninvited)
    register_action("invitation.done", _done)
    register_action("papers.shared", _shared)
    register_action("track.opened", _track_opened)
    register_action("track.answered", _track_answered)
    register_action("track.closed", _track_closed)
    register_action("obligation.climbed", _climbed)
    register_action("obligation.reassigned", _reassigned)
    register_action("obligation.postponed", _postponed)
    register_action("sharing.recused", _recused)
    register_action("sharing.recusal_lifted", _recusal_lifted)
    register_action("sharing.glass_broken", _glass_broken)
    register_action("sharing.glass_reviewed", _glass_reviewed)
    register_rows("message", rows_of(Message))
    register_rows("invitation", rows_of(Invitation, "agency"))
    register_rows("track", rows_of(Track))
    register_rows("track_answer", rows_of(TrackAnswer), keys=["answer"])


def _message(entry: Entry, page: Page) -> Said:
    row: Message = page.of(entry)
    return Said("message", row.get_kind_display(), (row.text,))


def _invited(entry: Entry, page: Page) -> Said:
    row: Invitation = page.of(entry)
    return Said("plus", _("%(agency)s invited") % {"agency": row.agency.short_name}, (row.reason,))


def _uninvited(entry: Entry, page: Page) -> Said:
    row: Invitation = page.of(entry)
    return Said("cross", _("Sharing with %(agency)s ended") % {"agency": row.agency.short_name})


def _done(entry: Entry, page: Page) -> Said:
    row: Invitation = page.of(entry)
    return Said("tick", _("Our part is done"), (row.done_note,))


def _shared(entry: Entry, page: Page) -> Said:
    row: Invitation = page.of(entry)
    count = len(entry.data.get("reports", [])) + len(entry.data.get("files", []))
    title = ngettext(
        "%(count)s paper shared with %(agency)s", "%(count)s papers shared with %(agency)s", count
    ) % {
        "agency": row.agency.short_name,
        "count": count,
    }
    return Said("document", title)


def _track_opened(entry: Entry, page: Page) -> Said:
    row: Track = page.of(entry)
    title = _("Track opened: %(track)s") % {"track": row.get_kind_display()}
    return Said("scales", title, (row.reference, row.note))


def _track_answered(entry: Entry, page: Page) -> Said:
    row: Track = page.of(entry)
    answer: TrackAnswer = page.row("track_answer", entry.data["answer"])
    names = {"track": row.get_kind_display(), "day": date_format(answer.answered_on, "j F Y")}
    return Said("scales", _("Answer of %(track)s, %(day)s") % names, (answer.text,))


def _track_closed(entry: Entry, page: Page) -> Said:
    row: Track = page.of(entry)
    return Said("scales", _("Track ended: %(track)s") % {"track": row.get_kind_display()})


# --- The clock and access: facts without a person's name, and without blame --------------------


def _climbed(entry: Entry, page: Page) -> Said:
    names = {"agency": page.name("agency", entry.data.get("to_agency"))}
    return Said("bell", _("Shown to %(agency)s because an answer is awaited") % names)


def _reassigned(entry: Entry, page: Page) -> Said:
    whom = page.name("office", entry.data.get("to_office")) or page.name(
        "agency", entry.data.get("to_agency")
    )
    return Said("next", _("A duty passes to %(whom)s") % {"whom": whom})


def _postponed(entry: Entry, page: Page) -> Said:
    return Said("clock", _("A deadline was extended"))


def _recused(entry: Entry, page: Page) -> Said:
    return Said("lock", _("A conflict of interest was noted"))


def _recusal_lifted(entry: Entry, page: Page) -> Said:
    return Said("lock", _("A conflict of interest was lifted"))


def _glass_broken(entry: Entry, page: Page) -> Said:
    return Said("warning", _("Opened by emergency access; it will be reviewed"))


def _glass_reviewed(entry: Entry, page: Page) -> Said:
    return Said("eye", _("Emergency access was reviewed"))
