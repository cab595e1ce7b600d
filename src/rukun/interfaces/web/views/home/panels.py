"""Panels of what is owed: one for each group of duties, shown only when it holds something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from rukun.foundation.obligations.models import Obligation
from rukun.interfaces.web.parts import WorkRow
from rukun.interfaces.web.views.home.owed import Owed
from rukun.interfaces.web.views.home.pressing import Pressing
from rukun.interfaces.web.views.home.rows import row_of

SHOWN = 5


@dataclass(frozen=True)
class Panel:
    """A panel of rows, how many there are in all, and the list behind it."""

    anchor: str
    title: StrOrPromise
    rows: Sequence[WorkRow]
    note: str = ""
    url: str = ""
    link: StrOrPromise = ""


@dataclass(frozen=True)
class Group:
    """Which kinds of duties stand together under which title."""

    title: StrOrPromise
    kinds: tuple[str, ...]
    route: str = ""
    link: StrOrPromise = ""
    is_by_deadline: bool = False


GROUPS: Mapping[str, Group] = {
    "verify": Group(
        gettext_lazy("To verify"),
        ("report.verify",),
        "reports:desk",
        gettext_lazy("Open the verification desk"),
    ),
    "decide": Group(
        gettext_lazy("To decide"),
        ("report.review", "report.decide"),
        "reports:desk",
        gettext_lazy("Open the verification desk"),
    ),
    "accept": Group(gettext_lazy("To accept"), ("hand_over.accept",)),
    "sent": Group(gettext_lazy("Sent by the camat"), ("hand_over.accept",)),
    "tasks": Group(
        gettext_lazy("Tasks of our office"),
        ("task.do",),
        "tasks:list",
        gettext_lazy("All tasks"),
        is_by_deadline=True,
    ),
    "requests": Group(gettext_lazy("Asked of us"), ("request.answer",)),
    "check": Group(
        gettext_lazy("Proof to check"),
        ("task.check", "task.declined"),
        "tasks:list",
        gettext_lazy("All tasks"),
    ),
    "cases": Group(
        gettext_lazy("In our hands"), ("case.start", "case.mediate", "case.review", "hand_over.returned")
    ),
    "questions": Group(gettext_lazy("Questions about our reports"), ("report.clarify",)),
    "registers": Group(
        gettext_lazy("Registrations that run out"),
        ("organisation.validity",),
        "registers:organisations",
        gettext_lazy("All organisations"),
        is_by_deadline=True,
    ),
}


def duty_panel(anchor: str, owed: Owed, pressing: Pressing | None) -> Panel | None:
    """Return the panel `anchor` without what already presses above it; None if nothing is left."""
    group = GROUPS[anchor]
    is_above = pressing is not None and pressing.duty.kind in group.kinds
    listed = [duty for duty in owed.of(*group.kinds) if pressing is None or duty.pk != pressing.duty.pk]
    if not listed:
        return None
    if group.is_by_deadline:
        listed.sort(key=_deadline)
    left = owed.count(*group.kinds) - (1 if is_above else 0)
    more = _("%(count)s more, by deadline") if group.is_by_deadline else _("%(count)s more, by urgency")
    note = more if is_above else _("%(count)s waiting")
    return Panel(
        anchor,
        group.title,
        [row_of(duty, owed) for duty in listed[:SHOWN]],
        note % {"count": left},
        reverse(group.route) if group.route else "",
        group.link,
    )


def _deadline(duty: Obligation) -> tuple[bool, float, int]:
    """Sort what is promised by its day, the more urgent first of the same day; undated comes last."""
    return (duty.due_at is None, duty.due_at.timestamp() if duty.due_at else 0, duty.urgency_order)
