"""The page of an import: what was found, what is to be corrected, how far it is, what came of it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from rukun.foundation.imports import policy
from rukun.foundation.imports.domain import open_rows
from rukun.foundation.imports.enums import Fault, ImportState
from rukun.foundation.imports.exports import error_sheet
from rukun.foundation.imports.keeping import FileLost
from rukun.foundation.imports.kinds import ImportKind, kind_of
from rukun.foundation.imports.models import Import
from rukun.foundation.imports.queries import Counts, counts_of, rows_to_correct, written_rows
from rukun.foundation.sharing.models import seen_by
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Link, Pair
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.imports.access import visible_import
from rukun.interfaces.web.views.imports.uploading import send_sheet
from rukun.interfaces.web.views.reports.wording import known_pairs
from rukun.kernel.actor import Actor

SHOWN = 50
_ASLEEP = timedelta(minutes=2)  # so long nobody has taken up what waits: the worker is not running
# By kind: the type of its records and the page of one.
_RECORDS = {"reports": ("report", "reports:detail"), "incidents": ("incident", "incidents:detail")}


@dataclass(frozen=True)
class WrongRow:
    """A row that was not taken in: where, and what to do."""

    number: int
    field: StrOrPromise
    text: str


@dataclass(frozen=True)
class Bar:
    """How far the worker is."""

    done: int
    total: int
    is_asleep: bool


@require_safe
def detail(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show where an import stands and what can be done with it."""
    return render(request, "imports/detail.html", _context(request, visible_import(request, pk)))


@require_safe
def progress(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Answer a poll: 204 while nothing has moved since `?after=`, else the part that changes."""
    run = visible_import(request, pk)
    context = _context(request, run)
    if request.GET.get("after", "") == context["mark"]:
        return HttpResponse(status=204)
    return render(request, "imports/standing.html", context)


@require_safe
def errors(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Send the rows to correct as a sheet."""
    run = visible_import(request, pk)
    if not rows_to_correct(run).exists():
        raise Http404
    open_rows(run=run, actor=request.actor, at=timezone.now())
    try:
        sheet = error_sheet(run)
    except FileLost:
        raise Http404 from None
    return send_sheet(sheet, "baris-untuk-diperbaiki.xlsx")


def _context(request: ActorRequest, run: Import) -> dict[str, Any]:
    counts, kind = counts_of(run), kind_of(run.kind)
    may = {step: policy.may_take(step, run=run, actor=request.actor) for step in _STEPS}
    return {
        "run": run,
        "kind": kind,
        "state": ImportState(run.state).label,
        "is_working": run.state in {ImportState.CHECKING, ImportState.RUNNING},
        "bar": _bar(run, counts),
        "mark": f"{run.state}-{run.checked_rows}-{run.written}-{run.version}",
        "counts": counts,
        "may": may | {"read_rows": policy.may_read_rows(run=run, actor=request.actor)},
        "facts": _facts(run, kind),
        "fault": Fault(run.fault).label if run.fault else "",
        "wrong": _wrong(run, kind),
        "hidden": max(counts.to_correct - SHOWN, 0),
        "records": _records(run, request.actor),
    }


_STEPS = ("match", "start", "pause", "discard")


def _bar(run: Import, counts: Counts) -> Bar | None:
    if run.state == ImportState.CHECKING:
        done = counts.fine + counts.wrong + counts.known + counts.repeated
        return Bar(done, max(run.total, done), _is_asleep(run))
    if run.state in {ImportState.RUNNING, ImportState.PAUSED}:
        return Bar(run.written, counts.to_write, _is_asleep(run))
    return None


def _is_asleep(run: Import) -> bool:
    """Say whether it has waited so long that the worker cannot be running."""
    if run.lease_until is not None or run.queued_at is None or run.state == ImportState.PAUSED:
        return False
    return timezone.now() - run.queued_at > _ASLEEP


def _facts(run: Import, kind: ImportKind) -> list[Pair]:
    return known_pairs(
        [
            Pair(_("File"), run.file_name),
            Pair(_("What the rows are"), kind.label),
            Pair(_("Sheet"), run.sheet),
            Pair(_("Uploaded"), presentation.day_time(run.created_at)),
            Pair(_("Uploaded by"), run.uploaded_for.title),
            Pair(_("Finished"), presentation.day_time(run.finished_at) if run.finished_at else ""),
        ]
    )


def _wrong(run: Import, kind: ImportKind) -> list[WrongRow]:
    if run.state in {ImportState.CHECKING, ImportState.DISCARDED}:
        return []
    found = []
    for row in rows_to_correct(run)[:SHOWN]:
        for code, text in row.errors:
            field = kind.field(code)
            found.append(WrongRow(row.number, field.label if field else "–", text))
    return found


def _records(run: Import, actor: Actor) -> list[Link]:
    """Return the first records that came of it, as far as the office sees them."""
    if not run.written or run.kind not in _RECORDS:
        return []
    object_type, route = _RECORDS[run.kind]
    rows = list(written_rows(run).values_list("number", "object_id")[:SHOWN])
    seen = seen_by(actor, object_type).in_bulk([object_id for _number, object_id in rows])
    return [
        Link(
            f"{seen[object_id]} · {getattr(seen[object_id], 'title', '')}",
            reverse(route, args=[object_id]),
        )
        for _number, object_id in rows
        if object_id in seen
    ]
