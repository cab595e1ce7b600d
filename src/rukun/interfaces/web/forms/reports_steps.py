"""The small forms on a report's page: judge it, ask, link, decide, add, answer."""

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rukun.foundation.settings.enums import Level, LookupList
from rukun.foundation.settings.lookups import choices
from rukun.handling.cases.models import Case
from rukun.handling.reports.domain import Verification
from rukun.handling.reports.enums import (
    UNVERIFIED_KINDS,
    ConflictSource,
    Credibility,
    Direction,
    Reliability,
    ReportKind,
)
from rukun.handling.reports.models import Report
from rukun.interfaces.web.forms.behalf import BehalfForm
from rukun.interfaces.web.forms.offering import offer
from rukun.interfaces.web.forms.reports import NOT_SAID
from rukun.interfaces.web.forms.reports_place import PlaceField, offer_places
from rukun.interfaces.web.forms.reports_time import date_field
from rukun.kernel.actor import Actor

UNCHANGED = ("", _("as filed"))


def _words(label: Any, rows: int = 3, *, required: bool = True, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "grow"})
    return forms.CharField(label=label, required=required, widget=widget, **options)


def step_field(label: Any) -> forms.TypedChoiceField:
    """Return the four steps of the risk matrix, side by side."""
    return forms.TypedChoiceField(label=label, choices=Level.choices, coerce=int, widget=forms.RadioSelect)


class VerifyForm(forms.Form):
    """Rate the risk and the information; correct what was filed only where it is wrong."""

    likelihood = step_field(_("Likelihood"))
    impact = step_field(_("Impact"))
    reliability = forms.ChoiceField(
        label=_("Reliability of the source"), choices=[("", "–"), *Reliability.choices]
    )
    credibility = forms.TypedChoiceField(
        label=_("Credibility of the content"), coerce=int, choices=[("", "–"), *Credibility.choices]
    )
    region = PlaceField(label=_("Place, if it is another one"), required=False)
    kind = forms.ChoiceField(label=_("What it tells of"), required=False)
    issue_type = forms.ChoiceField(label=_("Type of matter"), required=False)
    conflict_source = forms.ChoiceField(
        label=_("Source of conflict"), required=False, choices=[NOT_SAID, *ConflictSource.brief_choices()]
    )
    direction = forms.ChoiceField(
        label=_("Between whom"), required=False, choices=[NOT_SAID, *Direction.choices]
    )

    CORRECTIONS = ("region", "kind", "issue_type", "conflict_source", "direction")

    def __init__(self, *args: Any, report: Report, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **{"prefix": "verify", "initial": _as_filed(report)} | kwargs)
        kinds = [(kind.value, kind.label) for kind in ReportKind if kind not in UNVERIFIED_KINDS]
        offer(self, "kind", kinds)
        offer(self, "issue_type", [NOT_SAID, *choices(LookupList.ISSUE_TYPE, report.regency)])
        offer_places(self, "region", actor, chosen=report.region_current_id)

    def found(self) -> Verification:
        """Return what the verb takes."""
        return Verification(**self.cleaned_data)

    @property
    def has_wrong_correction(self) -> bool:
        """Open the corrections where one of them was refused."""
        return any(name in self.errors for name in self.CORRECTIONS)


def _as_filed(report: Report) -> dict[str, Any]:
    return {
        "reliability": report.reliability,
        "credibility": report.credibility,
        "region": report.region_current_id,
        "kind": report.kind,
        "issue_type": report.issue_type,
        "conflict_source": report.conflict_source,
        "direction": report.direction,
    }


class AskForm(forms.Form):
    """Ask the office that filed it."""

    question = _words(_("Question to the reporter"))


class NotShownForm(forms.Form):
    """It could not be established; the reporter is thanked and blamed for nothing."""

    reason = _words(_("Reason, for the file"))
    words = _words(
        _("Words to the reporter"),
        required=False,
        help_text=_("Leave empty for the usual words, which thank and blame nobody."),
    )


class OtherReportForm(forms.Form):
    """Which other report, by its number, as people say it to each other."""

    other = forms.CharField(
        label=_("Number of the other report"),
        max_length=40,
        widget=forms.TextInput(attrs={"placeholder": "LI-2026-0001", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_other(self) -> Report:
        """Return the visible report of this number or key."""
        return report_called(str(self.cleaned_data["other"]), self.actor)


def report_called(named: str, actor: Actor) -> Report:
    """Return the sent report of this number or key that the actor sees, or refuse the name."""
    wanted = named.strip()
    seen = Report.objects.visible_to(actor).sent()
    found = seen.filter(pk=wanted) if _is_key(wanted) else seen.filter(number__iexact=wanted)
    report = found.first()
    if report is None:
        raise forms.ValidationError(_("No report of this number is open to you."))
    return report


def _is_key(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4 and text.replace("-", "").isalnum()


class ReasonForm(forms.Form):
    """A decision and its reason."""

    reason = _words(_("Reason"))


class WatchForm(ReasonForm):
    """Watch, why that is enough for now, and the day on which somebody looks again."""

    review_on = date_field(_("Look again on"))

    def __init__(self, *args: Any, usual: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"review_on": usual}} | kwargs)
        self.fields["reason"].label = _("Watch, because …")
        self.fields["review_on"].required = True
        self.fields["review_on"].help_text = _("On this day the report comes back to the desk by itself.")


if TYPE_CHECKING:
    _OneCase = forms.ModelChoiceField[Case]
else:
    _OneCase = forms.ModelChoiceField


class CaseField(_OneCase):
    """A case by number and title."""

    def label_from_instance(self, obj: Case) -> str:
        """Name it as people do."""
        return f"{obj.number} · {obj.title}"


class AttachForm(forms.Form):
    """The open case that the report belongs to."""

    case = CaseField(label=_("Case"), queryset=Case.objects.none(), empty_label=_("Choose a case"))

    def __init__(self, *args: Any, cases: QuerySet[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(CaseField, self.fields["case"]).queryset = cases


class AmendForm(BehalfForm):
    """A ralat: appended with its reason, never instead of what was sent."""

    text = _words(_("Correction"), help_text=_("What was sent stays as it is; this is added to it."))
    reason = forms.CharField(label=_("Reason for the correction"), max_length=200)
    field_order = ("text", "reason")


class ClarifyForm(BehalfForm):
    """The answer to a question."""

    text = _words(_("Your answer"))
    field_order = ("text",)


class AnswerForm(forms.Form):
    """Words to the reporter."""

    text = _words(_("Answer to the reporter"))


class InformantForm(forms.Form):
    """What the details are needed for; it is logged."""

    purpose = forms.CharField(
        label=_("What do you need the details for?"),
        min_length=10,
        max_length=60,
        help_text=_("10 to 60 characters. Your name, the time and this purpose are logged."),
    )


class UploadForm(forms.Form):
    """A photo or document that belongs to the report."""

    file = forms.FileField(label=_("File"))
    description = forms.CharField(label=_("What it shows"), required=False, max_length=200)
    is_secret = forms.BooleanField(
        label=_("Shows who told it or a victim (K3)"),
        required=False,
    )
