"""The paste box: a message as it came in, and when and through whom."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.handling.reports.domain import ReportFields
from rukun.handling.reports.enums import Channel
from rukun.handling.reports.parsing.labels import Split, split
from rukun.handling.reports.parsing.masking import mask_numbers
from rukun.interfaces.web.forms.behalf import BehalfForm
from rukun.interfaces.web.forms.reports import CHANNELS

_LONGEST = 60_000
_TITLE = 160


class PasteForm(BehalfForm):
    """Paste, then look at what was split."""

    raw_text = forms.CharField(
        label=_("Message"),
        max_length=_LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "autofocus": True}),
        help_text=_("Paste the message as it is. Telephone numbers are hidden and kept apart."),
    )
    channel = forms.ChoiceField(label=_("How it came in"), choices=CHANNELS, initial=Channel.WHATSAPP)
    received_at = forms.DateTimeField(
        label=_("Received"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Leave empty if it is being received now."),
    )

    def clean_raw_text(self) -> str:
        """Refuse a message of blanks; keep every character of any other."""
        text = str(self.cleaned_data["raw_text"])
        if not text.strip():
            raise forms.ValidationError(_("Paste the message first."))
        return text

    def report_fields(self) -> ReportFields:
        """Return the labelled parts and the proposed title; everything else stays empty."""
        found = split(self.cleaned_data["raw_text"])
        empty = ReportFields(
            kind="tension",
            channel=self.cleaned_data["channel"],
            received_at=self.cleaned_data["received_at"],
            title=proposed_title(found),
        )
        parts: dict[str, Any] = {**found.parts}
        return replace(empty, **parts)


def proposed_title(found: Split) -> str:
    """Return the subject of the message, short enough for a title, its numbers hidden."""
    return mask_numbers(" ".join(found.title.split()))[0][:_TITLE]


def is_proposed(title: str, found: Split) -> bool:
    """Say whether a title is still the one that the message proposed."""
    return bool(title) and title == proposed_title(found)


def sender_of(found: Split) -> str:
    """Return who signed the message, as an office is written; numbers hidden."""
    return mask_numbers(found.sender)[0]


def initial_for_paste(query: Any) -> dict[str, Any]:
    """Return what stands in an empty paste box."""
    return {"channel": query.get("saluran", Channel.WHATSAPP)}
