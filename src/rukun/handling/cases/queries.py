"""Reads of cases: filtered lists page by page, counts for the home screen, who can open a case."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Final, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from rukun.foundation.people.enums import AgencyKind, Rung
from rukun.foundation.people.models import Agency, AgencyRegion, Team
from rukun.foundation.settings.keys import STUCK_DAYS
from rukun.foundation.settings.queries import value
from rukun.foundation.sharing.models import Custody, Grant
from rukun.foundation.territory.queries import within
from rukun.handling.cases.enums import CaseState, HandOverState, TaskState
from rukun.handling.cases.models import CASE, Case, HandOver, Task
from rukun.handling.reports.enums import Urgency
from rukun.kernel.actor import Actor
from rukun.kernel.regions import ancestors, is_code
from rukun.kernel.zones import zone_of

PAGE: Final = 50
TASKS_SOON: Final = timedelta(days=7)
_UNPROVED: Final = (TaskState.GIVEN, TaskState.ACCEPTED, TaskState.IN_PROGRESS)
_HEADS: Final = (AgencyKind.REGENT, AgencyKind.SECRETARIAT)
_MOVING: Final = (CaseState.NEW, CaseState.HANDLED, CaseState.REOPENED)


@dataclass(frozen=True)
class CaseFilter:
    """What a list is narrowed to; it stands in the address. Unknown values narrow nothing.

    `state` is a state or "open" (everything but closed), `risk` the least risk (1–4), `stuck`
    the days without anything happening ("" none).
    """

    rung: str = ""
    state: str = ""
    urgency: str = ""
    risk: str = ""
    kecamatan: str = ""
    type: str = ""
    mine: str = ""
    awaiting: str = ""
    shared: str = ""
    stuck: str = ""
    text: str = ""

    @classmethod
    def from_params(cls, params: Mapping[str, str]) -> Self:
        """Read the filter from a query string."""
        return cls(**{field.name: params.get(field.name, "").strip()[:80] for field in fields(cls)})

    def as_params(self) -> dict[str, str]:
        """Return what is set, for links to the same list."""
        return {field.name: found for field in fields(self) if (found := getattr(self, field.name))}

    def apply(self, cases: "QuerySet[Case]", *, actor: Actor) -> "QuerySet[Case]":
        """Narrow visible cases."""
        for condition in (self._by_state(), self._by_weight(), self._by_relation(actor), self._by_text()):
            cases = cases.filter(condition)
        if self.stuck.isdecimal():
            cases = cases.filter(_stuck(actor.at - timedelta(days=int(self.stuck[:4]))))
        return cases

    def _by_state(self) -> Q:
        condition = Q()
        if self.rung in {str(rung.value) for rung in Rung}:
            condition &= Q(rung=int(self.rung))
        if self.state == "open":
            condition &= ~Q(state=CaseState.CLOSED)
        elif self.state in CaseState.values:
            condition &= Q(state=self.state)
        return condition

    def _by_weight(self) -> Q:
        condition = Q()
        if self.urgency in Urgency.values:
            condition &= Q(urgency=self.urgency)
        if self.risk in {"1", "2", "3", "4"}:
            condition &= Q(risk__gte=int(self.risk))
        if self.type:
            condition &= Q(issue_type=self.type)
        return condition

    def _by_relation(self, actor: Actor) -> Q:
        condition = within([self.kecamatan]) if is_code(self.kecamatan) else Q()
        if self.mine:
            condition &= Q(owner_agency_id=actor.agency_id)
        if self.awaiting:
            condition &= Q(pk__in=_offered_to(actor))
        if self.shared:
            condition &= Q(pk__in=_shared_with(actor))
        return condition

    def _by_text(self) -> Q:
        return Q(title__icontains=self.text) | Q(number__icontains=self.text) if self.text else Q()


@dataclass(frozen=True)
class CasePage:
    """One page of a list; `next` is the opaque mark of the page after it, "" at the end."""

    cases: list[Case]
    next: str


def case_page(*, actor: Actor, narrowed_to: CaseFilter, after: str = "", size: int = PAGE) -> CasePage:
    """Return visible cases, the last active first, from the mark `after` on. One query.

    Each carries `offered_to`, the agency that has not answered an offer yet, or None, and
    `offered_to_team`, the Tim Terpadu for which it would hold the case.
    """
    cases = narrowed_to.apply(Case.objects.visible_to(actor), actor=actor)
    mark = _read_mark(after)
    if mark is not None:
        at, pk = mark
        cases = cases.filter(Q(last_activity_at__lt=at) | Q(last_activity_at=at, pk__lt=pk))
    named = cases.select_related("owner_agency", "owner_team", "region_current__parent")
    named = named.annotate(
        offered_to=Subquery(_offered().values("to_agency__short_name")),
        offered_to_team=Subquery(_offered().values("to_team")),
    )
    found: list[Case] = [*named.order_by("-last_activity_at", "-pk")[: size + 1]]
    more = len(found) > size
    return CasePage(found[:size], _mark(found[size - 1]) if more else "")


def _mark(case: Case) -> str:
    text = f"{case.last_activity_at.isoformat()}|{case.pk}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read_mark(mark: str) -> tuple[datetime, UUID] | None:
    """Return what a mark holds; a mark that was tampered with begins at the beginning."""
    try:
        at, pk = base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)).decode().split("|")
        moment = datetime.fromisoformat(at)
        return (moment, UUID(pk)) if moment.tzinfo else None
    except ValueError:
        return None


def _offered() -> "QuerySet[HandOver]":
    """Return the offer of the outer case that waits for an answer; there is at most one."""
    return HandOver.objects.filter(state=HandOverState.OFFERED, case=OuterRef("pk"))


def _offered_to(actor: Actor) -> "QuerySet[Any]":
    offers = HandOver.objects.filter(state=HandOverState.OFFERED)
    return offers.filter(Q(to_agency_id=actor.agency_id)).values("case")


def _shared_with(actor: Actor) -> "QuerySet[Any]":
    live = Grant.objects.filter(Q(agency_id=actor.agency_id), object_type=CASE, from_at__lte=actor.at)
    invited = live.filter(via_type="invitation").filter(Q(until_at=None) | Q(until_at__gt=actor.at))
    return invited.values("object_id")


def _stuck(before: datetime) -> Q:
    return Q(state__in=_MOVING, last_activity_at__lt=before)


@dataclass(frozen=True)
class Board:
    """Counts for the home screen; each has its list (`CaseFilter`, `tasks_due`)."""

    to_accept: int
    tasks_due: int
    stuck: int
    own_open: int
    shared_with_us: int


def board(actor: Actor) -> Board:
    """Count what concerns the actor's agency. Four queries."""
    seen = Case.objects.visible_to(actor)
    counts = seen.open().aggregate(
        own=Count("pk", filter=Q(owner_agency_id=actor.agency_id)),
        stuck=Count("pk", filter=_stuck(actor.at - timedelta(days=stuck_days(actor)))),
        shared=Count("pk", filter=Q(pk__in=_shared_with(actor))),
    )
    return Board(
        to_accept=seen.filter(pk__in=_offered_to(actor)).count(),
        tasks_due=tasks_due(actor).count(),
        stuck=counts["stuck"],
        own_open=counts["own"],
        shared_with_us=counts["shared"],
    )


def stuck_days(actor: Actor) -> int:
    """Return after how many days without anything a case counts as stuck in the actor's regency."""
    on = actor.at.astimezone(ZoneInfo(actor.zone)).date()
    return value(STUCK_DAYS, region=actor.regency, on=on)


def tasks_due(actor: Actor, within_next: timedelta = TASKS_SOON) -> "QuerySet[Task]":
    """Return what the actor's agency has promised and not yet proved, due soon or late."""
    promised = Task.objects.visible_to(actor).filter(Q(agency_id=actor.agency_id), state__in=_UNPROVED)
    soon = promised.filter(due_at__lte=actor.at + within_next)
    return soon.select_related("case", "office").order_by("due_at", "pk")


def offers_to_answer(actor: Actor) -> "QuerySet[HandOver]":
    """Return the offers that wait for the actor's agency, the first due first."""
    waiting = HandOver.objects.visible_to(actor).filter(
        Q(to_agency_id=actor.agency_id), state=HandOverState.OFFERED
    )
    return waiting.select_related("case", "from_agency").order_by("respond_by", "pk")


def agencies_that_can_open(case: Case, at: datetime | None = None) -> list[Agency]:
    """Return every agency with an office that sees `case`, by the rule of docs/rights.md; one query.

    The holder first, then down the ladder, then those beside it. Conflicts of interest keep
    out persons, not agencies; nor are single emergency accesses named here.
    """
    moment = at or case.last_activity_at
    place = case.region_current_id
    serves = AgencyRegion.objects.filter(agency=OuterRef("pk"), region_id__in=[*ancestors(place), place])
    grants = Grant.objects.filter(object_type=CASE, object_id=case.pk, from_at__lte=moment)
    let_in = grants.filter(Q(until_at=None) | Q(until_at__gt=moment)).values("agency")
    mine_or_below = Q(pk__in=_holders(case)) | _above(case) | _on_team(case, moment)
    found = Agency.objects.filter(Q(pk__in=let_in) | Exists(serves) & mine_or_below, is_active=True)
    return sorted(
        found.distinct(),
        key=lambda agency: (agency.pk != case.owner_agency_id, -(agency.rung or 0), agency.short_name),
    )


def _holders(case: Case) -> "QuerySet[Any]":
    return Custody.objects.filter(object_type=CASE, object_id=case.pk).values("agency")


def _above(case: Case) -> Q:
    stands_above = Q(rung__gt=case.owner_rung) | Q(rung__gte=case.owner_rung, kind__in=_HEADS)
    return Q(regency=case.regency) & stands_above


def _on_team(case: Case, at: datetime) -> Q:
    """An office sits on a standing team of the line that holds or held the case."""
    held = Custody.objects.filter(object_type=CASE, object_id=case.pk, team__isnull=False)
    on = at.astimezone(ZoneInfo(zone_of(case.region_current_id))).date()
    lines = Team.objects.filter(pk__in=held.values("team")).values("line")
    standing = Team.objects.standing(on).filter(line__in=lines)
    return Q(offices__seats__team__in=standing)
