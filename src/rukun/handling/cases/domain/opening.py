"""Open a case from verified reports, or from an incident that somebody recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Agency
from rukun.foundation.settings.enums import LookupList, Register
from rukun.foundation.settings.lookups import is_choice
from rukun.foundation.settings.numbers import next_number
from rukun.foundation.sharing.domain.custody import take_custody
from rukun.foundation.territory.models import Region
from rukun.handling.cases import policy
from rukun.handling.cases.domain import duties
from rukun.handling.cases.domain.assessing import rated
from rukun.handling.cases.domain.attaching import (
    join_incidents,
    join_reports,
    require_seen_incidents,
    require_seen_reports,
)
from rukun.handling.cases.domain.entering import authored, log, short
from rukun.handling.cases.domain.ladder import agency_on_rung, require_on_ladder, team_on_rung
from rukun.handling.cases.domain.titles import neutral_title
from rukun.handling.cases.models import CASE, Assessment, Case
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.domain.deciding import mark_became_case
from rukun.handling.reports.enums import Urgency
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed
from rukun.kernel.regions import ancestors, is_within_any, regency_of
from rukun.kernel.zones import zone_of


class NothingToOpenFrom(DomainError):
    """A case grows from something that was verified."""

    message = _("A case is opened from a verified report or a recorded incident. Choose one.")


@dataclass(frozen=True, kw_only=True)
class CaseFields:
    """What is known when a case is opened; what stays empty is taken from its reports.

    `likelihood` and `impact` go from 1 to 4 and come from verification.
    """

    title: str
    rung: int = Rung.VILLAGE
    summary: str = ""
    region: str = ""  # code; the smallest area that is sure
    place_detail: str = ""
    urgency: str = ""
    likelihood: int | None = None
    impact: int | None = None
    issue_type: str = ""
    conflict_source: str = ""
    direction: str = ""
    escalation_level: str = ""


@transaction.atomic
def open_case(
    *,
    fields: CaseFields,
    actor: Actor,
    at: datetime,
    reports: Sequence[Report] = (),
    incidents: Sequence[Incident] = (),
    owner: Agency | None = None,
) -> Case:
    """Open a case on a rung; the agency of that rung at its place holds it and is asked to start.

    The reports become part of it: whoever holds the case may read them, and their reporters are
    answered. `owner` overrides the agency that the place and the rung lead to.
    """
    if not policy.may_open_case(actor=actor):
        raise NotAllowed
    if not reports and not incidents:
        raise NothingToOpenFrom
    require_seen_reports(list(reports), actor)
    require_seen_incidents(list(incidents), actor)
    _require_known_type(fields.issue_type, actor)
    case = _new_case(_completed(fields, reports, incidents), owner, actor, at)
    _keep_rating(case, actor, at)
    for report in reports:
        mark_became_case(report=report, case_id=case.pk, actor=actor, at=at)
    join_reports(case, list(reports), actor=actor, at=at)
    join_incidents(case, list(incidents), at=at)
    duties.owe_start(case, opened_by=actor, at=at)
    duties.tell(case, "case.opened", agencies=[case.owner_agency_id], actor=actor, at=at)
    log(
        case,
        "case.opened",
        actor=actor,
        at=at,
        rung=int(case.rung),
        to_agency=case.owner_agency_id,
        reports=[str(report.pk) for report in reports],
        incidents=[str(incident.pk) for incident in incidents],
    )
    return case


def _require_known_type(code: str, actor: Actor) -> None:
    """Only a word of the regency's list; what comes from a paper was checked when it was written."""
    if code and not is_choice(LookupList.ISSUE_TYPE, code, region=actor.regency):
        raise Invalid("issue_type", _("Choose a type from the list."))


def _completed(
    fields: CaseFields, reports: Sequence[Report], incidents: Sequence[Incident]
) -> dict[str, Any]:
    """Return the columns of the case: what was given, else what its papers say."""
    region = _place(fields.region, reports, incidents)
    urgency = fields.urgency or min(
        (report.urgency for report in reports if report.urgency),
        key=lambda word: Urgency(word).order,
        default=Urgency.GREEN.value,
    )
    places = Region.objects.filter(pk__in=[*ancestors(region.pk), region.pk]).values_list("name", flat=True)
    level = fields.escalation_level
    return {
        "title": neutral_title(fields.title, level=level, places=places),
        "summary": fields.summary.strip(),
        "rung": Rung(fields.rung),
        "region_as_filed": region,
        "region_current": region,
        "regency": regency_of(region.pk),
        "place_detail": short("place_detail", fields.place_detail, 200)
        or _first([*reports, *incidents], "place_detail")
        or "",
        "urgency": urgency,
        "urgency_order": Urgency(urgency).order,
        "likelihood": fields.likelihood or _first(reports, "likelihood"),
        "impact": fields.impact or _first(reports, "impact"),
        "issue_type": fields.issue_type or _first([*reports, *incidents], "issue_type") or "",
        "conflict_source": fields.conflict_source or _first([*reports, *incidents], "conflict_source") or "",
        "direction": fields.direction or _first(reports, "direction") or "",
        "escalation_level": level,
    }


def _place(code: str, reports: Sequence[Report], incidents: Sequence[Incident]) -> Region:
    if code:
        region = Region.objects.current().filter(pk=code).first()
    else:
        region = _first([*reports, *incidents], "region_current")
    if region is None or not regency_of(region.pk):
        raise Invalid("region", _("Say in which village or subdistrict this is."))
    return region


def _first(papers: Sequence[Report | Incident], name: str) -> Any:
    return next((value for paper in papers if (value := getattr(paper, name))), None)


def _new_case(columns: dict[str, Any], owner: Agency | None, actor: Actor, at: datetime) -> Case:
    case = Case(**columns, opened_at=at, last_activity_at=at)
    place = case.region_current_id
    if not is_within_any(place, actor.territory):
        raise Invalid("region", _("This place lies outside the area of your office."))
    if owner is not None and require_on_ladder(owner, place) != case.rung:
        raise Invalid("rung", _("This agency stands on another rung."))
    case.owner_agency = owner or agency_on_rung(place, case.rung)
    case.owner_rung = case.rung
    case.owner_team = team_on_rung(place, case.rung, at)
    if case.likelihood is not None and case.impact is not None:
        case.risk = rated(case, case.likelihood, case.impact, at)
    year = at.astimezone(ZoneInfo(zone_of(place))).year
    case.number = next_number(register=Register.CASE, regency=case.regency, year=year)
    case.save(force_insert=True)
    take_custody(object_type=CASE, object_id=case.pk, agency=case.owner_agency, team=case.owner_team, at=at)
    return case


def _keep_rating(case: Case, actor: Actor, at: datetime) -> None:
    """The rating from verification is the first of the case's history."""
    if case.likelihood is not None and case.impact is not None and case.risk is not None:
        Assessment.objects.create(
            case=case,
            likelihood=case.likelihood,
            impact=case.impact,
            risk=case.risk,
            reason="",
            **authored(actor, at),
        )
