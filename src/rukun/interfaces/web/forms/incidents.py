"""The forms of incidents: what verifiably happened, and corrections to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import choices
from rukun.handling.incidents.domain import IncidentFields
from rukun.handling.incidents.enums import IncidentKind, PlacePrecision
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.enums import ConflictSource
from rukun.handling.reports.models import Report
from rukun.interfaces.web.forms.offering import offer
from rukun.interfaces.web.forms.reports import COUNTS, NOT_SAID, count_field, title_field
from rukun.interfaces.web.forms.reports_list import ALL, FilterForm
from rukun.interfaces.web.forms.reports_place import PlaceField, offer_places, subdistricts_of
from rukun.interfaces.web.forms.reports_time import HappenedForm, date_field, span_fields
from rukun.kernel.actor import Actor
from rukun.kernel.regions import SUBDISTRICT, VILLAGE, is_code, level

_SAME = (
    "title",
    "kind",
    "place_detail",
    "issue_type",
    "conflict_source",
    "damage",
    "account",
    "longitude",
    "latitude",
)


def _degrees(label: Any) -> forms.FloatField:
    widget = forms.NumberInput(attrs={"step": "any"})
    return forms.FloatField(label=label, required=False, min_value=-180, max_value=180, widget=widget)


class IncidentForm(HappenedForm):
    """One event; how surely its place is known follows from how small the chosen area is."""

    title = title_field()
    kind = forms.ChoiceField(
        label=_("How far it went"), choices=IncidentKind.choices, widget=forms.RadioSelect
    )
    region = PlaceField(help_text=_("The smallest area that is sure."))
    place_detail = forms.CharField(label=_("Place in detail"), required=False, max_length=200)
    longitude = _degrees(_("Longitude (degrees)"))
    latitude = _degrees(_("Latitude (degrees)"))
    issue_type = forms.ChoiceField(label=_("Type of matter"), required=False)
    conflict_source = forms.ChoiceField(
        label=_("Source of conflict"), required=False, choices=[NOT_SAID, *ConflictSource.brief_choices()]
    )
    crowd = count_field(_("Estimated crowd"))
    dead = count_field(_("Dead"))
    missing = count_field(_("Missing"))
    severely_injured = count_field(_("Severely injured"))
    lightly_injured = count_field(_("Lightly injured"))
    injured = count_field(_("Injured in all"))
    displaced_people = count_field(_("Displaced persons"))
    displaced_households = count_field(_("Displaced households"))
    damage = forms.CharField(label=_("Damage"), required=False, max_length=200)
    account = forms.CharField(
        label=_("What is known besides"), required=False, max_length=20_000, widget=forms.Textarea
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        offer(self, "issue_type", [NOT_SAID, *choices(LookupList.ISSUE_TYPE, actor.regency)])
        offer_places(self, "region", actor, chosen=str(self.initial.get("region", "")))

    def clean(self) -> dict[str, Any]:
        """Ask for the day of a time, and for a code that can be one."""
        cleaned = super().clean() or {}
        self.check_span()
        if cleaned.get("region") and not is_code(cleaned["region"]):
            self.add_error("region", _("Choose a place from the list."))
        return cleaned

    def incident_fields(self) -> IncidentFields:
        """Return what the verbs take."""
        cleaned, span = self.cleaned_data, self.span()
        return IncidentFields(
            region=cleaned["region"],
            place_precision=self._precision(),
            started_at=span.begins,
            ended_at=span.ends,
            time_precision=span.precision,
            **{name: cleaned[name] for name in (*_SAME, *COUNTS)}
            | {"title": " ".join(cleaned["title"].split())},
        )

    def _precision(self) -> PlacePrecision:
        if self.cleaned_data["longitude"] is not None or self.cleaned_data["latitude"] is not None:
            return PlacePrecision.POINT
        depth = level(self.cleaned_data["region"])
        if depth == VILLAGE:
            return PlacePrecision.VILLAGE
        return PlacePrecision.SUBDISTRICT if depth == SUBDISTRICT else PlacePrecision.REGENCY


class CorrectForm(IncidentForm):
    """The same fields, with the reason and the version that was corrected."""

    reason = forms.CharField(label=_("Reason for the correction"), max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)


class IncidentFilterForm(FilterForm):
    """Names are those of `IncidentFilter`."""

    STANDING = ("text", "kind")

    text = forms.CharField(label=_("Words"), required=False, max_length=80)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *IncidentKind.choices])
    region = forms.ChoiceField(label=_("Subdistrict"), required=False)
    from_on = date_field(_("Happened from"))
    until_on = date_field(_("until"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = subdistricts_of(actor)
        if len(places) > 1:
            offer(self, "region", [ALL, *places])
        else:
            del self.fields["region"]


def initial_from_report(report: Report) -> dict[str, Any]:
    """Return what a verified report already says; how far it went is for a person to say."""
    said = {name: getattr(report, name) for name in COUNTS}
    return {
        **said,
        "title": report.title,
        "region": report.region_current_id,
        "place_detail": report.place_detail,
        "issue_type": report.issue_type,
        "conflict_source": report.conflict_source,
        **span_fields(report.occurred_from, report.occurred_until, report.occurred_precision),
    }


def initial_of_incident(incident: Incident) -> dict[str, Any]:
    """Return what an incident says, field by field."""
    shown = {name: getattr(incident, name) for name in (*_SAME, *COUNTS)}
    shown |= {"region": incident.region_current_id, "version": incident.version}
    return shown | span_fields(incident.started_at, incident.ended_at, incident.time_precision)
