"""The verification desk: one worklist by deadline, and what is watched until its day."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from rukun.foundation.people.capabilities import REPORT_DECIDE, REPORT_VERIFY
from rukun.foundation.settings.clocks import calendar_for
from rukun.handling.reports.models import Report
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Action, WorkRow
from rukun.interfaces.web.presentation import StateMark, due_badge, risk_mark, state_mark, urgency_mark
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.wording import report_due, source_line
from rukun.interfaces.web.views.reports.worklist import Sort, Waiting, asleep, page_of, worklist
from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed
from rukun.kernel.worktime import WorkCalendar

_SEE = "lihat"
_TABS: tuple[tuple[str, StrOrPromise], ...] = (
    ("", gettext_lazy("All")),
    (Sort.VERIFY, gettext_lazy("To verify")),
    (Sort.DECIDE, gettext_lazy("To decide on")),
    (Sort.LOOK_AGAIN, gettext_lazy("Watched")),
)


@dataclass(frozen=True)
class Tab:
    """One way to look at the worklist, with how much it holds."""

    label: StrOrPromise
    url: str
    count: int
    is_current: bool


@require_safe
def desk(request: ActorRequest) -> HttpResponse:
    """Show what waits for the desk; the address says which sort of it."""
    actor = request.actor
    if not actor.may(REPORT_VERIFY):
        raise NotAllowed
    now = timezone.now()
    calendar = calendar_for(actor.regency, timezone.localdate(now))
    waiting = worklist(actor, calendar)
    chosen = request.GET.get(_SEE, "")
    shown = [item for item in waiting if chosen in ("", item.sort)]
    context = {
        "rows": [row_of(item, now, calendar) for item in shown],
        "tabs": _tabs(waiting, chosen, actor),
        "sleeping": _sleeping(actor, now, calendar) if chosen in ("", Sort.LOOK_AGAIN) else [],
        "now": now,
    }
    return render(request, "reports/desk.html", context)


def row_of(item: Waiting, now: datetime, calendar: WorkCalendar) -> WorkRow:
    """Return a report that waits for the desk, with what may be done about it."""
    report = item.report
    make = {Sort.VERIFY: _to_verify, Sort.DECIDE: _to_decide, Sort.LOOK_AGAIN: _to_look_again}[item.sort]
    due = report_due(report, now, calendar)
    if item.due_at is not None and due is None:
        due = due_badge(item.due_at, now, calendar=calendar)
    return WorkRow(
        report.title,
        item.url,
        source_line(report, now),
        urgency=urgency_mark(report.urgency),
        due=due,
        state=_STATES.get(item.sort),
        risk=risk_mark(report.risk),
        actions=make(report),
        choice="" if item.sort == Sort.LOOK_AGAIN else str(report.pk),
    )


_STATES = {
    Sort.DECIDE: StateMark(gettext_lazy("to decide"), "half", "now"),
    Sort.LOOK_AGAIN: StateMark(gettext_lazy("look again"), "eye", "now"),
}


def _to_verify(report: Report) -> tuple[Action, ...]:
    url = page_of(report.pk)
    return (
        Action(_("Ask …"), f"{url}#ask-form", "quiet", key="m"),
        Action(_("Look-alike …"), f"{url}#link-form", "quiet", key="s"),
        Action(_("Verify"), f"{url}#verification", key="v"),
    )


def _to_decide(report: Report) -> tuple[Action, ...]:
    return (
        Action(_("Watch …"), f"{page_of(report.pk)}#watch-form", "quiet", key="p"),
        Action(_("Open a case"), _case_of(report), key="b"),
    )


def _to_look_again(report: Report) -> tuple[Action, ...]:
    url = page_of(report.pk)
    return (
        Action(_("End …"), f"{url}#end_watch-form", "quiet"),
        Action(_("Open a case"), _case_of(report), "quiet", key="b"),
        Action(_("Go on watching …"), f"{url}#prolong-form", key="p"),
    )


def _case_of(report: Report) -> str:
    return f"{reverse('cases:open')}?{urlencode({'laporan': report.pk})}"


def _sleeping(actor: Actor, now: datetime, calendar: WorkCalendar) -> list[WorkRow]:
    """Return what is watched until a later day; nothing is asked of anybody before."""
    if not actor.may(REPORT_DECIDE):
        return []
    return [
        WorkRow(
            report.title,
            page_of(report.pk),
            source_line(report, now),
            urgency=urgency_mark(report.urgency),
            state=state_mark("watched", _until(report)),
        )
        for report in asleep(actor)
    ]


def _until(report: Report) -> str:
    return _("until %(day)s") % {"day": presentation.day_short(report.review_on)} if report.review_on else ""


def _tabs(waiting: list[Waiting], chosen: str, actor: Actor) -> list[Tab]:
    counts = Counter(str(item.sort) for item in waiting)
    counts[""] = len(waiting)
    here = reverse("reports:desk")
    shown = _TABS if actor.may(REPORT_DECIDE) else ()
    return [
        Tab(label, f"{here}?{urlencode({_SEE: code})}" if code else here, counts[code], code == chosen)
        for code, label in shown
    ]
