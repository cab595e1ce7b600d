"""The line of figures: each a number with its word, linked to the list behind it."""

from collections.abc import Callable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from rukun.interfaces.web.parts import Figure
from rukun.interfaces.web.views.home.around import Around, cases_url
from rukun.interfaces.web.views.home.panels import GROUPS


def _owed(around: Around, group: str) -> int:
    return around.owed.count(*GROUPS[group].kinds)


def _stuck(around: Around) -> Figure:
    label = _("stuck > %(days)s days") % {"days": around.days}
    return Figure(around.board.stuck, label, cases_url(stuck=str(around.days)))


FIGURES: Mapping[str, Callable[[Around], Figure]] = {
    "verify": lambda a: Figure(_owed(a, "verify"), _("to verify"), reverse("reports:desk")),
    "decide": lambda a: Figure(_owed(a, "decide"), _("to decide"), reverse("reports:desk")),
    "sent": lambda a: Figure(a.board.to_accept, _("sent by the camat"), cases_url(awaiting="1")),
    "accept": lambda a: Figure(a.board.to_accept, _("to accept"), cases_url(awaiting="1")),
    "check": lambda a: Figure(_owed(a, "check"), _("proof to check"), reverse("tasks:list")),
    "tasks": lambda a: Figure(a.board.tasks_due, _("tasks due ≤ 7 days"), reverse("tasks:list")),
    "requests": lambda a: Figure(_owed(a, "requests"), _("requests for information"), "#requests"),
    "ours": lambda a: Figure(a.board.own_open, _("cases we hold"), cases_url(mine="1")),
    "shared": lambda a: Figure(a.board.shared_with_us, _("shared with us"), cases_url(shared="1")),
    "red": lambda a: Figure(a.red, _("red and ongoing"), cases_url(urgency="red")),
    "drafts": lambda a: Figure(a.drafts, _("drafts"), reverse("reports:list") + "?state=draft"),
    "questions": lambda a: Figure(_owed(a, "questions"), _("questions about our reports"), "#questions"),
    "notices": lambda a: Figure(a.unread, _("new notices"), reverse("notices:list")),
    "stuck": _stuck,
}
