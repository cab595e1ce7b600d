"""Tasks and requests for information on the timeline."""

from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rukun.foundation.files.models import Attachment
from rukun.foundation.journal.models import Entry
from rukun.handling.cases.models import InformationRequest, Task, TaskStep
from rukun.handling.cases.narration.rows import rows_of
from rukun.handling.cases.timeline import Page, Rows, Said, office_name, register_action, register_rows
from rukun.kernel.actor import Actor

_TASKS = {
    "task.given": ("plan", gettext_lazy("Task %(number)s for %(office)s: %(title)s")),
    "task.accepted": ("tick", gettext_lazy("Task %(number)s accepted: %(title)s")),
    "task.declined": ("return", gettext_lazy("Task %(number)s declined: %(title)s")),
    "task.begun": ("half", gettext_lazy("Task %(number)s begun: %(title)s")),
    "task.proof_submitted": ("send", gettext_lazy("Task %(number)s proved: %(title)s")),
    "task.approved": ("tick", gettext_lazy("Task %(number)s done: %(title)s")),
    "task.sent_back": ("return", gettext_lazy("Task %(number)s: better proof asked of %(office)s")),
    "task.cancelled": ("cross", gettext_lazy("Task %(number)s cancelled: %(title)s")),
}


def register() -> None:
    """Tell of what was asked, given, answered and proved."""
    for action in _TASKS:
        register_action(action, _task)
    register_action("request.asked", _asked)
    register_action("request.answered", _answered)
    register_action("request.withdrawn", _request_withdrawn)
    register_rows("task", rows_of(Task, "office__agency"))
    register_rows("task_step", _steps, keys=["step"])
    register_rows("request", rows_of(InformationRequest, "agency"))


def _steps(ids: set[UUID], actor: Actor) -> Rows:
    """Return the steps; of their files only those that `actor` may open, as everywhere."""
    open_files = Prefetch("files", Attachment.objects.visible_to(actor))
    return TaskStep.objects.prefetch_related(open_files).in_bulk(ids)


def _task(entry: Entry, page: Page) -> Said:
    task: Task = page.of(entry)
    step: TaskStep | None = page.row("task_step", entry.data.get("step"))
    icon, title = _TASKS[entry.action]
    names = {"number": task.number, "title": task.title, "office": office_name(task.office)}
    lines: tuple[str, ...]
    if step is not None:
        lines = (step.text, ", ".join(file.name for file in step.files.all()))
    else:
        lines = (task.instruction if entry.action == "task.given" else "",)
    return Said(icon, str(title) % names, lines)


def _asked(entry: Entry, page: Page) -> Said:
    row: InformationRequest = page.of(entry)
    title = _("Information requested from %(agency)s") % {"agency": row.agency.short_name}
    return Said("question", title, (row.question,))


def _answered(entry: Entry, page: Page) -> Said:
    row: InformationRequest = page.of(entry)
    return Said("message", _("Request for information answered"), (row.answer,))


def _request_withdrawn(entry: Entry, page: Page) -> Said:
    row: InformationRequest = page.of(entry)
    return Said("cross", _("Request to %(agency)s withdrawn") % {"agency": row.agency.short_name})
