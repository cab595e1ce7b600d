"""A conflict of interest on a case holds for its papers as well."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from rukun.foundation.sharing.models import Recusal
from rukun.handling.cases.models import CASE, CaseIncident, CaseReport
from rukun.handling.incidents.models import INCIDENT
from rukun.handling.reports.models import REPORT
from rukun.kernel.actor import Actor


def keep_out_of_papers(
    sender: object, *, recusal: Recusal, actor: Actor, at: datetime, **_signal: object
) -> None:
    """Keep whoever is recused from a case out of its reports and incidents too.

    Receiver of `person_recused`, inside its transaction. Papers that join later take the case's
    recusals over (`attaching`).
    """
    if recusal.object_type != CASE:
        return
    reports = CaseReport.objects.filter(case_id=recusal.object_id).values_list("report_id", flat=True)
    incidents = CaseIncident.objects.filter(case_id=recusal.object_id).values_list("incident_id", flat=True)
    papers = [(REPORT, pk) for pk in reports] + [(INCIDENT, pk) for pk in incidents]
    for object_type, object_id in papers:
        keep_out(recusal, object_type, object_id)


def let_into_papers(
    sender: object, *, recusal: Recusal, actor: Actor, at: datetime, **_signal: object
) -> None:
    """Lift, with a conflict of interest on a case, what came of it on the case's papers.

    Receiver of `recusal_lifted`. What came of one has its person, reason and moment. A conflict on
    a paper itself stays, and so does one on a paper that lies on another case of the same person.
    """
    if recusal.object_type != CASE:
        return
    on_cases = Recusal.objects.filter(object_type=CASE, person_id=recusal.person_id)
    shut = on_cases.filter(until_at=None).values("object_id")
    reports = CaseReport.objects.filter(case__in=shut).values("report")
    incidents = CaseIncident.objects.filter(case__in=shut).values("incident")
    still_shut = Q(object_type=REPORT, object_id__in=reports) | Q(
        object_type=INCIDENT, object_id__in=incidents
    )
    of_papers = Recusal.objects.filter(
        Exists(on_cases.filter(reason=OuterRef("reason"), from_at=OuterRef("from_at"))),
        object_type__in=(REPORT, INCIDENT),
        person_id=recusal.person_id,
        until_at=None,
    )
    of_papers.exclude(still_shut).update(until_at=at)


def keep_out(recusal: Recusal, object_type: str, object_id: UUID) -> None:
    """Recuse the same person, for the same reason, from a paper of the case."""
    Recusal.objects.get_or_create(
        object_type=object_type,
        object_id=object_id,
        person_id=recusal.person_id,
        until_at=None,
        defaults={
            "office_id": recusal.office_id,
            "reason": recusal.reason,
            "from_at": recusal.from_at,
        },
    )
