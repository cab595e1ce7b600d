"""What `rukun token` calls: a token for an officer who is named as at the log-in."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.domain.actors import live_assignments
from rukun.foundation.people.login import find_account
from rukun.interfaces.api.domain.tokens import NobodyToActFor, create_token
from rukun.kernel.actor import system_actor
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
