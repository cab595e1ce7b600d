"""“Catat atas nama”: the page in the place of an office that has said something by phone or letter.

The choice is in the address; every form of the page then carries it, and the buttons are those
of the office that is recorded for.
"""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.enums import Basis
from rukun.foundation.people.models import Office
from rukun.interfaces.web.forms.choosing import OfficeField, set_rows
from rukun.interfaces.web.views.cases.access import OFFICE_FIELD
from rukun.interfaces.web.views.cases.casefile import CaseFile


class ChooseBehalfForm(forms.Form):
    """Which office, and how it let us know."""

    behalf_office = OfficeField(
        label=_("Recorded for"), queryset=Office.objects.none(), empty_label=_("Choose an office")
    )
    behalf_basis = forms.ChoiceField(label=_("On the basis of"), choices=Basis.choices)


def choose_among(offices: QuerySet[Office], initial: dict[str, Any] | None = None) -> ChooseBehalfForm:
    """Return the choice among these offices."""
    form = ChooseBehalfForm(initial=initial, auto_id="behalf-%s")
    named = offices.select_related("agency").order_by("agency__name", "-is_head", "title")
    set_rows(form, OFFICE_FIELD, named)
    return form


def behalf_form(file: CaseFile) -> ChooseBehalfForm:
    """Return the choice among the offices that can open the case, one's own agency left out."""
    able = [agency.pk for agency in file.agencies if agency.pk != file.viewer.agency_id]
    return choose_among(Office.objects.visible_to(file.viewer).active().filter(agency__in=able))
