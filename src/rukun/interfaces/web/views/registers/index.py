"""The registers at a glance: what is in each, and what of it is for today."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from rukun.foundation.people.capabilities import DIRECTORY_READ
from rukun.handling.registers.models import ElectionDesk, Organisation
from rukun.handling.registers.models.reading import is_internal_reader
from rukun.handling.registers.queries import coming_demonstrations, on_duty_now
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed

COMING = timedelta(days=7)


@dataclass(frozen=True)
class Entry:
    """One register: what it holds, and where."""

    title: StrOrPromise
    text: StrOrPromise
    count: str
    url: str
    icon: str


@require_safe
def index(request: ActorRequest) -> HttpResponse:
    """Show the registers that the office reads."""
    actor = request.actor
    if not actor.may(DIRECTORY_READ):
        raise NotAllowed
    entries = [*_matters(actor), *_reachable(actor)]
    return render(request, "registers/index.html", {"entries": entries})


def _matters(actor: Actor) -> list[Entry]:
    if not is_internal_reader(actor):
        return []
    organisations = Organisation.objects.visible_to(actor).count()
    coming = coming_demonstrations(actor, within=COMING).count()
    desks = ElectionDesk.objects.visible_to(actor).count()
    return [
        Entry(
            _("Organisations"),
            _("Legal form, validity, boards, and what supervision noted."),
            ngettext("%(count)d organisation", "%(count)d organisations", organisations)
            % {"count": organisations},
            reverse("registers:organisations"),
            "building",
        ),
        Entry(
            _("Demonstrations"),
            _("What is announced, where and when, and how it went."),
            ngettext("%(count)d in the next 7 days", "%(count)d in the next 7 days", coming)
            % {"count": coming},
            reverse("registers:demonstrations"),
            "calendar",
        ),
        Entry(
            _("Election desks"),
            _("Desks by decree, their members by office, their daily notes."),
            ngettext("%(count)d desk", "%(count)d desks", desks) % {"count": desks},
            reverse("registers:desks"),
            "document",
        ),
    ]


def _reachable(actor: Actor) -> list[Entry]:
    names = ", ".join(shift.name for shift in on_duty_now(actor))
    return [
        Entry(
            _("Duty roster"),
            _("Who is on duty when, and under which number."),
            _("now: %(names)s") % {"names": names} if names else _("nobody entered for now"),
            reverse("registers:roster"),
            "clock",
        ),
        Entry(
            _("Telephone directory"),
            _("Forkopimda, Forkopimcam and agencies on one page, to print."),
            "",
            reverse("registers:telephones"),
            "phone",
        ),
    ]
