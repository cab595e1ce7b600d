"""Give an office a task; do it, prove it, check the proof."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from ninja import Router, Status

from rukun.foundation.people.enums import Scope
from rukun.handling.cases.domain.checking import approve_task, cancel_task, send_back_task
from rukun.handling.cases.domain.tasks import (
    accept_task,
    assign_task,
    begin_task,
    decline_task,
    submit_proof,
)
from rukun.handling.cases.models import Task
from rukun.interfaces.api.acts import AGAIN, NEW, SHUT, add_row, change_row, office_named
from rukun.interfaces.api.auth import Bearer
from rukun.interfaces.api.reading import visible_case, visible_row
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.cases_in import NoteIn, NothingIn, ProofIn, TaskIn
from rukun.interfaces.api.schemas.reports_in import ReasonIn
from rukun.interfaces.api.schemas.rows import TaskOut
from rukun.interfaces.api.schemas.values import Act
from rukun.interfaces.api.versions import IfMatch, tag

router = Router(tags=["tasks"])
READ, WRITE = Bearer(Scope.CASES_READ), Bearer(Scope.CASES_WRITE)
ONE = "/tasks/{uuid:task_id}"
STEPPED = {AGAIN: TaskOut, SHUT: None}
_NOTHING, _NO_NOTE = NothingIn(), NoteIn()


@router.post(
    "/cases/{uuid:case_id}/tasks",
    auth=WRITE,
    response={NEW: TaskOut, AGAIN: TaskOut},
    url_name="case-tasks",
)
def assign(request: ApiRequest, case_id: UUID, body: TaskIn) -> Status[TaskOut]:
    """Give an office a task, due in working days; agencies that are no subordinates are asked instead."""
    visible_case(request.actor, case_id)  # 404 before anything is said of the body
    words = body.given() | {"office": office_named(request.actor, body.office, "office")}
    if body.replaces is not None:
        words["replaces"] = visible_row(request.actor, Task, body.replaces, case_id)
    verb = partial(assign_task, **words)
    return add_row(request, case_id, body, verb, model=Task, show=TaskOut.of)


@router.get(ONE, auth=READ, response=TaskOut, url_name="task")
def read_task(request: ApiRequest, task_id: UUID) -> TaskOut:
    """One task; ETag is its version."""
    task = visible_row(request.actor, Task, task_id)
    tag(request, task.version)
    return TaskOut.of(task)


def _step(
    request: ApiRequest,
    task_id: UUID,
    if_match: str | None,
    body: Act,
    verb: Callable[..., Task],
) -> Status[TaskOut | None]:
    task = visible_row(request.actor, Task, task_id)
    prepared = partial(verb, task=task, **body.given())
    return change_row(request, task, if_match, body, prepared, show=TaskOut.of)


@router.post(f"{ONE}/accept", auth=WRITE, response=STEPPED, url_name="task-accept")
def accept(
    request: ApiRequest,
    task_id: UUID,
    body: NothingIn = _NOTHING,
    if_match: IfMatch = None,
) -> Status[TaskOut | None]:
    """Say that the office takes it on."""
    return _step(request, task_id, if_match, body, accept_task)


@router.post(f"{ONE}/decline", auth=WRITE, response=STEPPED, url_name="task-decline")
def decline(
    request: ApiRequest, task_id: UUID, body: ReasonIn, if_match: IfMatch = None
) -> Status[TaskOut | None]:
    """Refuse it with a reason; the duty goes back to whoever gave it."""
    return _step(request, task_id, if_match, body, decline_task)


@router.post(f"{ONE}/begin", auth=WRITE, response=STEPPED, url_name="task-begin")
def begin(
    request: ApiRequest,
    task_id: UUID,
    body: NothingIn = _NOTHING,
    if_match: IfMatch = None,
) -> Status[TaskOut | None]:
    """Say that work has begun."""
    return _step(request, task_id, if_match, body, begin_task)


@router.post(f"{ONE}/proof", auth=WRITE, response=STEPPED, url_name="task-proof")
def prove(
    request: ApiRequest, task_id: UUID, body: ProofIn, if_match: IfMatch = None
) -> Status[TaskOut | None]:
    """Show what was done, in words or by files of the case."""
    return _step(request, task_id, if_match, body, submit_proof)


@router.post(f"{ONE}/approve", auth=WRITE, response=STEPPED, url_name="task-approve")
def approve(
    request: ApiRequest,
    task_id: UUID,
    body: NoteIn = _NO_NOTE,
    if_match: IfMatch = None,
) -> Status[TaskOut | None]:
    """Find the proof sufficient: the task is done."""
    return _step(request, task_id, if_match, body, approve_task)


@router.post(f"{ONE}/send-back", auth=WRITE, response=STEPPED, url_name="task-send-back")
def send_back(
    request: ApiRequest, task_id: UUID, body: ReasonIn, if_match: IfMatch = None
) -> Status[TaskOut | None]:
    """Ask for better proof; the deadline stays."""
    return _step(request, task_id, if_match, body, send_back_task)


@router.post(f"{ONE}/cancel", auth=WRITE, response=STEPPED, url_name="task-cancel")
def cancel(
    request: ApiRequest, task_id: UUID, body: ReasonIn, if_match: IfMatch = None
) -> Status[TaskOut | None]:
    """Give the task up, with a reason."""
    return _step(request, task_id, if_match, body, cancel_task)
