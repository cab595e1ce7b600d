"""A wave of moves (mutasi): forty officers in one evening, all or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people import policy
from rukun.foundation.people.domain.assignments import (
    Term,
    begin,
    end,
    note_begin,
    note_end,
    refuse_without_administrator,
)
from rukun.foundation.people.enums import Role
from rukun.foundation.people.models import Assignment, Office, Person
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed


@dataclass(frozen=True)
class Move:
    """One line of a wave: leave `leaves`, take up `office` for `term`; either may be missing.

    What is left ends the day before `term` begins. `row` is the line of the sheet.
    """

    row: int
    person: Person
    term: Term
    leaves: Assignment | None = None
    office: Office | None = None


@dataclass(frozen=True)
class RowError:
    """What is wrong in one line of a sheet, and in which column if that is known."""

    row: int
    message: str | Promise
    column: str | Promise = ""

    def __str__(self) -> str:
        parts = {"row": self.row, "column": self.column, "message": self.message}
        if self.column:
            return _("Row %(row)d, column %(column)s: %(message)s") % parts
        return _("Row %(row)d: %(message)s") % parts


class SheetRefused(DomainError):
    """At least one line is wrong; nothing at all was changed. `errors` has them all."""

    message = _("Nothing was changed. Correct these rows and upload the sheet again.")

    def __init__(self, errors: Sequence[RowError]) -> None:
        super().__init__()
        self.errors = sorted(errors, key=lambda error: error.row)


@transaction.atomic
def move_in_wave(*, moves: Sequence[Move], actor: Actor, at: datetime) -> list[Assignment]:
    """Carry out all moves, or none of them; return the new assignments.

    All offices are given back before the first is taken up, so that the order of the lines
    does not matter (A goes to B while B goes to C). Raises `SheetRefused` with every wrong line.
    """
    errors: list[RowError] = []
    ended = _each(moves, _leave, actor, errors)
    begun = _each(moves, _take_up, actor, errors)
    if errors:
        raise SheetRefused(errors)
    _refuse_without_administrators(moves)
    for assignment in ended:
        note_end(assignment, actor=actor, at=at)
    for assignment in begun:
        note_begin(assignment, actor=actor, at=at)
    return begun


Step = Callable[[Move, Actor], Assignment | None]


def _each(moves: Sequence[Move], step: Step, actor: Actor, errors: list[RowError]) -> list[Assignment]:
    done = []
    for move in moves:
        try:
            assignment = step(move, actor)
        except DomainError as refusal:
            errors.append(RowError(move.row, str(refusal)))
        else:
            done += [assignment] if assignment else []
    return done


def _leave(move: Move, actor: Actor) -> Assignment | None:
    if move.leaves is None:
        return None
    _refuse_unless_managed(move.leaves.office, actor)
    end(assignment=move.leaves, until_on=move.term.from_on - timedelta(days=1))
    return move.leaves


def _take_up(move: Move, actor: Actor) -> Assignment | None:
    if move.office is None:
        return None
    _refuse_unless_managed(move.office, actor)
    return begin(person=move.person, office=move.office, term=move.term, actor=actor)


def _refuse_unless_managed(office: Office, actor: Actor) -> None:
    if not policy.may_manage_agency(agency=office.agency, actor=actor):
        raise NotAllowed


def _refuse_without_administrators(moves: Sequence[Move]) -> None:
    for move in moves:
        left = move.leaves.office if move.leaves else None
        if left is not None and left.role == Role.ADMINISTRATOR:
            refuse_without_administrator(left.agency.regency, move.term.from_on)
