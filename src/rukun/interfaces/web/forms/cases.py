"""The form that opens a case; what the report says stands in it already."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.enums import Rung
from rukun.foundation.settings.enums import Level, LookupList
from rukun.foundation.settings.lookups import choices
from rukun.handling.cases.domain.opening import CaseFields
from rukun.handling.cases.enums import EscalationLevel
from rukun.handling.reports.enums import ConflictSource, Direction, Urgency
from rukun.handling.reports.models import Report
from rukun.interfaces.web.forms.choosing import set_choices

_NOT_SAID = ("", _("not said"))


def level_field(label: Any, **options: Any) -> forms.TypedChoiceField:
    """Return one of the four steps of likelihood or impact, as a row of radio buttons."""
    return forms.TypedChoiceField(
        label=label,
        choices=Level.choices,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        **options,
    )


def initial_from(report: Report) -> dict[str, Any]:
    """Return what a verified report already says about the case that grows from it."""
    return {
        "title": report.title,
        "summary": report.facts or report.account or report.what,
        "urgency": report.urgency,
        "rung": int(Rung.VILLAGE),
        "place_detail": report.place_detail,
        "issue_type": report.issue_type,
        "conflict_source": report.conflict_source,
        "direction": report.direction,
        "likelihood": report.likelihood,
        "impact": report.impact,
    }


class OpenCaseForm(forms.Form):
    """Open a case from one report; it begins at the village unless somebody says otherwise."""

    title = forms.CharField(
        label=_("Title"),
        max_length=160,
        help_text=_("Name the matter and the place, not who is at fault: Permasalahan lahan Desa X – PT Y."),
    )
    rung = forms.TypedChoiceField(
        label=_("Who handles it first"), coerce=int, widget=forms.RadioSelect, choices=Rung.choices
    )
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, widget=forms.RadioSelect)
    summary = forms.CharField(label=_("Summary"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    place_detail = forms.CharField(label=_("Place within the village"), required=False, max_length=200)
    issue_type = forms.ChoiceField(label=_("Type of matter"), required=False)
    conflict_source = forms.ChoiceField(
        label=_("Source of conflict"), required=False, choices=[_NOT_SAID, *ConflictSource.brief_choices()]
    )
    direction = forms.ChoiceField(
        label=_("Between whom"), required=False, choices=[_NOT_SAID, *Direction.choices]
    )
    escalation_level = forms.ChoiceField(
        label=_("How far it has grown"), required=False, choices=[_NOT_SAID, *EscalationLevel.choices]
    )
    likelihood = level_field(_("Likelihood"), required=False)
    impact = level_field(_("Impact"), required=False)

    def __init__(self, *args: Any, region: str, rungs: list[tuple[int, str]], **kwargs: Any) -> None:
        """`rungs` names who stands on each rung for the place of the matter."""
        super().__init__(*args, **kwargs)
        types = choices(LookupList.ISSUE_TYPE, region)
        set_choices(self, "issue_type", [("", str(_("not said"))), *types])
        set_choices(self, "rung", rungs)

    def case_fields(self) -> CaseFields:
        """Return what the verb takes."""
        names = set(CaseFields.__dataclass_fields__) & set(self.cleaned_data)
        return CaseFields(**{name: self.cleaned_data[name] for name in names})
