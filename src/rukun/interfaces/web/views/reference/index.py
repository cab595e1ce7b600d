"""The door to the reference data."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rukun.foundation.notices import policy
from rukun.foundation.notices.queries import dead_letters
from rukun.foundation.territory.models import Succession
from rukun.interfaces.web.requests import ActorRequest


@dataclass(frozen=True)
class Door:
    """A way into a part of the reference data."""

    title: str
    text: str
    url: str
    count: int | None = None


@require_safe
def index(request: ActorRequest) -> HttpResponse:
    """Show which reference data there is."""
    doors = [
        Door(
            _("Settings"),
            _("Clocks, working time, risk matrix, letterhead, numbers: value, legal basis, from when."),
            reverse("reference:settings"),
        ),
        Door(
            _("Lists of words"),
            _("Types of matters, reasons for handing over and returning, kinds of files."),
            reverse("reference:lookups"),
        ),
        Door(
            _("Days off and special conditions"),
            _("Local days off; Ramadan, election, disaster: what stands at the top of every home."),
            reverse("reference:calendar"),
        ),
        Door(_("Regions"), _("Provinces to villages by Kemendagri code."), reverse("reference:regions")),
        Door(
            _("Changes of region codes"),
            _("What followed regions that went, what is still to be settled, old codes explained."),
            reverse("reference:successions"),
            Succession.objects.visible_to(request.actor).unsettled().below(request.actor.territory).count(),
        ),
    ]
    if policy.may_see_deliveries(request.actor):
        count = dead_letters(request.actor).count()
        text = _("E-mails that were given up; try them again here.")
        doors.append(Door(_("Messages not delivered"), text, reverse("notices:dead"), count))
    return render(request, "reference/index.html", {"doors": doors})
