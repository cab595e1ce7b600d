"""Words of an import."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    """Where an import stands; nothing is written before it was checked whole."""

    UPLOADED = "uploaded", _("Columns to be matched")
    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked, not yet taken in")
    RUNNING = "running", _("Being taken in")
    PAUSED = "paused", _("Paused")
    DONE = "done", _("Taken in")
    STOPPED = "stopped", _("Stopped by a fault")
    DISCARDED = "discarded", _("Discarded")


class RowState(models.TextChoices):
    """What became of one row of the sheet."""

    FINE = "fine", _("Fine")
    WRONG = "wrong", _("To be corrected")
    KNOWN = "known", _("Taken in before")
    REPEATED = "repeated", _("Stands twice in this file")
    WRITTEN = "written", _("Taken in")


class Fault(models.TextChoices):
    """Why an import stopped by itself; somebody starts it again."""

    OFFICE_ENDED = "office_ended", _("Whoever started it no longer holds the office.")
    FILE_LOST = "file_lost", _("The file can no longer be read. Upload it again.")
    UNEXPECTED = "unexpected", _("A fault of the program. Start it again, and tell the administrator.")
