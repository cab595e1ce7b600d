"""A regency's own words in the lists that the nation starts with."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.settings import policy
from rukun.foundation.settings.domain.values import stream_of
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import words
from rukun.foundation.settings.models import Lookup
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed


@transaction.atomic
def save_word(
    *,
    list_code: str,
    code: str,
    region: str,
    label: str,
    actor: Actor,
    at: datetime,
    label_en: str = "",
    order: int = 1000,
) -> Lookup:
    """Add a word to a list in `region`, or give a known code another label or place there.

    A known code keeps its flags: what the program reads into a word is not for a label to change.
    """
    if not policy.may_manage(region=region, actor=actor):
        raise NotAllowed
    if list_code not in LookupList.values:
        raise Invalid("list_code", _("There is no such list."))
    if not label.strip():
        raise Invalid("label", _("Write the word."))
    flags = _flags_above(list_code, code)
    word, _created = Lookup.objects.update_or_create(
        list_code=list_code,
        code=code,
        region_id=region or None,
        defaults={
            "label": label.strip(),
            "label_en": label_en.strip(),
            "order": order,
            "flags": flags,
            "is_active": True,
        },
    )
    _note(word, "word.saved", actor=actor, at=at)
    return word


@transaction.atomic
def retire_word(*, list_code: str, code: str, region: str, actor: Actor, at: datetime) -> Lookup:
    """Take a word out of the choices in `region`; records that bear it keep showing it."""
    if not policy.may_manage(region=region, actor=actor):
        raise NotAllowed
    known = words(list_code, region=region)
    source = next((word for word in known if word.code == code), None)
    if source is None:
        raise Invalid("code", _("There is no such word."))
    word, _created = Lookup.objects.update_or_create(
        list_code=list_code,
        code=code,
        region_id=region or None,
        defaults={"is_active": False},
        create_defaults={
            "label": source.label,
            "label_en": source.label_en,
            "order": source.order,
            "flags": source.flags,
            "is_active": False,
        },
    )
    _note(word, "word.retired", actor=actor, at=at)
    return word


def _flags_above(list_code: str, code: str) -> list[str]:
    national = Lookup.objects.filter(region=None, list_code=list_code, code=code).first()
    return list(national.flags) if national else []


def _note(word: Lookup, action: str, *, actor: Actor, at: datetime) -> None:
    record(
        stream=stream_of(word.region_id or ""),
        action=action,
        actor=actor,
        at=at,
        object_type="lookup",
        object_id=word.pk,
        data={"list": word.list_code, "code": word.code},
    )
