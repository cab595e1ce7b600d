"""Conflicts of interest, emergency access and its review."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.models import Person
from rukun.foundation.sharing.domain.emergency import SHORTEST_REASON
from rukun.interfaces.web.forms.choosing import set_choices


class RecuseForm(forms.Form):
    """Who is kept out, and why."""

    person = forms.ChoiceField(label=_("Person"))
    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("For example: is a party in this matter.")
    )

    def __init__(self, *args: Any, people: Mapping[str, tuple[Person, str]], **kwargs: Any) -> None:
        """`people` holds by id who may be named, with name and office in words."""
        super().__init__(*args, **kwargs)
        self.people = people
        known = [(key, words) for key, (_person, words) in people.items()]
        set_choices(self, "person", [("", _("Choose a person")), *known])

    def clean_person(self) -> Person:
        """Return the person who was chosen."""
        return self.people[self.cleaned_data["person"]][0]


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
