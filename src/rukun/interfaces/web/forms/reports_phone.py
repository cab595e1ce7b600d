"""The two short forms for one hand: nothing happened, and settled on the spot."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rukun.foundation.territory.models import Region
from rukun.foundation.territory.queries import full_names
from rukun.handling.reports.domain import ReportFields
from rukun.handling.reports.enums import Channel, Discovery, Precision, ReportKind, Urgency
from rukun.interfaces.web.forms.reports import text_area
from rukun.interfaces.web.forms.reports_place import PlaceField, offer_places, own_village
from rukun.interfaces.web.forms.reports_time import date_field
from rukun.interfaces.web.presentation import day
from rukun.kernel.actor import Actor

_TITLE = 160
_WEEK = timedelta(days=6)
_ONE_DAY = timedelta(days=1)


class Period(models.TextChoices):
    """What stretch of time a nil report is about."""

    TODAY = "today", _("Today")
    YESTERDAY = "yesterday", _("Yesterday")
    WEEK = "week", _("The last seven days")


class SettledOn(models.TextChoices):
    """When a matter was settled."""

    TODAY = "today", _("Today")
    YESTERDAY = "yesterday", _("Yesterday")
    OTHER = "other", _("Choose another day")


class Way(models.TextChoices):
    """Through what a matter was settled on the spot."""

    VILLAGE = "village", _("Village deliberation")
    CUSTOM = "custom", _("Customary institution")
    OTHER = "other", _("Another way")


class PlacedForm(forms.Form):
    """A form about the own village, or a place that a wider office chooses."""

    region = PlaceField()

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.village = own_village(actor)
        if self.village:
            del self.fields["region"]
        else:
            offer_places(self, "region", actor, chosen=str(self.initial.get("region", "")))

    @property
    def place(self) -> str:
        """The code of the place."""
        return self.village or str(self.cleaned_data["region"])

    def common(self) -> dict[str, Any]:
        """Return what every short report says."""
        return {
            "channel": Channel.APP,
            "region": self.place,
            "discovery": Discovery.SPONTANEOUS,
            "occurred_precision": Precision.DAY,
        }


class NilForm(PlacedForm):
    """Nothing happened here, in this time: two taps."""

    period = forms.ChoiceField(
        label=_("For what time?"), choices=Period.choices, initial=Period.TODAY, widget=forms.RadioSelect
    )
    field_order = ("region", "period")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        """An office with one area means all of it; the place may still be narrowed."""
        whole = actor.territory[0] if len(actor.territory) == 1 else ""
        super().__init__(*args, actor=actor, **{"initial": {"region": whole}} | kwargs)

    def report_fields(self) -> ReportFields:
        """Return a nil report; its title is Indonesian, as a record is."""
        today = timezone.localdate()
        period = self.cleaned_data["period"]
        begins = {Period.TODAY: today, Period.YESTERDAY: today - _ONE_DAY, Period.WEEK: today - _WEEK}[period]
        ends = begins if period != Period.WEEK else today
        with translation.override("id"):
            place = full_names(Region.objects.filter(code=self.place)).get(self.place, "")
            span = day(begins) if begins == ends else f"{day(begins)} – {day(ends)}"
            title = gettext("Nil: %(place)s, %(days)s") % {"place": place, "days": span}
        return ReportFields(
            kind=ReportKind.NIL,
            urgency=Urgency.GREEN,
            title=title[:_TITLE],
            occurred_from=_start_of(begins),
            occurred_until=_start_of(ends) if ends != begins else None,
            **self.common(),
        )


class SettledForm(PlacedForm):
    """What has been settled already, told in two minutes."""

    what = text_area(_("What has been settled?"), 3, help_text=_("Write the matter, not who is at fault."))
    settled = forms.ChoiceField(
        label=_("When was it settled?"), choices=SettledOn.choices, widget=forms.RadioSelect
    )
    settled_on = date_field(_("Day"))
    way = forms.ChoiceField(label=_("Settled through what?"), choices=Way.choices, widget=forms.RadioSelect)
    harm = forms.ChoiceField(
        label=_("Was there violence, was anybody injured, or is a child involved?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
        help_text=_("If so, the report goes first to those who are in charge."),
    )
    photo = forms.FileField(
        label=_("Photo of the minutes"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf"}),
    )
    field_order = ("region", "what", "settled", "settled_on", "way", "harm", "photo")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].required = True

    def clean(self) -> dict[str, Any]:
        """Ask for the day if it was another one, and refuse one that has not come."""
        cleaned = super().clean() or {}
        chosen, on = cleaned.get("settled"), cleaned.get("settled_on")
        if chosen == SettledOn.OTHER and on is None:
            self.add_error("settled_on", _("Give the day."))
        if chosen == SettledOn.OTHER and on is not None and on > timezone.localdate():
            self.add_error("settled_on", _("This day has not come yet."))
        return cleaned

    @property
    def has_harm(self) -> bool:
        """Somebody was hurt, or a child is involved: authority first."""
        return bool(self.cleaned_data["harm"] == "yes")

    def report_fields(self) -> ReportFields:
        """Return a settled report; red with a note for those in charge if there was harm."""
        what = str(self.cleaned_data["what"]).strip()
        with translation.override("id"):
            way = gettext("Settled through: %(way)s.") % {"way": Way(self.cleaned_data["way"]).label}
            note = gettext(
                "Violence, an injury or a child is involved: forward it first to those who are in charge. "
                "What the law does not leave to mediation stays with them."
            )
        return ReportFields(
            kind=ReportKind.SETTLED,
            urgency=Urgency.RED if self.has_harm else Urgency.GREEN,
            title=_first_words(what),
            facts=what,
            action_taken=way,
            recommendation=note if self.has_harm else "",
            occurred_from=_start_of(self._day()),
            **self.common(),
        )

    def _day(self) -> date:
        today = timezone.localdate()
        match self.cleaned_data["settled"]:
            case SettledOn.TODAY:
                return today
            case SettledOn.YESTERDAY:
                return today - _ONE_DAY
        return self.cleaned_data["settled_on"] or today


def _first_words(text: str) -> str:
    """Return the beginning as a title, cut between words."""
    line = " ".join(text.split())
    if len(line) <= _TITLE:
        return line
    return line[: _TITLE - 2].rsplit(" ", 1)[0] + " …"


def _start_of(on: date) -> datetime:
    return datetime.combine(on, time.min, tzinfo=timezone.get_current_timezone())
