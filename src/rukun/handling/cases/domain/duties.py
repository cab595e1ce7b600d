"""What a verb makes others owe, settles, and tells them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from rukun.foundation.notices.domain import notify
from rukun.foundation.obligations.domain import cancel_obligations, discharge, open_obligation
from rukun.foundation.people.models import Agency, Office
from rukun.foundation.settings.clocks import handover_due
from rukun.handling.cases.models import CASE, Case
from rukun.kernel.actor import Actor


def owe(
    case: Case,
    kind: str,
    *,
    agency_id: UUID,
    opened_by: Actor,
    at: datetime,
    office_id: UUID | None = None,
    due_at: datetime | None = None,
    about: UUID | None = None,
    what: str = "",
) -> None:
    """Let an agency (or one office of it) owe something on `case`; silence climbs if it is due."""
    open_obligation(
        kind=kind,
        object_type=CASE,
        object_id=case.pk,
        subject_id=about,
        summary=f"{case.number} {what or case.title}",
        owner_agency_id=agency_id,
        owner_office_id=office_id,
        due_at=due_at,
        climbs=due_at is not None,
        urgency=case.urgency,
        region=case.region_current_id,
        regency=case.regency,
        opened_by=opened_by,
        at=at,
    )


def owe_start(case: Case, *, opened_by: Actor, at: datetime) -> None:
    """Let the holder's head start, within the time in which a hand-over must be answered."""
    due_at = handover_due(case.region_current_id, at)
    owe(case, "case.start", agency_id=case.owner_agency_id, due_at=due_at, opened_by=opened_by, at=at)


def settle(
    case: Case, *kinds: str, actor: Actor, at: datetime, about: UUID | None = None, outcome: str = ""
) -> None:
    """Close what was owed as done."""
    for kind in kinds:
        discharge(
            object_type=CASE,
            object_id=case.pk,
            kind=kind,
            subject_id=about,
            actor=actor,
            at=at,
            outcome=outcome,
        )


def drop(
    case: Case,
    *kinds: str,
    actor: Actor,
    at: datetime,
    about: UUID | None = None,
    agency_id: UUID | None = None,
) -> None:
    """Close what is no longer owed; without kinds everything that fits."""
    for kind in kinds or (None,):
        cancel_obligations(
            object_type=CASE,
            object_id=case.pk,
            kind=kind,
            subject_id=about,
            owner_agency_id=agency_id,
            actor=actor,
            at=at,
        )


# What the holder owes on the case as a whole; it falls away when the case moves on.
HOLDERS_DUTIES = ("case.start", "case.mediate", "case.review", "hand_over.returned")


def tell(
    case: Case,
    template: str,
    *,
    actor: Actor,
    at: datetime,
    agencies: Iterable[Agency | UUID] = (),
    offices: Iterable[Office | UUID] = (),
    capability: str = "",
) -> None:
    """Write notices that name the case by its number only; nobody is told of their own act."""
    behalf = actor.on_behalf
    notify(
        template=template,
        object_type=CASE,
        object_id=case.pk,
        params={"number": case.number, "by": behalf.label if behalf else actor.label},
        agencies=agencies,
        offices=offices,
        capability=capability,
        except_person_id=actor.person_id,
        at=at,
    )
