"""Forms of the agenda: demonstrations, election desks, the duty roster."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from rukun.foundation.people.enums import AgencyKind, TeamKind
from rukun.foundation.people.models import Office, Team
from rukun.handling.cases.timeline import office_name
from rukun.handling.registers.domain.demonstrating import DemonstrationFields
from rukun.handling.registers.domain.opening import DeskFields
from rukun.handling.registers.domain.rostering import ShiftFields
from rukun.handling.registers.enums import ElectionKind
from rukun.handling.registers.models import Demonstration, ElectionDesk, Organisation
from rukun.interfaces.web.forms.choosing import set_known
from rukun.interfaces.web.forms.days import day_field
from rukun.interfaces.web.forms.reports import count_field
from rukun.interfaces.web.forms.reports_place import PlaceField, offer_places
from rukun.kernel.actor import Actor

# What the domain calls a moment, and the field at which it is mended.
MOMENTS = {"starts_at": "starts_on", "ends_at": "ends_time", "received_at": "received_on"}


def _time_field(label: StrOrPromise, *, required: bool = True) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(
        label=label, required=required, widget=widget, input_formats=["%H:%M", "%H.%M", "%H:%M:%S"]
    )


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=timezone.get_current_timezone())


def _row_field(
    label: StrOrPromise, *, required: bool, help_text: StrOrPromise = ""
) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, required=required, empty_value=None, help_text=help_text)


class DemonstrationForm(forms.Form):
    """What the notice says. Who can be telephoned stays in the notice."""

    topic = forms.CharField(label=_("What it is about"), max_length=200)
    organisation = _row_field(_("Organisation"), required=False)
    organiser = forms.CharField(
        label=_("Group"),
        max_length=160,
        required=False,
        help_text=_("Where no organisation of the register calls for it."),
    )
    starts_on = day_field(_("Day"))
    starts_time = _time_field(_("From (time)"))
    ends_time = _time_field(_("Until (time)"), required=False)
    region = PlaceField(label=_("Gathers in"))
    destination = PlaceField(label=_("Goes to"), required=False)
    route = forms.CharField(
        label=_("Route and places"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    expected = count_field(_("Number announced"))
    notice_number = forms.CharField(label=_("Number of the notice"), max_length=80, required=False)
    notice_on = day_field(_("Date of the notice"), required=False)
    received_on = day_field(_("Received by Polri on"), required=False)
    received_time = _time_field(_("at (time)"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Organisation.objects.visible_to(actor).order_by("name")
        set_known(self, "organisation", known, lambda row: row.name, ask=_("a group without registration"))
        for name in ("region", "destination"):
            offer_places(self, name, actor, chosen=str(self.initial.get(name) or ""))

    def demonstration_fields(self) -> DemonstrationFields:
        """Return what the verbs take; an end before the beginning is of the following day."""
        cleaned = self.cleaned_data
        starts = _moment(cleaned["starts_on"], cleaned["starts_time"])
        ends = None
        if cleaned["ends_time"] is not None:
            ends = _moment(cleaned["starts_on"], cleaned["ends_time"])
            ends += timedelta(days=1) if ends < starts else timedelta(0)
        received = None
        if cleaned["received_on"] is not None:
            received = _moment(cleaned["received_on"], cleaned["received_time"] or time.min)
        same = ("topic", "organisation", "organiser", "region", "destination", "route", "expected")
        return DemonstrationFields(
            starts_at=starts,
            ends_at=ends,
            received_at=received,
            notice_number=cleaned["notice_number"],
            notice_on=cleaned["notice_on"],
            **{name: cleaned[name] for name in same},
        )


class CorrectDemonstrationForm(DemonstrationForm):
    """The same fields, with the version on which they were typed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def initial_of_demonstration(demonstration: Demonstration) -> dict[str, Any]:
    """Return what the agenda says, field by field."""
    same = ("topic", "organiser", "route", "expected", "notice_number", "notice_on", "version")
    starts = timezone.localtime(demonstration.starts_at)
    shown = {name: getattr(demonstration, name) for name in same} | {
        "organisation": demonstration.organisation_id,
        "region": demonstration.region_id,
        "destination": demonstration.destination_id,
        "starts_on": starts.date(),
        "starts_time": starts.time(),
    }
    if demonstration.ends_at is not None:
        shown["ends_time"] = timezone.localtime(demonstration.ends_at).time()
    if demonstration.received_at is not None:
        received = timezone.localtime(demonstration.received_at)
        shown |= {"received_on": received.date(), "received_time": received.time()}
    return shown


class HeldForm(forms.Form):
    """How a demonstration went."""

    actual = count_field(_("How many came"))
    outcome = forms.CharField(
        label=_("How it went"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4_000
    )


class CancelledForm(forms.Form):
    """Why a demonstration did not take place, as far as it is known."""

    reason = forms.CharField(label=_("What is known of why"), max_length=400)


class DeskForm(forms.Form):
    """A desk as its decree describes it."""

    name = forms.CharField(label=_("Name"), max_length=160)
    kind = forms.ChoiceField(label=_("Election"), choices=ElectionKind.choices)
    region = PlaceField(label=_("Area"))
    from_on = day_field(_("At work from"))
    until_on = day_field(_("until"))
    polling_on = day_field(_("Polling day"), required=False)
    team = _row_field(
        _("Team"), required=False, help_text=_("Its members by office are shown on the page of the desk.")
    )
    decree_number = forms.CharField(label=_("Number of the decree"), max_length=80, required=False)
    decree_on = day_field(_("Date of the decree"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Team.objects.visible_to(actor).filter(kind=TeamKind.ELECTION, regency=actor.regency)
        set_known(self, "team", teams.order_by("name", "-decree_on"), _team_words, ask=_("not entered yet"))
        offer_places(self, "region", actor, chosen=str(self.initial.get("region", "")))

    def desk_fields(self) -> DeskFields:
        """Return what the verbs take."""
        return DeskFields(**{name: said for name, said in self.cleaned_data.items() if name != "version"})


def _team_words(team: Team) -> str:
    return f"{team.name} ({team.decree_number})"


class CorrectDeskForm(DeskForm):
    """The same fields, with the version on which they were typed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def initial_of_desk(desk: ElectionDesk) -> dict[str, Any]:
    """Return what the register says, field by field."""
    same = ("name", "kind", "from_on", "until_on", "polling_on", "decree_number", "decree_on", "version")
    return {name: getattr(desk, name) for name in same} | {"region": desk.region_id, "team": desk.team_id}


class ShiftForm(forms.Form):
    """One person on duty; a shift that ends before it begins ends on the following day."""

    day = day_field(_("Day"))
    starts_time = _time_field(_("From (time)"))
    ends_time = _time_field(_("Until (time)"))
    office = _row_field(_("Office"), required=True)
    name = forms.CharField(label=_("On duty"), max_length=120)
    phone = forms.CharField(
        label=_("Telephone of the duty"),
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel"}),
        help_text=_("The number that everybody in the regency may call."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_known(self, "office", _offices_on_duty(actor), office_name, ask=_("Choose an office"))

    def shift_fields(self) -> ShiftFields:
        """Return what the verb takes."""
        cleaned = self.cleaned_data
        starts = _moment(cleaned["day"], cleaned["starts_time"])
        ends = _moment(cleaned["day"], cleaned["ends_time"])
        return ShiftFields(
            office=cleaned["office"],
            name=cleaned["name"],
            phone=cleaned["phone"],
            starts_at=starts,
            ends_at=ends + timedelta(days=1) if ends <= starts else ends,
        )


def _offices_on_duty(actor: Actor) -> list[Office]:
    """Return the offices that may be on duty, one's own agency first; villages keep no roster here."""
    offices = Office.objects.visible_to(actor).active().select_related("agency")
    here = offices.exclude(agency__kind__in=[AgencyKind.VILLAGE, AgencyKind.PROVINCE])
    ordered = here.order_by("agency__name", "title")
    own: UUID | None = actor.agency_id
    return sorted(ordered, key=lambda office: office.agency_id != own)
