"""The filters of the report list; their state stands in the address."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.handling.reports.enums import ReportKind, ReportState, Urgency
from rukun.interfaces.web.forms.offering import offer
from rukun.interfaces.web.forms.reports_place import subdistricts_of
from rukun.interfaces.web.forms.reports_time import date_field
from rukun.kernel.actor import Actor

ALL = ("", _("all"))


class FilterForm(forms.Form):
    """Filters that are only shown here; what they mean is read from the address.

    `STANDING` are always seen, the others unfold, and stay so while one of them is set.
    """

    STANDING: ClassVar[tuple[str, ...]] = ("text",)

    @property
    def first(self) -> list[forms.BoundField]:
        """The filters that are always seen."""
        return [self[name] for name in self.STANDING]

    @property
    def further(self) -> list[forms.BoundField]:
        """The filters that unfold."""
        return [self[name] for name in self.fields if name not in self.STANDING]

    @property
    def is_unfolded(self) -> bool:
        """Say whether one of the further filters is set."""
        return any(bound.value() for bound in self.further)


class ReportFilterForm(FilterForm):
    """Names are those of `ReportFilter`."""

    STANDING = ("text", "state", "urgency")

    text = forms.CharField(label=_("Words"), required=False, max_length=80)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[ALL, *ReportState.choices])
    urgency = forms.ChoiceField(label=_("Urgency"), required=False, choices=[ALL, *Urgency.choices])
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *ReportKind.choices])
    region = forms.ChoiceField(label=_("Subdistrict"), required=False)
    from_on = date_field(_("Received from"))
    until_on = date_field(_("until"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = subdistricts_of(actor)
        if len(places) > 1:
            offer(self, "region", [ALL, *places])
        else:
            del self.fields["region"]
