"""Write what happened to people and agencies into the stream of their regency."""

from datetime import datetime

from rukun.foundation.journal.domain import record
from rukun.foundation.people.models import Account, Agency, Assignment, Office, Person, Team
from rukun.kernel.actor import Actor

Subject = Person | Account | Agency | Office | Assignment | Team


def note(
    action: str, subject: Subject, *, actor: Actor, at: datetime, regency: str = "", **data: object
) -> None:
    """Append one entry to "people:<regency>"; ids and codes only, never a name or a number.

    The regency is that of the subject; a person has none, so the caller says which.
    """
    record(
        stream=f"people:{regency or _regency_of(subject)}",
        action=action,
        actor=actor,
        at=at,
        object_type=str(subject._meta.model_name),
        object_id=subject.pk,
        data=data,
    )


def _regency_of(subject: Subject) -> str:
    match subject:
        case Agency() | Team():
            return subject.regency
        case Office():
            return subject.agency.regency
        case Assignment():
            return subject.office.agency.regency
        case Account():
            return subject.person.home_regency()
        case Person():
            return subject.home_regency()
