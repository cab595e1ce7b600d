"""Give a field its choices once it is known who looks at what."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import QuerySet
from django_stubs_ext import StrOrPromise

from rukun.foundation.people.models import Office
from rukun.handling.cases.timeline import office_name
from rukun.handling.reports.models import Report


def set_choices(form: forms.Form, name: str, known: Iterable[tuple[Any, StrOrPromise]]) -> None:
    """Let `name` be chosen among `known`, pairs of value and word."""
    cast("forms.ChoiceField", form.fields[name]).choices = list(known)


def set_rows(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Let `name` be chosen among `rows`."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows


if TYPE_CHECKING:
    _OneOffice = forms.ModelChoiceField[Office]
    _OneReport = forms.ModelChoiceField[Report]
    _ManyReports = forms.ModelMultipleChoiceField[Report]
else:  # generic for the type checker only
    _OneOffice = _OneReport = forms.ModelChoiceField
    _ManyReports = forms.ModelMultipleChoiceField


class OfficeField(_OneOffice):
    """An office as it is known: heads by their title, others with their agency."""

    def label_from_instance(self, obj: Office) -> str:
        """Return the words of one choice."""
        return office_name(obj)


def report_words(report: Report) -> str:
    """Return a report as a choice: its number alone says little."""
    return f"{report.number} · {report.title}" if report.title else str(report.number)


class ReportField(_OneReport):
    """A report by number and title."""

    def label_from_instance(self, obj: Report) -> str:
        """Return the words of one choice."""
        return report_words(obj)


class ReportsField(_ManyReports):
    """Several reports by number and title."""

    def label_from_instance(self, obj: Report) -> str:
        """Return the words of one choice."""
        return report_words(obj)
