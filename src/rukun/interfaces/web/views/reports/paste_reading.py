"""What a message proposes for its draft: beside each field its suggestion, and what to bear in mind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from rukun.handling.reports.enums import Precision
from rukun.handling.reports.parsing.reading import SURE, AskReason, Handling, Span
from rukun.handling.reports.pasting.proposals import NOTES, OCCURRED, Proposal, Values
from rukun.interfaces.web.forms.reports_time import span_fields
from rukun.interfaces.web.presentation import day
from rukun.interfaces.web.suggesting import Offer, Suggestion
from rukun.interfaces.web.views.reports.wording import when_of

_CERTAIN: Final = 0.95
_QUOTED: Final = 48
# The controls that a time fills, the first of them carrying its suggestion.
TIME_CONTROLS: Final = ("occurred_on", "occurred_time", "occurred_part", "until_on", "until_time")


@dataclass(frozen=True)
class Note:
    """Something to bear in mind before sending, with the words that say it."""

    text: str
    reference: int | None = None
    is_warning: bool = False


def numbered(proposals: Sequence[Proposal]) -> dict[tuple[Span, ...], int]:
    """Number the words that suggestions rest on, in the order of the message; the same words once."""
    words = {one.words for one in proposals if one.words}
    return {spans: number for number, spans in enumerate(sorted(words), start=1)}


def suggestions_of(
    proposals: Sequence[Proposal],
    form: forms.Form,
    *,
    text: str,
    accepted: Iterable[str],
) -> dict[str, Suggestion | None]:
    """Return by control what the message proposes for it; None for those of which it says nothing."""
    numbers = numbered(proposals)
    looked_at = set(accepted)
    shown: dict[str, Suggestion | None] = dict.fromkeys(form.fields)
    for one in proposals:
        if one.field in NOTES:
            continue
        control = control_of(one)
        if control in form.fields:
            shown[control] = _suggestion(
                one, form, text, reference=numbers.get(one.words), is_accepted=control in looked_at
            )
    return shown


def control_of(proposal: Proposal) -> str:
    """Return the control that carries a suggestion."""
    return TIME_CONTROLS[0] if proposal.field == OCCURRED else proposal.field


def control_values(values: Values) -> dict[str, str]:
    """Return what stands in the controls for the proposed values of a report."""
    if "occurred_from" not in values:
        return dict(values)
    until = values.get("occurred_until")
    shown = span_fields(
        datetime.fromisoformat(values["occurred_from"]),
        datetime.fromisoformat(until) if until else None,
        values.get("occurred_precision", Precision.DAY),
    )
    texts = {name: str(value)[:5] if name.endswith("_time") else str(value) for name, value in shown.items()}
    return dict.fromkeys(TIME_CONTROLS, "") | texts


def choices_of(proposal: Proposal) -> list[Values]:
    """Return all that the words may mean, the likeliest first; an offer is named by its place here."""
    return [proposal.values, *proposal.others]


def time_marks(shown: Mapping[str, Suggestion | None], form: forms.Form) -> dict[str, str]:
    """Return by control the class that marks the rest of a proposed time as proposed too."""
    time = shown.get(TIME_CONTROLS[0])
    if time is None or time.is_accepted or not time.is_filled:
        return {}
    return {name: "field-suggested" for name in TIME_CONTROLS[1:] if _control(form, name)}


def notes_of(proposals: Sequence[Proposal], form: forms.Form) -> list[Note]:
    """Return what must be known before sending, the warnings first."""
    numbers = numbered(proposals)
    notes = [
        Note(words, numbers.get(one.words), is_warning=one.field in {"handling", "asks"})
        for one in proposals
        if (words := _note(one, form))
    ]
    return sorted(notes, key=lambda note: not note.is_warning)


def _suggestion(
    one: Proposal, form: forms.Form, text: str, *, reference: int | None, is_accepted: bool
) -> Suggestion:
    chosen = [_stands(form, control_values(values)) for values in choices_of(one)]
    offers = [
        Offer(_label(one, values, form), f"{one.field}:{number}", control_values(values))
        for number, values in enumerate(choices_of(one))
        if not chosen[number]
    ]
    has_choice = bool(one.others) or bool(one.asks)
    is_filled = any(chosen)
    reason, proposes = _reason(one, text), ""
    if isinstance(form.fields[control_of(one)].widget, forms.RadioSelect):  # its choices are all in sight
        named = _("proposed: %(value)s") % {"value": _label(one, one.values, form)}
        reason, offers = (reason if is_filled else f"{named} · {reason}"), []
        proposes = "" if is_filled else one.values[one.field]
    return Suggestion(
        reason=reason,
        reference=reference,
        is_accepted=is_accepted or (chosen[0] and bool(one.asks)),
        is_filled=is_filled,
        offers=offers if has_choice or not is_filled else (),
        proposes=proposes,
        asks=_question(one) if one.asks and not is_filled else "",
    )


def _stands(form: forms.Form, values: Mapping[str, str]) -> bool:
    """Say whether the controls hold exactly this."""
    return all(_alike(_control(form, name), value) for name, value in values.items())


def _alike(one: str, other: str) -> bool:
    """Compare what stands in a control with a proposal; "85.00" and "85" are the same number."""
    if one == other:
        return True
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def _control(form: forms.Form, name: str) -> str:
    value: Any = form[name].value()
    if value is None:
        return ""
    shown = form[name].field.widget.format_value(value)
    if isinstance(shown, list):
        shown = shown[0] if shown else ""
    text = str(shown if shown is not None else "")
    return text[:5] if name.endswith("_time") else text


def _label(one: Proposal, values: Values, form: forms.Form) -> str:
    if one.field == OCCURRED:
        begins = datetime.fromisoformat(values["occurred_from"])
        until = values.get("occurred_until")
        ends = datetime.fromisoformat(until) if until else None
        if one.asks:
            return f"{WEEKDAYS[begins.weekday()]}, {day(begins)}"
        return when_of(begins, values["occurred_precision"], ends)
    value = values[one.field]
    widget = form.fields[one.field].widget
    if isinstance(widget, forms.widgets.ChoiceWidget):
        words = {str(code): str(label) for code, label in widget.choices if not isinstance(label, list)}
        return words.get(value, value)
    return value


def _reason(one: Proposal, text: str) -> str:
    """Return “patok batas”, “izin HTI” · cukup yakin."""
    if one.field == "title":
        return _("worded from the message; make it neutral")
    said = list(dict.fromkeys(f"“{_quoted(span.of(text))}”" for span in one.words))[:2]
    sure = _how_sure(one)
    return f"{', '.join(said)} · {sure}" if said else sure


def _quoted(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _QUOTED else f"{flat[:_QUOTED].rstrip()} …"


def _how_sure(one: Proposal) -> str:
    if one.asks:
        return _("please choose")
    if one.confidence >= _CERTAIN:
        return _("sure")
    return _("fairly sure") if one.confidence >= SURE else _("not sure: check")


def _question(one: Proposal) -> str:
    if one.asks in AskReason.values:
        return str(AskReason(one.asks).label)
    return _("The message leaves this open.")


def _note(one: Proposal, form: forms.Form) -> str:
    if one.field == "handling":
        return str(Handling(one.values["handling"]).label)
    if one.field == "asks":
        return str(AskReason(one.values["reason"]).label)
    if one.field == "at_least":
        label = form.fields[one.values["field"]].label
        return _("%(field)s: the message says more than was counted") % {"field": label}
    if one.field == "also":
        return _("Also concerned: %(place)s") % {"place": one.values["name"]}
    if one.field == "damage":
        return _("Damage: %(what)s") % {"what": one.values["what"]}
    if one.field == "next_event":
        return _("Announced: %(what)s") % {"what": one.values["what"]}
    return {
        "violence": _("Violence is mentioned"),
        "weapons": _("Weapons are mentioned"),
        "arson": _("Burning is mentioned"),
        "minors": _("Minors are involved"),
    }.get(one.field, "")
