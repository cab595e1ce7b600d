"""What the acting office owes, with the records that it is owed on, in a fixed number of reads."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Model, QuerySet
from django.utils import timezone

from rukun.foundation.obligations.models import Obligation
from rukun.foundation.obligations.queries import worklist
from rukun.foundation.settings.clocks import calendar_for
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import labels
from rukun.handling.cases.models import CASE, Case, HandOver, InformationRequest, Task
from rukun.handling.reports.models import REPORT, Report
from rukun.kernel.actor import Actor
from rukun.kernel.worktime import WorkCalendar

M = TypeVar("M", bound=Model)

# More than a person works off in a day; the counts beside the panels are complete all the same.
MOST = 60
OFFERED = "hand_over.accept"
ASKED = "request.answer"
TASKS = ("task.do", "task.check", "task.declined")


@dataclass(frozen=True)
class Owed:
    """The most urgent duties, how many there are of each kind, and what they are about."""

    actor: Actor
    now: datetime
    calendar: WorkCalendar
    duties: tuple[Obligation, ...]
    counts: Mapping[str, int]
    reports: Mapping[UUID, Report]
    cases: Mapping[UUID, Case]
    offers: Mapping[UUID, HandOver]
    tasks: Mapping[UUID, Task]
    requests: Mapping[UUID, InformationRequest]
    reasons: Mapping[str, str]

    def of(self, *kinds: str) -> list[Obligation]:
        """Return the duties of these kinds, the most urgent first."""
        return [duty for duty in self.duties if duty.kind in kinds]

    def count(self, *kinds: str) -> int:
        """Return how many duties of these kinds there are, listed or not."""
        return sum(self.counts.get(kind, 0) for kind in kinds)


def owed_by(actor: Actor) -> Owed:
    """Read what `actor` owes. A record that the actor may not open is known by its duty alone."""
    waiting = worklist(actor)
    duties = tuple(waiting[:MOST])
    offers = _by_id(_offers(actor), (duty.subject_id for duty in duties if duty.kind == OFFERED))
    regency = actor.regency
    return Owed(
        actor=actor,
        now=actor.at,
        calendar=calendar_for(regency, timezone.localdate(actor.at)),
        duties=duties,
        counts=Counter(dict(waiting.order_by().values_list("kind").annotate(Count("pk")))),
        reports=_by_id(_reports(actor), (duty.object_id for duty in duties if duty.object_type == REPORT)),
        cases=_by_id(_cases(actor), (duty.object_id for duty in duties if duty.object_type == CASE)),
        offers=offers,
        tasks=_by_id(_tasks(actor), (duty.subject_id for duty in duties if duty.kind in TASKS)),
        requests=_by_id(_requests(actor), (duty.subject_id for duty in duties if duty.kind == ASKED)),
        reasons=labels(LookupList.HANDOVER_REASON, regency) if offers else {},
    )


def _by_id(rows: "QuerySet[M]", ids: Iterable[UUID]) -> dict[UUID, M]:
    wanted = set(ids)
    return {row.pk: row for row in rows.filter(pk__in=wanted)} if wanted else {}


def _reports(actor: Actor) -> QuerySet[Report]:
    named = ("region_current__parent", "filed_by_office", "filed_by_agency", "behalf_office", "owner_agency")
    return Report.objects.visible_to(actor).select_related(*named)


def _cases(actor: Actor) -> QuerySet[Case]:
    return Case.objects.visible_to(actor).select_related("region_current__parent", "owner_agency")


def _offers(actor: Actor) -> QuerySet[HandOver]:
    offers = HandOver.objects.visible_to(actor).select_related("by_office", "behalf_office", "from_agency")
    return offers.annotate(attempt_count=Count("case__attempts"))


def _tasks(actor: Actor) -> QuerySet[Task]:
    return Task.objects.visible_to(actor).select_related("case", "by_office", "office", "agency")


def _requests(actor: Actor) -> QuerySet[InformationRequest]:
    return InformationRequest.objects.visible_to(actor).select_related("case", "by_office")
