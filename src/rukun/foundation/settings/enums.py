"""Words of the settings: levels of risk and urgency, colours of the map, kinds of days off."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Urgency(models.TextChoices):
    """How fast a report must be looked at; set at intake, before anyone has rated anything."""

    RED = "red", _("Red")
    YELLOW = "yellow", _("Yellow")
    GREEN = "green", _("Green")


class Level(models.IntegerChoices):
    """The four steps of likelihood and of impact."""

    LOW = 1, _("Low")
    MEDIUM = 2, _("Medium")
    HIGH = 3, _("High")
    VERY_HIGH = 4, _("Very high")


class Risk(models.TextChoices):
    """The rating that the matrix gives to a likelihood and an impact."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")
    VERY_HIGH = "very_high", _("Very high")


class MapColour(models.TextChoices):
    """The three fills of the map; "no data" is a fourth that no rating leads to."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class HolidayCategory(models.TextChoices):
    """Why the office is closed."""

    NATIONAL = "national", _("National holiday")
    LEAVE = "leave", _("Joint leave")
    LOCAL = "local", _("Local holiday")


class LookupList(models.TextChoices):
    """The lists of words that a regency may extend."""

    ISSUE_TYPE = "issue_type", _("Type of matter")
    ASPECT = "aspect", _("Aspect")
    HANDOVER_REASON = "handover_reason", _("Reason for handing over")
    RETURN_REASON = "return_reason", _("Reason for returning")
    FILE_KIND = "file_kind", _("Kind of file")
    ORGANISATION_FIELD = "organisation_field", _("Field of an organisation")


class Register(models.TextChoices):
    """The registers that number their records per regency and year."""

    REPORT = "report", _("Reports")
    INCIDENT = "incident", _("Incidents")
    CASE = "case", _("Cases")
    REQUEST = "request", _("Requests for information")
