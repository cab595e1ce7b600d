"""The page of one task: what is to be done, by when, what has been handed in, what one presses."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rukun.foundation.files.models import Attachment
from rukun.foundation.people.capabilities import ON_BEHALF
from rukun.foundation.people.enums import Basis
from rukun.foundation.people.models import Office
from rukun.foundation.settings.clocks import calendar_for
from rukun.handling.cases.actions import task_actions
from rukun.handling.cases.enums import TaskState
from rukun.handling.cases.models import Task, TaskStep
from rukun.handling.cases.policy import giver_of
from rukun.handling.cases.workflow import TASK_WORKFLOW
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import FileItem, Pair
from rukun.interfaces.web.presentation import Due, due_badge, state_mark
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases import wording
from rukun.interfaces.web.views.cases.behalf import ChooseBehalfForm, choose_among
from rukun.interfaces.web.views.cases.panels import Panel
from rukun.interfaces.web.views.cases.rows import RUNNING
from rukun.interfaces.web.views.tasks.panels import KINDS, build, make_form
from rukun.kernel.actor import Actor


@dataclass(frozen=True)
class Step:
    """One step of the task with its words and files."""

    title: str
    when: str
    who: str
    text: str
    files: list[FileItem]


def visible_task(request: ActorRequest, pk: Any) -> Task:
    """Return a task on a visible case, with what its page names, or 404."""
    tasks = Task.objects.visible_to(request.actor)
    named = tasks.select_related(
        "case__owner_agency",
        "case__region_current__parent",
        "office",
        "agency",
        "by_office__agency",
        "behalf_office__agency",
    )
    return get_object_or_404(named, pk=pk)


def show(
    request: ActorRequest, task: Task, acting: Actor, *, refused: Panel | None = None, status: int = 200
) -> HttpResponse:
    """Render the page; a refused panel stands on top with everything that was typed."""
    behalf = acting.on_behalf
    context = {
        "task": task,
        "case": task.case,
        "state": state_mark(task.state, TaskState(task.state).label),
        "due": due_of(task),
        "facts": _facts(task),
        "panels": _panels(task, acting, refused),
        "steps": _steps(request.actor, task),
        "refused": refused,
        "behalf": behalf,
        "behalf_basis": Basis(behalf.basis).label if behalf else "",
        "behalf_form": _behalf_form(request.actor, task),
        "case_url": reverse("tasks:detail", kwargs={"pk": task.pk}),
        "place": wording.place_of(task.case.region_current),
    }
    return render(request, "tasks/detail.html", context, status=status)


def due_of(task: Task) -> Due:
    """Return the deadline: red only while somebody of the regency still works on it."""
    now = timezone.now()
    if task.state not in RUNNING or task.agency.is_vertical:
        return Due(presentation.day(task.due_at))
    return due_badge(task.due_at, now, calendar=calendar_for(task.case.region_current_id, now.date()))


def _facts(task: Task) -> list[Pair]:
    pairs = [
        Pair(_("Responsible"), task.office.title),
        Pair(_("Given by"), f"{giver_of(task).title}, {presentation.day(task.at)}"),
    ]
    if task.instruction:
        pairs.append(Pair(_("More about it"), task.instruction))
    if task.state_note:
        pairs.append(Pair(_("Note"), task.state_note))
    return pairs


def _panels(task: Task, acting: Actor, refused: Panel | None) -> list[Panel]:
    may = task_actions(task, acting)
    codes = [code for code, kind in KINDS.items() if getattr(may, kind.may)]
    codes = [code for code in codes if refused is None or refused.code != code]
    has_main = refused is None
    return [
        build(
            task,
            code,
            make_form(code),
            acting,
            "button-main button-big" if has_main and not at else "button-big",
        )
        for at, code in enumerate(codes)
    ]


def _steps(viewer: Actor, task: Task) -> list[Step]:
    rows = TaskStep.objects.filter(task=task).select_related("by_office", "behalf_office")
    open_files = Prefetch("files", Attachment.objects.visible_to(viewer))
    return [_step(row) for row in rows.prefetch_related(open_files).order_by("-at", "-pk")]


def _step(row: TaskStep) -> Step:
    office = row.behalf_office or row.by_office
    files = [
        FileItem(
            file.description or file.name,
            reverse("files:download", kwargs={"pk": file.pk}),
            icon="camera" if file.is_image else "document",
        )
        for file in row.files.all()
    ]
    label = TASK_WORKFLOW.transition(row.step).label
    return Step(str(label), presentation.day_time(row.at), office.title if office else "", row.text, files)


def _behalf_form(viewer: Actor, task: Task) -> ChooseBehalfForm | None:
    """Return the choice among the offices that owe the task, for those who may record for them."""
    if not viewer.may(ON_BEHALF) or viewer.agency_id == task.agency_id:
        return None
    offices = Office.objects.visible_to(viewer).active().filter(agency_id=task.agency_id)
    return choose_among(offices, initial={"behalf_office": task.office_id})
