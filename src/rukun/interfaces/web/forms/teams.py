"""Teams by decree, with their members by office."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.domain.teams import Decree, Seat
from rukun.foundation.people.enums import SubTeam, TeamKind
from rukun.foundation.people.models import Agency, Office, TeamMember
from rukun.interfaces.web.forms.days import day_field
from rukun.interfaces.web.forms.offering import offer
from rukun.kernel.errors import Invalid

SPARE_SEATS = 6
_MOST_SEATS = 120


class DecreeForm(forms.Form):
    """The decree: number, day, and the printed end of its validity."""

    is_stale = False  # somebody else has replaced or revoked the team meanwhile

    decree_number = forms.CharField(label=_("Number of the decree"), max_length=80)
    decree_on = day_field(_("Signed on"))
    valid_until = day_field(
        _("Valid until"), help_text=_("As printed; rights go on until the decree is replaced or revoked.")
    )

    def decree(self) -> Decree:
        """Return the decree that was entered."""
        cleaned = self.cleaned_data
        return Decree(
            number=cleaned["decree_number"],
            signed_on=cleaned["decree_on"],
            valid_until=cleaned["valid_until"],
        )


class ReplaceForm(DecreeForm):
    """The next decree of a team, typed on a known version."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class NewTeamForm(DecreeForm):
    """A team and its first decree."""

    kind = forms.ChoiceField(label=_("Kind of team"), choices=TeamKind.choices)
    name = forms.CharField(label=_("Name of the team"), max_length=160)
    secretariat = forms.ChoiceField(
        label=_("Secretariat"), help_text=_("The agency that holds the team's matters.")
    )

    field_order = ("kind", "name", "secretariat")

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        offer(self, "secretariat", [(pk, agency.name) for pk, agency in self.agencies.items()])

    def chosen_secretariat(self) -> Agency:
        """Return the agency that was chosen."""
        return self.agencies[self.cleaned_data["secretariat"]]


class RevokeForm(forms.Form):
    """The day on which a team ends without a successor."""

    ended_on = day_field(_("Revoked on"))
    version = forms.IntegerField(widget=forms.HiddenInput)


class SeatForm(forms.Form):
    """One line of the list of members."""

    office = forms.CharField(
        label=_("Office"),
        required=False,
        widget=forms.TextInput(attrs={"list": "offices", "autocomplete": "off"}),
    )
    position = forms.CharField(
        label=_("Position"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    sub_team = forms.ChoiceField(label=_("Sub-team"), choices=SubTeam.choices, required=False)

    def __init__(self, *args: Any, offices: dict[str, Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = offices

    def clean_office(self) -> Office | None:
        """Find the office that the line names."""
        text = " ".join(self.cleaned_data["office"].split())
        if text and text not in self.offices:
            raise forms.ValidationError(_("Choose the office from the list."))
        return self.offices.get(text)

    def seat(self) -> Seat | None:
        """Return the seat, None for an empty line."""
        office: Office | None = self.cleaned_data.get("office")
        if office is None:
            return None
        position = self.cleaned_data["position"].strip() or "Anggota"
        return Seat(office=office, position=position, sub_team=SubTeam(self.cleaned_data["sub_team"]))


if TYPE_CHECKING:
    _SeatTable = forms.BaseFormSet[SeatForm]
else:  # Django's own class takes no type at run time
    _SeatTable = forms.BaseFormSet


class SeatTable(_SeatTable):
    """The list of members."""

    def seats(self) -> list[Seat]:
        """Return the seats of all lines that name an office."""
        seats = (form.seat() for form in self.forms)
        return [seat for seat in seats if seat is not None]

    def refuse(self, refusal: Invalid) -> None:
        """Show what is wrong with the list as a whole."""
        self.forms[0].add_error("office", str(refusal))


SeatFormSet = forms.formset_factory(
    SeatForm, formset=SeatTable, extra=SPARE_SEATS, max_num=_MOST_SEATS, absolute_max=_MOST_SEATS
)


def office_labels(offices: Iterable[Office]) -> dict[str, Office]:
    """Return the names under which the list offers offices: "Camat Geragai, Kec. Geragai"."""
    return {office_label(office): office for office in offices}


def office_label(office: Office) -> str:
    """Return how the list of members writes an office."""
    return f"{office.title}, {office.agency.short_name}"


def seats_as_typed(members: Iterable[TeamMember]) -> list[dict[str, str]]:
    """Return the present members as the lines with which the next decree begins."""
    return [
        {
            "office": office_label(member.office),
            "position": member.position,
            "sub_team": member.sub_team,
        }
        for member in members
    ]
