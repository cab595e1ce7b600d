"""The one thing that cannot wait, with its clock and one solid button."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.models import Assignment
from rukun.handling.reports.models import Report
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Action, WorkRow
from rukun.interfaces.web.views.home.owed import Owed
from rukun.interfaces.web.views.home.rows import due_of, row_of

_PRESSES_WITHIN = timedelta(days=1)


@dataclass(frozen=True)
class Pressing:
    """What components/pressing.html is given; `is_calm` is amber instead of red."""

    duty: Obligation
    row: WorkRow
    status: str
    lines: tuple[str, ...]
    countdown: str
    deadline: str
    is_calm: bool


def pressing_of(owed: Owed) -> Pressing | None:
    """Return the most urgent duty that is late, due within a day or marked red; None if all can wait."""
    duty = next((duty for duty in owed.duties if _presses(duty, owed)), None)
    if duty is None or duty.due_at is None:
        return None
    row, due = row_of(duty, owed), due_of(duty, owed)
    report = owed.reports.get(duty.object_id)
    is_late = duty.due_at <= owed.now
    time = _moment(duty.due_at, owed.now)
    return Pressing(
        duty=duty,
        row=replace(row, actions=(*_call(report, owed), *_big(row.actions))),
        status=str(duty.kind_entry.label),
        lines=(str(row.source),) if row.source else (),
        countdown=due.text if due else "",
        deadline=_("deadline was %(time)s") % {"time": time}
        if is_late
        else _("deadline %(time)s") % {"time": time},
        is_calm=duty.urgency != "red" and not is_late,
    )


def _moment(at: datetime, now: datetime) -> str:
    """Return "09.34" for today, "3 Maret, 09.34" for another day."""
    is_today = timezone.localdate(at) == timezone.localdate(now)
    return presentation.clock(at) if is_today else presentation.day_time_brief(at, now=now)


def _presses(duty: Obligation, owed: Owed) -> bool:
    if duty.due_at is None or duty.owner_agency.is_vertical:
        return False
    return duty.urgency == "red" or duty.due_at <= owed.now + _PRESSES_WITHIN


def _big(actions: tuple[Action, ...] | object) -> tuple[Action, ...]:
    """Make the last button the solid one of the page; what stands before it stays an outline."""
    *others, last = actions if isinstance(actions, tuple) else ()
    return (
        *(replace(action, kind="plain", is_big=True) for action in others),
        replace(last, kind="main", is_big=True),
    )


def _call(report: Report | None, owed: Owed) -> tuple[Action, ...]:
    """Offer to telephone whoever knows more: the office in whose name it was filed, or that filed it."""
    if report is None or (report.filed_by_agency_id == owed.actor.agency_id and report.behalf_office is None):
        return ()
    office = report.behalf_office or report.filed_by_office
    today = local_date(owed.now, owed.actor.regency)
    live = Assignment.objects.live(today).filter(office=office).select_related("person")
    phone = next((held.person.phone for held in live.order_by("kind", "pk") if held.person.phone), None)
    if phone is None:
        return ()
    label = _("Call %(office)s") % {"office": office.title}
    return (Action(label, f"tel:+{phone}", icon="phone", is_big=True),)
