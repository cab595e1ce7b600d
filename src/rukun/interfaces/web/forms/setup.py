"""What the first-run wizard asks: which regency, its letterhead, its first administrator."""

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.domain.officers import OfficerFields
from rukun.foundation.people.domain.setup import Administrator
from rukun.foundation.territory.models import Region
from rukun.interfaces.web.forms.account import NewPasswordForm
from rukun.interfaces.web.forms.offering import offer
from rukun.kernel.regions import PROVINCE, REGENCY, province_of


class SetupForm(NewPasswordForm):
    """One page, three parts; everything but the regency and the log-in may follow later."""

    regency = forms.ChoiceField(
        label=_("Regency or city"),
        help_text=_("Type the name and choose it from the list."),
        widget=forms.Select(attrs={"data-placeholder": _("Type a name")}),
    )
    agency_name = forms.CharField(
        label=_("Name of the agency"), max_length=160, initial="Badan Kesatuan Bangsa dan Politik"
    )
    government = forms.CharField(
        label=_("First line of the letterhead"),
        max_length=200,
        required=False,
        help_text=_("For example: PEMERINTAH KABUPATEN TANJUNG JABUNG TIMUR"),
    )
    address = forms.CharField(
        label=_("Address"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("As it stands on letters, at most six lines."),
    )
    phone = forms.CharField(label=_("Telephone of the office"), max_length=200, required=False)
    email = forms.CharField(label=_("E-mail of the office"), max_length=200, required=False)
    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        help_text=_("Letters, digits, dots: for example indra.saputra"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    nip = forms.CharField(
        label=_("NIP"), max_length=24, required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    mobile = forms.CharField(
        label=_("Mobile number"), max_length=24, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )

    field_order = (
        *("regency", "agency_name", "government", "address", "phone", "email"),
        *("name", "username", "nip", "mobile", "password", "repeated"),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature is longer
        field = offer(self, "regency", [("", _("Choose a regency or city")), *_regencies()])
        field.widget.attrs["data-combobox"] = f"{reverse_lazy('territory:search')}?tingkat=kabupaten"

    def administrator(self) -> Administrator:
        """Return the first person who can log in."""
        cleaned = self.cleaned_data
        fields = OfficerFields(
            name=cleaned["name"], nip=cleaned["nip"], phone=cleaned["mobile"], username=cleaned["username"]
        )
        return Administrator(fields=fields, password=cleaned["password"])

    def letterhead(self) -> dict[str, object]:
        """Return the values of the letterhead that were filled in, by the code of their setting."""
        cleaned = self.cleaned_data
        lines = [line.strip() for line in cleaned["address"].splitlines() if line.strip()]
        given: dict[str, object] = {
            "letterhead.government": cleaned["government"].strip(),
            "letterhead.agency_name": cleaned["agency_name"].strip(),
            "letterhead.address_lines": lines,
            "letterhead.phone": cleaned["phone"].strip(),
            "letterhead.email": cleaned["email"].strip(),
        }
        return {code: value for code, value in given.items() if value}


def _regencies() -> list[tuple[str, str]]:
    """Return all regencies and cities with their province, as the search shows them."""
    current = Region.objects.current()
    provinces = dict(current.filter(level=PROVINCE).values_list("code", "name"))
    regencies = current.filter(level=REGENCY).order_by("code").values_list("code", "name")
    return [(code, f"{name}, Prov. {provinces.get(province_of(code), '')}") for code, name in regencies]
