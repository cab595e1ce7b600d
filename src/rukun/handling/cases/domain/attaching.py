"""Let reports and incidents belong to a case, and those who hold it read them."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import cast
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.models import Agency
from rukun.foundation.sharing.domain.grants import grant_access
from rukun.foundation.sharing.models import Custody, Recusal
from rukun.handling.cases import policy
from rukun.handling.cases.domain.assessing import set_urgency
from rukun.handling.cases.domain.entering import enter, log
from rukun.handling.cases.domain.recusing import keep_out
from rukun.handling.cases.models import CASE, Case, CaseIncident, CaseReport
from rukun.handling.incidents.models import INCIDENT, Incident
from rukun.handling.reports.domain.deciding import mark_attached
from rukun.handling.reports.enums import Urgency
from rukun.handling.reports.models import REPORT, Report
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError


class NotSeen(DomainError):
    """A report or incident that the actor cannot see is as good as absent."""

    message = _("One of the reports or incidents was not found. Reload the page.")


class AlreadyHere(DomainError):
    """It belongs to this case already."""

    message = _("This already belongs to the case.")


@transaction.atomic
def attach_report(*, case: Case, report: Report, actor: Actor, at: datetime) -> CaseReport:
    """Attach a verified report; whoever holds or held the case may read it from now on.

    A more urgent report makes the case as urgent as itself; a calmer one changes nothing.
    """
    enter(case, may=partial(policy.may_attach, case=case), actor=actor, at=at)
    require_seen_reports([report], actor)
    if CaseReport.objects.filter(case=case, report=report).exists():
        raise AlreadyHere
    mark_attached(report=report, case_id=case.pk, actor=actor, at=at)
    (row,) = join_reports(case, [report], actor=actor, at=at)
    risen = _rise(case, report.urgency)
    log(case, "report.attached", actor=actor, at=at, on=(REPORT, report.pk), **risen)
    return row


def _rise(case: Case, urgency: str) -> dict[str, str]:
    """Let the case be as urgent as `urgency`; return from what to what."""
    if not urgency or Urgency(urgency).order >= case.urgency_order:
        return {}
    return set_urgency(case, Urgency(urgency))


@transaction.atomic
def link_incident(*, case: Case, incident: Incident, actor: Actor, at: datetime) -> CaseIncident:
    """Say that an incident belongs to the case; it may belong to several."""
    enter(case, may=partial(policy.may_attach, case=case), actor=actor, at=at)
    require_seen_incidents([incident], actor)
    if CaseIncident.objects.filter(case=case, incident=incident).exists():
        raise AlreadyHere
    (row,) = join_incidents(case, [incident], at=at)
    log(case, "incident.linked", actor=actor, at=at, on=(INCIDENT, incident.pk))
    return row


def require_seen_reports(reports: list[Report], actor: Actor) -> None:
    """Refuse a report that the actor cannot see, whatever page it was named on."""
    wanted = {report.pk for report in reports}
    if Report.objects.visible_to(actor).filter(pk__in=wanted).count() != len(wanted):
        raise NotSeen


def require_seen_incidents(incidents: list[Incident], actor: Actor) -> None:
    """Refuse an incident that the actor cannot see."""
    wanted = {incident.pk for incident in incidents}
    if Incident.objects.visible_to(actor).filter(pk__in=wanted).count() != len(wanted):
        raise NotSeen


def join_reports(case: Case, reports: list[Report], *, actor: Actor, at: datetime) -> list[CaseReport]:
    """Write the rows, open the reports to the holders and shut them to whom the case is shut."""
    rows = CaseReport.objects.bulk_create(CaseReport(case=case, report=one, at=at) for one in reports)
    open_reports_to(case, reports, readers_of(case), at=at)
    for report in reports:
        _carry_recusals(case, REPORT, report.pk)
    return rows


def join_incidents(case: Case, incidents: list[Incident], *, at: datetime) -> list[CaseIncident]:
    """Write the rows and open the incidents to those who hold the case."""
    rows = CaseIncident.objects.bulk_create(CaseIncident(case=case, incident=one, at=at) for one in incidents)
    for incident in incidents:
        _open(case, INCIDENT, incident.pk, readers_of(case), at)
        _carry_recusals(case, INCIDENT, incident.pk)
    return rows


def readers_of(case: Case) -> list[Agency]:
    """Return who holds or held the case, and the agency above the holder within the regency.

    The province, to which nothing was handed, reads neither the case nor its papers.
    """
    held = Agency.objects.filter(
        pk__in=Custody.objects.filter(object_type=CASE, object_id=case.pk).values("agency")
    )
    parent = case.owner_agency.parent
    above = [parent] if parent is not None and parent.regency == case.regency else []
    return list({agency.pk: agency for agency in (*held, *above)}.values())


def open_reports_to(
    case: Case, reports: Iterable[Report], agencies: Iterable[Agency], *, at: datetime
) -> None:
    """Grant the reports of the case; who told them stays sealed (K3)."""
    readers = list(agencies)
    for report in reports:
        _open(case, REPORT, report.pk, readers, at)


def open_papers_to(case: Case, agencies: Iterable[Agency], *, at: datetime) -> None:
    """Open all reports and incidents of the case to a new holder and the one above it."""
    readers = list(agencies)
    open_reports_to(case, Report.objects.filter(case_reports__case=case), readers, at=at)
    for incident in Incident.objects.filter(case_incidents__case=case):
        _open(case, INCIDENT, incident.pk, readers, at)


def _open(case: Case, object_type: str, object_id: UUID, agencies: Iterable[Agency], at: datetime) -> None:
    for agency in agencies:
        grant_access(
            object_type=object_type,
            object_id=object_id,
            agency=agency,
            via_type=CASE,
            via_id=case.pk,
            reason="belongs_to_case",
            at=at,
        )


def _carry_recusals(case: Case, object_type: str, object_id: UUID) -> None:
    live = Recusal.objects.filter(object_type=CASE, object_id=case.pk, until_at=None)
    for recusal in cast("QuerySet[Recusal]", live):
        keep_out(recusal, object_type, object_id)
