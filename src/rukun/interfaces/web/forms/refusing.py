"""A refusal of the domain, shown beside the field that it is about."""

from collections.abc import Mapping

from django import forms

from rukun.kernel.errors import DomainError, Invalid, NotAllowed


def show_refusal(
    form: forms.BaseForm, refusal: DomainError, *, names: Mapping[str, str] | None = None
) -> None:
    """Add the words of `refusal` to the field it names, or to the form as a whole.

    `names` says how the form calls a field that the domain calls otherwise. A right that is missing
    is no mistake in a form: it goes on to the page that says so (403).
    """
    if isinstance(refusal, NotAllowed):
        raise refusal
    named = refusal.field if isinstance(refusal, Invalid) else ""
    field = (names or {}).get(named, named)
    form.add_error(field if field in form.fields else None, str(refusal))
