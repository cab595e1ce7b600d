"""What is asked of whoever lets another system act for an office."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.enums import Scope
from rukun.foundation.people.models import Account, Assignment
from rukun.interfaces.web.forms.account import PresentPasswordForm
from rukun.interfaces.web.forms.choosing import set_known

LIVES = ((30, _("30 days")), (90, _("90 days")), (180, _("180 days")), (365, _("365 days")))


class TokenForm(PresentPasswordForm):
    """For which office, what for, how far and how long; and who is really sitting there."""

    assignment = forms.TypedChoiceField(
        label=_("Acts for"), help_text=_("The other system sees and does what this office may, no more.")
    )
    label = forms.CharField(
        label=_("What it is for"), max_length=80, help_text=_("For example: WhatsApp gateway of the office.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may be used for"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(label=_("Valid for"), choices=LIVES, coerce=int, initial=90)

    field_order = ("assignment", "label", "scopes", "days", "old")

    def __init__(
        self, *args: Any, account: Account, assignments: Iterable[Assignment], **kwargs: Any
    ) -> None:
        super().__init__(*args, account=account, **kwargs)
        set_known(self, "assignment", assignments, lambda one: f"{one.title} ({one.person.name})")

    def life(self) -> timedelta:
        """Return how long the token is to open."""
        return timedelta(days=self.cleaned_data["days"])
