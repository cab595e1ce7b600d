"""The worker's part: carry imports forward batch by batch, under a lease.

A worker that was killed comes back to nothing: its lease runs out, and whoever looks next goes on
with the first row that is not done. Pausing takes the lease away; the batch in hand is then undone.
"""

import logging
import os
import socket
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, Final

from django.db import DatabaseError, close_old_connections, transaction
from django.utils import translation

from rukun.foundation.imports import policy
from rukun.foundation.imports.domain.checking import LeaseLost, check_rows
from rukun.foundation.imports.domain.running import forget_old
from rukun.foundation.imports.domain.writing import write_rows
from rukun.foundation.imports.enums import Fault, ImportState, RowState
from rukun.foundation.imports.keeping import FileLost, forget_file
from rukun.foundation.imports.kinds import Importer, kind_of
from rukun.foundation.imports.lines import lines_of
from rukun.foundation.imports.models import WORKING, Import, ImportRow
from rukun.foundation.imports.refusals import FileUnreadable
from rukun.foundation.imports.tabular import Line
from rukun.foundation.imports.workflow import IMPORT_WORKFLOW
from rukun.foundation.people.domain.actors import build_actor
from rukun.foundation.people.models import Account
from rukun.kernel.actor import Actor, system_actor
from rukun.kernel.ids import uuid7
from rukun.kernel.workflow import TransitionRefused, move

logger = logging.getLogger(__name__)

LEASE: Final = timedelta(seconds=90)
CHECKED_AT_ONCE: Final = 500
WRITTEN_AT_ONCE: Final = 100
_POLL_SECONDS: Final = 1.0
_FORGETS_EVERY: Final = 3600.0

Stop = Callable[[], bool]
Progress = Callable[[int, int], None]


def run_worker(stop: Stop) -> None:
    """Carry imports forward until `stop()` is true; the batch in hand is finished first.

    A database that goes away is waited for; one that was never prepared raises at the first look.
    """
    forget_old(at=datetime.now(UTC))
    forgot = time.monotonic()
    while not stop():
        try:
            if time.monotonic() - forgot >= _FORGETS_EVERY:
                forgot = time.monotonic()
                forget_old(at=datetime.now(UTC))
            busy = work_on_next(stop)
        except DatabaseError:
            logger.exception("The worker lost the database; it tries again.")
            busy = False
        close_old_connections()
        until = time.monotonic() + (0 if busy else _POLL_SECONDS)
        while time.monotonic() < until and not stop():
            time.sleep(0.1)


def work_on_next(stop: Stop = lambda: False) -> bool:
    """Carry the import that waits longest as far as it goes; say whether there was one."""
    run = _claim(datetime.now(UTC))
    if run is None:
        return False
    carry(run, stop)
    return True


def claim(run: Import) -> Import | None:
    """Take this import for oneself (the console does); None if a worker has it."""
    return _claim(datetime.now(UTC), run)


def is_in_work(run: Import) -> bool:
    """Say whether it is still being checked or taken in, by whomever."""
    return Import.objects.filter(pk=run.pk, state__in=WORKING).exists()


def carry(run: Import, stop: Stop = lambda: False, progress: Progress = lambda _done, _all: None) -> None:
    """Check or write the rows of a claimed import until its end, a stop, a pause or a fault."""
    try:
        actor = _actor_of(run)
        with translation.override(run.assignment.person.language):
            importer = kind_of(run.kind).opens(run.regency, datetime.now(UTC))
            if run.state == ImportState.CHECKING:
                _check(run, importer, stop, progress)
            else:
                _write(run, importer, actor, stop, progress)
    except LeaseLost:
        return
    except _OfficeEnded:
        _stop(run, Fault.OFFICE_ENDED)
    except (FileLost, FileUnreadable):
        _stop(run, Fault.FILE_LOST)
    except DatabaseError:
        raise
    except Exception:  # one bad file must not stop all that wait behind it
        logger.exception("An import failed unexpectedly.")
        _stop(run, Fault.UNEXPECTED)
    finally:
        Import.objects.filter(pk=run.pk, lease_holder=run.lease_holder).update(lease_until=None)


class _OfficeEnded(Exception):
    """Whoever started the import may no longer do so."""


def _claim(at: datetime, only: Import | None = None) -> Import | None:
    waiting = Import.objects.waiting(at)
    if only is not None:
        waiting = waiting.filter(pk=only.pk)
    if not waiting.exists():
        return None
    with transaction.atomic():
        run = waiting.select_for_update(skip_locked=True).first()
        if run is None:
            return None
        run.lease_until = at + LEASE
        run.lease_holder = f"{socket.gethostname()[:24]}:{os.getpid()}:{uuid7().hex}"
        run.save(update_fields=["lease_until", "lease_holder"])
    return Import.objects.select_related("assignment__person", "subject", "agency").get(pk=run.pk)


def _actor_of(run: Import) -> Actor:
    """Return whoever started it, as they are in office now."""
    account = Account.objects.filter(person_id=run.assignment.person_id).first()
    actor = build_actor(account, datetime.now(UTC), run.assignment_id) if account else None
    if actor is None or not policy.is_entitled(run=run, actor=actor):
        raise _OfficeEnded
    return actor


def _batches(lines: Iterator[Line], size: int) -> Iterator[list[Line]]:
    while batch := list(islice(lines, size)):
        yield batch


def _lease() -> datetime:
    return datetime.now(UTC) + LEASE


def _check(run: Import, importer: Importer, stop: Stop, progress: Progress) -> None:
    if not run.total:
        run.total = sum(1 for _line in lines_of(run))
        Import.objects.filter(pk=run.pk, lease_holder=run.lease_holder).update(total=run.total)
    done = 0
    left = (line for line in lines_of(run) if line[0] > run.checked_rows)
    for batch in _batches(left, CHECKED_AT_ONCE):
        if stop():
            return
        check_rows(run=run, holder=run.lease_holder, lines=batch, importer=importer, lease_until=_lease())
        done += len(batch)
        progress(done, run.total)
    _finish("finish_check", run, checked_at=datetime.now(UTC))


def _write(run: Import, importer: Importer, actor: Actor, stop: Stop, progress: Progress) -> None:
    fine = ImportRow.objects.filter(run=run, state=RowState.FINE)
    numbers = set(fine.values_list("number", flat=True))
    total, done = run.written + len(numbers), run.written
    left = (line for line in lines_of(run) if line[0] in numbers)
    for batch in _batches(left, WRITTEN_AT_ONCE):
        if stop():
            return
        done += write_rows(
            run=run,
            holder=run.lease_holder,
            lines=batch,
            importer=importer,
            actor=actor,
            at=datetime.now(UTC),
            lease_until=_lease(),
        )
        progress(done, total)
    at = datetime.now(UTC)
    with transaction.atomic():
        _finish("finish", run, finished_at=at)
        if not ImportRow.objects.filter(run=run, state__in=[RowState.WRONG, RowState.REPEATED]).exists():
            forget_file(run, actor=system_actor(at), at=at)  # nothing is left to correct


def _finish(step: str, run: Import, **changes: Any) -> None:
    """Take the last step, unless somebody paused meanwhile."""
    try:
        move(run, IMPORT_WORKFLOW.transition(step), **changes)
    except TransitionRefused:
        raise LeaseLost from None


def _stop(run: Import, fault: Fault) -> None:
    step = IMPORT_WORKFLOW.transition("stop")
    mine = Import.objects.filter(pk=run.pk, state__in=step.sources, lease_holder=run.lease_holder)
    if mine.exists():
        _finish("stop", run, fault=fault)
