"""Conflicts of interest, emergency access and its review."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.models import Person
from rukun.foundation.sharing.domain.emergency import SHORTEST_REASON
from rukun.interfaces.web.forms.choosing import set_rows


class RecuseForm(forms.Form):
    """Who is kept out, and why."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("For example: is a party in this matter.")
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_rows(self, "person", people)


class EmergencyForm(forms.Form):
    """The exact number of a record, and what the emergency is."""

    number = forms.CharField(
        label=_("Number of the record"),
        max_length=24,
        help_text=_("As on paper: PM-2026-0042 or LI-2026-0311."),
    )
    reason = forms.CharField(
        label=_("What the emergency is"),
        min_length=SHORTEST_REASON,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever reviews this reads it."),
    )


class ReviewForm(forms.Form):
    """Was it needed?"""

    was_justified = forms.TypedChoiceField(
        label=_("Was the access justified?"),
        choices=[("1", _("Yes, it was needed")), ("0", _("No, it was not"))],
        coerce=lambda text: text == "1",
        widget=forms.RadioSelect,
    )
