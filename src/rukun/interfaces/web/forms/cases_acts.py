"""What is written on a case: efforts, notes, ratings, tracks, hand-overs, decisions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from rukun.handling.cases.enums import AttemptKind, AttemptResult, MessageKind, Outcome, TrackKind
from rukun.handling.reports.enums import Urgency
from rukun.interfaces.web.forms.cases import level_field
from rukun.interfaces.web.forms.choosing import set_choices

Choices = list[tuple[str, StrOrPromise]]


class ActForm(forms.Form):
    """An act on a record. `options` gives a field its choices, which depend on the record."""

    def __init__(self, *args: Any, options: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, known in (options or {}).items():
            set_choices(self, name, known)

    def values(self) -> dict[str, Any]:
        """Return what the verb takes."""
        return dict(self.cleaned_data)


def text_field(label: StrOrPromise, *, rows: int = 3, **options: Any) -> forms.CharField:
    """Return a field for a few sentences."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=8000, **options)


def day_field(label: StrOrPromise, **options: Any) -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class PressForm(ActForm):
    """A single button: nothing to fill in."""


class AttemptForm(ActForm):
    """What was tried, when, and what came of it."""

    kind = forms.ChoiceField(label=_("What was tried"), choices=AttemptKind.choices)
    held_on = day_field(_("When"))
    result = forms.ChoiceField(label=_("Result"), choices=AttemptResult.choices, widget=forms.RadioSelect)
    summary = text_field(_("In short"), help_text=_("Who came, what was discussed, what remains open."))

    def values(self) -> dict[str, Any]:
        """Return the words of the enums."""
        cleaned = self.cleaned_data
        return {
            **cleaned,
            "kind": AttemptKind(cleaned["kind"]),
            "result": AttemptResult(cleaned["result"]),
        }


class MessageForm(ActForm):
    """A note, or news of the situation."""

    text = text_field(_("Note"))
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (MessageKind.NOTE, MessageKind.NOTE.label),
            (MessageKind.SITUATION, MessageKind.SITUATION.label),
        ],
        initial=MessageKind.NOTE,
    )


class WeDidForm(ActForm):
    """What an invited agency did, in its own words."""

    text = text_field(_("What we did"))
    kind = forms.CharField(widget=forms.HiddenInput, initial=MessageKind.WE_DID)

    def values(self) -> dict[str, Any]:
        """The kind is this form's, whatever was posted."""
        return {**self.cleaned_data, "kind": MessageKind.WE_DID}


class AssessForm(ActForm):
    """Likelihood and impact on the 4×4 matrix."""

    likelihood = level_field(_("Likelihood"))
    impact = level_field(_("Impact"))
    reason = text_field(_("Why"), rows=2)


class UrgencyForm(ActForm):
    """How urgent the case is from now on, and why."""

    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, widget=forms.RadioSelect)
    reason = text_field(_("Why"), rows=2)

    def values(self) -> dict[str, Any]:
        """Return the word of the enum."""
        return {**self.cleaned_data, "urgency": Urgency(self.cleaned_data["urgency"])}


class HandOverForm(ActForm):
    """Up or down the ladder: to whom, why, what was tried, what the receiver should do."""

    to_rung = forms.TypedChoiceField(label=_("To"), coerce=int)
    reason_code = forms.ChoiceField(label=_("Reason"))
    reason = text_field(
        _("More about the reason"),
        rows=2,
        required=False,
        help_text=_("Needed when a rung is passed over."),
    )
    tried = text_field(_("What was tried"), required=False)
    recommendation = text_field(_("Recommendation"), rows=2, required=False)


class ReturnForm(ActForm):
    """Back to the sender, who then knows what is missing."""

    code = forms.ChoiceField(label=_("Reason"))
    note = text_field(_("What should be completed"), rows=2)


class TrackForm(ActForm):
    """A way of settling that is not ours."""

    kind = forms.ChoiceField(label=_("Track"), choices=TrackKind.choices)
    opened_on = day_field(_("Since"))
    reference = forms.CharField(
        label=_("Reference number"),
        max_length=80,
        required=False,
        help_text=_("Never the number of a police report."),
    )
    note = text_field(_("Note"), rows=2, required=False)

    def values(self) -> dict[str, Any]:
        """Return the word of the enum."""
        return {**self.cleaned_data, "kind": TrackKind(self.cleaned_data["kind"])}


class TrackAnswerForm(ActForm):
    """What a track answered."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    answer = text_field(_("Answer"))
    answered_on = day_field(_("Dated"))


class TrackCloseForm(ActForm):
    """A track has ended."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    closed_on = day_field(_("Ended on"))


class WatchForm(ActForm):
    """Watch, because …: a decision with a date on which somebody looks again."""

    reason = text_field(_("Watch, because"), rows=2)
    review_on = day_field(_("Look again on"))


class ResumeForm(ActForm):
    """Take a watched case up again."""

    reason = text_field(_("Reason"), rows=2, required=False)


class CloseForm(ActForm):
    """A closed case always has an outcome."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices)
    reason = text_field(_("How it ended"))

    def values(self) -> dict[str, Any]:
        """Return the word of the enum."""
        return {**self.cleaned_data, "outcome": Outcome(self.cleaned_data["outcome"])}


class ReopenForm(ActForm):
    """Take a closed case up again, at the same rung or a higher one."""

    rung = forms.TypedChoiceField(label=_("Who handles it"), coerce=int)
    reason = text_field(_("Reason"), rows=2)
