"""Reads of the registers: lists by page, the agenda of a month, the roster of a week."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Prefetch, Q, QuerySet

from rukun.foundation.people.models import Team
from rukun.handling.registers.enums import DemonstrationState, OrganisationState
from rukun.handling.registers.models import (
    Demonstration,
    DutyShift,
    ElectionDesk,
    Leader,
    Leadership,
    Organisation,
)
from rukun.kernel.actor import Actor

PAGE_SIZE = 50


@dataclass(frozen=True)
class OrganisationFilter:
    """What the list of organisations is narrowed to; an unknown value finds nothing."""

    text: str = ""
    legal_form: str = ""
    standing: str = ""  # "disputed", "expiring" (runs out or has run out), or a state


def organisations_seen_by(
    actor: Actor, chosen: OrganisationFilter, *, expires_before: date
) -> QuerySet[Organisation]:
    """Return the organisations that the office may see, by name, with the number of their boards."""
    boards = Count("leaderships", filter=Q(leaderships__ended_on=None))
    seen = Organisation.objects.visible_to(actor).annotate(boards=boards)
    if chosen.text:
        seen = seen.filter(Q(name__icontains=chosen.text) | Q(short_name__icontains=chosen.text))
    if chosen.legal_form:
        seen = seen.filter(legal_form=chosen.legal_form)
    if chosen.standing == "disputed":
        seen = seen.filter(boards__gt=1)
    elif chosen.standing == "expiring":
        seen = seen.filter(state=OrganisationState.ACTIVE, valid_until__lte=expires_before)
    elif chosen.standing:
        seen = seen.filter(state=chosen.standing)
    return seen.order_by("name", "pk")


def after_name(rows: QuerySet[Organisation], cursor: str) -> QuerySet[Organisation]:
    """Return what follows the organisation that `cursor` names; a broken cursor starts anew."""
    name, _tilde, pk_text = cursor.rpartition("~")
    try:
        pk = UUID(pk_text)
    except ValueError:
        return rows
    return rows.filter(Q(name__gt=name) | Q(name=name, pk__gt=pk))


def boards_of(organisation: Organisation) -> list[Leadership]:
    """Return the boards with their leaders, those in office first."""
    leaders = Prefetch("leaders", queryset=Leader.objects.order_by("order"))
    boards = Leadership.objects.filter(organisation=organisation).prefetch_related(leaders)
    return sorted(boards, key=lambda board: (board.ended_on is not None, board.letter))


def agenda_of(actor: Actor, *, month: date) -> QuerySet[Demonstration]:
    """Return the demonstrations of the month in which `month` lies, in the actor's zone."""
    first = month.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    zone = ZoneInfo(actor.zone)
    begins = datetime.combine(first, time.min, tzinfo=zone)
    ends = datetime.combine(following, time.min, tzinfo=zone)
    seen = Demonstration.objects.visible_to(actor).filter(starts_at__gte=begins, starts_at__lt=ends)
    return _with_names(seen)


def coming_demonstrations(actor: Actor, *, within: timedelta) -> QuerySet[Demonstration]:
    """Return what is planned and not over long ago: from this morning until `within` from now."""
    today = datetime.combine(actor.at.astimezone(ZoneInfo(actor.zone)), time.min, tzinfo=ZoneInfo(actor.zone))
    planned = Demonstration.objects.visible_to(actor).filter(state=DemonstrationState.PLANNED)
    return _with_names(planned.filter(starts_at__gte=today, starts_at__lt=actor.at + within))


def demonstrations_of(organisation: Organisation) -> QuerySet[Demonstration]:
    """Return what the organisation announced, the latest first."""
    announced = Demonstration.objects.filter(organisation=organisation)
    return announced.select_related("region__parent").order_by("-starts_at", "-pk")


def _with_names(demonstrations: QuerySet[Demonstration]) -> QuerySet[Demonstration]:
    named = demonstrations.select_related("region__parent", "organisation")
    return named.order_by("starts_at", "pk")


def desks_seen_by(actor: Actor) -> QuerySet[ElectionDesk]:
    """Return the election desks, the latest first."""
    return (
        ElectionDesk.objects.visible_to(actor).select_related("region__parent").order_by("-from_on", "name")
    )


def standing_team_of(desk: ElectionDesk) -> Team | None:
    """Return the team of the desk under the decree in force; the last one when there is none any more."""
    if desk.team is None:
        return None
    line = Team.objects.filter(line=desk.team.line)
    return line.filter(ended_on=None).first() or line.order_by("-decree_on", "-pk").first()


def roster_of(actor: Actor, *, begins: datetime, ends: datetime) -> QuerySet[DutyShift]:
    """Return the shifts that begin in a stretch of time, in their order."""
    seen = DutyShift.objects.visible_to(actor).filter(starts_at__gte=begins, starts_at__lt=ends)
    return seen.select_related("office__agency").order_by("starts_at", "name", "pk")


def on_duty_now(actor: Actor) -> QuerySet[DutyShift]:
    """Return who is on duty at this moment."""
    now = DutyShift.objects.visible_to(actor).at(actor.at)
    return now.select_related("office__agency").order_by("office__agency__name", "name", "pk")
