"""Give a field its choices once it is known who looks at what."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import Model, QuerySet
from django_stubs_ext import StrOrPromise

from rukun.foundation.files.models import Attachment
from rukun.foundation.people.models import Office
from rukun.handling.cases.timeline import office_name
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.models import Report


def set_choices(form: forms.Form, name: str, known: Iterable[tuple[Any, StrOrPromise]]) -> None:
    """Let `name` be chosen among `known`, pairs of value and word."""
    cast("forms.ChoiceField", form.fields[name]).choices = list(known)


def set_rows(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Let `name` be chosen among `rows`."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows


def set_known(
    form: forms.Form, name: str, rows: Iterable[Model], words: Callable[[Any], str], *, ask: StrOrPromise = ""
) -> None:
    """Let `name` be chosen among rows that were read already; its value is the row itself."""
    known = {str(row.pk): row for row in rows}
    field = cast("forms.TypedChoiceField", form.fields[name])
    field.choices = [*([("", ask)] if ask else []), *((key, words(row)) for key, row in known.items())]
    field.coerce = known.__getitem__


if TYPE_CHECKING:
    _OneIncident = forms.ModelChoiceField[Incident]
    _OneOffice = forms.ModelChoiceField[Office]
    _OneReport = forms.ModelChoiceField[Report]
else:  # generic for the type checker only
    _OneIncident = _OneOffice = _OneReport = forms.ModelChoiceField


class OfficeField(_OneOffice):
    """An office as it is known: heads by their title, others with their agency."""

    def label_from_instance(self, obj: Office) -> str:
        """Return the words of one choice."""
        return office_name(obj)


class IncidentField(_OneIncident):
    """An incident by number and title."""

    def label_from_instance(self, obj: Incident) -> str:
        """Return the words of one choice."""
        return f"{obj.number} · {obj.title}"


def file_words(file: Attachment) -> str:
    """Return a file as a choice: what it shows, else its name."""
    return file.description or file.name


def report_words(report: Report) -> str:
    """Return a report as a choice: its number alone says little."""
    return f"{report.number} · {report.title}" if report.title else str(report.number)


class ReportField(_OneReport):
    """A report by number and title."""

    def label_from_instance(self, obj: Report) -> str:
        """Return the words of one choice."""
        return report_words(obj)
