"""Check the proof of a task: sufficient, not yet, or no longer needed."""

from datetime import datetime
from functools import partial

from django.db import transaction

from rukun.handling.cases import policy
from rukun.handling.cases.domain import duties
from rukun.handling.cases.domain.entering import enter, log, written
from rukun.handling.cases.domain.tasks import TASK, owe_work, take_step
from rukun.handling.cases.models import Task
from rukun.kernel.actor import Actor


@transaction.atomic
def approve_task(*, task: Task, actor: Actor, at: datetime, note: str = "") -> Task:
    """Find the proof sufficient: the task is done."""
    _enter(task, actor, at)
    step = take_step(task, "approve", actor, at, text=note.strip(), done_at=at)
    duties.settle(task.case, "task.check", about=task.pk, outcome="approved", actor=actor, at=at)
    duties.tell(task.case, "task.approved", offices=[task.office_id], actor=actor, at=at)
    log(task.case, "task.approved", actor=actor, at=at, on=(TASK, task.pk), step=step.pk)
    return task


@transaction.atomic
def send_back_task(*, task: Task, reason: str, actor: Actor, at: datetime) -> Task:
    """Ask for better proof; the deadline stays as it was."""
    _enter(task, actor, at)
    step = take_step(task, "send_back", actor, at, text=written("reason", reason))
    duties.settle(task.case, "task.check", about=task.pk, outcome="sent_back", actor=actor, at=at)
    owe_work(task, actor, at)
    duties.tell(task.case, "task.sent_back", offices=[task.office_id], actor=actor, at=at)
    log(task.case, "task.sent_back", actor=actor, at=at, on=(TASK, task.pk), step=step.pk)
    return task


@transaction.atomic
def cancel_task(*, task: Task, reason: str, actor: Actor, at: datetime) -> Task:
    """Give the task up, with a reason; whatever was owed on it falls away."""
    _enter(task, actor, at)
    drop_task(task, reason=written("reason", reason), actor=actor, at=at)
    return task


def drop_task(task: Task, *, reason: str, actor: Actor, at: datetime) -> None:
    """Cancel a task within another verb that has entered the case."""
    step = take_step(task, "cancel", actor, at, text=reason)
    duties.drop(task.case, "task.do", "task.check", "task.declined", about=task.pk, actor=actor, at=at)
    duties.tell(task.case, "task.cancelled", offices=[task.office_id], actor=actor, at=at)
    log(task.case, "task.cancelled", actor=actor, at=at, on=(TASK, task.pk), step=step.pk)


def _enter(task: Task, actor: Actor, at: datetime) -> None:
    enter(
        task.case,
        may=partial(policy.may_check_task, task=task),
        actor=actor,
        at=at,
    )
