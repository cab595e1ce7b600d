"""What every page's frame shows: who one is, where one can go, what waits there."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rukun.foundation.notices.queries import unread_count
from rukun.foundation.people.capabilities import (
    DIRECTORY_READ,
    INCIDENT_RECORD,
    PEOPLE_MANAGE,
    REPORT_FILE,
    REPORT_VERIFY,
    TASK_DO,
)
from rukun.foundation.people.domain.actors import live_assignments
from rukun.foundation.territory.models import Region
from rukun.handling.cases.models import Case
from rukun.handling.reports.queries import to_verify
from rukun.interfaces.web.parts import AssignmentChoice, Identity, NavItem
from rukun.interfaces.web.reach import reads_cases
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.actor import Actor


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's context; lazily, so that fragments pay for nothing."""
    context: dict[str, Any] = {"is_demo": settings.IS_DEMO, "languages": settings.LANGUAGES}
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Actor) or not request.user.is_authenticated:
        return context
    return context | {
        "actor": actor,
        "nav": lambda: _nav(actor, request.path),
        "identity": lambda: _identity(actor, request),  # type: ignore[arg-type]  # the actor is on it
        "has_single_keys": request.user.person.uses_single_keys,
    }


def _nav(actor: Actor, path: str) -> list[NavItem]:
    if actor.person_id is None:
        return []
    home = NavItem(_("Home"), reverse("web:home"), "home", is_current=path == "/")
    return [home, *_matters(actor, path), *_directory(actor, path)]


def _matters(actor: Actor, path: str) -> list[NavItem]:
    items = []
    if actor.may(REPORT_FILE):
        items.append(_item(_("Reports"), "reports:list", "inbox", path, count=_to_verify(actor)))
    if reads_cases(actor):
        count = Case.objects.visible_to(actor).open().count()
        items.append(_item(_("Cases"), "cases:list", "folder", path, count=count, short=_("Files")))
    if actor.may(TASK_DO):
        items.append(_item(_("Tasks"), "tasks:list", "plan", path, short=_("To do")))
    if actor.may(INCIDENT_RECORD):
        items.append(_item(_("Incidents"), "incidents:list", "warning", path))
    return items


def _to_verify(actor: Actor) -> int | None:
    if not actor.may(REPORT_VERIFY):
        return None
    return to_verify(actor).order_by().count()


def _directory(actor: Actor, path: str) -> list[NavItem]:
    notices = _item(_("Notices"), "notices:list", "bell", path, count=unread_count(actor), short=_("News"))
    items = [replace(notices, starts_group=True)]
    if actor.may(DIRECTORY_READ):
        items.append(_item(_("Agencies and officials"), "people:list", "building", path, short=_("Agencies")))
        items.append(_item(_("Teams"), "teams:list", "people", path))
        items.append(_item(_("Registers"), "registers:index", "document", path))
    if actor.may(PEOPLE_MANAGE):
        items.append(_item(_("Reference data"), "reference:index", "settings", path))
    return items


def _item(
    label: str,
    route: str,
    icon: str,
    path: str,
    *,
    count: int | None = None,
    short: str = "",
) -> NavItem:
    url = reverse(route)
    return NavItem(label, url, icon, count=count, is_current=path.startswith(url), short=short)


def _identity(actor: Actor, request: ActorRequest) -> Identity:
    choices = [
        AssignmentChoice(
            value=str(assignment.pk),
            title=assignment.title,
            place=assignment.office.agency.short_name,
            is_current=assignment.pk == actor.assignment_id,
        )
        for assignment in live_assignments(request.account, actor.at)
    ]
    return Identity(
        title=actor.label or request.account.person.name,
        place=_place(actor),
        person=actor.person_name or request.account.person.name,
        assignments=choices,
        switch_url=reverse("web:switch"),
        links=[NavItem(_("My account"), reverse("account:mine"), "person")],
    )


def _place(actor: Actor) -> str:
    """Return "Kesbangpol · Tanjung Jabung Timur"."""
    regency = Region.objects.filter(code=actor.regency).values_list("name", flat=True).first()
    names = (actor.agency_label, (regency or "").removeprefix("Kabupaten "))
    return " · ".join(name for name in names if name)
