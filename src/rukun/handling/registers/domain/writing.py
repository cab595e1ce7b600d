"""What the verbs of the registers share: who signs, what a text may hold, how a row is checked."""

import re
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.territory.models import Region
from rukun.handling.registers import policy
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.regions import is_within_any
from rukun.kernel.zones import zone_of

MOST_CHARACTERS: Final = 4_000
# Sixteen digits are an identity number (NIK); 08…, +62… with as many digits as a telephone has, a mobile.
_PRIVATE: Final = re.compile(
    r"(?<!\d)\d{2}(?:[ .-]?\d{2}){7}(?!\d)|(?<![\w.,/-])(?:\+?62|0)[ .-]?8\d{1,2}(?:[ .-]?\d{3,5}){2}(?!\d)"
)


class Signing(NamedTuple):
    """The ids under which a row is written."""

    office_id: UUID
    person_id: UUID


def signing(actor: Actor) -> Signing:
    """Return who writes, or refuse whoever acts in no office."""
    if actor.office_id is None or actor.person_id is None:
        raise NotAllowed
    return Signing(actor.office_id, actor.person_id)


def require_keeper(regency: str, actor: Actor) -> Signing:
    """Return who writes, or refuse an office that does not keep the registers of `regency`."""
    if not policy.may_keep(regency=regency, actor=actor):
        raise NotAllowed
    return signing(actor)


def plain_text(field: str, text: str, *, required: bool = False) -> str:
    """Return `text` trimmed; refuse private numbers, which would make a register a K3 record."""
    said = text.strip()
    if required and not said:
        raise Invalid(field, _("Write what is to be noted."))
    if len(said) > MOST_CHARACTERS:
        raise Invalid(field, _("This is too long. Keep to 4,000 characters."))
    if _PRIVATE.search(said):
        raise Invalid(field, _("Leave out identity numbers and private telephone numbers."))
    return said


def one_line(field: str, text: str) -> str:
    """Return `text` on one line, without private numbers."""
    return plain_text(field, " ".join(text.split()))


def place_in_area(field: str, code: str, actor: Actor) -> Region:
    """Return the current region `code` in the area of the acting office."""
    region = Region.objects.filter(code=code, is_current=True).first()
    if region is None or not is_within_any(region.code, actor.territory):
        raise Invalid(field, _("Choose a place in the area of your office."))
    return region


def check_columns(row: models.Model, columns: dict[str, object]) -> None:
    """Put `columns` on `row` and refuse the first that does not fit its field."""
    for name, value in columns.items():
        setattr(row, name, value)
    names = {field.attname for field in row._meta.fields} | {field.name for field in row._meta.fields}
    try:
        row.clean_fields(exclude=names - columns.keys())
    except ValidationError as problem:
        field, messages = next(iter(problem.message_dict.items()))
        raise Invalid(field, messages[0]) from problem


def today_in(regency: str, at: datetime) -> date:
    """Return the day that it is in `regency` at `at`."""
    return at.astimezone(ZoneInfo(zone_of(regency))).date()


def journal(
    action: str,
    *,
    stream: str,
    object_type: str,
    object_id: UUID | str,
    actor: Actor,
    at: datetime,
    **data: object,
) -> None:
    """Append what was done; ids, codes, dates and names of fields only."""
    record(
        stream=stream,
        action=action,
        actor=actor,
        at=at,
        object_type=object_type,
        object_id=object_id,
        data=data,
    )
