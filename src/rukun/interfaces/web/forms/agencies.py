"""Agencies and their offices as the administrator enters them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.capabilities import ROLES_OF
from rukun.foundation.people.domain.agencies import AgencyFields
from rukun.foundation.people.enums import AgencyKind, Role
from rukun.foundation.people.models import Agency
from rukun.foundation.territory.models import Region
from rukun.interfaces.web.forms.offering import offer
from rukun.kernel.regions import REGENCY, SUBDISTRICT, VILLAGE, province_of

# These are entered once for the whole regency or province, by the first run.
_ENTERED_ALREADY = {AgencyKind.KESBANGPOL, AgencyKind.PROVINCE}


class AgencyForm(forms.Form):
    """A new agency of the regency, or one that serves it."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            ("", _("Choose a kind")),
            *((kind.value, kind.label) for kind in AgencyKind if kind not in _ENTERED_ALREADY),
        ],
    )
    name = forms.CharField(label=_("Full name"), max_length=160, help_text=_("As it stands on letters."))
    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False)
    phone = forms.CharField(
        label=_("Telephone"), max_length=20, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    parent = forms.ChoiceField(label=_("Stands under"), required=False)
    regions = forms.MultipleChoiceField(
        label=_("Regencies it serves"), required=False, widget=forms.CheckboxSelectMultiple
    )
    place = forms.ChoiceField(
        label=_("Subdistrict or village"),
        required=False,
        help_text=_("Only for a subdistrict office or a village government."),
        widget=forms.Select(attrs={"data-placeholder": _("Type a name")}),
    )

    def __init__(self, *args: Any, regency: str, parents: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parents = {str(agency.pk): agency for agency in parents}
        offer(self, "parent", [("", "–"), *((pk, agency.name) for pk, agency in self.parents.items())])
        current = Region.objects.current()
        around = current.within([province_of(regency)]).filter(level=REGENCY).order_by("code")
        offer(self, "regions", list(around.values_list("code", "name")))
        self.fields["regions"].initial = [regency]
        places = current.within([regency]).filter(level__gte=SUBDISTRICT).order_by("code")
        field = offer(self, "place", [("", "–"), *((place.code, str(place)) for place in places)])
        field.widget.attrs["data-combobox"] = str(reverse_lazy("territory:search"))

    def agency_fields(self) -> AgencyFields:
        """Return what was entered about the agency."""
        cleaned = self.cleaned_data
        return AgencyFields(
            kind=AgencyKind(cleaned["kind"]),
            name=cleaned["name"],
            short_name=cleaned["short_name"],
            phone=cleaned["phone"],
            parent=self.parents.get(cleaned["parent"]),
        )

    def region_codes(self) -> list[str]:
        """Return the place of a village or subdistrict, else the regencies."""
        place = self.cleaned_data["place"]
        return [place] if place else self.cleaned_data["regions"]


class CorrectAgencyForm(forms.Form):
    """Names and telephone of an agency; its kind never changes."""

    name = forms.CharField(label=_("Full name"), max_length=160)
    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=20, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class AreasForm(forms.Form):
    """The regions that an agency serves, of those that one of its kind may serve."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    regions = forms.MultipleChoiceField(label=_("Regions it serves"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, agency: Agency, chosen: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = list(Region.objects.filter(pk__in=agency.areas.values("region")).order_by("pk"))
        offered = _regions_for(agency)
        codes = {region.code for region in offered}
        # A code that went stays on the list while the agency serves it: only so can it be taken off.
        kept = [region for region in self.stored if region.code not in codes]
        offer(self, "regions", [(one.code, f"{one} · {one.code}") for one in [*kept, *offered]])
        self.fields["regions"].initial = list(chosen) or [region.code for region in self.stored]
        self.fields["version"].initial = agency.version

    def stored_in_words(self) -> str:
        """Say what the agency serves at the moment."""
        return _("Stored now: %(regions)s.") % {"regions": ", ".join(map(str, self.stored))}


def _regions_for(agency: Agency) -> list[Region]:
    """Return what an agency of this kind may serve, as `set_regions` will check it."""
    current = Region.objects.current()
    own = current.within([agency.regency])
    if agency.kind in {AgencyKind.VILLAGE, AgencyKind.SUBDISTRICT}:
        own = own.filter(level=VILLAGE if agency.kind == AgencyKind.VILLAGE else SUBDISTRICT)
        return list(own.order_by("code"))
    if agency.kind == AgencyKind.PROVINCE:
        return list(current.filter(code=agency.regency))
    parts = own.filter(level__in=(REGENCY, SUBDISTRICT))
    beside = current.within([province_of(agency.regency)]).filter(level=REGENCY)
    around = beside if agency.rung is None else beside.none()
    return [*parts.order_by("code"), *around.exclude(code=agency.regency).order_by("code")]


class OfficeTitleForm(forms.Form):
    """The title of an office that is there."""

    title = forms.CharField(label=_("Title of the office"), max_length=120)


class OfficeForm(forms.Form):
    """A post of an agency; its role decides what its holder may do."""

    title = forms.CharField(
        label=_("Title of the office"), max_length=120, help_text=_("For example: Kepala Bidang Bina Marga")
    )
    role = forms.ChoiceField(label=_("Role in Rukun"))
    is_head = forms.BooleanField(label=_("Heads the agency"), required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = ROLES_OF[AgencyKind(kind)]
        offer(self, "role", [(role.value, role.label) for role in Role if role in allowed])

    def chosen_role(self) -> Role:
        """Return the role that was chosen."""
        return Role(self.cleaned_data["role"])
