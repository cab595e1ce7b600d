"""Words of an incident (peristiwa)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IncidentKind(models.TextChoices):
    """How far it went."""

    TENSION = "tension", _("Tension")
    CONFRONTATION = "confrontation", _("Confrontation without violence")
    VIOLENCE = "violence", _("Violence")


class PlacePrecision(models.TextChoices):
    """How surely the place is known; shown honestly on every map."""

    POINT = "point", _("measured point")
    VILLAGE = "village", _("village")
    SUBDISTRICT = "subdistrict", _("subdistrict")
    REGENCY = "regency", _("regency")
