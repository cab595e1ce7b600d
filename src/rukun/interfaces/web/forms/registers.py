"""Forms of the register of organisations, and of dated notes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import choices
from rukun.handling.registers.domain.leading import BoardFields
from rukun.handling.registers.domain.organisations import OrganisationFields
from rukun.handling.registers.enums import LegalForm, OrganisationState
from rukun.handling.registers.models import Organisation
from rukun.interfaces.web.forms.days import day_field
from rukun.interfaces.web.forms.offering import offer
from rukun.interfaces.web.forms.reports import NOT_SAID
from rukun.interfaces.web.forms.reports_list import ALL
from rukun.interfaces.web.forms.reports_place import PlaceField, offer_places
from rukun.kernel.actor import Actor

_STANDING = [
    ALL,
    *OrganisationState.choices,
    ("expiring", _("Registration runs out or has run out")),
    ("disputed", _("Two boards at once")),
]
_SAME = (
    *("name", "short_name", "legal_form", "registration_number", "registered_on", "valid_until"),
    *("field", "address", "reported_number", "reported_on", "state"),
)


class OrganisationFilterForm(forms.Form):
    """Names are those of `OrganisationFilter`."""

    text = forms.CharField(label=_("Name"), required=False, max_length=80)
    legal_form = forms.ChoiceField(label=_("Legal form"), required=False, choices=[ALL, *LegalForm.choices])
    standing = forms.ChoiceField(label=_("State"), required=False, choices=_STANDING)


class OrganisationForm(forms.Form):
    """What is known of an organisation; nothing about its members."""

    name = forms.CharField(label=_("Name"), max_length=160)
    short_name = forms.CharField(label=_("Short name"), max_length=40, required=False)
    field = forms.ChoiceField(label=_("Field"), required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=OrganisationState.choices, initial=OrganisationState.ACTIVE
    )
    legal_form = forms.ChoiceField(label=_("Legal form"), choices=LegalForm.choices)
    registration_number = forms.CharField(
        label=_("Number of the registration"),
        max_length=80,
        required=False,
        help_text=_("Of the decree of Kemenkumham, or of the SKT of Kemendagri."),
    )
    registered_on = day_field(_("Registered on"), required=False)
    valid_until = day_field(
        _("Valid until"), required=False, help_text=_("Of an SKT; a legal entity has no end.")
    )
    region = PlaceField(label=_("Where its office is"))
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    reported_number = forms.CharField(
        label=_("Number of the report of presence"), max_length=80, required=False
    )
    reported_on = day_field(_("Reported its presence on"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "field", [NOT_SAID, *choices(LookupList.ORGANISATION_FIELD, actor.regency)])
        offer_places(self, "region", actor, chosen=str(self.initial.get("region", "")))

    def organisation_fields(self) -> OrganisationFields:
        """Return what the verbs take."""
        cleaned = self.cleaned_data
        return OrganisationFields(region=cleaned["region"], **{name: cleaned[name] for name in _SAME})


class CorrectOrganisationForm(OrganisationForm):
    """The same fields, with the version on which they were typed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def initial_of_organisation(organisation: Organisation) -> dict[str, Any]:
    """Return what the register says, field by field."""
    shown = {name: getattr(organisation, name) for name in _SAME}
    return shown | {"region": organisation.region_id, "version": organisation.version}


class BoardForm(forms.Form):
    """A board: what it rests on and who sits on it."""

    basis = forms.CharField(
        label=_("Basis of the board"),
        max_length=200,
        help_text=_("Congress or decree, with number and date."),
    )
    from_on = day_field(_("Period from"), required=False)
    until_on = day_field(_("until"), required=False)
    leaders = forms.CharField(
        label=_("Leaders"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=6_000,
        help_text=_("One line each: office, colon, name. “Ketua: Rahmat Hidayat”."),
    )

    def clean_leaders(self) -> list[tuple[str, str]]:
        """Return pairs of office and name."""
        pairs = []
        for line in str(self.cleaned_data["leaders"]).splitlines():
            if not line.strip():
                continue
            title, colon, name = line.partition(":")
            if not (colon and title.strip() and name.strip()):
                raise forms.ValidationError(
                    _("“%(line)s” needs an office, a colon and a name."), params={"line": line.strip()[:80]}
                )
            pairs.append((title.strip(), name.strip()))
        return pairs

    def board_fields(self) -> BoardFields:
        """Return what the verb takes."""
        return BoardFields(**self.cleaned_data)


class CaseNumberForm(forms.Form):
    """A case by the number that people know it by."""

    number = forms.CharField(label=_("Number of the case"), max_length=24, help_text=_("As in PM-2026-0012."))


class NoteForm(forms.Form):
    """A dated note (K2)."""

    noted_on = day_field(_("Day"))
    text = forms.CharField(
        label=_("What was seen"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4_000
    )
