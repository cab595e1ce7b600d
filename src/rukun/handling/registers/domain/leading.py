"""Who leads an organisation; two boards at once stand side by side, neutrally."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from string import ascii_uppercase
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.handling.registers.domain.writing import (
    check_columns,
    journal,
    one_line,
    plain_text,
    require_keeper,
    today_in,
)
from rukun.handling.registers.models import ORGANISATION, Leader, Leadership, Organisation
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid

_MOST_LEADERS = 30


class BoardEnded(DomainError):
    """Somebody has ended this board already."""

    message = _("This board is no longer in office. Reload the page.")


class TooManyBoards(DomainError):
    """The alphabet has an end."""

    message = _("This organisation has 26 boards on record; no letter is left.")


@dataclass(frozen=True, kw_only=True)
class BoardFields:
    """A board: what it rests on (congress, decree with number and date), its period, its offices."""

    basis: str
    leaders: Sequence[tuple[str, str]]  # title and name, in their order
    from_on: date | None = None
    until_on: date | None = None


@transaction.atomic
def record_board(
    *, organisation: Organisation, fields: BoardFields, actor: Actor, at: datetime
) -> Leadership:
    """Enter a board beside those that stand already; which one is right is not for the register to say."""
    office_id, _person = require_keeper(organisation.regency, actor)
    if not fields.leaders or len(fields.leaders) > _MOST_LEADERS:
        raise Invalid("leaders", _("Name between one and thirty leaders, each with the office held."))
    # Two who enter a board at once get two letters.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    used = Leadership.objects.filter(organisation=organisation).count()
    if used >= len(ascii_uppercase):
        raise TooManyBoards
    board = Leadership(
        organisation=organisation,
        letter=ascii_uppercase[used],
        recorded_at=at,
        recorded_by_office_id=office_id,
    )
    check_columns(
        board,
        {
            "basis": one_line("basis", plain_text("basis", fields.basis, required=True)),
            "from_on": fields.from_on,
            "until_on": fields.until_on,
        },
    )
    if fields.from_on and fields.until_on and fields.until_on < fields.from_on:
        raise Invalid("until_on", _("The end lies before the beginning."))
    board.save(force_insert=True)
    Leader.objects.bulk_create(_leaders(board, fields.leaders))
    _note("organisation.board_recorded", organisation, board.pk, actor, at)
    return board


@transaction.atomic
def end_board(*, board: Leadership, actor: Actor, at: datetime) -> Leadership:
    """Say that a board is out of office, because another follows or a dispute was settled."""
    organisation = board.organisation
    require_keeper(organisation.regency, actor)
    standing = Leadership.objects.filter(pk=board.pk, ended_on=None)
    if not standing.update(ended_on=today_in(organisation.regency, at)):
        raise BoardEnded
    board.refresh_from_db()
    _note("organisation.board_ended", organisation, board.pk, actor, at)
    return board


def _leaders(board: Leadership, named: Sequence[tuple[str, str]]) -> list[Leader]:
    leaders = []
    for order, (title, name) in enumerate(named):
        leader = Leader(leadership=board, order=order)
        try:
            check_columns(leader, {"title": one_line("title", title), "name": one_line("name", name)})
        except Invalid as problem:
            raise Invalid("leaders", str(problem)) from problem
        leaders.append(leader)
    return leaders


def _note(action: str, organisation: Organisation, board_id: UUID, actor: Actor, at: datetime) -> None:
    journal(
        action,
        stream=organisation.stream,
        object_type=ORGANISATION,
        object_id=organisation.pk,
        actor=actor,
        at=at,
        board=str(board_id),
    )
