"""How a Django form field is shown: its kind, its descriptions and the attributes of its control."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString
from django_stubs_ext import StrOrPromise

from rukun.interfaces.web.presentation import UrgencyMark, urgency_mark
from rukun.interfaces.web.suggesting import Suggestion

# The first match decides, so the narrower widget stands before the wider.
_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checks"),
    (forms.RadioSelect, "options"),
    (forms.CheckboxInput, "check"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (forms.Select, "select"),
)
_GROUPS = frozenset({"segments", "options", "options-two", "chips", "checks"})
_LABELLED_BY_LEGEND = _GROUPS


@dataclass(frozen=True)
class Choice:
    """One radio or checkbox of a group, with the mark of an urgency where it is one."""

    control: SafeString
    label: StrOrPromise
    input_id: str
    urgency: UrgencyMark | None = None


@dataclass(frozen=True)
class FieldPart:
    """Everything components/field.html needs."""

    kind: str
    name: str
    input_id: str
    label: StrOrPromise
    hint: StrOrPromise
    is_required: bool
    errors: Sequence[StrOrPromise]
    described_by: str
    suggestion: Suggestion | None
    control: SafeString | None = None
    choices: Sequence[Choice] = ()

    @property
    def is_group(self) -> bool:
        """A group is a fieldset with a legend."""
        return self.kind in _GROUPS

    @property
    def group_class(self) -> str:
        """Class of the box around the choices."""
        return {"options-two": "options-two", "checks": "check-list"}.get(self.kind, self.kind)

    @property
    def is_proposed(self) -> bool:
        """Proposed and not yet accepted by a person: dashed."""
        return self.suggestion is not None and self.suggestion.is_filled and not self.suggestion.is_accepted


@dataclass(frozen=True)
class Problem:
    """An error and the control to mend it at; no target for errors of the whole form."""

    label: StrOrPromise
    text: StrOrPromise
    target: str = ""


def show(
    bound: BoundField,
    *,
    kind: str = "",
    label: StrOrPromise = "",
    hint: StrOrPromise = "",
    placeholder: StrOrPromise | None = None,
    suggestion: Suggestion | None = None,
) -> FieldPart:
    """Prepare `bound` for the template.

    A widget may name its kind as `widget.kind`; otherwise its class decides. Hint and errors are
    linked by aria-describedby, on the control or, for a group, on its fieldset. An empty `placeholder`
    takes away the one that the form brings.
    """
    chosen = kind or getattr(bound.field.widget, "kind", "") or _kind_of(bound.field.widget)
    hint = hint or bound.help_text
    described_by = _described_by(bound, has_hint=bool(hint), has_reason=suggestion is not None)
    is_group = chosen in _GROUPS
    attributes = _attributes(bound, chosen, described_by)
    if placeholder is not None:
        attributes["placeholder"] = str(placeholder) or False
    return FieldPart(
        kind=chosen,
        name=bound.html_name,
        input_id=_input_id(bound),
        label=label or bound.label,
        hint=hint,
        is_required=bound.field.required,
        errors=_texts(bound.errors),
        described_by=described_by,
        suggestion=suggestion,
        control=None if is_group else bound.as_widget(attrs=attributes),
        choices=_choices(bound) if is_group else (),
    )


def problems(form: BaseForm) -> list[Problem]:
    """List every error of `form`, those of the whole form first."""
    whole = [Problem("", text) for text in _texts(form.non_field_errors())]
    of_fields = [
        Problem(bound.label, text, _first_control(bound)) for bound in form for text in _texts(bound.errors)
    ]
    return whole + of_fields


def _texts(errors: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(error) for error in errors)


def _kind_of(widget: forms.Widget) -> str:
    return next((kind for cls, kind in _KINDS if isinstance(widget, cls)), "input")


def _input_id(bound: BoundField) -> str:
    return str(bound.field.widget.attrs.get("id") or bound.auto_id or bound.html_name)


def _first_control(bound: BoundField) -> str:
    return bound.id_for_label or _input_id(bound)


def _described_by(bound: BoundField, *, has_hint: bool, has_reason: bool) -> str:
    base = _input_id(bound)
    parts = (("error", bool(bound.errors)), ("hint", has_hint), ("reason", has_reason))
    return " ".join(f"{base}_{name}" for name, is_there in parts if is_there)


def _attributes(bound: BoundField, kind: str, described_by: str) -> dict[str, str | bool]:
    own = str(bound.field.widget.attrs.get("class", ""))
    attributes: dict[str, str | bool] = {"class": own if kind == "check" else f"input {own}".strip()}
    if described_by:
        attributes["aria-describedby"] = described_by
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return attributes


def _choices(bound: BoundField) -> tuple[Choice, ...]:
    """Split a radio or checkbox group; the empty choice Django adds to an optional one is kept."""
    return tuple(
        Choice(
            control=option.tag(wrap_label=False),
            label=option.choice_label,
            input_id=str(option.data["attrs"].get("id", "")),
            urgency=urgency_mark(str(option.data["value"]), _after_comma(str(option.choice_label))),
        )
        for option in bound.subwidgets
    )


def _after_comma(label: str) -> str:
    """Return "1 jam" of "Merah, 1 jam", to stand beside the word of the mark itself."""
    return label.partition(", ")[2]
