"""Day fields as the browser's own calendar shows them."""

from typing import Any

from django import forms
from django_stubs_ext import StrOrPromise


def day_field(label: StrOrPromise, *, required: bool = True, **options: Any) -> forms.DateField:
    """Return a field for one day; without a calendar in the browser 31-12-2026 is understood too."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    formats = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
    return forms.DateField(label=label, required=required, widget=widget, input_formats=formats, **options)
