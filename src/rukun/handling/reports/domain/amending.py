"""Add to what was sent. Nothing that was sent is ever changed (ralat)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.handling.reports import policy
from rukun.handling.reports.domain import duties
from rukun.handling.reports.domain.acting import acting
from rukun.handling.reports.domain.composing import IntelligenceProduct, check_text
from rukun.handling.reports.domain.fingerprinting import keep_fingerprint
from rukun.handling.reports.domain.informants import seal_informant
from rukun.handling.reports.domain.stepping import journal, reason_given, step
from rukun.handling.reports.models import Amendment, Report
from rukun.handling.reports.notices import AMENDED, CLARIFIED
from rukun.handling.reports.parsing.masking import mask_numbers
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed

_LONGEST_REASON = 200


@transaction.atomic
def amend(*, report: Report, text: str, reason: str, actor: Actor, at: datetime) -> Amendment:
    """Append a correction and why it was needed; those who verify are told."""
    if not policy.may_amend(report=report, actor=actor):
        raise NotAllowed
    why = reason_given(reason)
    if len(why) > _LONGEST_REASON:
        raise Invalid("reason", _("Give the reason in at most 200 characters."))
    amendment = _append(report, text, actor, at, reason=why)
    duties.tell_desk(AMENDED, report, actor, at)
    journal("report.amended", report, actor, at, amendment=str(amendment.pk))
    return amendment


@transaction.atomic
def clarify(*, report: Report, text: str, actor: Actor, at: datetime) -> Amendment:
    """Answer the question of the desk; the report waits for verification again, on a new clock."""
    step(report, "clarify", actor, verify_by=duties.due_for_verification(report, at))
    amendment = _append(report, text, actor, at, is_clarification=True)
    duties.close(duties.CLARIFY, report, "clarified", actor, at)
    duties.owe_verification(report, actor, at)
    duties.tell_desk(CLARIFIED, report, actor, at)
    journal("report.clarified", report, actor, at, amendment=str(amendment.pk))
    return amendment


def _append(
    report: Report, text: str, actor: Actor, at: datetime, *, reason: str = "", is_clarification: bool = False
) -> Amendment:
    if report.intelligence_pointer:
        raise IntelligenceProduct
    check_text(text, "text")
    if not text.strip():
        raise Invalid("text", _("Write what you want to add."))
    _agency_id, office_id, person_id = acting(actor)
    masked, numbers = mask_numbers(text)
    seal_informant(report=report, given=None, numbers=numbers, at=at)
    keep_fingerprint(report, masked)
    return Amendment.objects.create(
        report=report,
        text=masked,
        reason=reason,
        is_clarification=is_clarification,
        at=at,
        by_office_id=office_id,
        by_person_id=person_id,
    )
