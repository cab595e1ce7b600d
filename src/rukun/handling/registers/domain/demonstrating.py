"""Enter an announced demonstration, correct it, and note what became of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.settings.keys import DEMONSTRATION_NOTICE_HOURS
from rukun.foundation.settings.queries import value
from rukun.handling.registers.domain.writing import (
    check_columns,
    journal,
    one_line,
    place_in_area,
    plain_text,
    require_keeper,
)
from rukun.handling.registers.models import DEMONSTRATION, Demonstration, Organisation
from rukun.handling.registers.workflow import DEMONSTRATION_WORKFLOW
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid
from rukun.kernel.regions import regency_of
from rukun.kernel.versions import save_if_current
from rukun.kernel.workflow import move


@dataclass(frozen=True, kw_only=True)
class DemonstrationFields:
    """What the notice to Polri says. Times are aware; `region` is where people gather."""

    topic: str
    region: str
    starts_at: datetime
    organisation: Organisation | None = None
    organiser: str = ""
    destination: str = ""
    notice_number: str = ""
    notice_on: date | None = None
    received_at: datetime | None = None
    ends_at: datetime | None = None
    route: str = ""
    expected: int | None = None


@transaction.atomic
def announce_demonstration(*, fields: DemonstrationFields, actor: Actor, at: datetime) -> Demonstration:
    """Put a demonstration on the agenda, from the notice or from what is known without one."""
    office_id, _person = require_keeper(actor.regency, actor)
    demonstration = Demonstration(recorded_at=at, recorded_by_office_id=office_id)
    _fill(demonstration, fields, actor)
    demonstration.save(force_insert=True)
    starts = fields.starts_at.isoformat()
    _note("demonstration.announced", demonstration, actor, at, starts_at=starts)
    return demonstration


@transaction.atomic
def correct_demonstration(
    *, demonstration: Demonstration, version: int, fields: DemonstrationFields, actor: Actor, at: datetime
) -> Demonstration:
    """Write what is known now; `StaleVersion` if somebody saved since `version`."""
    require_keeper(demonstration.regency, actor)
    before = Demonstration.objects.get(pk=demonstration.pk)
    columns = _fill(demonstration, fields, actor)
    if demonstration.regency != before.regency:
        raise Invalid("region", _("A demonstration stays in the regency in which it was entered."))
    changed = sorted(name for name, value_now in columns.items() if getattr(before, name) != value_now)
    save_if_current(demonstration, version=version, **columns)
    _note("demonstration.corrected", demonstration, actor, at, fields=changed)
    return demonstration


@transaction.atomic
def note_demonstration_held(
    *, demonstration: Demonstration, actual: int | None, outcome: str, actor: Actor, at: datetime
) -> Demonstration:
    """Say that it was held, how many came (None: not known) and how it went."""
    require_keeper(demonstration.regency, actor)
    if demonstration.starts_at > at:
        raise Invalid("outcome", _("It has not begun yet."))
    said: dict[str, Any] = {"actual": actual, "outcome": plain_text("outcome", outcome, required=True)}
    check_columns(demonstration, said)
    move(demonstration, DEMONSTRATION_WORKFLOW.transition("hold"), **said)
    _note("demonstration.held", demonstration, actor, at, actual=actual)
    return demonstration


@transaction.atomic
def note_demonstration_cancelled(
    *, demonstration: Demonstration, reason: str, actor: Actor, at: datetime
) -> Demonstration:
    """Say that it did not take place, and what is known of why; no word on whether it was allowed."""
    require_keeper(demonstration.regency, actor)
    why = plain_text("reason", reason, required=True)
    move(demonstration, DEMONSTRATION_WORKFLOW.transition("cancel"), outcome=why)
    _note("demonstration.cancelled", demonstration, actor, at)
    return demonstration


def hours_of_notice(regency: str, on: date) -> int:
    """Return how many hours before the beginning the notice should be with Polri."""
    return value(DEMONSTRATION_NOTICE_HOURS, region=regency, on=on)


def is_short_notice(demonstration: Demonstration, *, hours: int) -> bool:
    """Say whether the notice came later than the law asks; False where its arrival is not known."""
    received = demonstration.received_at
    return received is not None and demonstration.starts_at - received < timedelta(hours=hours)


def _fill(demonstration: Demonstration, fields: DemonstrationFields, actor: Actor) -> dict[str, object]:
    columns: dict[str, object] = {
        name: said
        for name, said in vars(fields).items()
        if name not in {"region", "destination", "organisation"}
    }
    region = place_in_area("region", fields.region, actor)
    for name in ("topic", "organiser", "notice_number"):
        columns[name] = one_line(name, str(columns[name]))
    columns["route"] = plain_text("route", fields.route)
    columns |= {"region_id": region.code, "regency": regency_of(region.code), "destination_id": None}
    if fields.destination:
        columns["destination_id"] = place_in_area("destination", fields.destination, actor).code
    columns["organisation_id"] = _organiser(fields, actor)
    check_columns(demonstration, columns)
    if fields.ends_at is not None and fields.ends_at < fields.starts_at:
        raise Invalid("ends_at", _("The end lies before the beginning."))
    return columns


def _organiser(fields: DemonstrationFields, actor: Actor) -> object:
    if fields.organisation is None:
        if not fields.organiser.strip():
            raise Invalid("organiser", _("Choose the organisation, or name the group."))
        return None
    if not Organisation.objects.visible_to(actor).filter(pk=fields.organisation.pk).exists():
        raise Invalid("organisation", _("Choose an organisation of the register."))
    return fields.organisation.pk


def _note(action: str, demonstration: Demonstration, actor: Actor, at: datetime, **data: object) -> None:
    journal(
        action,
        stream=demonstration.stream,
        object_type=DEMONSTRATION,
        object_id=demonstration.pk,
        actor=actor,
        at=at,
        **data,
    )
