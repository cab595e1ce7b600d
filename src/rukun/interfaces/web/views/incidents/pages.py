"""The page of an incident: what is known, how surely, who told it, what was corrected."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from rukun.foundation.imports.queries import origin_of
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import labels
from rukun.foundation.sharing.enums import Classification
from rukun.handling.cases.models import Case
from rukun.handling.incidents import policy
from rukun.handling.incidents.enums import IncidentKind, PlacePrecision
from rukun.handling.incidents.models import Correction, Incident, IncidentReport
from rukun.handling.reports.enums import ConflictSource
from rukun.handling.reports.models import Report
from rukun.interfaces.web import presentation
from rukun.interfaces.web.forms.reports_steps import OtherReportForm
from rukun.interfaces.web.parts import Link, Pair
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.reports.wording import count_pair, known_pairs, place_of, when_of
from rukun.kernel.actor import Actor

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")


@dataclass(frozen=True)
class ShownCorrection:
    """What was corrected, when and why."""

    heading: StrOrPromise
    reason: str
    changes: tuple[str, ...]


def visible_incident(request: ActorRequest, pk: UUID) -> Incident:
    """Return the incident with what its page names, or 404."""
    seen = Incident.objects.visible_to(request.actor)
    return get_object_or_404(seen.select_related("region_current__parent", "recorded_by_office"), pk=pk)


@require_safe
def detail(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Show an incident."""
    return show(request, visible_incident(request, pk))


def show(
    request: ActorRequest, incident: Incident, *, form: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    """Show the page, with the linking form that came back if there is one."""
    may_correct = policy.may_correct(incident=incident, actor=request.actor)
    context = {
        "incident": incident,
        "kind": kind_of(incident),
        "place": place_of(incident.region_current),
        "classification": Classification(incident.classification).label,
        "facts": _facts(incident),
        "counts": _counts(incident),
        "may_correct": may_correct,
        "form": form or (OtherReportForm(prefix="link", actor=request.actor) if may_correct else None),
        "corrections": _corrections(incident),
        **_told_by(incident, request.actor),
        "cases": [
            Link(f"{case.number} · {case.title}", reverse("cases:detail", args=[case.pk]))
            for case in Case.objects.visible_to(request.actor)
            .filter(case_incidents__incident=incident)
            .order_by("opened_at", "pk")
        ],
    }
    return render(request, "incidents/detail.html", context, status=status)


def kind_of(incident: Incident) -> StrOrPromise:
    """Return how far it went; an imported list does not always say."""
    return IncidentKind(incident.kind).label if incident.kind else _("not classified")


def _facts(incident: Incident) -> list[Pair]:
    types = labels(LookupList.ISSUE_TYPE, incident.regency)
    source = str(ConflictSource(incident.conflict_source).label) if incident.conflict_source else ""
    when = when_of(incident.started_at, incident.time_precision, incident.ended_at)
    point = f"{incident.latitude}, {incident.longitude}" if incident.latitude is not None else ""
    return known_pairs(
        [
            Pair(_("When"), when, is_unknown=incident.started_at is None),
            Pair(_("Place known as"), PlacePrecision(incident.place_precision).label),
            Pair(_("Place in detail"), incident.place_detail),
            Pair(_("Measured point"), point),
            Pair(_("Type of matter"), types.get(incident.issue_type, "")),
            Pair(_("Source of conflict"), source),
            Pair(_("What is known besides"), incident.account),
            Pair(_("Recorded"), presentation.day_time(incident.recorded_at)),
            Pair(_("Recorded by"), incident.recorded_by_office.title),
            Pair(_("Taken from"), origin_words(incident.pk)),
        ]
    )


def origin_words(pk: UUID) -> str:
    """Return "Rekap Kesbangpol, baris 12" for what was taken from a sheet."""
    origin = origin_of(pk)
    if origin is None:
        return ""
    return _("%(list)s, row %(row)d") % {"list": origin.run.source, "row": origin.number}


def _counts(incident: Incident) -> list[Pair]:
    counts = (
        (_("Estimated crowd"), incident.crowd),
        (_("Dead"), incident.dead),
        (_("Missing"), incident.missing),
        (_("Severely injured"), incident.severely_injured),
        (_("Lightly injured"), incident.lightly_injured),
        (_("Injured in all"), incident.injured),
        (_("Displaced persons"), incident.displaced_people),
        (_("Displaced households"), incident.displaced_households),
        (_("Damage"), incident.damage or None),
    )
    return [count_pair(label, count, unknown=_("not known")) for label, count in counts]


def _told_by(incident: Incident, actor: Actor) -> dict[str, Any]:
    """Return the reports that may be seen, and how many there are beside them."""
    seen = Report.objects.visible_to(actor).filter(tells_of__incident=incident)
    reports = [
        Link(f"{report.number} · {report.title}", reverse("reports:detail", args=[report.pk]))
        for report in seen.order_by("received_at", "pk")
    ]
    hidden = IncidentReport.objects.filter(incident=incident).count() - len(reports)
    note = ngettext("and %(count)s report not open to you", "and %(count)s reports not open to you", hidden)
    return {"reports": reports, "hidden_note": note % {"count": hidden} if hidden else ""}


def _corrections(incident: Incident) -> list[ShownCorrection]:
    rows = Correction.objects.filter(incident=incident).select_related("by_office").order_by("-at", "-pk")
    return [_correction(row) for row in rows]


def _correction(row: Correction) -> ShownCorrection:
    heading = f"{presentation.day_time(row.at)} · {row.by_office.title}"
    names = field_names()
    changes = tuple(
        _("%(field)s: %(before)s → %(after)s")
        % {
            "field": names.get(name, name),
            "before": _plain(row.before.get(name)),
            "after": _plain(row.after.get(name)),
        }
        for name in sorted(row.after)
        if name in names
    )
    return ShownCorrection(heading, row.reason, changes)


def field_names() -> dict[str, StrOrPromise]:
    """Return what the columns of an incident are called on screen."""
    return {
        "title": _("Title"),
        "kind": _("How far it went"),
        "region_current_id": _("Place"),
        "place_detail": _("Place in detail"),
        "started_at": _("When"),
        "ended_at": _("Until"),
        "issue_type": _("Type of matter"),
        "conflict_source": _("Source of conflict"),
        "crowd": _("Estimated crowd"),
        "dead": _("Dead"),
        "missing": _("Missing"),
        "severely_injured": _("Severely injured"),
        "lightly_injured": _("Lightly injured"),
        "injured": _("Injured in all"),
        "displaced_people": _("Displaced persons"),
        "displaced_households": _("Displaced households"),
        "damage": _("Damage"),
        "account": _("What is known besides"),
    }


def _plain(value: object) -> str:
    """Show a plain value of a correction: moments and kinds in words, nothing as "–"."""
    if value in (None, ""):
        return "–"
    text = str(value)
    if text in IncidentKind.values:
        return str(IncidentKind(text).label)
    if _MOMENT.match(text):
        return presentation.day_time(datetime.fromisoformat(text))
    return text
