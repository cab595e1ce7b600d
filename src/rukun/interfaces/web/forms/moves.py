"""A wave of moves (mutasi) typed into a plain table: who leaves which office, and takes up which."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from rukun.foundation.people.domain.assignments import Term
from rukun.foundation.people.domain.waves import Move, RowError
from rukun.foundation.people.enums import AssignmentKind
from rukun.foundation.people.models import Assignment, Office
from rukun.interfaces.web.forms.days import day_field

ROWS = 12

T = TypeVar("T")


class DecreeForm(forms.Form):
    """What holds for the whole wave."""

    from_on = day_field(_("First day in the new offices"))
    decree_number = forms.CharField(label=_("Number of the decree"), max_length=80, required=False)
    decree_on = day_field(_("Date of the decree"), required=False)

    def term(self, kind: str) -> Term:
        """Return how an office of this wave is held."""
        cleaned = self.cleaned_data
        return Term(
            kind=AssignmentKind(kind),
            from_on=cleaned["from_on"],
            decree_number=cleaned["decree_number"],
            decree_on=cleaned["decree_on"],
        )


class MoveForm(forms.Form):
    """One line of the wave; names are those of the two lists that the fields offer."""

    holder = forms.CharField(
        label=_("Officer and present office"),
        required=False,
        widget=forms.TextInput(attrs={"list": "holders", "autocomplete": "off"}),
    )
    office = forms.CharField(
        label=_("New office"),
        required=False,
        widget=forms.TextInput(attrs={"list": "offices", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("Held as"), choices=AssignmentKind.choices, required=False)
    keeps = forms.BooleanField(label=_("keeps the present office too"), required=False)

    def __init__(self, *args: Any, desk: "MoveDesk", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk

    def clean_holder(self) -> Assignment | None:
        """Find who is meant."""
        return _found(self.desk.holders, self.cleaned_data["holder"], _("Choose the officer from the list."))

    def clean_office(self) -> Office | None:
        """Find the office that is taken up."""
        return _found(self.desk.offices, self.cleaned_data["office"], _("Choose the office from the list."))

    def clean(self) -> dict[str, Any]:
        """Refuse a line that says only half."""
        cleaned = super().clean() or {}
        if not self.errors and cleaned.get("office") and not cleaned.get("holder"):
            self.add_error("holder", _("Say who takes up this office."))
        return cleaned

    def move(self, row: int, decree: DecreeForm) -> Move | None:
        """Return the move of this line, None for an empty one."""
        held: Assignment | None = self.cleaned_data.get("holder")
        if held is None:
            return None
        return Move(
            row=row,
            person=held.person,
            term=decree.term(self.cleaned_data["kind"] or AssignmentKind.DEFINITIVE),
            leaves=None if self.cleaned_data["keeps"] else held,
            office=self.cleaned_data["office"],
        )


class MoveDesk:
    """The lists from which the lines of a wave are filled."""

    def __init__(self, running: Iterable[Assignment], offices: Iterable[Office]) -> None:
        self.holders = {
            f"{held.person.name} – {held.title}, {held.office.agency.short_name}": held for held in running
        }
        self.offices = {f"{office.title}, {office.agency.short_name}": office for office in offices}


if TYPE_CHECKING:
    _MoveTable = forms.BaseFormSet[MoveForm]
else:  # Django's own class takes no type at run time
    _MoveTable = forms.BaseFormSet


class MoveTable(_MoveTable):
    """The lines of a wave."""

    def moves(self, decree: DecreeForm) -> list[Move]:
        """Return the moves of all lines that say something."""
        moves = (form.move(number, decree) for number, form in enumerate(self.forms, start=1))
        return [move for move in moves if move is not None]

    def refuse(self, errors: Sequence[RowError]) -> None:
        """Show each refusal in its own line."""
        for error in errors:
            self.forms[error.row - 1].add_error("office", str(error.message))


MoveFormSet = forms.formset_factory(MoveForm, formset=MoveTable, extra=ROWS, max_num=60, absolute_max=60)


def _found(known: dict[str, T], typed: str, problem: StrOrPromise) -> T | None:
    """Return what a line means; nothing typed is nothing, an unknown name is an error."""
    text = " ".join(typed.split())
    if not text:
        return None
    if text not in known:
        raise forms.ValidationError(problem)
    return known[text]
