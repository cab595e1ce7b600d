"""The forms of an import: which list it is, and which of its columns is what."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.imports.domain import Matching
from rukun.foundation.imports.kinds import ImportKind, kinds
from rukun.foundation.imports.previewing import Preview
from rukun.interfaces.web.forms.offering import Choices, offer

_COLUMN: Final = "col-"
_FIXED: Final = "="


class UploadForm(forms.Form):
    """A sheet, what it holds, and the name of the list it belongs to."""

    kind = forms.ChoiceField(label=_("What the rows are"), widget=forms.RadioSelect)
    source = forms.CharField(
        label=_("Name of the list"),
        max_length=80,
        help_text=_("Such as “Rekap Kesbangpol”. The next file of that name is matched in the same way."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "known-sources"}),
    )
    sheet = forms.FileField(
        label=_("File"),
        help_text=_("XLSX or CSV, at most 16 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(kind.code, kind.label) for kind in kinds()])


class SheetForm(forms.Form):
    """Which sheet of the file, and in which row the columns are named; stands in the address."""

    lembar = forms.ChoiceField(label=_("Sheet"), required=False)
    judul = forms.IntegerField(label=_("Row of the headings"), required=False, min_value=1)

    def __init__(self, *args: Any, preview: Preview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(preview.sheets) > 1:
            offer(self, "lembar", [(name, name) for name in preview.sheets])
        else:
            del self.fields["lembar"]


class MatchForm(forms.Form):
    """One choice for each field: a column of the file, or a value that holds for all rows."""

    sheet = forms.CharField(required=False, widget=forms.HiddenInput)
    heading_row = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: ImportKind, preview: Preview, regency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.preview = kind, preview
        self.initial.update(sheet=preview.sheet, heading_row=preview.heading_row)
        columns = [(str(place), heading) for place, heading in enumerate(preview.headings) if heading]
        for field in kind.fields:
            name = f"{_COLUMN}{field.code}"
            words = field.choices(regency) if field.choices else ()
            self.fields[name] = forms.ChoiceField(
                label=field.label,
                required=field.is_required,
                choices=_choices(columns, words),
                help_text=self._hint(field.code, field.hint),
            )
            self.initial[name] = self._chosen(field.code)

    def _chosen(self, code: str) -> str:
        if code in self.preview.mapping:
            return str(self.preview.mapping[code])
        return f"{_FIXED}{self.preview.fixed[code]}" if code in self.preview.fixed else ""

    def _hint(self, code: str, otherwise: str) -> str:
        """Show what stands in the column that is chosen now."""
        place = self.preview.mapping.get(code)
        samples = self.preview.samples[place] if place is not None else []
        return " · ".join(samples) or otherwise

    def required_fields(self) -> list[forms.BoundField]:
        """Return the fields without which no row can be taken in."""
        return [self[f"{_COLUMN}{field.code}"] for field in self.kind.fields if field.is_required]

    def other_fields(self) -> list[forms.BoundField]:
        """Return the fields that are matched or wrong: what else the list holds."""
        return [self[name] for name in self._others() if self.initial[name] or self.errors.get(name)]

    def unmatched_fields(self) -> list[forms.BoundField]:
        """Return the fields for which no column was found."""
        shown = {bound.name for bound in self.other_fields()}
        return [self[name] for name in self._others() if name not in shown]

    def _others(self) -> list[str]:
        return [f"{_COLUMN}{field.code}" for field in self.kind.fields if not field.is_required]

    def unused_columns(self) -> list[tuple[str, str]]:
        """Return heading and first values of the columns that fill no field."""
        used = set(self.preview.mapping.values())
        return [
            (heading, " · ".join(self.preview.samples[place]))
            for place, heading in enumerate(self.preview.headings)
            if place not in used and (heading or self.preview.samples[place])
        ]

    def matching(self) -> Matching:
        """Return what was chosen."""
        mapping: dict[str, int] = {}
        fixed: dict[str, str] = {}
        for field in self.kind.fields:
            chosen = self.cleaned_data.get(f"{_COLUMN}{field.code}", "")
            if chosen.startswith(_FIXED):
                fixed[field.code] = chosen.removeprefix(_FIXED)
            elif chosen:
                mapping[field.code] = int(chosen)
        return Matching(self.cleaned_data["sheet"], self.cleaned_data["heading_row"], mapping, fixed)

    def names(self) -> dict[str, str]:
        """Return how the form calls the fields of the domain."""
        return {field.code: f"{_COLUMN}{field.code}" for field in self.kind.fields}


def _choices(columns: Sequence[tuple[str, str]], words: Sequence[tuple[str, str]]) -> Choices:
    choices: list[Any] = [("", _("not in the file")), *columns]
    if words:
        choices.append((_("For all rows"), [(f"{_FIXED}{code}", label) for code, label in words]))
    return choices
