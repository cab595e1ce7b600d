"""Find what the caller may see, or 404, and show it."""

from dataclasses import asdict, fields
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from rukun.handling.cases.actions import case_actions
from rukun.handling.cases.models import (
    Attempt,
    Case,
    HandOver,
    InformationRequest,
    Invitation,
    Task,
    Track,
)
from rukun.handling.cases.timeline import timeline
from rukun.handling.incidents.models import Incident
from rukun.handling.reports import policy
from rukun.handling.reports.models import Amendment, Answer, Report
from rukun.handling.reports.queries import look_alikes_of
from rukun.interfaces.api.schemas.cases_out import CaseOut
from rukun.interfaces.api.schemas.reports_out import ReportOut
from rukun.interfaces.api.schemas.rows import (
    SIGNED,
    AttemptOut,
    HandOverOut,
    InvitationOut,
    RequestOut,
    TaskOut,
    TrackOut,
)
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid

_PLACED = ("region_current", "owner_agency")
_ROWS: dict[str, tuple[type[Model], Any, tuple[str, ...]]] = {
    "hand_overs": (HandOver, HandOverOut, ("from_agency", "to_agency")),
    "attempts": (Attempt, AttemptOut, ()),
    "tasks": (Task, TaskOut, ("office", "agency")),
    "requests": (InformationRequest, RequestOut, ("agency",)),
    "invitations": (Invitation, InvitationOut, ("agency",)),
    "tracks": (Track, TrackOut, ()),
}
JOINED = {model: joined for model, _out, joined in _ROWS.values()}

Row = TypeVar("Row", bound=Model)


def visible_report(actor: Actor, pk: UUID) -> Report:
    """Return a report with what its answer names."""
    seen = Report.objects.visible_to(actor)
    return get_object_or_404(seen.select_related(*_PLACED, "filed_by_office", "behalf_office"), pk=pk)


def visible_case(actor: Actor, pk: UUID) -> Case:
    """Return a case with what its answer names."""
    seen = Case.objects.visible_to(actor)
    return get_object_or_404(seen.select_related(*_PLACED, "owner_team"), pk=pk)


def visible_row(actor: Actor, model: type[Row], pk: UUID, case_id: UUID | None = None) -> Row:
    """Return a row of a visible case (of this very case, if one is given)."""
    rows: Any = model._default_manager
    seen = rows.visible_to(actor).select_related("case", *SIGNED, *JOINED.get(model, ()))
    wanted = {"pk": pk} if case_id is None else {"pk": pk, "case_id": case_id}
    found: Row = get_object_or_404(seen, **wanted)
    return found


def visible_reports(actor: Actor, ids: list[UUID], field: str) -> list[Report]:
    """Return the reports that a body names, all visible, or say which field names one that is not."""
    found = Report.objects.visible_to(actor).in_bulk(ids)
    if len(found) != len(set(ids)):
        raise Invalid(field, _("There is no such report that your office can open."))
    return list(found.values())


def visible_incidents(actor: Actor, ids: list[UUID], field: str) -> list[Incident]:
    """Return the incidents that a body names, all visible, or say which field names one that is not."""
    found = Incident.objects.visible_to(actor).in_bulk(ids)
    if len(found) != len(set(ids)):
        raise Invalid(field, _("There is no such incident that your office can open."))
    return list(found.values())


def is_open_to(actor: Actor, case_id: UUID) -> bool:
    """Say whether the caller still sees the case after an act that may have shut it."""
    return Case.objects.visible_to(actor).filter(pk=case_id).exists()


def report_file(report: Report, actor: Actor) -> ReportOut:
    """Return a visible report with all that belongs to it. Three queries."""
    actions = policy.report_actions(report=report, actor=actor)
    judges = policy.may_answer(report=report, actor=actor)
    return ReportOut.full(
        report,
        amendments=Amendment.objects.filter(report=report).select_related("by_office").order_by("at", "pk"),
        answers=Answer.objects.filter(report=report).select_related("by_office").order_by("at", "pk"),
        look_alikes=look_alikes_of(report, actor).order_by("-received_at", "-pk"),
        actions=_open_actions(asdict(actions)),
        decision_reason=report.decision_reason if judges else None,
    )


def case_file(case: Case, actor: Actor) -> CaseOut:
    """Return a visible case with its rows and its timeline; the queries do not grow with them."""
    rows = {
        name: [out.of(row) for row in _rows_of(case, model)] for name, (model, out, _joined) in _ROWS.items()
    }
    return CaseOut.full(
        case,
        rows=rows,
        reports=Report.objects.visible_to(actor).filter(case_reports__case=case).order_by("number"),
        incidents=Incident.objects.visible_to(actor).filter(case_incidents__case=case).order_by("number"),
        timeline=timeline(case, actor),
        actions=_case_actions(case, actor),
    )


def _rows_of(case: Case, model: type[Model]) -> Any:
    rows = model._default_manager.filter(case=case)
    return rows.select_related(*SIGNED, *JOINED[model]).order_by("at", "pk")


def _case_actions(case: Case, actor: Actor) -> list[str]:
    actions = case_actions(case, actor)
    return _open_actions({field.name: getattr(actions, field.name) for field in fields(actions)})


def _open_actions(answers: dict[str, Any]) -> list[str]:
    return sorted(name for name, is_open in answers.items() if is_open)
