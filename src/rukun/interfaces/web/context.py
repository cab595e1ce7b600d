"""What every page's frame shows: who one is, where one can go, what waits there."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rukun.foundation.people.capabilities import (
    CASE_COMMENT,
    CASE_WORK,
    DIRECTORY_READ,
    PEOPLE_MANAGE,
    REPORT_FILE,
    REPORT_VERIFY,
)
from rukun.foundation.people.domain.actors import live_assignments
from rukun.handling.cases.models import Case
from rukun.handling.reports.models import Report
from rukun.interfaces.web.parts import AssignmentChoice, Identity, NavItem
from rukun.kernel.actor import Actor


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's context; lazily, so that fragments pay for nothing."""
    context: dict[str, Any] = {"is_demo": settings.IS_DEMO, "languages": settings.LANGUAGES}
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Actor) or actor.person_id is None:
        return context
    return context | {
        "actor": actor,
        "nav": lambda: _nav(actor, request.path),
        "identity": lambda: _identity(actor, request),
    }


def _nav(actor: Actor, path: str) -> list[NavItem]:
    items = [NavItem(_("Home"), reverse("web:home"), "home", is_current=path == "/")]
    if actor.may(REPORT_FILE):
        count = None
        if actor.may(REPORT_VERIFY):
            count = Report.objects.visible_to(actor).filter(state="sent").count()
        items.append(_item(_("Reports"), reverse("reports:list"), "inbox", path, count=count))
    if actor.may(CASE_COMMENT) or actor.may(CASE_WORK):
        open_cases = Case.objects.visible_to(actor).open().count()
        items.append(
            _item(_("Cases"), reverse("cases:list"), "folder", path, count=open_cases, short=_("Files"))
        )
        items.append(_item(_("Incidents"), reverse("incidents:list"), "warning", path))
    return items + _directory(actor, path)


def _directory(actor: Actor, path: str) -> list[NavItem]:
    items = []
    if actor.may(DIRECTORY_READ):
        items.append(
            _item(_("Agencies and officials"), reverse("people:list"), "building", path, starts_group=True)
        )
        items.append(_item(_("Teams"), reverse("teams:list"), "person", path))
    if actor.may(PEOPLE_MANAGE):
        items.append(_item(_("Settings"), reverse("reference:index"), "settings", path))
    return items


def _item(
    label: str,
    url: str,
    icon: str,
    path: str,
    *,
    count: int | None = None,
    starts_group: bool = False,
    short: str = "",
) -> NavItem:
    return NavItem(
        label,
        url,
        icon,
        count=count,
        is_current=path.startswith(url),
        starts_group=starts_group,
        short=short,
    )


def _identity(actor: Actor, request: HttpRequest) -> Identity:
    account = request.account  # type: ignore[attr-defined]  # set by the actor middleware
    choices = [
        AssignmentChoice(
            value=str(assignment.pk),
            title=assignment.office.title,
            place=assignment.office.agency.short_name,
            is_current=assignment.pk == actor.assignment_id,
        )
        for assignment in live_assignments(account, actor.at)
    ]
    return Identity(
        title=actor.label,
        place=actor.agency_label,
        person=actor.person_name,
        assignments=choices,
        switch_url=reverse("web:switch"),
        links=_own_links(),
    )


def _own_links() -> list[NavItem]:
    return [
        NavItem(_("Notices"), reverse("notices:list"), "bell"),
        NavItem(_("My account"), reverse("account:mine"), "person"),
    ]
