"""Emergency access is answered for: whoever must judge it owes the review as a duty."""

from datetime import datetime
from typing import Any, Final, cast
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from rukun.foundation.obligations.domain import discharge, open_obligation
from rukun.foundation.obligations.kinds import register_kind
from rukun.foundation.people.capabilities import EMERGENCY_REVIEW
from rukun.foundation.people.enums import AgencyKind
from rukun.foundation.people.models import Agency, Office
from rukun.foundation.settings.clocks import emergency_review_due
from rukun.foundation.sharing.models import EmergencyAccess, owned_models
from rukun.foundation.sharing.signals import glass_broken, glass_reviewed
from rukun.kernel.actor import Actor

KIND: Final = "emergency.review"
OBJECT: Final = "emergency_access"


def register() -> None:
    """Make the duty known and let it follow each emergency access."""
    register_kind(
        KIND,
        _("Review of an emergency access"),
        "sharing:review",
        action=_("Review"),
        capability=EMERGENCY_REVIEW,
    )
    glass_broken.connect(_owe_review, dispatch_uid=KIND)
    glass_reviewed.connect(_close_review, dispatch_uid=KIND)


def _owe_review(sender: object, *, access: EmergencyAccess, actor: Actor, at: datetime, **more: Any) -> None:
    """Open the duty. It does not climb: the next step could be the one who broke the glass."""
    reviewer = _reviewer(access.office)
    number = _number(access.object_type, access.object_id)
    open_obligation(
        kind=KIND,
        object_type=OBJECT,
        object_id=access.pk,
        summary=f"{number} {access.office.title}".strip(),
        owner_agency_id=reviewer.pk,
        region=access.regency,
        regency=access.regency,
        number=number,
        due_at=emergency_review_due(access.regency, at),
        opened_by=actor,
        at=at,
    )


def _close_review(
    sender: object, *, access: EmergencyAccess, actor: Actor, at: datetime, **more: Any
) -> None:
    outcome = "justified" if access.was_justified else "not_justified"
    discharge(object_type=OBJECT, object_id=access.pk, kind=KIND, actor=actor, at=at, outcome=outcome)


def _reviewer(office: Office) -> Agency:
    """Return the agency that judges: the own one under its head; the secretary's, for the head.

    Where no secretary's office works with Rukun yet the duty stays with the agency, whose acting
    head may judge it.
    """
    if not office.is_head:
        return office.agency
    secretariat = Agency.objects.filter(
        regency=office.agency.regency, kind=AgencyKind.SECRETARIAT, is_active=True
    )
    return secretariat.first() or office.agency


def _number(object_type: str, object_id: UUID) -> str:
    """Return the record's number, which tells nothing of what is in it."""
    model = cast("Any", owned_models()[object_type])  # each registered model has a number
    rows = model._default_manager.filter(pk=object_id)
    return str(rows.values_list("number", flat=True).first() or "")
