"""The report form: what an officer writes, and how it becomes what the verbs take."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from rukun.foundation.settings import keys
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import choices
from rukun.foundation.settings.queries import values
from rukun.handling.reports.domain import InformantFields, ReportFields
from rukun.handling.reports.enums import (
    UNVERIFIED_KINDS,
    Channel,
    ConflictSource,
    Credibility,
    Direction,
    Discovery,
    Reliability,
    ReportKind,
    Urgency,
)
from rukun.handling.reports.models import TEXT_FIELDS, Report
from rukun.interfaces.web.forms.behalf import BehalfForm
from rukun.interfaces.web.forms.offering import offer
from rukun.interfaces.web.forms.reports_place import PlaceField, offer_places, own_village
from rukun.interfaces.web.forms.reports_time import HappenedForm, span_fields
from rukun.kernel.actor import Actor
from rukun.kernel.regions import REGENCY, level

NOT_SAID = ("", _("not said"))
SEND, SAVE, POINTER = "send", "save", "pointer"
# Nil reports have a form of two fields.
KINDS = [(kind.value, kind.label) for kind in ReportKind if kind != ReportKind.NIL]
_BY_MACHINE = {Channel.API, Channel.IMPORT}
CHANNELS = [(channel.value, channel.label) for channel in Channel if channel not in _BY_MACHINE]
# Whoever writes a report now knows why.
DISCOVERIES = [(why.value, why.label) for why in Discovery if why != Discovery.UNKNOWN]
TEXTS = tuple(name for name in TEXT_FIELDS if name != "raw_text")
COUNTS = (
    "crowd",
    "dead",
    "missing",
    "severely_injured",
    "lightly_injured",
    "injured",
    "displaced_people",
    "displaced_households",
)


def text_area(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    """Return a text that may stay empty and grows with what is written."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "grow"})
    return forms.CharField(label=label, required=False, widget=widget, **options)


def title_field(**options: Any) -> forms.CharField:
    """Return a title that shows whole, however long."""
    return forms.CharField(
        label=_("Title"),
        max_length=160,
        widget=forms.Textarea(attrs={"rows": 1, "class": "grow"}),
        help_text=_("Write the matter and the place, not who is at fault."),
        **options,
    )


def count_field(label: Any) -> forms.IntegerField:
    """Return a number that stays empty where the report says nothing: empty is not zero."""
    attributes = {"inputmode": "numeric", "placeholder": _("not mentioned")}
    widget = forms.NumberInput(attrs=attributes)
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=2_000_000, widget=widget)


def urgency_choices(actor: Actor) -> list[tuple[str, str]]:
    """Return the three urgencies, each with the time in which it is first looked at. One query."""
    red, yellow = keys.VERIFICATION_RED_HOURS, keys.VERIFICATION_YELLOW_HOURS
    green = keys.VERIFICATION_GREEN_DAYS
    held = values([red, yellow, green], region=actor.regency, on=timezone.localdate(actor.at))
    times = {
        Urgency.RED: hours(held[red]),
        Urgency.YELLOW: hours(held[yellow]),
        Urgency.GREEN: ngettext("%(count)s day", "%(count)s days", held[green]) % {"count": held[green]},
    }
    return [(urgency.value, f"{urgency.label}, {times[urgency]}") for urgency in Urgency]


def hours(count: int) -> str:
    """Return "24 jam"."""
    return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}


class ReportForm(BehalfForm, HappenedForm):
    """One laporan informasi; a draft may be incomplete, what is sent may not."""

    kind = forms.ChoiceField(label=_("What it tells of"), choices=KINDS)
    title = title_field(required=False)
    region = PlaceField(required=False)
    place_detail = forms.CharField(label=_("Place in detail"), required=False, max_length=200)
    urgency = forms.ChoiceField(
        label=_("Urgency"), required=False, choices=Urgency.choices, widget=forms.RadioSelect
    )

    facts = text_area(_("Facts"), 4)
    account = text_area(_("Account"), 4)
    action_taken = text_area(_("Action taken"))
    prediction = text_area(_("Prediction"), 2)
    recommendation = text_area(_("Recommendation"), 2)
    introduction = text_area(_("Introduction"), 2)
    opinion = text_area(_("Opinion of the reporter"), 2)
    what = text_area(_("What"), 1)
    who = text_area(_("Who"), 1)
    when = text_area(_("When"), 1)
    where = text_area(_("Where"), 1)
    how = text_area(_("How"), 1)
    why = text_area(_("Why"), 1)

    issue_type = forms.ChoiceField(label=_("Type of matter"), required=False)
    conflict_source = forms.ChoiceField(
        label=_("Source of conflict"), required=False, choices=[NOT_SAID, *ConflictSource.brief_choices()]
    )
    direction = forms.ChoiceField(
        label=_("Between whom"), required=False, choices=[NOT_SAID, *Direction.choices]
    )
    reliability = forms.ChoiceField(
        label=_("Reliability of the source"), required=False, choices=[NOT_SAID, *Reliability.choices]
    )
    credibility = forms.TypedChoiceField(
        label=_("Credibility of the content"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[NOT_SAID, *Credibility.choices],
    )

    crowd = count_field(_("Estimated crowd"))
    dead = count_field(_("Dead"))
    missing = count_field(_("Missing"))
    severely_injured = count_field(_("Severely injured"))
    lightly_injured = count_field(_("Lightly injured"))
    injured = count_field(_("Injured in all"))
    displaced_people = count_field(_("Displaced persons"))
    displaced_households = count_field(_("Displaced households"))
    claimed_area_ha = forms.DecimalField(
        label=_("Claimed area (ha)"),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.01", "placeholder": _("not mentioned")}),
    )

    channel = forms.ChoiceField(label=_("How it came in"), choices=CHANNELS)
    received_at = forms.DateTimeField(
        label=_("Received"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Leave empty if it is being received now."),
    )
    discovery = forms.ChoiceField(label=_("Why it was written"), choices=DISCOVERIES)
    prompt_id = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    informant_name = forms.CharField(label=_("Name"), required=False, max_length=120)
    informant_phone = forms.CharField(
        label=_("Telephone"), required=False, max_length=40, widget=forms.TextInput(attrs={"type": "tel"})
    )
    informant_note = text_area(_("Other details"), 2)
    intelligence_pointer = forms.CharField(
        label=_("What exists and whom to ask"),
        required=False,
        max_length=160,
        help_text=_("Only that it exists. The text of an intelligence product is never kept here."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, report: Report | None = None, **kwargs: Any) -> None:
        """`report` is the draft that is edited; for whom it is recorded was settled with it."""
        super().__init__(*args, **kwargs)
        self.report = report
        if report is not None:
            for name in ("behalf_office", "behalf_basis"):
                self.fields.pop(name, None)
        offer(self, "urgency", urgency_choices(self.actor))
        offer(self, "issue_type", [NOT_SAID, *choices(LookupList.ISSUE_TYPE, self.actor.regency)])
        offer_places(self, "region", self.actor, chosen=str(self.initial.get("region", "")))

    @property
    def act(self) -> str:
        """Which button was pressed; a stale save that is sent again only saves."""
        return str(self.data.get("act", SAVE))

    def clean(self) -> dict[str, Any]:
        """Ask for what a report cannot be sent without."""
        cleaned = super().clean()
        self.check_span()
        if self.act == SEND:
            self._ask_for_missing(cleaned)
        if self.act == POINTER and not cleaned.get("intelligence_pointer"):
            self.add_error("intelligence_pointer", _("Say that it exists and whom to ask."))
        return cleaned

    def _ask_for_missing(self, cleaned: dict[str, Any]) -> None:
        needs_judging = cleaned.get("kind") not in UNVERIFIED_KINDS
        if not str(cleaned.get("title", "")).strip():
            self.add_error("title", _("Give a short, neutral title."))
        if not cleaned.get("region"):
            self.add_error("region", _("Choose the village, or else the subdistrict or the regency."))
        if needs_judging and not cleaned.get("urgency"):
            self.add_error("urgency", _("Choose how urgent it is: it decides how fast it is looked at."))
        has_raw_text = self.report is not None and bool(self.report.raw_text)
        has_words = has_raw_text or cleaned.get("intelligence_pointer") or any(cleaned.get(n) for n in TEXTS)
        if needs_judging and not has_words:
            self.add_error("facts", _("Say what happened."))

    def report_fields(self) -> ReportFields:
        """Return what the verbs take."""
        names = set(ReportFields.__dataclass_fields__) & set(self.cleaned_data)
        span = self.span()
        given = {name: self.cleaned_data[name] for name in names}
        return ReportFields(
            **given
            | {
                "title": " ".join(str(given["title"]).split()),
                "occurred_from": span.begins,
                "occurred_until": span.ends,
                "occurred_precision": span.precision,
            }
        )

    def informant_fields(self) -> InformantFields | None:
        """Return what was said about who told it; None if nothing was."""
        given = InformantFields(
            name=self.cleaned_data["informant_name"],
            phone=self.cleaned_data["informant_phone"],
            note=self.cleaned_data["informant_note"],
        )
        return None if given.is_empty else given


def initial_for_new(actor: Actor, query: Any) -> dict[str, Any]:
    """Return what stands in an empty form: the own village, and why somebody was asked to write."""
    prompt = str(query.get("ajakan", ""))[:64]
    return {
        "kind": ReportKind.TENSION,
        "channel": Channel.APP,
        "discovery": Discovery.ASKED if prompt else Discovery.SPONTANEOUS,
        "prompt_id": prompt,
        "region": own_village(actor),
    }


def initial_of(report: Report) -> dict[str, Any]:
    """Return what a draft says, field by field.

    A draft that names no place lies in its office's area; where that is a whole regency the
    field stays empty, so that nobody sends a regency for a village by accident.
    """
    columns = (set(ReportFields.__dataclass_fields__) - {"region"}) & {f.name for f in report._meta.fields}
    shown = {name: getattr(report, name) for name in columns}
    place = report.region_current_id
    shown["region"] = place if level(place) > REGENCY else ""
    shown["version"] = report.version
    return shown | span_fields(report.occurred_from, report.occurred_until, report.occurred_precision)


def word_of(form: forms.Form, name: str) -> str:
    """Return the words that a field shows, stored or typed, for comparing two versions."""
    bound = form[name]
    value = bound.value()
    if value in (None, ""):
        return ""
    widget = bound.field.widget
    if isinstance(widget, forms.widgets.ChoiceWidget):
        words = {str(code): str(label) for code, label in widget.choices if not isinstance(label, list)}
        return words.get(str(value), str(value))
    shown = widget.format_value(value)
    return str(shown if shown is not None else value).replace("\r\n", "\n").strip()
