"""Offices taken up and given back, by decree.

Duties are owed by offices: nothing here touches them. The screen that ends an assignment shows
what stays with the office.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people import policy
from rukun.foundation.people.domain.actors import local_date
from rukun.foundation.people.domain.journaling import note
from rukun.foundation.people.enums import AssignmentKind, Role
from rukun.foundation.people.models import Assignment, Office, Person
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed


class OfficeHeld(DomainError):
    """Two persons cannot hold one office definitively on the same day."""

    def __init__(self, held: Assignment) -> None:
        until = held.until_on.strftime("%d-%m-%Y") if held.until_on else "…"
        super().__init__(
            _(
                "%(person)s holds %(office)s definitively (%(from)s to %(until)s). End that "
                "assignment first, or enter this one as Plt. or Plh."
            )
            % {
                "person": held.person.name,
                "office": held.office.title,
                "from": held.from_on.strftime("%d-%m-%Y"),
                "until": until,
            }
        )


class OfficeClosed(DomainError):
    """The office or its agency exists no more."""

    message = _("This office has been closed. Choose an office that exists.")


class OwnOffice(DomainError):
    """An administrator would give an office to themselves, and with it the right to read."""

    message = _("You cannot give yourself an office. Ask another administrator to do it.")


class LastAdministrator(DomainError):
    """Nobody would be left who can manage the accounts of the regency."""

    message = _("This is the last administrator of the regency. Appoint another one first.")


class HasEnded(DomainError):
    """The assignment has an earlier end, or somebody has just ended it."""

    message = _("This assignment already has an earlier end. Reload the page to see it.")


@dataclass(frozen=True)
class Term:
    """How and how long an office is held. `until_on` is the last day; None is open."""

    kind: AssignmentKind
    from_on: date
    until_on: date | None = None
    decree_number: str = ""
    decree_on: date | None = None


@transaction.atomic
def assign(*, person: Person, office: Office, term: Term, actor: Actor, at: datetime) -> Assignment:
    """Let `person` hold `office` for `term`, by decree.

    One definitive holder at a time; Plt. and Plh. may overlap. Officers of vertical agencies
    get an account only with their commander's letter, entered as the decree.
    """
    _refuse_unless_managed(office, actor)
    assignment = begin(person=person, office=office, term=term, actor=actor)
    note_begin(assignment, actor=actor, at=at)
    return assignment


@transaction.atomic
def end_assignment(*, assignment: Assignment, until_on: date, actor: Actor, at: datetime) -> Assignment:
    """Let an assignment end with the day `until_on`, also in the past (decrees come late)."""
    _refuse_unless_managed(assignment.office, actor)
    end(assignment=assignment, until_on=until_on)
    if assignment.office.role == Role.ADMINISTRATOR:
        refuse_without_administrator(assignment.office.agency.regency, until_on + timedelta(days=1))
    note_end(assignment, actor=actor, at=at)
    return assignment


def begin(*, person: Person, office: Office, term: Term, actor: Actor) -> Assignment:
    """Write the row of a new assignment under its rules, without the journal."""
    # The office row is the queue in which two takers of one office stand.
    office = Office.objects.select_for_update(of=("self",)).select_related("agency").get(pk=office.pk)
    if not office.is_active or not office.agency.is_active:
        raise OfficeClosed
    if actor.person_id == person.pk:
        raise OwnOffice
    if term.until_on is not None and term.until_on < term.from_on:
        raise Invalid("until_on", _("The last day must not lie before the first."))
    if office.agency.is_vertical and not term.decree_number.strip():
        raise Invalid(
            "decree_number",
            _("Enter the letter by which the commander or head of this agency agreed to the account."),
        )
    if term.kind == AssignmentKind.DEFINITIVE:
        _refuse_second_holder(office, term)
    return Assignment.objects.create(
        person=person,
        office=office,
        kind=term.kind,
        decree_number=term.decree_number.strip(),
        decree_on=term.decree_on,
        from_on=term.from_on,
        until_on=term.until_on,
    )


def end(*, assignment: Assignment, until_on: date) -> None:
    """Write the end of an assignment, without the journal."""
    if until_on < assignment.from_on:
        raise Invalid("until_on", _("The last day must not lie before the first."))
    still_running = Q(until_on=None) | Q(until_on__gte=until_on)
    if not Assignment.objects.filter(still_running, pk=assignment.pk).update(until_on=until_on):
        raise HasEnded
    assignment.until_on = until_on


def refuse_without_administrator(regency: str, on: date) -> None:
    """Refuse an act after which nobody can log in as administrator of `regency` on `on`."""
    offices = Office.objects.active().filter(agency__regency=regency, role=Role.ADMINISTRATOR)
    able = Assignment.objects.live(on).filter(office__in=offices, person__account__is_active=True)
    if not able.exists():
        raise LastAdministrator


def _refuse_unless_managed(office: Office, actor: Actor) -> None:
    if not policy.may_manage_agency(agency=office.agency, actor=actor):
        raise NotAllowed


def _refuse_second_holder(office: Office, term: Term) -> None:
    others = Assignment.objects.filter(office=office, kind=AssignmentKind.DEFINITIVE)
    overlapping = others.filter(Q(until_on=None) | Q(until_on__gte=term.from_on))
    if term.until_on is not None:
        overlapping = overlapping.filter(from_on__lte=term.until_on)
    held = overlapping.select_related("person", "office").order_by("from_on").first()
    if held is not None:
        raise OfficeHeld(held)


def note_begin(assignment: Assignment, *, actor: Actor, at: datetime) -> None:
    """Write into the journal who took up which office; backdated by how many days."""
    today = local_date(at, assignment.office.agency.regency)
    note(
        "people.assigned",
        assignment,
        actor=actor,
        at=at,
        person=str(assignment.person_id),
        office=str(assignment.office_id),
        kind=str(assignment.kind),
        from_on=assignment.from_on.isoformat(),
        until_on=assignment.until_on.isoformat() if assignment.until_on else None,
        days_backdated=max((today - assignment.from_on).days, 0),
    )


def note_end(assignment: Assignment, *, actor: Actor, at: datetime) -> None:
    """Write into the journal that an office was given back."""
    today = local_date(at, assignment.office.agency.regency)
    last_day = assignment.until_on or today
    note(
        "people.assignment_ended",
        assignment,
        actor=actor,
        at=at,
        person=str(assignment.person_id),
        office=str(assignment.office_id),
        until_on=last_day.isoformat(),
        days_backdated=max((today - last_day).days, 0),
    )
