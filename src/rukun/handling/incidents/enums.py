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


class EventViolence(models.TextChoices):
    """Who fought whom, as UCDP tells its events apart."""

    STATE_BASED = "state_based", _("between the state and an organised group")
    NON_STATE = "non_state", _("between organised groups")
    ONE_SIDED = "one_sided", _("against civilians")


class EventTime(models.TextChoices):
    """How surely the time of a historic event is known; the span is from `started_on` to `ended_on`."""

    DAY = "day", _("the day")
    DAYS = "days", _("two to six days")
    WEEK = "week", _("the week")
    MONTH = "month", _("the month")
    YEAR = "year", _("less than a year")


class EventPlace(models.TextChoices):
    """How far down the place of a historic event is known."""

    SUBDISTRICT = "subdistrict", _("subdistrict")
    REGENCY = "regency", _("regency")
    PROVINCE = "province", _("province")
    COUNTRY = "country", _("no more than the country")


class Placing(models.TextChoices):
    """How the region of a historic event was found."""

    POINT = "point", _("its point lies in the outline")
    NAME = "name", _("by its name")
    FORMER_NAME = "former_name", _("by the name of a region that has been divided since")
    NONE = "none", _("not placed")
