"""Home: what needs me, by when, and what I press."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rukun.foundation.people.capabilities import REPORT_FILE, REPORT_RECORD, REPORT_VERIFY
from rukun.foundation.people.enums import AgencyKind, Role, TeamKind
from rukun.foundation.people.models import Team
from rukun.foundation.people.queries import is_past_decree, standing_team
from rukun.foundation.settings.models import SpecialCondition
from rukun.foundation.settings.queries import conditions_on
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Action, ButtonKind
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.home import administrator, leader
from rukun.interfaces.web.views.home.around import PANELS, Around, ours
from rukun.interfaces.web.views.home.figures import FIGURES
from rukun.interfaces.web.views.home.owed import owed_by
from rukun.interfaces.web.views.home.panels import Panel, duty_panel
from rukun.interfaces.web.views.home.pressing import Pressing, pressing_of
from rukun.interfaces.web.views.home.roles import FIELD, HOMES, LEADERS
from rukun.kernel.actor import Actor

_FIELD_PANELS = ("answers", "sent", "drafts")
_FIELD_DUTIES = ("ours", "accept", "tasks", "check", "questions", "requests")


@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """Show the acting office what waits for it, in the shape of its role."""
    actor = request.actor
    if actor.person_id is None:
        return render(request, "web/home_nobody.html", {})
    if actor.role == Role.ADMINISTRATOR:
        return render(request, "web/home_administrator.html", administrator.context(actor))
    if actor.role in LEADERS:
        return render(request, "web/home_leader.html", leader.context(actor))
    if actor.role in FIELD:
        return render(request, "web/home_field.html", _field(actor))
    return render(request, "web/home.html", _desk(actor))


def _desk(actor: Actor) -> dict[str, object]:
    """Return the home of a desk: pressing, figures, work lists, and what stands beside them."""
    plan, owed = HOMES[actor.role], owed_by(actor)
    pressing, around = pressing_of(owed), Around(owed)
    duties = [_duty(name, around, pressing) for name in plan.duties]
    main = _shown([*duties, *(PANELS[name](around) for name in plan.main)])
    beside = _shown([PANELS[name](around) for name in plan.beside])
    return {
        "today": presentation.day_time(owed.now, with_weekday=True),
        "conditions": [_said(condition) for condition in _conditions(actor)],
        "past_decree": _past_decree(actor),
        "pressing": pressing,
        "figures": [FIGURES[name](around) for name in plan.figures],
        "main_panels": main,
        "beside_panels": beside,
        "actions": _actions(actor, pressing),
        "is_empty": pressing is None and not main and not beside,
    }


def _field(actor: Actor) -> dict[str, object]:
    """Return the home for the phone in the field: three buttons, duties, answers, own reports."""
    owed = owed_by(actor)
    pressing, around = pressing_of(owed), Around(owed)
    duties = [_duty(name, around, pressing) for name in _FIELD_DUTIES]
    return {
        "now": owed.now,
        "pressing": pressing,
        "duties": _shown(duties),
        "panels": _shown([PANELS[name](around) for name in _FIELD_PANELS]),
    }


def _duty(name: str, around: Around, pressing: Pressing | None) -> Panel | None:
    """Return a panel of duties; of cases, those on which nothing is owed follow in the same panel."""
    if name == "ours":
        return ours(around, pressing)
    return duty_panel(name, around.owed, pressing)


def _past_decree(actor: Actor) -> Team | None:
    """Return the Tim Terpadu of the desk's regency if the printed end of its decree is over."""
    if actor.agency_kind != AgencyKind.KESBANGPOL:
        return None
    today = timezone.localdate(actor.at)
    team = standing_team(TeamKind.INTEGRATED, actor.regency, today)
    return team if team is not None and is_past_decree(team, today) else None


def _shown(panels: "list[Panel | None]") -> list[Panel]:
    return [panel for panel in panels if panel is not None]


def _actions(actor: Actor, pressing: Pressing | None) -> list[Action]:
    """Return how a report is written here; solid only while nothing presses. Verifiers read, not write."""
    if not actor.may(REPORT_FILE) or actor.may(REPORT_VERIFY):
        return []
    is_main = pressing is None and actor.rung is not None  # beside the ladder others come first
    kind: ButtonKind = "main" if is_main else "plain"
    new = Action(_("New report"), reverse("reports:new"), icon="plus")
    if actor.may(REPORT_RECORD):
        return [new, Action(_("Paste from WhatsApp"), reverse("reports:paste"), kind, "copy")]
    return [replace(new, kind=kind)]


def _conditions(actor: Actor) -> list[SpecialCondition]:
    return conditions_on(timezone.localdate(actor.at), region=actor.regency)


def _said(condition: SpecialCondition) -> str:
    """Return "Kondisi khusus: Ramadan, 18 Februari – 19 Maret 2026. Rapat selesai sebelum 15.30."."""
    begin = presentation.day(condition.from_on, with_year=False)
    if condition.until_on is None:
        period = _("since %(day)s") % {"day": begin}
    else:
        period = f"{begin} – {presentation.day(condition.until_on)}"
    said = _("Special condition: %(name)s, %(period)s.") % {"name": condition.name, "period": period}
    return f"{said} {condition.rules}".strip()
