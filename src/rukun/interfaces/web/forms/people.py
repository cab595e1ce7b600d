"""Officers as the administrator enters them, and the offices they take up."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.domain.assignments import Term
from rukun.foundation.people.domain.officers import OfficerFields
from rukun.foundation.people.enums import AgencyKind, AssignmentKind
from rukun.foundation.people.models import Office
from rukun.interfaces.web.forms.days import day_field
from rukun.interfaces.web.forms.offering import Choices, offer


class DirectoryFilterForm(forms.Form):
    """Which agencies the directory shows; its state is the address."""

    q = forms.CharField(label=_("Name"), required=False, max_length=80)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *AgencyKind.choices]
    )


class PersonForm(forms.Form):
    """Who somebody is, and how to reach them."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    nip = forms.CharField(
        label=_("NIP or NRP"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("Mobile number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.CharField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "off"}),
    )

    def officer_fields(self) -> OfficerFields:
        """Return what was entered about the person."""
        cleaned = self.cleaned_data
        return OfficerFields(
            name=cleaned["name"],
            nip=cleaned["nip"],
            phone=cleaned["phone"],
            email=cleaned["email"],
            username=cleaned.get("username", ""),
        )


class CorrectPersonForm(PersonForm):
    """Corrections carry the version on which they were typed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class TermForm(forms.Form):
    """Which office, how it is held, and by what decree."""

    office = forms.ChoiceField(
        label=_("Office"), error_messages={"invalid_choice": _("Choose an office from the list.")}
    )
    kind = forms.ChoiceField(
        label=_("Held as"), choices=AssignmentKind.choices, initial=AssignmentKind.DEFINITIVE
    )
    from_on = day_field(_("From"))
    until_on = day_field(_("Until"), required=False, help_text=_("Last day; empty while it is not decided."))
    decree_number = forms.CharField(label=_("Number of the decree"), required=False, max_length=80)
    decree_on = day_field(_("Date of the decree"), required=False)

    def __init__(self, *args: Any, offices: Iterable[Office], **kwargs: Any) -> None:
        """`offices` come with their agencies, those of one agency together."""
        super().__init__(*args, **kwargs)
        self.known = {str(office.pk): office for office in offices}
        offer(self, "office", [("", _("Choose an office")), *_grouped(self.known.values())])

    def chosen_office(self) -> Office:
        """Return the office that was chosen."""
        return self.known[self.cleaned_data["office"]]

    def term(self) -> Term:
        """Return how and how long it is held."""
        cleaned = self.cleaned_data
        return Term(
            kind=AssignmentKind(cleaned["kind"]),
            from_on=cleaned["from_on"],
            until_on=cleaned["until_on"],
            decree_number=cleaned["decree_number"],
            decree_on=cleaned["decree_on"],
        )


class NewOfficerForm(TermForm, PersonForm):
    """A person with a log-in and an office, in one go."""

    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        required=False,
        help_text=_("Made from the name if left empty."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    field_order = (
        *("name", "nip", "phone", "email", "username"),
        *("office", "kind", "from_on", "until_on", "decree_number", "decree_on"),
    )


class EndForm(forms.Form):
    """The last day on which an office is held."""

    until_on = day_field(_("Last day in office"))


class SheetForm(forms.Form):
    """A filled-in sheet."""

    sheet = forms.FileField(
        label=_("Sheet"),
        help_text=_("XLSX, at most 5 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )


def _grouped(offices: Iterable[Office]) -> Choices:
    groups: dict[str, list[tuple[str, str]]] = {}
    for office in offices:
        groups.setdefault(office.agency.short_name, []).append((str(office.pk), office.title))
    return list(groups.items())
