"""Tokens where they are asked for: at the console, and on the page of one's own account."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from rukun.foundation.people import policy
from rukun.foundation.people.domain.actors import live_assignments, local_date
from rukun.foundation.people.domain.tokens import NobodyToActFor, create_token
from rukun.foundation.people.login import find_account
from rukun.foundation.people.models import Assignment
from rukun.kernel.actor import Actor, system_actor
from rukun.kernel.errors import DomainError


class UnknownOfficer(DomainError):
    """No open account has this user name, NIP or telephone number."""

    message = _("No open account has this user name, NIP or telephone number.")


def issue_token(*, username: str, scopes: Collection[str], label: str, until: datetime, at: datetime) -> str:
    """Return a new token for the assignment through which the officer acts now.

    That is the chosen one while it is in force, else the first: as at the log-in.
    """
    account = find_account(username)
    if account is None:
        raise UnknownOfficer
    live = live_assignments(account, at)
    if not live:
        raise NobodyToActFor
    chosen = next((one for one in live if one.pk == account.chosen_assignment_id), live[0])
    return create_token(
        assignment=chosen, scopes=scopes, until=until, label=label, actor=system_actor(at), at=at
    )


def lendable_assignments(actor: Actor) -> list[Assignment]:
    """Return the assignments for which `actor` may make a token now, one's own first."""
    if actor.agency_id is None:
        return []
    here = Assignment.objects.live(local_date(actor.at, actor.regency)).filter(
        office__agency_id=actor.agency_id, office__is_active=True, person__account__is_active=True
    )
    rows = here.select_related("office__agency", "person").order_by("office__title", "from_on", "pk")
    lendable = [one for one in rows if policy.may_issue_token(assignment=one, actor=actor)]
    return sorted(lendable, key=lambda one: one.pk != actor.assignment_id)
