"""Move the records from regions that went to what follows them: step by step, journaled, repeatable."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from rukun.foundation.journal.domain import record
from rukun.foundation.journal.models import Entry
from rukun.foundation.territory import policy
from rukun.foundation.territory.domain.following import (
    Follower,
    Move,
    followers,
    planned,
    succession_ran,
)
from rukun.foundation.territory.domain.settling import SETTLED_ACTION
from rukun.foundation.territory.enums import SuccessionBasis
from rukun.foundation.territory.models import Region, Succession, SuccessionRun
from rukun.foundation.territory.sources import Progress, silent
from rukun.foundation.territory.successors import Heir, resolved
from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed
from rukun.kernel.regions import ancestors, is_within_any, regency_of

_STREAM: Final = "territory"

Step = tuple[Follower, Move]


def run_succession(*, actor: Actor, at: datetime, progress: Progress = silent) -> SuccessionRun | None:
    """Move every registered record from regions that went to what follows them; None if none did.

    Takes the editions that are in force on the day of `at`. Each step, one model and one region, is a
    transaction with its journal entry, so that a run may be stopped anywhere and the next one goes
    on: what was moved is moved, and nothing twice. `region_as_filed` is not touched: a record keeps the
    place that its author named. An office moves only what comes from or goes to its own territory.
    """
    if not policy.may_run_succession(actor=actor):
        raise NotAllowed
    effective_on = at.astimezone(ZoneInfo(actor.zone)).date()
    steps = pending_steps(effective_on, actor)
    run = SuccessionRun.objects.filter(finished_at=None).order_by("at", "pk").first()
    if run is None and not steps:
        return None
    run = run or _begin(effective_on, actor, at)
    progress(0, len(steps))
    for done, (follower, move) in enumerate(steps, start=1):
        _carry_out(run, follower, move, actor=actor, at=at)
        progress(done, len(steps))
    return _finish(run, actor=actor, at=at)


def pending_steps(on: date, actor: Actor) -> list[Step]:
    """Return what a run on that day would do."""
    heirs = resolved(on=on)
    if not actor.is_system:
        heirs = {
            old: heir
            for old, heir in heirs.items()
            if is_within_any(old, actor.territory) or is_within_any(heir.code, actor.territory)
        }
    waiting = _waiting_places(heirs)
    return [(follower, move) for follower in followers() for move in planned(follower, heirs, waiting)]


def _waiting_places(heirs: dict[str, Heir]) -> dict[str, list[str]]:
    """Return by settled region where its records may be: the ancestors where they waited, and what an
    officer said before it was corrected.
    """
    settled = Succession.objects.filter(basis=SuccessionBasis.SETTLED, old__in=list(heirs))
    above = {old: ancestors(old) for old in settled.values_list("old", flat=True)}
    gone = {code for codes in above.values() for code in codes}
    now = resolved(list(gone))
    said = _said_before(above)
    return {
        old: list(dict.fromkeys([*(now[code].code if code in now else code for code in codes), *said[old]]))
        for old, codes in above.items()
    }


def _said_before(settled: Iterable[str]) -> dict[str, list[str]]:
    """Return by settled region every successor that an officer has named."""
    said: dict[str, list[str]] = {old: [] for old in settled}
    entries = Entry.objects.filter(stream=_STREAM, action=SETTLED_ACTION).order_by("seq")
    for data in entries.values_list("data", flat=True) if said else ():
        if data["old"] in said:
            said[data["old"]].append(data["new"])
    return said


def _begin(effective_on: date, actor: Actor, at: datetime) -> SuccessionRun:
    return SuccessionRun.objects.create(
        at=at, effective_on=effective_on, person_id=actor.person_id, office_id=actor.office_id
    )


@transaction.atomic
def _carry_out(run: SuccessionRun, follower: Follower, move: Move, *, actor: Actor, at: datetime) -> None:
    moved = _named(follower, move)
    count = follower.take_along(move)
    if not count:  # another run was faster
        return
    moved = replace(moved, count=count)
    SuccessionRun.objects.filter(pk=run.pk).update(
        moved=F("moved") + count, left_open=F("left_open") + (0 if move.is_certain else count)
    )
    succession_ran.send(SuccessionRun, run=run, moves=[moved])
    _note("succession_moved", run, moved.facts, actor=actor, at=at)


def _named(follower: Follower, move: Move) -> Move:
    """Name the rows that waited or leave their regency: others cannot tell them from their neighbours."""
    regency = regency_of(move.old)
    leaves = regency != regency_of(move.new) and Region.objects.current().filter(code=regency).exists()
    if not (leaves or move.filed_in):
        return move
    ids = tuple(follower.moving(move).values_list("pk", flat=True))
    return replace(move, object_ids=ids, leaves_regency=leaves)


@transaction.atomic
def _finish(run: SuccessionRun, *, actor: Actor, at: datetime) -> SuccessionRun | None:
    run.refresh_from_db()
    if not run.moved:
        run.delete()
        return None
    run.finished_at = at
    run.save(update_fields=["finished_at"])
    data: dict[str, object] = {"moved": run.moved, "left_open": run.left_open}
    _note("succession_ran", run, data, actor=actor, at=at)
    return run


def _note(action: str, run: SuccessionRun, data: dict[str, object], *, actor: Actor, at: datetime) -> None:
    record(
        stream=_STREAM,
        action=action,
        actor=actor,
        at=at,
        object_type="succession_run",
        object_id=run.pk,
        data=data,
    )
