"""Give a field its choices once it is known who looks at what."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django_stubs_ext import StrOrPromise


def set_choices(form: forms.Form, name: str, known: Iterable[tuple[Any, StrOrPromise]]) -> None:
    """Let `name` be chosen among `known`, pairs of value and word."""
    cast("forms.ChoiceField", form.fields[name]).choices = list(known)


def set_rows(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Let `name` be chosen among `rows`."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows
