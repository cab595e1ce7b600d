"""What one's agency has promised, and what it has to check."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.capabilities import CASE_DIRECT
from rukun.foundation.settings.clocks import calendar_for
from rukun.handling.cases.enums import TaskState
from rukun.handling.cases.models import Task
from rukun.handling.cases.workflow import UNFINISHED
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Action, WorkRow
from rukun.interfaces.web.presentation import Due, due_badge, state_mark
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases.rows import RUNNING
from rukun.kernel.actor import Actor
from rukun.kernel.worktime import WorkCalendar

_MOST = 200


@require_safe
def list_tasks(request: ActorRequest) -> HttpResponse:
    """Show what is owed by the acting agency, the first due first; ?selesai=1 shows what is done."""
    actor = request.actor
    shows_done = request.GET.get("selesai") == "1"
    now = timezone.now()
    calendar = calendar_for(actor.regency, now.date())
    tasks = _promised(actor, shows_done=shows_done)
    context = {
        "rows": [_row(task, calendar) for task in tasks],
        "to_check": [] if shows_done else [_row(task, calendar) for task in _to_check(actor)],
        "shows_done": shows_done,
        "list_url": reverse("tasks:list"),
    }
    return render(request, "tasks/list.html", context)


def _promised(actor: Actor, *, shows_done: bool) -> Iterable[Task]:
    owed = Task.objects.visible_to(actor).filter(agency=actor.agency_id)
    if shows_done:
        return _named(owed.exclude(state__in=UNFINISHED)).order_by("-due_at", "-pk")[:_MOST]
    return _named(owed.filter(state__in=UNFINISHED)).order_by("due_at", "pk")[:_MOST]


def _to_check(actor: Actor) -> Iterable[Task]:
    """Return proof to check and tasks that came back, on cases of the acting agency or given by it."""
    if not actor.may(CASE_DIRECT):
        return []
    came_back = Obligation.objects.open().filter(kind="task.declined", subject_id=OuterRef("pk"))
    waiting = Task.objects.visible_to(actor).filter(
        Q(state=TaskState.PROOF_SUBMITTED) | Q(state=TaskState.DECLINED) & Exists(came_back),
        case__closed_at=None,
    )
    ours = Q(case__owner_agency_id=actor.agency_id) | Q(by_office__agency_id=actor.agency_id)
    return _named(waiting.filter(ours)).order_by("due_at", "pk")[:_MOST]


def _named(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.select_related("case__region_current", "office", "agency")


def _row(task: Task, calendar: WorkCalendar) -> WorkRow:
    case = task.case
    url = reverse("tasks:detail", kwargs={"pk": task.pk})
    return WorkRow(
        title=task.title,
        url=url,
        source=f"{case.number} · {case.title} · {task.office.title}",
        due=_due(task, calendar),
        state=state_mark(task.state, TaskState(task.state).label),
        actions=(Action(_("Open"), url),),
    )


def _due(task: Task, calendar: WorkCalendar) -> Due:
    if task.state not in RUNNING or task.agency.is_vertical:
        return Due(presentation.day(task.due_at))
    return due_badge(task.due_at, timezone.now(), calendar=calendar)
