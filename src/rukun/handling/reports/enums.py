"""Words of a report (laporan informasi)."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


class ReportState(models.TextChoices):
    """Where a report stands; a sent report is never edited, only amended."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    NEEDS_CLARIFICATION = "needs_clarification", _("Needs clarification")
    VERIFIED = "verified", _("Verified")
    NOT_SHOWN = "not_shown", _("Not shown")
    LOOK_ALIKE = "look_alike", _("Look-alike")
    WATCHED = "watched", _("Watched")
    WATCH_ENDED = "watch_ended", _("Watch ended")
    BECAME_CASE = "became_case", _("Became a case")
    ATTACHED = "attached", _("Attached to a case")


class ReportKind(models.TextChoices):
    """What the text tells of; only incidents and tensions can count as events."""

    INCIDENT = "incident", _("Incident")
    TENSION = "tension", _("Tension or dispute")
    PLANNED = "planned", _("Planned action")
    SETTLED = "settled", _("Settled on the spot")
    RUMOUR = "rumour", _("Rumour")
    NIL = "nil", _("Nil report")
    ACTIVITY = "activity", _("Activity")


# Only noted: what never happened needs no verification, and an activity is no event.
UNVERIFIED_KINDS = (ReportKind.NIL, ReportKind.ACTIVITY)
# What a verified report of this kind asks for is settled with its verification.
UNDECIDED_KINDS = (ReportKind.INCIDENT, ReportKind.TENSION, ReportKind.PLANNED, ReportKind.RUMOUR)


class Channel(models.TextChoices):
    """How the report came in."""

    APP = "app", _("Application")
    WHATSAPP = "whatsapp", _("WhatsApp")
    PHONE = "phone", _("Telephone")
    LETTER = "letter", _("Letter")
    WALK_IN = "walk_in", _("In person")
    MEETING = "meeting", _("Meeting")
    MEDIA = "media", _("Media")
    API = "api", _("Other system")
    IMPORT = "import", _("Imported sheet")  # history from before Rukun: no clock runs, nobody is told


class Urgency(models.TextChoices):
    """Set at intake, before anybody has rated anything; it drives the clock."""

    RED = "red", _("Red")
    YELLOW = "yellow", _("Yellow")
    GREEN = "green", _("Green")

    @property
    def order(self) -> int:
        """Sort key: the most urgent first."""
        return {"red": 0, "yellow": 1, "green": 2}[self.value]


class ConflictSource(models.TextChoices):
    """Source of conflict (UU 7/2012 art. 5)."""

    A = "a", _("Article 5 letter a – politics, economy, social and cultural")
    B = "b", _("Article 5 letter b – between or within religions, tribes, ethnic groups")
    C = "c", _("Article 5 letter c – boundaries of village, regency or province")
    D = "d", _("Article 5 letter d – natural resources, community and company")
    E = "e", _("Article 5 letter e – unequal distribution of natural resources")

    @property
    def brief(self) -> StrOrPromise:
        """The same in few words, for a list of choices."""
        return _BRIEF_SOURCES[self]

    @classmethod
    def brief_choices(cls) -> list[tuple[str, StrOrPromise]]:
        """Return the choices in few words, which fit a narrow field."""
        return [(source.value, source.brief) for source in cls]


_BRIEF_SOURCES: Final[dict[ConflictSource, StrOrPromise]] = {
    ConflictSource.A: _("Article 5 letter a – politics, society"),
    ConflictSource.B: _("Article 5 letter b – religion, ethnicity"),
    ConflictSource.C: _("Article 5 letter c – boundaries"),
    ConflictSource.D: _("Article 5 letter d – natural resources"),
    ConflictSource.E: _("Article 5 letter e – distribution"),
}


class Direction(models.TextChoices):
    """Between whom."""

    HORIZONTAL = "horizontal", _("Horizontal")
    VERTICAL = "vertical", _("Vertical (people and government)")
    COMPANY = "company", _("People and company")


class Precision(models.TextChoices):
    """How surely a time is known."""

    MINUTE = "minute", _("to the minute")
    PART_OF_DAY = "part_of_day", _("part of the day")
    DAY = "day", _("the day")
    MONTH = "month", _("the month")
    YEAR = "year", _("the year")
    UNKNOWN = "unknown", _("not known")


class Discovery(models.TextChoices):
    """Why the report was written; needed to count without bias."""

    SPONTANEOUS = "spontaneous", _("On one's own accord")
    ASKED = "asked", _("Because it was asked for")
    ALERT = "alert", _("After an alert")
    UNKNOWN = "unknown", _("Not known")


class Reliability(models.TextChoices):
    """Reliability of the source, A–F (Admiralty scale)."""

    A = "A", _("A – completely reliable")
    B = "B", _("B – usually reliable")
    C = "C", _("C – fairly reliable")
    D = "D", _("D – not usually reliable")
    E = "E", _("E – unreliable")
    F = "F", _("F – cannot be judged")


class Credibility(models.IntegerChoices):
    """Credibility of the content, 1–6 (Admiralty scale)."""

    ONE = 1, _("1 – confirmed by others")
    TWO = 2, _("2 – probably true")
    THREE = 3, _("3 – possibly true")
    FOUR = 4, _("4 – doubtful")
    FIVE = 5, _("5 – improbable")
    SIX = 6, _("6 – cannot be judged")


class LinkState(models.TextChoices):
    """What was decided about two reports that look alike."""

    LINKED = "linked", _("Linked")
    PROPOSED = "proposed", _("Proposed")
    DIFFERENT = "different", _("Not the same")


class DropReason(models.TextChoices):
    """Why a part of a paste became no report."""

    NOT_A_REPORT = "not_report", _("not a report")
    TAKEN_IN = "taken_in", _("taken in already")
    FORWARDED = "forwarded", _("forwarded to another regency")


class AnswerCode(models.TextChoices):
    """What an answer to the reporter is about; each has standard words."""

    VERIFIED = "verified", _("Verified")
    NOT_SHOWN = "not_shown", _("Not shown")
    LINKED = "linked", _("Look-alike")
    WATCHED = "watched", _("Watched")
    WATCH_ENDED = "watch_ended", _("Watch ended")
    BECAME_CASE = "became_case", _("Became a case")
    ATTACHED = "attached", _("Attached to a case")
    CASE_CLOSED = "case_closed", _("Handling ended")

    @property
    def words(self) -> str:
        """The standard answer, in the language of the reader."""
        return str(_ANSWERS[self])


_ANSWERS = {
    AnswerCode.VERIFIED: _("Thank you. Your report has been checked and recorded."),
    AnswerCode.NOT_SHOWN: _(
        "Thank you. We have looked into your report and could not establish what it tells of. "
        "Please write to us again whenever you learn more."
    ),
    AnswerCode.LINKED: _(
        "Thank you. Your report tells of a matter that others have reported too; it is kept and "
        "handled together with theirs."
    ),
    AnswerCode.WATCHED: _("Thank you. Your report has been checked, and we are watching the matter."),
    AnswerCode.WATCH_ENDED: _(
        "Thank you. We have watched the matter that you reported; nothing more needs to be done for now. "
        "Please write to us again if it comes up again."
    ),
    AnswerCode.BECAME_CASE: _("Thank you. The matter that you reported is now being handled."),
    AnswerCode.ATTACHED: _(
        "Thank you. Your report has been added to a matter that is already being handled."
    ),
    AnswerCode.CASE_CLOSED: _(
        "Thank you. The handling of the matter that you reported has ended. "
        "Please write to us again if it comes up again."
    ),
}
