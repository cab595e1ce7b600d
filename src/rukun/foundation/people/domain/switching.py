"""Act through another of one's own live assignments."""

from datetime import datetime

from rukun.foundation.people.domain.actors import live_assignments
from rukun.foundation.people.models import Account
from rukun.kernel.errors import DomainError
from django.utils.translation import gettext_lazy as _


class NotYourOffice(DomainError):
    """The assignment is another person's, or has ended."""

    message = _("You do not hold this office today. Choose one from the list.")


def choose_assignment(*, account: Account, assignment_id: str, at: datetime) -> None:
    """Remember the assignment through which `account` acts from now on."""
    live = {str(assignment.pk): assignment for assignment in live_assignments(account, at.date())}
    if assignment_id not in live:
        raise NotYourOffice
    Account.objects.filter(pk=account.pk).update(chosen_assignment=live[assignment_id])
