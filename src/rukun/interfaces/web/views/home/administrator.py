"""The administrator's home: officers, offices and messages; never a report or a case."""

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from rukun.foundation.notices.queries import dead_letters
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.models import Account, Assignment, Office, Team
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Action, Figure, WorkRow
from rukun.interfaces.web.views.home.panels import Panel
from rukun.kernel.actor import Actor

_SHOWN = 8
_NO_PASSWORD = "!"  # noqa: S105 - how Django marks an account that has none


def context(actor: Actor) -> dict[str, object]:
    """Return what an administrator should look after. Six queries."""
    vacant, waiting, past = _vacant(actor), _without_password(actor), _past_decrees(actor)
    letters = dead_letters(actor).count()
    vacant_count, waiting_count = vacant.count(), waiting.count()
    figures = [
        Figure(
            vacant_count, _("heads of agencies vacant"), "#vacant" if vacant_count else reverse("people:list")
        ),
        Figure(
            waiting_count,
            _("accounts without a password"),
            "#codes" if waiting_count else reverse("people:list"),
        ),
        Figure(len(past), _("decrees past their day"), reverse("teams:list")),
        Figure(letters, _("messages not delivered"), reverse("notices:dead")),
    ]
    panels = (_past_panel(past), _codes_panel(waiting), _vacant_panel(vacant, vacant_count))
    return {"now": actor.at, "figures": figures, "panels": [panel for panel in panels if panel.rows]}


def _vacant(actor: Actor) -> QuerySet[Office]:
    today = local_date(actor.at, actor.regency)
    held = Assignment.objects.live(today).filter(office=OuterRef("pk"))
    heads = Office.objects.active().filter(agency__regency=actor.regency, is_head=True)
    return heads.filter(~Exists(held)).select_related("agency").order_by("-agency__rung", "title")


def _without_password(actor: Actor) -> QuerySet[Account]:
    accounts = Account.objects.visible_to(actor).filter(is_active=True, password__startswith=_NO_PASSWORD)
    return accounts.select_related("person").order_by("person__name")


def _past_decrees(actor: Actor) -> list[Team]:
    today = local_date(actor.at, actor.regency)
    return list(
        Team.objects.visible_to(actor).filter(ended_on=None, valid_until__lt=today).order_by("valid_until")
    )


def _past_panel(teams: list[Team]) -> Panel:
    rows = [
        WorkRow(
            team.name,
            reverse("teams:detail", args=[team.pk]),
            _("valid until %(day)s") % {"day": presentation.day(team.valid_until)},
            actions=(Action(_("Enter the next decree"), reverse("teams:replace", args=[team.pk])),),
        )
        for team in teams[:_SHOWN]
    ]
    return Panel("decrees", _("Decrees past their day"), rows)


def _codes_panel(accounts: QuerySet[Account]) -> Panel:
    rows = [
        WorkRow(
            account.person.name,
            reverse("people:officer", args=[account.person_id]),
            account.username,
            actions=(
                Action(_("Make a one-time code"), reverse("people:code", args=[account.pk]), is_post=True),
            ),
        )
        for account in accounts[:_SHOWN]
    ]
    return Panel("codes", _("Cannot log in yet"), rows)


def _vacant_panel(offices: QuerySet[Office], count: int) -> Panel:
    rows = [
        WorkRow(
            office.title,
            reverse("people:agency", args=[office.agency_id]),
            office.agency.name,
            actions=(Action(_("Fill"), f"{reverse('people:officer_new')}?jabatan={office.pk}"),),
        )
        for office in offices[:_SHOWN]
    ]
    note = _("%(count)s waiting") % {"count": count}
    return Panel("vacant", _("Vacant heads of agencies"), rows, note)
