"""Where something happened: a village search that is a plain list where no script runs."""

from collections.abc import Iterable
from typing import cast

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from rukun.foundation.territory.models import Region
from rukun.foundation.territory.names import titled, titled_briefly
from rukun.foundation.territory.queries import full_names
from rukun.kernel.actor import Actor
from rukun.kernel.regions import PROVINCE, REGENCY, SUBDISTRICT, VILLAGE, is_within_any, level

Option = tuple[str, str]


class PlaceField(forms.CharField):
    """A region code; whether the office may name it is for the verb to say."""

    def __init__(
        self, *, label: StrOrPromise = "", required: bool = True, help_text: StrOrPromise = ""
    ) -> None:
        attributes = {
            "data-combobox": reverse_lazy("territory:search"),
            "data-placeholder": _("Type the name of the village"),
        }
        widget = forms.Select(attrs=attributes)
        super().__init__(
            label=label or _("Place"), required=required, help_text=help_text, max_length=13, widget=widget
        )


def offer_places(form: forms.Form, name: str, actor: Actor, *, chosen: str = "") -> None:
    """List the places of the actor's area in `form`, and the one that is chosen, wherever it lies.

    The search finds places beyond the list; the list is what is left without a script. At most
    two queries.
    """
    options = places_of(actor)
    wanted = form.data.get(form.add_prefix(name), "") if form.is_bound else chosen
    if wanted and wanted not in dict(options):
        elsewhere = Region.objects.filter(code=wanted, is_current=True)
        options += list(full_names(elsewhere).items())
    if len(options) > 1:
        options.insert(0, ("", str(_("Choose a village, or else the subdistrict"))))
    cast(forms.Select, form.fields[name].widget).choices = options


def places_of(actor: Actor) -> list[Option]:
    """Return the regency, its subdistricts and their villages, as far as the actor's area reaches.

    Of a whole province only regencies and subdistricts: its villages are found by the search.
    """
    deepest = SUBDISTRICT if any(level(code) == PROVINCE for code in actor.territory) else VILLAGE
    here = Region.objects.current().within(actor.territory).filter(level__range=(REGENCY, deepest))
    return labelled(here.order_by("code"))


def labelled(regions: Iterable[Region]) -> list[Option]:
    """Return code and label; a village is followed by its subdistrict where that is in the list."""
    known = {region.code: region for region in regions}
    if len(known) == 1:
        return list(full_names(known.values()).items())
    return [(code, _label(region, known)) for code, region in known.items()]


def subdistricts_of(actor: Actor) -> list[Option]:
    """Return the subdistricts of the actor's area, to narrow a list."""
    here = Region.objects.current().within(actor.territory).filter(level=SUBDISTRICT)
    return [(region.code, titled_briefly(region.name, region.kind)) for region in here.order_by("name_key")]


def own_village(actor: Actor) -> str:
    """Return the code of the one village whose office acts, "" for every wider office."""
    only = actor.territory[0] if len(actor.territory) == 1 else ""
    return only if only and level(only) == VILLAGE else ""


def is_own_place(code: str, actor: Actor) -> bool:
    """Say whether the place lies in the area of the acting office."""
    return is_within_any(code, actor.territory)


def _label(region: Region, known: dict[str, Region]) -> str:
    name = titled(region.name, region.kind)
    above = known.get(region.parent_id or "")
    if region.level < VILLAGE or above is None:
        return name
    return f"{name}, {titled_briefly(above.name, above.kind)}"
