"""Values of settings and words of lists, as a regency sets them for itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rukun.foundation.settings import keys
from rukun.foundation.settings.enums import Level, LookupList, MapColour, Risk
from rukun.foundation.settings.keys import Key
from rukun.foundation.settings.queries import Values
from rukun.foundation.settings.shapes import JSON
from rukun.interfaces.web.forms.days import day_field

_YES_NO = (("yes", _("Yes")), ("no", _("No")))
_ZONES = (
    ("", _("That of the province")),
    ("Asia/Jakarta", "WIB"),
    ("Asia/Makassar", "WITA"),
    ("Asia/Jayapura", "WIT"),
)
_TIMES = {keys.DAY_START.code, keys.DAY_END.code}


class ValueForm(forms.Form):
    """A new value of one setting, the ground on which it stands, and from when it holds."""

    legal_basis = forms.CharField(
        label=_("Legal basis"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The decree or regulation, or: working practice."),
    )
    valid_from = day_field(_("Holds from"), help_text=_("Earlier days keep the rule they had."))

    def __init__(self, *args: Any, key: Key[object], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = key
        for name, field in _value_fields(key).items():
            self.fields[name] = field
        self.order_fields([name for name in self.fields if name not in {"legal_basis", "valid_from"}])

    def raw(self) -> JSON:
        """Return what was entered as the settings store it."""
        cleaned = self.cleaned_data
        if self.key.code == keys.RISK_MATRIX.code:
            return [[cleaned[_cell(row, column)] for column in Level] for row in Level]
        if self.key.code == keys.RISK_COLOURS.code:
            return {risk.value: cleaned[risk.value] for risk in Risk}
        value = cleaned["value"]
        if isinstance(self.key.default, bool):
            return bool(value == "yes")
        if isinstance(self.key.default, list):
            return [line.strip() for line in value.splitlines() if line.strip()]
        return value  # type: ignore[no-any-return]  # a whole number, a text or nothing

    def matrix(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields of the risk matrix row by row, with the likelihood before each."""
        if self.key.code != keys.RISK_MATRIX.code:
            return []
        return [(str(row.label), [self[_cell(row, column)] for column in Level]) for row in Level]


class WordForm(forms.Form):
    """A word of a list, in both languages of the screens."""

    label = forms.CharField(label=_("Word"), max_length=120)
    label_en = forms.CharField(label=_("In English"), max_length=120, required=False)


class ListForm(forms.Form):
    """Which list is shown; its state is the address."""

    daftar = forms.ChoiceField(label=_("List"), choices=LookupList.choices, required=False)


class RegionSearchForm(forms.Form):
    """A place to look for."""

    q = forms.CharField(label=_("Name or code"), required=False, max_length=80)


def initial_of(key: Key[object], stored: Values) -> dict[str, object]:
    """Return what the form begins with: the value that holds now."""
    raw: Any = stored.stored.get(key.code, key.default)
    if key.code == keys.RISK_MATRIX.code:
        return {_cell(row, column): raw[row - 1][column - 1] for row in Level for column in Level}
    if key.code == keys.RISK_COLOURS.code:
        return dict(raw)
    if isinstance(key.default, bool):
        return {"value": "yes" if raw else "no"}
    if isinstance(key.default, list):
        return {"value": "\n".join(raw)}
    return {"value": raw}


def _cell(row: int, column: int) -> str:
    return f"cell_{int(row)}_{int(column)}"


def _value_fields(key: Key[object]) -> dict[str, forms.Field]:
    if key.code == keys.RISK_MATRIX.code:
        return {_cell(row, column): _rating(row, column) for row in Level for column in Level}
    if key.code == keys.RISK_COLOURS.code:
        return {risk.value: forms.ChoiceField(label=risk.label, choices=MapColour.choices) for risk in Risk}
    return {"value": _single_field(key)}


def _single_field(key: Key[object]) -> forms.Field:
    default = key.default
    if isinstance(default, bool):
        return forms.ChoiceField(label=_("Value"), choices=_YES_NO)
    if isinstance(default, list):
        widget = forms.Textarea(attrs={"rows": 4})
        return forms.CharField(label=_("Value"), required=False, widget=widget)
    if key.code == keys.ZONE.code:
        return forms.ChoiceField(label=_("Value"), required=False, choices=_ZONES)
    if key.code in _TIMES:
        return forms.CharField(label=_("Value"), widget=forms.TextInput(attrs={"type": "time"}))
    if isinstance(default, str):
        return forms.CharField(label=_("Value"), required=False, max_length=200)
    return forms.IntegerField(label=_("Value"), required=default is not None, help_text=str(key.unit))


def _rating(row: Level, column: Level) -> forms.ChoiceField:
    label = _("Likelihood %(row)s, impact %(column)s") % {"row": row.label, "column": column.label}
    field = forms.ChoiceField(
        label=label, choices=Risk.choices, widget=forms.Select(attrs={"class": "input"})
    )
    field.impact = column.label  # type: ignore[attr-defined]  # the column's name beside it on a phone
    return field
