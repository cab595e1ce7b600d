"""Words of the API."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a token may be used for, within what its office may do anyway."""

    REPORTS_READ = "reports:read", _("Read reports")
    REPORTS_WRITE = "reports:write", _("Send, amend and clarify reports")
    REPORTS_VERIFY = "reports:verify", _("Verify reports and answer reporters")
    CASES_READ = "cases:read", _("Read cases")
    CASES_WRITE = "cases:write", _("Work on cases and tasks")
    WORKLIST_READ = "worklist:read", _("Read what the office owes")
