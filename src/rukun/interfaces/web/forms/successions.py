"""What follows a region that went: an officer chooses, and says on what that rests."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.territory.models import Succession
from rukun.foundation.territory.successors import may_follow
from rukun.interfaces.web.forms.offering import offer


class OldCodeForm(forms.Form):
    """A code of an earlier edition, or one from somebody's sheet."""

    kode = forms.CharField(label=_("Old code"), required=False, max_length=20)


class SettleForm(forms.Form):
    """The successor of one region."""

    new = forms.ChoiceField(label=_("Followed by"))
    ground = forms.CharField(
        label=_("On what this rests"),
        max_length=200,
        help_text=_("A regional regulation, a decree or a letter, with its number and date."),
    )

    def __init__(self, *args: Any, succession: Succession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        *regions, above = may_follow(succession)
        merged = _("Was merged: stays with %(place)s") % {"place": above}
        named = [(one.code, f"{one} · {one.code}") for one in regions]
        offer(self, "new", [("", _("Choose a region")), *named, (above.code, merged)])
