"""Words of notices and of their way to people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How a notice reaches a person; each has a module of the same name in `channels`."""

    IN_APP = "in_app", _("In Rukun")
    SMTP = "smtp", _("E-mail")


class DeliveryState(models.TextChoices):
    """Where a delivery stands."""

    PENDING = "pending", _("Waiting")
    LEASED = "leased", _("On its way")
    SENT = "sent", _("Sent")
    DEAD = "dead", _("Given up")
