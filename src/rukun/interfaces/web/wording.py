"""Our own plain words where Django says that a field "must not be empty"."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

_EMPTY: Final[tuple[tuple[type[forms.Field], StrOrPromise], ...]] = (
    (forms.Field, _("This is still empty. Fill it in.")),
    (forms.ChoiceField, _("Nothing is chosen yet. Choose one.")),
    (forms.MultipleChoiceField, _("Nothing is chosen yet. Choose at least one.")),
    (forms.ModelChoiceField, _("Nothing is chosen yet. Choose one.")),
    (forms.FileField, _("No file is chosen yet. Choose one.")),
    (forms.DateField, _("The date is still missing. Give it.")),
    (forms.TimeField, _("The time is still missing. Give it.")),
    (forms.DateTimeField, _("Date and time are still missing. Give them.")),
)


def use_plain_words() -> None:
    """Let every form of the house say what is missing and what to do, in one voice."""
    for field, words in _EMPTY:
        # A dictionary of its own for each class, so that no class speaks for another.
        field.default_error_messages = {**field.default_error_messages, "required": words}
