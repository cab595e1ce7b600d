"""Send a report: it gets its number, its receipt, its clock and somebody who must look at it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.foundation.settings.enums import Register
from rukun.foundation.settings.numbers import next_number
from rukun.handling.reports import policy
from rukun.handling.reports.domain import duties
from rukun.handling.reports.domain.drafting import save_draft
from rukun.handling.reports.domain.fingerprinting import keep_fingerprint
from rukun.handling.reports.enums import Channel, Urgency
from rukun.handling.reports.intake import InformantFields, ReportFields
from rukun.handling.reports.look_alikes.reports import text_of
from rukun.handling.reports.models import REPORT, TEXT_FIELDS, Report
from rukun.handling.reports.notices import RED_REPORT
from rukun.handling.reports.signals import report_sent
from rukun.handling.reports.workflow import REPORT_WORKFLOW
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.ids import receipt_code
from rukun.kernel.workflow import TransitionRefused, move
from rukun.kernel.zones import zone_of

# What these channels bring in was received when it was sent; others had it before they filed it.
_RECEIVED_HERE = frozenset({Channel.APP, Channel.API})


@transaction.atomic
def send_report(*, report: Report, actor: Actor, at: datetime) -> Report:
    """Send a draft. From here on it is never edited, only amended.

    Nil and activity reports are noted and ask for no verification. Pressed twice, it is sent
    once (`TransitionRefused`).
    """
    if not report.is_draft:
        raise TransitionRefused
    if not policy.may_take("send", report=report, actor=actor):
        raise NotAllowed
    return deliver(report=report, actor=actor, at=at)


@transaction.atomic
def save_and_send(
    *,
    report: Report,
    version: int,
    fields: ReportFields,
    informant: InformantFields | None = None,
    actor: Actor,
    at: datetime,
) -> Report:
    """Save what stands in the form and send it, both or neither."""
    save_draft(report=report, version=version, fields=fields, informant=informant, actor=actor, at=at)
    return send_report(report=report, actor=actor, at=at)


def deliver(*, report: Report, actor: Actor, at: datetime) -> Report:
    """Move a complete draft to "sent" with everything that follows; part of a verb."""
    urgency = report.urgency or (Urgency.GREEN if not report.needs_verification else "")
    _check_complete(report, urgency)
    report.urgency = urgency
    received = at if report.channel in _RECEIVED_HERE else report.received_at
    move(
        report,
        REPORT_WORKFLOW.transition("send"),
        urgency=urgency,
        urgency_order=Urgency(urgency).order,
        received_at=received,
        sent_at=at,
        verify_by=duties.due_for_verification(report, received),
        receipt=receipt_code(),
        number=_number(report, at),
    )
    keep_fingerprint(report, text_of(report))
    duties.let_desk_in(report, at)
    duties.owe_verification(report, actor, at)
    if urgency == Urgency.RED and report.needs_verification:
        duties.tell_desk(RED_REPORT, report, actor, at)
    report_sent.send(sender=Report, report=report, actor=actor, at=at)
    record(
        stream=f"report:{report.pk}",
        action="report.sent",
        actor=actor,
        at=at,
        object_type=REPORT,
        object_id=report.pk,
        data={"number": report.number, "urgency": urgency, "kind": report.kind, "channel": report.channel},
    )
    return report


def _number(report: Report, at: datetime) -> str:
    """Take the next number last: its counter stays locked until the transaction ends."""
    year = at.astimezone(ZoneInfo(zone_of(report.regency))).year
    return next_number(register=Register.REPORT, regency=report.regency, year=year)


def _check_complete(report: Report, urgency: str) -> None:
    if not urgency:
        raise Invalid("urgency", _("Choose how urgent it is: it decides how fast it is looked at."))
    if not report.title.strip():
        raise Invalid("title", _("Give a short, neutral title."))
    has_text = any(getattr(report, name).strip() for name in TEXT_FIELDS)
    if report.needs_verification and not has_text and not report.intelligence_pointer:
        raise Invalid("facts", _("Say what happened."))
