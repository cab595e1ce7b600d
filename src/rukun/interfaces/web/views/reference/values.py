"""Settings: what holds, on what ground and since when; the administrator sets what holds next."""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_stubs_ext import StrOrPromise

from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.settings import policy
from rukun.foundation.settings.domain import set_value
from rukun.foundation.settings.enums import Level
from rukun.foundation.settings.keys import KEYS, Key
from rukun.foundation.settings.models import Setting
from rukun.foundation.settings.queries import history, values
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.reference import ValueForm, initial_of
from rukun.interfaces.web.forms.refusing import show_refusal
from rukun.interfaces.web.once import once
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reference.saying import say
from rukun.kernel.errors import DomainError, Invalid, NotAllowed

_GROUPS = {
    "clock": gettext_lazy("Clocks"),
    "work": gettext_lazy("Working time"),
    "risk": gettext_lazy("Risk"),
    "letterhead": gettext_lazy("Letterhead"),
    "numbering": gettext_lazy("Numbers"),
    "register": gettext_lazy("Registers"),
    "files": gettext_lazy("Files"),
}


@dataclass(frozen=True)
class SettingRow:
    """One setting as it holds today, and what is to follow."""

    code: str
    label: str
    value: str
    legal_basis: str
    since: str
    upcoming: str = ""


@dataclass(frozen=True)
class SettingGroup:
    """The settings of one panel."""

    title: StrOrPromise
    rows: tuple[SettingRow, ...]


@require_safe
def settings(request: ActorRequest) -> HttpResponse:
    """Show every setting with its ground."""
    regency = request.actor.regency
    today = local_date(request.actor.at, regency)
    stored = list(Setting.objects.applying_to(regency).order_by("valid_from", "set_at", "pk"))
    rows: dict[str, list[SettingRow]] = {}
    for key in KEYS.values():
        rows.setdefault(key.group, []).append(_row(key, stored, today))
    groups = [SettingGroup(title, tuple(rows.get(code, ()))) for code, title in _GROUPS.items()]
    may_manage = policy.may_manage(region=regency, actor=request.actor)
    return render(request, "reference/settings.html", {"groups": groups, "may_manage": may_manage})


@require_http_methods(["GET", "POST"])
def setting_edit(request: ActorRequest, code: str) -> HttpResponse:
    """Set what holds in the regency from a day on."""
    key, regency = KEYS.get(code), request.actor.regency
    if key is None:
        raise Http404
    if not policy.may_manage(region=regency, actor=request.actor):
        raise NotAllowed
    today = local_date(request.actor.at, regency)
    initial = initial_of(key, values([key], region=regency, on=today)) | {"valid_from": today}
    form = ValueForm(request.POST or None, key=key, initial=initial)
    if request.method == "POST" and form.is_valid() and _saved(request, key, form):
        messages.success(request, _("The setting is saved."))
        return redirect("reference:settings")
    context = {
        "form": form,
        "key": key,
        "past": [(row, say(key, row.value)) for row in history(key, region=regency)],
        "impacts": [level.label for level in Level],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "reference/setting_edit.html", context, status=status)


def _saved(request: ActorRequest, key: Key[object], form: ValueForm) -> bool:
    try:
        once(
            request,
            endpoint=f"reference:setting:{key.code}",
            actor=request.actor,
            act=lambda: set_value(
                key=key,
                region=request.actor.regency,
                value=form.raw(),
                legal_basis=form.cleaned_data["legal_basis"],
                valid_from=form.cleaned_data["valid_from"],
                actor=request.actor,
                at=timezone.now(),
            ),
        )
    except Invalid as refusal:
        show_refusal(form, refusal)
        return False
    except DomainError as refusal:
        show_refusal(form, refusal)
        return False
    return True


def _row(key: Key[object], stored: list[Setting], today: date) -> SettingRow:
    own = [row for row in stored if row.key == key.code]
    # The nearest region wins, then the newest: as in settings.queries.
    begun = sorted((row for row in own if row.valid_from <= today), key=lambda row: len(row.region_id or ""))
    coming = [row for row in own if row.valid_from > today]
    upcoming = ""
    if coming:
        said = {"day": presentation.day(coming[0].valid_from), "value": say(key, coming[0].value)}
        upcoming = _("from %(day)s: %(value)s") % said
    if not begun:
        return SettingRow(key.code, str(key.label), say(key, key.default), str(key.legal_basis), "", upcoming)
    row = begun[-1]
    since = presentation.day(row.valid_from)
    return SettingRow(key.code, str(key.label), say(key, row.value), row.legal_basis, since, upcoming)
