"""Open an election desk and correct what is known of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.enums import TeamKind
from rukun.foundation.people.models import Team
from rukun.handling.registers.domain.writing import (
    check_columns,
    journal,
    one_line,
    place_in_area,
    require_keeper,
)
from rukun.handling.registers.models import ELECTION_DESK, ElectionDesk
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid
from rukun.kernel.regions import regency_of
from rukun.kernel.versions import save_if_current


@dataclass(frozen=True, kw_only=True)
class DeskFields:
    """What the decree says. `team` is the desk's team by decree, where it has been entered."""

    name: str
    kind: str
    region: str
    from_on: date
    until_on: date
    polling_on: date | None = None
    team: Team | None = None
    decree_number: str = ""
    decree_on: date | None = None


@transaction.atomic
def open_desk(*, fields: DeskFields, actor: Actor, at: datetime) -> ElectionDesk:
    """Enter a desk for an election."""
    office_id, _person = require_keeper(actor.regency, actor)
    desk = ElectionDesk(recorded_at=at, recorded_by_office_id=office_id)
    _fill(desk, fields, actor)
    try:
        with transaction.atomic():
            desk.save(force_insert=True)
    except IntegrityError:
        raise _taken() from None
    _note("election_desk.opened", desk, actor, at, kind=desk.kind)
    return desk


@transaction.atomic
def correct_desk(
    *, desk: ElectionDesk, version: int, fields: DeskFields, actor: Actor, at: datetime
) -> ElectionDesk:
    """Write what holds now; `StaleVersion` if somebody saved since `version`."""
    require_keeper(desk.regency, actor)
    before = ElectionDesk.objects.get(pk=desk.pk)
    columns = _fill(desk, fields, actor)
    if desk.regency != before.regency:
        raise Invalid("region", _("A desk stays in the regency in which it was entered."))
    if ElectionDesk.objects.filter(regency=desk.regency, name=desk.name).exclude(pk=desk.pk).exists():
        raise _taken()
    changed = sorted(name for name, value in columns.items() if getattr(before, name) != value)
    save_if_current(desk, version=version, **columns)
    _note("election_desk.corrected", desk, actor, at, fields=changed)
    return desk


def _fill(desk: ElectionDesk, fields: DeskFields, actor: Actor) -> dict[str, object]:
    region = place_in_area("region", fields.region, actor)
    columns: dict[str, object] = {
        "name": one_line("name", fields.name),
        "kind": fields.kind,
        "region_id": region.code,
        "regency": regency_of(region.code),
        "team_id": _team(fields.team, actor),
        "decree_number": " ".join(fields.decree_number.split()),
        "decree_on": fields.decree_on,
        "from_on": fields.from_on,
        "until_on": fields.until_on,
        "polling_on": fields.polling_on,
    }
    check_columns(desk, columns)
    if fields.until_on < fields.from_on:
        raise Invalid("until_on", _("The end lies before the beginning."))
    if fields.polling_on and not fields.from_on <= fields.polling_on <= fields.until_on:
        raise Invalid("polling_on", _("Polling day lies outside the time of the desk."))
    return columns


def _team(team: Team | None, actor: Actor) -> object:
    if team is None:
        return None
    if team.kind != TeamKind.ELECTION or team.regency != actor.regency:
        raise Invalid("team", _("Choose the team of an election desk of this regency."))
    return team.pk


def _taken() -> Invalid:
    return Invalid("name", _("The register already has a desk of that name."))


def _note(action: str, desk: ElectionDesk, actor: Actor, at: datetime, **data: object) -> None:
    journal(
        action,
        stream=desk.stream,
        object_type=ELECTION_DESK,
        object_id=desk.pk,
        actor=actor,
        at=at,
        **data,
    )
