"""The paste box, and the draft that a pasted message becomes."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from rukun.handling.reports.domain import ReportFields, SaidAtDesk
from rukun.handling.reports.enums import Channel, LinkState, ReportKind
from rukun.handling.reports.models import Report
from rukun.handling.reports.parsing.reader import LONGEST_MESSAGE
from rukun.interfaces.web.forms.behalf import BehalfForm
from rukun.interfaces.web.forms.offering import offer
from rukun.interfaces.web.forms.reports import CHANNELS, SAVE, SEND, ReportForm, initial_of
from rukun.kernel.actor import Actor

SKIP, NIL, ACTIVITY = "skip", "nil", "activity"
ALIKE = "alike-"
_KINDS = {NIL: ReportKind.NIL, ACTIVITY: ReportKind.ACTIVITY}


class PasteForm(BehalfForm):
    """Paste one message or thirty, then look at what was found in them."""

    raw_text = forms.CharField(
        label=_("Messages"),
        max_length=LONGEST_MESSAGE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "autofocus": True}),
        error_messages={
            "max_length": _("This is longer than %(limit_value)s characters. Paste it in several parts.")
        },
        help_text=_(
            "Paste one message or many, as they are. Telephone numbers and names of informants are hidden "
            "and kept apart."
        ),
    )
    channel = forms.ChoiceField(label=_("How it came in"), choices=CHANNELS, initial=Channel.WHATSAPP)
    received_at = forms.DateTimeField(
        label=_("Received"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Leave empty if it is being received now. A chat’s own times come first."),
    )

    def clean_raw_text(self) -> str:
        """Refuse a message of blanks; keep every character of any other."""
        text = str(self.cleaned_data["raw_text"])
        if not text.strip():
            raise forms.ValidationError(_("Paste the message first."))
        return text

    def given(self) -> ReportFields:
        """Return what is known of all that was pasted."""
        return ReportFields(
            kind=ReportKind.TENSION,
            channel=self.cleaned_data["channel"],
            received_at=self.cleaned_data["received_at"],
        )


class PastedDraftForm(ReportForm):
    """The draft of a pasted message: any kind, also "nothing happened", sent with one press."""

    accepted = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", ReportKind.choices)

    @property
    def act(self) -> str:
        """Which button was pressed; "nil" and "activity" send, "skip" saves."""
        pressed = super().act
        if pressed in _KINDS:
            return SEND
        return SAVE if pressed == SKIP else pressed

    @property
    def pressed(self) -> str:
        """The button itself."""
        return super().act

    def clean_kind(self) -> str:
        """Return the kind, which the buttons "nil" and "activity" settle."""
        return str(_KINDS.get(self.pressed, self.cleaned_data["kind"]))

    def clean_title(self) -> str:
        """Give a report of nothing the title that it needs; a record is Indonesian."""
        title = str(self.cleaned_data["title"])
        if title.strip() or self.pressed not in _KINDS:
            return title
        with translation.override("id"):
            return str(_KINDS[self.pressed].label)

    def said(self) -> SaidAtDesk:
        """Return what was said besides the fields: suggestions that were accepted, look-alikes."""
        return SaidAtDesk(accepted_in(str(self.cleaned_data.get("accepted", ""))), self.resembling())

    def resembling(self) -> dict[str, str]:
        """Return what was said of each look-alike, by its key."""
        said = {
            name.removeprefix(ALIKE): str(value)
            for name, value in self.data.items()
            if name.startswith(ALIKE)
        }
        known = {LinkState.LINKED.value, LinkState.DIFFERENT.value}
        return {key: word for key, word in said.items() if word in known and _is_key(key)}


def accepted_in(text: str) -> list[str]:
    """Return the fields whose suggestion a person has accepted, as the form carries them."""
    return [name for name in text.split(",") if name]


def draft_form(report: Report, *, actor: Actor, **given: Any) -> ReportForm:
    """Return the form for a draft; one that was pasted has a form of its own."""
    given.setdefault("initial", initial_of(report))
    was_pasted = bool(report.raw_text or report.intelligence_pointer)
    chosen = PastedDraftForm if was_pasted else ReportForm
    return chosen(actor=actor, report=report, **given)


def initial_for_paste(query: Any) -> dict[str, Any]:
    """Return what stands in an empty paste box."""
    return {"channel": query.get("saluran", Channel.WHATSAPP)}


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
