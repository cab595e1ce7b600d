"""What the list of cases is narrowed to; it stands in the address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.enums import Rung
from rukun.foundation.settings.enums import Level, LookupList
from rukun.foundation.settings.lookups import choices
from rukun.foundation.territory.models import Region
from rukun.handling.cases.enums import CaseState
from rukun.handling.reports.enums import Urgency
from rukun.interfaces.web.forms.choosing import set_choices
from rukun.kernel.actor import Actor
from rukun.kernel.regions import SUBDISTRICT

_ALL = ("", _("all"))


class CaseFilterForm(forms.Form):
    """The filter as controls; the names are those of `CaseFilter`."""

    text = forms.CharField(label=_("Title or number"), required=False)
    state = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[_ALL, ("open", _("all that are open")), *CaseState.choices],
    )
    urgency = forms.ChoiceField(label=_("Urgency"), required=False, choices=[_ALL, *Urgency.choices])
    rung = forms.ChoiceField(label=_("Rung"), required=False, choices=[_ALL, *Rung.choices])
    risk = forms.ChoiceField(label=_("Risk at least"), required=False, choices=[_ALL, *Level.choices])
    kecamatan = forms.ChoiceField(label=_("Subdistrict"), required=False)
    type = forms.ChoiceField(label=_("Type of matter"), required=False)
    stuck = forms.ChoiceField(
        label=_("Nothing happened for"),
        required=False,
        choices=[_ALL, ("7", _("7 days")), ("14", _("14 days")), ("30", _("30 days"))],
    )
    mine = forms.BooleanField(label=_("Held by us"), required=False)
    awaiting = forms.BooleanField(label=_("Offered to us"), required=False)
    shared = forms.BooleanField(label=_("Shared with us"), required=False)

    def __init__(self, values: Any, *, actor: Actor) -> None:
        super().__init__(values, auto_id="filter-%s")
        places = Region.objects.current().within(actor.territory).filter(level=SUBDISTRICT)
        subdistricts = [(region.code, region.name) for region in places.order_by("name")]
        set_choices(self, "kecamatan", [_ALL, *subdistricts])
        set_choices(self, "type", [_ALL, *choices(LookupList.ISSUE_TYPE, actor.regency)])

    @property
    def first(self) -> list[forms.BoundField]:
        """What most look for."""
        return [self[name] for name in ("text", "state", "urgency")]

    @property
    def further(self) -> list[forms.BoundField]:
        """The rest, folded away on phones."""
        return [self[name] for name in self.fields if name not in {"text", "state", "urgency"}]
