"""The page of a report: what it says, where it stands, and what comes next."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rukun.foundation.settings.enums import Level, Risk
from rukun.foundation.settings.keys import RISK_MATRIX
from rukun.foundation.settings.queries import value
from rukun.foundation.sharing.enums import Classification
from rukun.handling.reports.enums import Channel, ConflictSource, Direction, Discovery, ReportKind
from rukun.handling.reports.models import Answer, Report
from rukun.handling.reports.parsing.labels import split
from rukun.handling.reports.whatsapp import answer_text, report_text
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import FileItem, Link, Pair
from rukun.interfaces.web.presentation import risk_mark, urgency_mark
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases.wording import case_state
from rukun.interfaces.web.views.reports.access import visible_report
from rukun.interfaces.web.views.reports.alike import look_alikes, running_cases
from rukun.interfaces.web.views.reports.history import history_of
from rukun.interfaces.web.views.reports.message import pieces_of
from rukun.interfaces.web.views.reports.panels import panel_of
from rukun.interfaces.web.views.reports.reading import ReportFile
from rukun.interfaces.web.views.reports.wording import (
    behalf_of,
    count_pair,
    filed_by,
    joined,
    known_pairs,
    place_of,
    report_due,
    report_state,
    value_of,
    when_of,
)
from rukun.interfaces.web.views.reports.worklist import DESK, FROM_DESK

_TEXTS = (
    "introduction",
    "facts",
    "account",
    "what",
    "who",
    "when",
    "where",
    "how",
    "why",
    "action_taken",
    "prediction",
    "recommendation",
    "opinion",
)


@require_safe
def detail(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show a sent report; a draft opens in its form."""
    report = visible_report(request, pk)
    if report.is_draft:
        return redirect("reports:edit", pk=pk)
    return show(request, report)


def show(
    request: ActorRequest,
    report: Report,
    *,
    bound: Mapping[str, forms.Form] | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Show the page, with forms that came back in `bound` by the code of their step."""
    file = ReportFile(report=report, actor=request.actor, at=timezone.now(), is_walk=is_walk(request))
    context = {
        "report": report,
        "file": file,
        "following": file.following,
        "whatsapp": _whatsapp(file),
        **_head(file),
        **_body(file),
        **_beside(file),
        **_next_step(file, bound or {}),
        **more,
    }
    return render(request, "reports/detail.html", context, status=status)


def is_walk(request: ActorRequest) -> bool:
    """Say whether the page is a stop of the walk along the desk's worklist."""
    return request.GET.get(FROM_DESK) == DESK


def _whatsapp(file: ReportFile) -> str:
    """Return the report as a text for WhatsApp; "" where it has none. Always Indonesian."""
    report = file.report
    with translation.override("id"):
        place = place_of(report.region_current)
        is_known = report.occurred_from is not None
        occurred = when_of(report.occurred_from, report.occurred_precision, report.occurred_until)
    return report_text(report, place=place, occurred=occurred if is_known else "")


def _answers(file: ReportFile) -> list[tuple[Answer, str]]:
    """Return each answer, and for those who may pass it on its text for WhatsApp."""
    report = file.report
    may_pass_on = file.actions.answer or file.is_reporter
    with translation.override("id"):
        received = presentation.day(report.received_at)
    return [
        (
            one,
            answer_text(one, report, received=received, desk=one.by_office.agency.name)
            if may_pass_on
            else "",
        )
        for one in file.answers
    ]


def _head(file: ReportFile) -> dict[str, Any]:
    report = file.report
    return {
        "state": report_state(report),
        "urgency": urgency_mark(report.urgency),
        "risk": risk_mark(report.risk),
        "due": report_due(report, file.at, file.calendar),
        "place": place_of(report.region_current),
        "kind": ReportKind(report.kind).label,
        "classification": Classification(report.classification).label,
        "value": value_of(report),
    }


def _body(file: ReportFile) -> dict[str, Any]:
    report = file.report
    return {
        "texts": [(_label(name), getattr(report, name)) for name in _TEXTS if getattr(report, name)],
        "pieces": pieces_of(split(report.raw_text), {}) if report.raw_text else [],
        "entries": history_of(file),
        "answers": _answers(file),
    }


def _label(name: str) -> str:
    return {
        "introduction": _("Introduction"),
        "facts": _("Facts"),
        "account": _("Account"),
        "what": _("What"),
        "who": _("Who"),
        "when": _("When"),
        "where": _("Where"),
        "how": _("How"),
        "why": _("Why"),
        "action_taken": _("Action taken"),
        "prediction": _("Prediction"),
        "recommendation": _("Recommendation"),
        "opinion": _("Opinion of the reporter"),
    }[name]


def _beside(file: ReportFile) -> dict[str, Any]:
    report = file.report
    return {
        "times": _times(report),
        "matter": _matter(file),
        "counts": _counts(report),
        "origin": _origin(report),
        "incidents": [
            Link(f"{one.number} · {one.title}", reverse("incidents:detail", args=[one.pk]))
            for one in file.incidents
        ],
        "cases": [
            (Link(one.number, reverse("cases:detail", args=[one.pk])), one.title, case_state(one))
            for one in file.cases
        ],
        "linked": [
            Link(f"{one.number} · {one.title}", reverse("reports:detail", args=[one.pk]))
            for one in file.linked
        ],
        "files": [
            FileItem(
                one.name,
                reverse("files:download", args=[one.pk]),
                joined(one.description, presentation.day_time(one.created_at)),
                icon="camera" if one.is_image else "document",
            )
            for one in file.files
        ],
    }


def _times(report: Report) -> list[Pair]:
    occurred = when_of(report.occurred_from, report.occurred_precision, report.occurred_until)
    verified = presentation.day_time(report.verified_at) if report.verified_at else ""
    return [
        Pair(_("Happened"), occurred, is_unknown=report.occurred_from is None),
        Pair(_("Received"), presentation.day_time(report.received_at)),
        Pair(_("Sent"), presentation.day_time(report.sent_at) if report.sent_at else "–"),
        Pair(_("Verified"), verified or _("not yet"), is_unknown=not verified),
    ]


def _matter(file: ReportFile) -> list[Pair]:
    report = file.report
    source = str(ConflictSource(report.conflict_source).label) if report.conflict_source else ""
    direction = str(Direction(report.direction).label) if report.direction else ""
    filed = place_of(report.region_as_filed)
    return known_pairs(
        [
            Pair(_("Place in detail"), report.place_detail),
            Pair(_("Filed for"), filed if report.region_as_filed_id != report.region_current_id else ""),
            Pair(_("Type of matter"), file.issue_types.get(report.issue_type, "")),
            Pair(_("Source of conflict"), source),
            Pair(_("Between whom"), direction),
            Pair(_("Information value"), value_of(report)),
            Pair(_("Intelligence product"), report.intelligence_pointer),
        ]
    )


def _counts(report: Report) -> list[Pair]:
    area = f"{report.claimed_area_ha.normalize():f} ha" if report.claimed_area_ha is not None else None
    return [
        count_pair(_("Estimated crowd"), report.crowd),
        count_pair(_("Dead"), report.dead),
        count_pair(_("Missing"), report.missing),
        count_pair(_("Severely injured"), report.severely_injured),
        count_pair(_("Lightly injured"), report.lightly_injured),
        count_pair(_("Injured in all"), report.injured),
        count_pair(_("Displaced persons"), report.displaced_people),
        count_pair(_("Displaced households"), report.displaced_households),
        count_pair(_("Claimed area"), area),
    ]


def _origin(report: Report) -> list[Pair]:
    return known_pairs(
        [
            Pair(_("Filed by"), filed_by(report)),
            Pair(_("On behalf"), behalf_of(report)),
            Pair(_("How it came in"), Channel(report.channel).label),
            Pair(_("Why it was written"), Discovery(report.discovery).label),
        ]
    )


# --- What comes next ----------------------------------------------------------------------------


def _next_step(file: ReportFile, bound: Mapping[str, forms.Form]) -> dict[str, Any]:
    codes = (
        *("verify", "ask", "link", "not_shown", "unlink", "watch", "prolong", "end_watch", "attach"),
        *("amend", "clarify", "answer", "upload", "informant"),
    )
    actions, report = file.actions, file.report
    hints = look_alikes(report, file.actor) if actions.link or actions.verify else []
    query = urlencode({"laporan": report.pk})
    return {
        "panels": {code: panel_of(code, file, bound) for code in codes},
        "matrix": _matrix(file) if actions.verify else [],
        "levels": Level,
        "look_alikes": hints,
        "may_link": actions.link,
        "running_cases": running_cases(report, file.actor) if actions.has_decision else [],
        "open_case_url": f"{reverse('cases:open')}?{query}" if actions.open_case else "",
        "new_incident_url": f"{reverse('incidents:new')}?{query}" if file.may_record_incident else "",
        "question": file.question if actions.clarify or report.state == "needs_clarification" else None,
    }


def _matrix(file: ReportFile) -> list[tuple[Any, list[Any]]]:
    """Return the rows of the risk matrix, the highest likelihood first, as marks."""
    steps = list(Risk)
    rows = value(RISK_MATRIX, region=file.report.region_current_id, on=timezone.localdate(file.at))
    shown = [
        (level.label, [risk_mark(steps.index(risk) + 1, is_short=True) for risk in row])
        for level, row in zip(Level, rows, strict=True)
    ]
    return shown[::-1]
