"""Start, pause, go on and leave off; and forget the files whose time is over."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rukun.foundation.imports import policy
from rukun.foundation.imports.enums import ImportState, RowState
from rukun.foundation.imports.keeping import forget_file
from rukun.foundation.imports.models import IMPORT, Import, ImportRow
from rukun.foundation.imports.workflow import IMPORT_WORKFLOW
from rukun.foundation.journal.domain import record
from rukun.kernel.actor import Actor, system_actor
from rukun.kernel.errors import DomainError, NotAllowed
from rukun.kernel.workflow import TransitionRefused, move

KEPT: Final = timedelta(days=30)  # a file waits so long for somebody to correct its wrong rows
_AT_REST: Final = (
    ImportState.UPLOADED,
    ImportState.CHECKED,
    ImportState.PAUSED,
    ImportState.STOPPED,
    ImportState.DONE,
)


class NothingToTakeIn(DomainError):
    """Every row is wrong, or was taken in before."""

    message = _("No row can be taken in. Correct the rows of the error sheet and upload it.")


@transaction.atomic
def start_import(*, run: Import, actor: Actor, at: datetime) -> Import:
    """Have the worker take in the rows that are fine, or go on where it left off.

    From now on it acts for whoever started it. An import that stopped while it was being checked is
    checked from where it was.
    """
    _require("start", run, actor)
    step = IMPORT_WORKFLOW.transition("start")
    if not run.has_file:
        raise NothingToTakeIn
    if not ImportRow.objects.filter(run=run, state=RowState.FINE).exists():
        raise NothingToTakeIn
    move(
        run,
        step,
        queued_at=at,
        assignment_id=actor.assignment_id,
        fault="",
        lease_until=None,
        lease_holder="",
    )
    _journal("import.started", run, actor, at)
    return run


@transaction.atomic
def pause_import(*, run: Import, actor: Actor, at: datetime) -> Import:
    """Let the worker stop after the rows in hand; those that are written stay written."""
    _require("pause", run, actor)
    move(run, IMPORT_WORKFLOW.transition("pause"), lease_until=None, lease_holder="")
    _journal("import.paused", run, actor, at, written=run.written)
    return run


@transaction.atomic
def discard_import(*, run: Import, actor: Actor, at: datetime) -> Import:
    """Leave off: the file goes, and no further row is taken in. What was written stays."""
    _require("discard", run, actor)
    move(run, IMPORT_WORKFLOW.transition("discard"), finished_at=at)
    _clear(run, actor, at)
    _journal("import.discarded", run, actor, at, written=run.written)
    return run


def forget_old(*, at: datetime) -> int:
    """Forget the files for which nobody came back within 30 days; return how many there were.

    Unfinished imports are discarded with them. Rows that were written stay as the proof of where
    their records came from.
    """
    idle = Q(finished_at__lte=at - KEPT) | Q(finished_at=None, created_at__lte=at - KEPT)
    recent = Q(queued_at__gt=at - KEPT)
    due = Import.objects.filter(idle, state__in=_AT_REST).exclude(recent).exclude(file_sha256="")
    actor = system_actor(at)
    count = 0
    for run in due:
        with transaction.atomic():
            if run.state != ImportState.DONE:
                move(run, IMPORT_WORKFLOW.transition("discard"), finished_at=at)
            _clear(run, actor, at)
            _journal("import.forgotten", run, actor, at, written=run.written)
        count += 1
    return count


def _require(step: str, run: Import, actor: Actor) -> None:
    if not policy.is_entitled(run=run, actor=actor):
        raise NotAllowed
    if not policy.may_take(step, run=run, actor=actor):
        raise TransitionRefused


def _clear(run: Import, actor: Actor, at: datetime) -> None:
    forget_file(run, actor=actor, at=at)
    ImportRow.objects.filter(run=run).exclude(state=RowState.WRITTEN).delete()


def _journal(action: str, run: Import, actor: Actor, at: datetime, **data: object) -> None:
    record(
        stream=f"import:{run.pk}",
        action=action,
        actor=actor,
        at=at,
        object_type=IMPORT,
        object_id=run.pk,
        data=data,
    )
