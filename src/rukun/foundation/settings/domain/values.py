"""Change a value: add the row that holds from a day on."""

from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.settings import policy
from rukun.foundation.settings.keys import KEYS, Key
from rukun.foundation.settings.models import Setting
from rukun.foundation.settings.shapes import JSON
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed


def stream_of(region: str) -> str:
    """Return the journal stream of a region's reference data."""
    return f"settings:{region or 'nation'}"


@transaction.atomic
def set_value(
    *,
    key: Key[object] | str,
    region: str,
    value: object,
    legal_basis: str,
    valid_from: date,
    actor: Actor,
    at: datetime,
) -> Setting:
    """Let `value` hold in `region` from `valid_from` on; earlier days keep their rules.

    `region` is "" for the nation. `legal_basis` names the decree or the practice. Raises
    `Invalid("value" | "legal_basis" | "key", …)`.
    """
    if not policy.may_manage(region=region, actor=actor):
        raise NotAllowed
    known = KEYS.get(key if isinstance(key, str) else key.code)
    if known is None:
        raise Invalid("key", _("There is no such setting."))
    if not legal_basis.strip():
        raise Invalid("legal_basis", _("Name the decree, or write that it is working practice."))
    raw = _checked(known, value)
    row = Setting.objects.create(
        key=known.code,
        region_id=region or None,
        value=raw,
        legal_basis=legal_basis.strip(),
        valid_from=valid_from,
        set_at=at,
        set_by_id=actor.person_id,
        set_for_id=actor.office_id,
    )
    record(
        stream=stream_of(region),
        action="setting.set",
        actor=actor,
        at=at,
        object_type="setting",
        object_id=row.pk,
        data={"key": known.code, "value": raw, "valid_from": valid_from.isoformat()},
    )
    return row


def _checked(key: Key[object], given: object) -> JSON:
    raw = cast(JSON, given)
    try:
        key.shape(raw)
    except ValueError as problem:
        raise Invalid("value", str(problem)) from None
    return raw
