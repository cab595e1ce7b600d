"""Words of confidentiality."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Classification(models.IntegerChoices):
    """Class of a record (docs/rights.md). K4, intelligence products, stays outside."""

    PUBLIC = 0, _("Public (K0)")
    INTERNAL = 1, _("Internal (K1)")
    RESTRICTED = 2, _("Restricted (K2)")
    SECRET = 3, _("Secret (K3)")
