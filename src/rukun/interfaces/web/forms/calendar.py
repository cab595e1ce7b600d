"""Days off and special conditions, as a regency enters them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.interfaces.web.forms.days import day_field


class HolidayForm(forms.Form):
    """A day on which the offices of the regency are closed."""

    day = day_field(_("Day"))
    name = forms.CharField(label=_("Name"), max_length=120)


class ConditionForm(forms.Form):
    """Circumstances under which the office works otherwise for a while."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("For example: Ramadan, pandemic, election, disaster.")
    )
    from_on = day_field(_("From"))
    until_on = day_field(_("Until"), required=False, help_text=_("Empty while the end is not known."))
    rules = forms.CharField(
        label=_("What is different"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence; it stands at the top of every home."),
    )


class EndConditionForm(forms.Form):
    """The last day of a condition."""

    until_on = day_field(_("Last day"))
