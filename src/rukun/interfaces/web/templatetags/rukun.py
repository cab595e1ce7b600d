"""Template tags of the design system: `{% load rukun %}`.

Dates:   {{ at|day }} {{ at|day_time }} {{ at|day_short }} {{ at|clock }} {{ at|since }}
Words:   {% filter sentence_case %}Two-Factor Authentication{% endfilter %}
Marks:   {% icon "clock" %} {% mark value %} {% urgency code %} {% risk level %} {% state code label %}
Forms:   {% field form.title %} {% form_errors form %} {% submission_id form %}
"""

import re
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django_stubs_ext import StrOrPromise

from rukun.interfaces.web import fields, presentation
from rukun.interfaces.web.icons import ICONS
from rukun.interfaces.web.suggesting import Suggestion

register = template.Library()


# --- Dates ------------------------------------------------------------------------------------


@register.filter
def day(value: date | datetime | None) -> str:
    """Show "4 Maret 2026"."""
    return presentation.day(value) if value else ""


@register.filter
def day_short(value: date | datetime | None) -> str:
    """Show "4 Mar"."""
    return presentation.day_short(value) if value else ""


@register.filter
def day_time(value: datetime | None) -> str:
    """Show "4 Maret 2026, 09.12 WIB"."""
    return presentation.day_time(value) if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """Show "09.12"."""
    return presentation.clock(value) if value else ""


@register.filter
def since(value: datetime | None) -> str:
    """Show "sejak 26 Februari"."""
    return presentation.since(value) if value else ""


# --- Words ------------------------------------------------------------------------------------

_CAPITAL_INSIDE = re.compile(r"(?<=[\s-])[A-Z](?=[a-z])")


@register.filter(is_safe=True)
def sentence_case(value: str) -> str:
    """Show "Two-factor authentication" for "Two-Factor Authentication": the titles of the login library."""
    return _CAPITAL_INSIDE.sub(lambda letter: letter[0].lower(), value.strip())


# --- Marks ------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon; an unknown name is a mistake of the template and fails loudly."""
    return mark_safe(ICONS[name])


@register.simple_tag
def mark(value: presentation.Mark | None) -> SafeString | str:
    """Show a prepared mark by its own template; nothing for None."""
    if value is None:
        return ""
    return render_to_string(value.template, {"mark": value})


@register.simple_tag
def urgency(level: str, extra: str = "") -> SafeString | str:
    """Show a stored urgency."""
    return mark(presentation.urgency_mark(level, extra))


@register.simple_tag
def risk(level: str | int | None, *, short: bool = False) -> SafeString | str:
    """Show a stored risk rating."""
    return mark(presentation.risk_mark(level, is_short=short))


@register.simple_tag
def state(code: str, label: StrOrPromise) -> SafeString | str:
    """Show a stored state with its label."""
    return mark(presentation.state_mark(code, label))


# --- Forms ------------------------------------------------------------------------------------


@register.inclusion_tag("components/field.html")
def field(
    bound: BoundField,
    *,
    label: StrOrPromise = "",
    hint: StrOrPromise = "",
    kind: str = "",
    optional: StrOrPromise = "",
    css: str = "",
    placeholder: StrOrPromise | None = None,
    suggestion: Suggestion | None = None,
) -> dict[str, Any]:
    """Show a form field with label, hint and error; `kind` overrides what the widget suggests.

    Kinds: input, textarea, select, segments, options, options-two, chips, checks, check, file, hidden.
    """
    shown = fields.show(
        bound, kind=kind, label=label, hint=hint, placeholder=placeholder, suggestion=suggestion
    )
    return {"part": shown, "optional": optional, "css": css}


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """Show all errors on top, each linked to its field; nothing where there is none."""
    return {"problems": fields.problems(form)}


@register.simple_tag
def submission_id(form: BaseForm | None = None) -> SafeString:
    """Hide an id that makes sending twice one thing; a form that comes back keeps its own."""
    sent = str(form.data.get("submission_id", "")) if form is not None and form.is_bound else ""
    return format_html(
        '<input type="hidden" name="submission_id" value="{}" data-submission-id>', sent or uuid4()
    )
