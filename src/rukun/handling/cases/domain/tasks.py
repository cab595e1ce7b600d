"""Give an office something to do on a case; it takes it on and proves it.

Offices outside the regency's line are not given tasks: they are asked (see `requests`). Nobody
gets a task on a record that is shut to them.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from rukun.foundation.files.models import Attachment
from rukun.foundation.people.models import Office
from rukun.foundation.settings.clocks import task_due
from rukun.handling.cases import policy
from rukun.handling.cases.domain import duties
from rukun.handling.cases.domain.entering import authored, enter, log, written
from rukun.handling.cases.domain.inviting import let_in
from rukun.handling.cases.models import CASE, Case, Task, TaskStep
from rukun.handling.cases.policy import giver_of
from rukun.handling.cases.standing import can_open
from rukun.handling.cases.workflow import TASK_WORKFLOW
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid
from rukun.kernel.workflow import move

TASK: Final = "task"
_LONGEST: Final = 365  # working days


class VerticalAgency(DomainError):
    """Police, army, prosecutor, land office and council are not subordinate to the regency."""

    message = _(
        "This agency is not subordinate to the regency and gets no tasks. Ask it for information instead."
    )


class CaseIsShut(DomainError):
    """An office that cannot open the case cannot be given a task on it."""

    message = _("This office cannot open the case. Share the case with its agency first.")


class NoProof(DomainError):
    """A task ends with proof."""

    message = _("Say in words what was done, or attach a file that shows it.")


@transaction.atomic
def assign_task(
    *,
    case: Case,
    office: Office,
    title: str,
    actor: Actor,
    at: datetime,
    instruction: str = "",
    working_days: int | None = None,
    share: bool = False,
    replaces: Task | None = None,
) -> Task:
    """Give `office` a task, due after `working_days` (default: the regency's usual time).

    With `share` an agency that cannot open the case is invited along with it; `replaces` names
    the declined task that this one stands in for.
    """
    enter(case, may=partial(policy.may_direct, case=case), actor=actor, at=at)
    _check_doer(case, office, share=share, actor=actor, at=at)
    if working_days is not None and working_days not in range(1, _LONGEST + 1):
        raise Invalid("working_days", _("Give a deadline of 1 to 365 working days."))
    due_at = task_due(case.region_current_id, at, working_days)
    task = Task.objects.create(
        case=case,
        number=(Task.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0) + 1,
        title=written("title", title, 200),
        instruction=instruction.strip(),
        agency_id=office.agency_id,
        office=office,
        working_days=working_days,
        due_at=due_at,
        **authored(actor, at),
    )
    owe_work(task, actor, at)
    if replaces is not None:
        duties.settle(case, "task.declined", about=replaces.pk, actor=actor, at=at)
    duties.tell(case, "task.given", offices=[office], actor=actor, at=at)
    _log(task, "task.given", actor, at, to_office=office.pk, number=task.number)
    return task


def _check_doer(case: Case, office: Office, *, share: bool, actor: Actor, at: datetime) -> None:
    if not office.is_active or not Office.objects.visible_to(actor).filter(pk=office.pk).exists():
        raise Invalid("office", _("Choose an office from the list."))
    if office.agency.is_vertical:
        raise VerticalAgency
    if can_open(case, office, at):
        return
    if not share:
        raise CaseIsShut
    let_in(case, office.agency, reason=_("Task on this case"), actor=actor, at=at)
    if not can_open(case, office, at):
        raise CaseIsShut(_("This office is not cleared for the case. Choose another office of the agency."))


def owe_work(task: Task, actor: Actor, at: datetime) -> None:
    """Let the office owe the task by its deadline; silence climbs."""
    duties.owe(
        task.case,
        "task.do",
        agency_id=task.agency_id,
        office_id=task.office_id,
        about=task.pk,
        what=task.title,
        due_at=task.due_at,
        opened_by=actor,
        at=at,
    )


@transaction.atomic
def accept_task(*, task: Task, actor: Actor, at: datetime) -> Task:
    """Say that the office takes it on."""
    _do(task, "accept", actor, at)
    _log(task, "task.accepted", actor, at)
    return task


@transaction.atomic
def begin_task(*, task: Task, actor: Actor, at: datetime) -> Task:
    """Say that work has begun."""
    _do(task, "begin", actor, at)
    _log(task, "task.begun", actor, at)
    return task


@transaction.atomic
def decline_task(*, task: Task, reason: str, actor: Actor, at: datetime) -> Task:
    """Refuse it with a reason; the duty goes back to whoever gave it."""
    step = _do(task, "decline", actor, at, text=written("reason", reason))
    duties.drop(task.case, "task.do", about=task.pk, actor=actor, at=at)
    _owe_giver(task, "task.declined", actor, at)
    _log(task, "task.declined", actor, at, step=step.pk)
    return task


@transaction.atomic
def submit_proof(
    *, task: Task, actor: Actor, at: datetime, text: str = "", files: Sequence[UUID] = ()
) -> Task:
    """Show what was done, in words or by files of this case (ids of attachments), or both."""
    if not text.strip() and not files:
        raise NoProof
    known = Attachment.objects.visible_to(actor).filter(
        pk__in=files, object_type=CASE, object_id=task.case_id
    )
    if known.count() != len(set(files)):
        raise Invalid("files", _("One of the files is not on this case. Upload it first."))
    step = _do(task, "submit_proof", actor, at, text=text.strip(), proof_text=text.strip(), proof_at=at)
    step.files.set(known)
    duties.settle(task.case, "task.do", about=task.pk, actor=actor, at=at, outcome="proof")
    _owe_giver(task, "task.check", actor, at)
    _log(task, "task.proof_submitted", actor, at, step=step.pk)
    return task


def _do(task: Task, code: str, actor: Actor, at: datetime, *, text: str = "", **changes: Any) -> TaskStep:
    """Take a step of the office that owes the task."""
    enter(
        task.case,
        may=partial(policy.may_do_task, task=task),
        actor=actor,
        at=at,
    )
    return take_step(task, code, actor, at, text=text, **changes)


def take_step(
    task: Task, code: str, actor: Actor, at: datetime, *, text: str = "", **changes: Any
) -> TaskStep:
    """Move the task and keep the words of the step; the caller has entered the case."""
    transition = TASK_WORKFLOW.transition(code)
    if transition.needs_reason:
        changes["state_note"] = text
    move(task, transition, **changes)
    return TaskStep.objects.create(
        case_id=task.case_id, task=task, step=code, text=text, **authored(actor, at)
    )


def _owe_giver(task: Task, kind: str, actor: Actor, at: datetime) -> None:
    """The office that gave the task looks at it, wherever the case stands by now."""
    giver = giver_of(task)
    duties.owe(
        task.case,
        kind,
        agency_id=giver.agency_id,
        office_id=giver.pk,
        about=task.pk,
        what=task.title,
        opened_by=actor,
        at=at,
    )
    duties.tell(
        task.case, "task.proof" if kind == "task.check" else kind, offices=[giver], actor=actor, at=at
    )


def _log(task: Task, action: str, actor: Actor, at: datetime, **data: Any) -> None:
    log(task.case, action, actor=actor, at=at, on=(TASK, task.pk), **data)
