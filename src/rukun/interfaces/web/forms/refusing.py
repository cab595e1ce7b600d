"""A refusal of the domain, shown beside the field that it is about."""

from django import forms

from rukun.kernel.errors import DomainError, Invalid


def show_refusal(form: forms.BaseForm, refusal: DomainError) -> None:
    """Add the words of `refusal` to the field it names, or to the form as a whole."""
    field = refusal.field if isinstance(refusal, Invalid) and refusal.field in form.fields else None
    form.add_error(field, str(refusal))
