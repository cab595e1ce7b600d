"""Words of the registers: organisations, demonstrations, election desks."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalForm(models.TextChoices):
    """What an organisation is before the law (UU 17/2013 jo. UU 16/2017, art. 10–16)."""

    ASSOCIATION = "association", _("Legal entity: association")
    FOUNDATION = "foundation", _("Legal entity: foundation")
    CERTIFIED = "certified", _("Registered, no legal entity (SKT)")
    UNREGISTERED = "unregistered", _("Not registered")


REGISTERED_FORMS: Final = frozenset({LegalForm.ASSOCIATION, LegalForm.FOUNDATION, LegalForm.CERTIFIED})


class OrganisationState(models.TextChoices):
    """Whether an organisation is at work here."""

    ACTIVE = "active", _("Active")
    INACTIVE = "inactive", _("No longer active")
    ENDED = "ended", _("Dissolved or registration revoked")


class DemonstrationState(models.TextChoices):
    """What became of a demonstration. Whether it may be held is for Polri to say, and no state here."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Did not take place")


class ElectionKind(models.TextChoices):
    """What is elected."""

    REGIONAL_HEAD = "regional_head", _("Regional head (pilkada)")
    VILLAGE_HEAD = "village_head", _("Village head (pilkades)")
    GENERAL = "general", _("General election (pemilu)")
