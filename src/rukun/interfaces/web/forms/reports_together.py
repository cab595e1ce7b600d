"""One act on several chosen reports: which of them, and what is said of all."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.handling.reports.domain import Verification
from rukun.handling.reports.enums import Credibility, Reliability
from rukun.handling.reports.models import Report
from rukun.interfaces.web.forms.offering import offer
from rukun.interfaces.web.forms.reports_steps import report_called, step_field
from rukun.kernel.actor import Actor

AS_FILED = ("", _("as filed with each"))
OTHER = "other"


class ChosenForm(forms.Form):
    """The chosen reports; one that does not belong may still be left out here."""

    laporan = forms.MultipleChoiceField(label=_("Reports"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, reports: list[Report], **kwargs: Any) -> None:
        everyone = [str(report.pk) for report in reports]
        super().__init__(*args, **{"initial": {"laporan": everyone}} | kwargs)
        self.reports = reports
        labels = [(str(report.pk), f"{report.number} · {report.title}") for report in reports]
        cast(forms.MultipleChoiceField, self.fields["laporan"]).choices = labels

    def chosen(self) -> list[Report]:
        """Return the reports that are left in, in their order."""
        kept = set(self.cleaned_data["laporan"])
        return [report for report in self.reports if str(report.pk) in kept]


class VerifyTogetherForm(ChosenForm):
    """One rating for all; what each is worth as information may stay as it was filed."""

    likelihood = step_field(_("Likelihood"))
    impact = step_field(_("Impact"))
    reliability = forms.ChoiceField(
        label=_("Reliability of the source"), required=False, choices=[AS_FILED, *Reliability.choices]
    )
    credibility = forms.TypedChoiceField(
        label=_("Credibility of the content"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[AS_FILED, *Credibility.choices],
    )

    def found(self) -> Verification:
        """Return what the verb takes."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "laporan"}
        return Verification(**said | {"credibility": said["credibility"] or 0})


class LinkTogetherForm(ChosenForm):
    """Which report is handled for all: one of the chosen, or another by its number."""

    main = forms.ChoiceField(label=_("Which report is handled for all?"), widget=forms.RadioSelect)
    other = forms.CharField(
        label=_("Number of the other report"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "LI-2026-0001", "autocomplete": "off"}),
    )
    field_order = ("main", "other", "laporan")

    def __init__(self, *args: Any, reports: list[Report], actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, reports=reports, **kwargs)
        self.actor = actor
        labels = [(str(report.pk), f"{report.number} · {report.title}") for report in reports]
        offer(self, "main", [*labels, (OTHER, _("Another one, by its number"))])

    def clean_other(self) -> Report | None:
        """Look a number up where one is given."""
        named = str(self.cleaned_data["other"])
        return report_called(named, self.actor) if named.strip() else None

    def clean(self) -> dict[str, Any]:
        """Ask for the number where it is another report."""
        cleaned = super().clean() or {}
        wants_number = cleaned.get("main") == OTHER and "other" not in self.errors
        if wants_number and cleaned.get("other") is None:
            self.add_error("other", _("Give the number of the report."))
        return cleaned

    def handled(self) -> Report:
        """Return the report that is handled for all."""
        main = self.cleaned_data["main"]
        if main == OTHER:
            return cast(Report, self.cleaned_data["other"])
        return next(report for report in self.reports if str(report.pk) == main)
