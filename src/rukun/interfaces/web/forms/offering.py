"""Give a form the choices of the moment: the offices, regions or words that hold now."""

from collections.abc import Sequence
from typing import cast

from django import forms
from django_stubs_ext import StrOrPromise

Choices = Sequence[tuple[str, StrOrPromise] | tuple[StrOrPromise, Sequence[tuple[str, StrOrPromise]]]]


def offer(form: forms.BaseForm, name: str, choices: Choices) -> forms.ChoiceField:
    """Let the choice field called `name` offer `choices`, and return it."""
    field = cast(forms.ChoiceField, form.fields[name])
    field.choices = choices
    return field
