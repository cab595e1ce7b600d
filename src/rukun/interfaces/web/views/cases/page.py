"""Compose the page of a case from what `CaseFile` has read. No template asks the database."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rukun.foundation.people.capabilities import ON_BEHALF
from rukun.foundation.people.enums import Basis
from rukun.foundation.settings import keys
from rukun.foundation.settings.enums import Level
from rukun.foundation.settings.queries import value
from rukun.handling.cases import policy
from rukun.handling.cases.domain.assessing import RISK_ORDER
from rukun.handling.cases.models import Invitation, Track
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import StaleSave
from rukun.interfaces.web.presentation import risk_mark, urgency_mark
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases import history, rows, wording
from rukun.interfaces.web.views.cases.behalf import behalf_form
from rukun.interfaces.web.views.cases.casefile import CaseFile
from rukun.interfaces.web.views.cases.panels import Panel, open_panel
from rukun.interfaces.web.views.cases.steps import next_step


def show(
    request: ActorRequest,
    file: CaseFile,
    *,
    refused: Panel | None = None,
    stale: StaleSave | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page; a refused panel stands on top with everything that was typed."""
    context = {
        **_head(file),
        **_lists(file),
        **_panels(file),
        "file": file,
        "case": file.case,
        "refused": refused,
        "stale": stale,
        "step": next_step(file),
        "history": history.entries(file),
    }
    return render(request, "cases/detail.html", context, status=status)


def _head(file: CaseFile) -> dict[str, Any]:
    case = file.case
    behalf = file.acting.on_behalf
    return {
        "state": wording.case_state(case),
        "urgency": urgency_mark(case.urgency),
        "risk": risk_mark(case.risk),
        "place": wording.place_of(case.region_current),
        "legal_source": wording.source_of(case),
        "class_label": wording.class_of(case),
        "paper_class": wording.paper_class(case),
        "printed": _("printed by %(who)s, %(when)s")
        % {"who": file.viewer.label, "when": presentation.day_time(file.at)},
        "rungs": wording.rungs_of(case, custody=file.custody, attempts=file.attempts, offer=file.offer),
        "tracks": wording.tracks_of(file.tracks),
        "behalf": behalf,
        "behalf_basis": Basis(behalf.basis).label if behalf else "",
        "behalf_form": behalf_form(file) if file.viewer.may(ON_BEHALF) else None,
        "case_url": reverse("cases:detail", kwargs={"pk": case.pk}),
    }


def _lists(file: CaseFile) -> dict[str, Any]:
    return {
        "duties": rows.duties_table(file),
        "duties_count": rows.duties_count(file),
        "reports": rows.report_papers(file),
        "incidents": rows.incident_papers(file),
        "hidden_reports": rows.hidden_papers(file),
        "organisations": file.organisations,
        "files": rows.file_items(file),
        "risk_history": rows.risk_history(file, _matrix(file), [level.label for level in Level]),
        "openers": ", ".join(agency.short_name for agency in file.agencies),
        "track_rows": [_track(file, track) for track in file.tracks],
        "invited": _invited(file),
        "recusals": file.recusals if file.actions.recuse else [],
    }


def _panels(file: CaseFile) -> dict[str, Any]:
    codes = (
        *("assign", "ask", "message", "track_open", "assess", "urgency", "invite", "share"),
        *("attach", "link_incident", "upload"),
    )
    panels = {code: open_panel(file, code) for code in codes}
    for code in ("urgency", "link_incident"):
        panel = panels[code]
        panels[code] = panel and panel.styled("button-quiet")
    return {
        "panels": panels,
        "request_panels": rows.request_panels(file),
    }


def _track(file: CaseFile, track: Track) -> dict[str, Any]:
    is_open = track.closed_on is None
    codes: Sequence[str] = ("track_answer", "track_close") if is_open else ()
    found = [open_panel(file, code, track) for code in codes]
    return {
        "track": track,
        "note": wording.track_note(track),
        "panels": [panel.styled("button-quiet") for panel in found if panel is not None],
    }


def _invited(file: CaseFile) -> list[dict[str, Any]]:
    return [
        {
            "invitation": row,
            "since": presentation.day(row.at, with_year=False),
            "done": presentation.day(row.done_at, with_year=False) if row.done_at else "",
            "panel": _ending(file, row),
        }
        for row in file.invitations
    ]


def _ending(file: CaseFile, row: Invitation) -> Panel | None:
    if not policy.may_direct(case=file.case, actor=file.party):
        return None
    panel = open_panel(file, "uninvite", row)
    return panel.styled("button-quiet") if panel is not None else None


def _matrix(file: CaseFile) -> list[list[int]]:
    stored = value(keys.RISK_MATRIX, region=file.case.region_current_id, on=file.today.date())
    return [[RISK_ORDER[risk] for risk in line] for line in stored]
