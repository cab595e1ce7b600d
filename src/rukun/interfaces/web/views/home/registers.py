"""What a home takes from the registers: who is on duty, and what is announced for this week."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from rukun.handling.registers.queries import coming_demonstrations, on_duty_now
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Action, WorkRow
from rukun.interfaces.web.views.home.panels import SHOWN, Panel
from rukun.interfaces.web.views.registers.demonstrations import organiser_of
from rukun.interfaces.web.views.registers.telephones import dialled
from rukun.interfaces.web.views.reports.wording import joined, place_of

if TYPE_CHECKING:
    from rukun.interfaces.web.views.home.around import Around

_COMING = timedelta(days=7)


def on_duty(around: "Around") -> Panel | None:
    """Return who is on duty at this moment, with the number to call."""
    url = reverse("registers:roster")
    rows = [
        WorkRow(
            shift.name,
            url,
            joined(shift.office.title, _("until %(time)s") % {"time": presentation.clock(shift.ends_at)}),
            actions=(Action(shift.phone, f"tel:{dialled(shift.phone)}", "quiet", "phone"),),
        )
        for shift in on_duty_now(around.actor)[:SHOWN]
    ]
    if not rows:
        return None
    return Panel("on-duty", _("On duty now"), rows, url=url, link=_("Duty roster"))


def demonstrations(around: "Around") -> Panel | None:
    """Return what is announced from today for a week."""
    rows = [
        WorkRow(
            row.topic,
            reverse("registers:demonstration", args=[row.pk]),
            joined(
                presentation.day_time_brief(row.starts_at, now=around.now),
                organiser_of(row),
                place_of(row.region),
            ),
        )
        for row in coming_demonstrations(around.actor, within=_COMING)[:SHOWN]
    ]
    if not rows:
        return None
    url = reverse("registers:demonstrations")
    return Panel("demonstrations", _("Demonstrations this week"), rows, url=url, link=_("Agenda"))
