"""Say which organisations of the register a case is about, and take back what was said in error."""

from datetime import datetime
from functools import partial

from django.db import transaction

from rukun.handling.cases import policy
from rukun.handling.cases.domain.attaching import AlreadyHere, NotSeen
from rukun.handling.cases.domain.entering import authored, enter, log
from rukun.handling.cases.models import Case, CaseOrganisation
from rukun.handling.registers.models import ORGANISATION, Organisation
from rukun.kernel.actor import Actor


@transaction.atomic
def link_organisation(
    *, case: Case, organisation: Organisation, actor: Actor, at: datetime
) -> CaseOrganisation:
    """Say that the case is about an organisation, in whatever role; whose fault it is, is not said."""
    party = enter(case, may=partial(policy.may_name_organisation, case=case), actor=actor, at=at)
    if not Organisation.objects.visible_to(actor).filter(pk=organisation.pk).exists():
        raise NotSeen
    if CaseOrganisation.objects.filter(case=case, organisation=organisation).exists():
        raise AlreadyHere
    row = CaseOrganisation.objects.create(case=case, organisation=organisation, **authored(party, at))
    log(case, "organisation.linked", actor=actor, at=at, on=(ORGANISATION, organisation.pk))
    return row


@transaction.atomic
def unlink_organisation(*, case: Case, organisation: Organisation, actor: Actor, at: datetime) -> None:
    """Take the link back; the timeline keeps that it stood."""
    enter(case, may=partial(policy.may_name_organisation, case=case), actor=actor, at=at)
    deleted, _rows = CaseOrganisation.objects.filter(case=case, organisation=organisation).delete()
    if not deleted:
        raise NotSeen
    log(case, "organisation.unlinked", actor=actor, at=at, on=(ORGANISATION, organisation.pk))
