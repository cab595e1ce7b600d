"""A stale save: both versions side by side, and who saved the stored one."""

from collections.abc import Mapping, Sequence

from django import forms

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.models import Person
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Difference, StaleSave


def stale_save(
    form: forms.BaseForm,
    *,
    stored: Mapping[str, object],
    version: int,
    stream: str,
    object_id: object,
    stored_url: str,
) -> StaleSave:
    """Compare what `form` holds with what is `stored`, field by field, under the form's own labels."""
    who, time = _last_saved(stream, object_id)
    return StaleSave(
        who=who,
        time=time,
        differences=_differences(form, stored),
        version=version,
        stored_url=stored_url,
    )


def _differences(form: forms.BaseForm, stored: Mapping[str, object]) -> Sequence[Difference]:
    return [
        Difference(form.fields[name].label or name, _said(value), _said(form.cleaned_data.get(name)))
        for name, value in stored.items()
    ]


def _said(value: object) -> str:
    return "–" if value in (None, "") else str(value)


def _last_saved(stream: str, object_id: object) -> tuple[str, str]:
    """Return who wrote last and at what time, from the journal; dashes where it does not say."""
    written = Entry.objects.filter(stream=stream, object_id=str(object_id)).order_by("-seq").first()
    if written is None or written.person_id is None:
        return "–", "–"
    person = Person.objects.filter(pk=written.person_id).first()
    return person.name if person else "–", presentation.clock(written.at)
