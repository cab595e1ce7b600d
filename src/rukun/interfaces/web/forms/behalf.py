"""Record an act for somebody who is not in the system: whose, and on what basis."""

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.capabilities import ON_BEHALF
from rukun.foundation.people.enums import Basis
from rukun.foundation.people.models import Office
from rukun.kernel.actor import Actor, OnBehalf


class BehalfForm(forms.Form):
    """A form whose act may be recorded for another office, where the actor's office may do so.

    The two fields are absent for everybody else, so that a posted value has no effect.
    """

    behalf_office = forms.ModelChoiceField(
        queryset=Office.objects.none(),
        required=False,
        label=_("Recorded for"),
        empty_label=_("My own office"),
    )
    behalf_basis = forms.ChoiceField(
        choices=[("", "—"), *Basis.choices], required=False, label=_("On the basis of")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        if not actor.may(ON_BEHALF):
            del self.fields["behalf_office"]
            del self.fields["behalf_basis"]
            return
        offices = Office.objects.filter(agency__regency=actor.regency, is_active=True)
        others = offices.exclude(agency=actor.agency_id).order_by("title")
        field = self.fields["behalf_office"]
        cast("forms.ModelChoiceField[Office]", field).queryset = others

    def clean(self) -> dict[str, Any]:
        """Ask for the basis when an office is named."""
        cleaned = super().clean() or {}
        if cleaned.get("behalf_office") and not cleaned.get("behalf_basis"):
            self.add_error(
                "behalf_basis", _("Say how this office let you know: telephone, letter or meeting.")
            )
        return cleaned

    def acting(self) -> Actor:
        """Return the actor, recording on behalf of the office that the form names."""
        office = self.cleaned_data.get("behalf_office")
        if office is None:
            return self.actor
        behalf = OnBehalf(label=office.title, basis=self.cleaned_data["behalf_basis"], office_id=office.pk)
        return replace(self.actor, on_behalf=behalf)

    def values(self) -> dict[str, Any]:
        """Return the cleaned data without the two fields of the mixin."""
        own = {"behalf_office", "behalf_basis", "submission_id"}
        return {name: value for name, value in self.cleaned_data.items() if name not in own}
