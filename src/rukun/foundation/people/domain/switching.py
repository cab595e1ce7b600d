"""Act through another of one's own live assignments."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.domain.actors import actor_in, live_assignments
from rukun.foundation.people.domain.journaling import note
from rukun.foundation.people.models import Account
from rukun.kernel.errors import DomainError


class NotYourOffice(DomainError):
    """The assignment is another person's, or has ended."""

    message = _("You do not hold this office today. Choose one from the list.")


@transaction.atomic
def choose_assignment(*, account: Account, assignment_id: str, at: datetime) -> None:
    """Remember the assignment through which `account` acts from now on."""
    live = {str(assignment.pk): assignment for assignment in live_assignments(account, at)}
    chosen = live.get(assignment_id)
    if chosen is None:
        raise NotYourOffice
    Account.objects.filter(pk=account.pk).update(chosen_assignment=chosen)
    note("people.office_chosen", chosen, actor=actor_in(chosen, at), at=at)
