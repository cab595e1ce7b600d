"""Reads of duties."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Min, QuerySet
from django.utils.functional import Promise

from rukun.foundation.obligations.kinds import KINDS
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.models import Office
from rukun.kernel.actor import Actor


def worklist(actor: Actor) -> QuerySet[Obligation]:
    """Return what needs the actor: open duties, the most urgent and the first due first."""
    owed = Obligation.objects.open().owed_by(actor).by_urgency()
    return owed.select_related("owner_agency", "owner_office", "region", "opened_by_office")


def climbed_to(actor: Actor) -> QuerySet[Obligation]:
    """Return what others owe and was shown to the actor because it waits too long."""
    shown = Obligation.objects.open().climbed_to(actor).by_urgency()
    return shown.select_related("owner_agency", "owner_office", "region")


def open_on(object_type: str, object_id: UUID) -> QuerySet[Obligation]:
    """Return what is owed on a record that the caller has found visible."""
    owed = Obligation.objects.open().filter(object_type=object_type, object_id=object_id)
    return owed.select_related("owner_agency", "owner_office").order_by(
        F("due_at").asc(nulls_last=True), "pk"
    )


def obligations_of_office(office: Office) -> QuerySet[Obligation]:
    """Return what stays with `office` when its holder leaves.

    Summaries are restricted (K2): a screen narrows with `visible_to`, or shows an administrator
    `kinds_owed_by` instead.
    """
    return Obligation.objects.open().filter(owner_office=office).by_urgency()


@dataclass(frozen=True)
class KindOwed:
    """How many duties of one kind an office owes, and when the first is due."""

    code: str
    label: str | Promise
    count: int
    first_due_at: datetime | None


def kinds_owed_by(office: Office) -> list[KindOwed]:
    """Return what stays with `office`, in numbers only: for those who may not read cases."""
    owed = Obligation.objects.open().filter(owner_office=office)
    rows = owed.values("kind").annotate(count=Count("pk"), first=Min("due_at")).order_by("kind")
    return [
        KindOwed(
            row["kind"],
            KINDS[row["kind"]].label if row["kind"] in KINDS else row["kind"],
            row["count"],
            row["first"],
        )
        for row in rows
    ]
