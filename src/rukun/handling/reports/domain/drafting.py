"""Write a draft. Drafts are private to the agency that writes them and may be thrown away."""

from datetime import datetime

from django.db import transaction

from rukun.foundation.journal.domain import record
from rukun.foundation.sharing.domain.custody import take_custody
from rukun.foundation.sharing.models import Custody, Grant
from rukun.handling.reports import policy
from rukun.handling.reports.domain.composing import (
    IntelligenceProduct,
    check_text,
    columns_of,
    keep_in_sight,
    new_report,
)
from rukun.handling.reports.domain.informants import seal_informant
from rukun.handling.reports.intake import InformantFields, ReportFields
from rukun.handling.reports.models import REPORT, TEXT_FIELDS, Informant, Report
from rukun.handling.reports.parsing.masking import mask_numbers
from rukun.kernel.actor import Actor
from rukun.kernel.errors import NotAllowed, StaleVersion
from rukun.kernel.versions import save_if_current


@transaction.atomic
def start_draft(
    *,
    fields: ReportFields,
    raw_text: str = "",
    informant: InformantFields | None = None,
    actor: Actor,
    at: datetime,
) -> Report:
    """Begin a report. `raw_text` is the message as pasted; it never changes afterwards.

    Numbers of telephones and identity cards in any text are hidden and sealed with the informant.
    With an intelligence pointer no text is kept at all (`IntelligenceProduct`).
    """
    report = write_draft(fields=fields, raw_text=raw_text, informant=informant, actor=actor, at=at)
    _journal("report.drafted", report, actor, at)
    return report


def write_draft(
    *,
    fields: ReportFields,
    raw_text: str,
    informant: InformantFields | None,
    actor: Actor,
    at: datetime,
) -> Report:
    """Write the rows of a new draft; part of a verb that journals."""
    if not policy.may_file(actor=actor):
        raise NotAllowed
    check_text(raw_text, "raw_text")
    report = new_report(actor=actor, at=at)
    report.raw_text, hidden = mask_numbers(raw_text)
    _columns, numbers = columns_of(report, fields, actor=actor, at=at)
    report.save(force_insert=True)
    take_custody(object_type=REPORT, object_id=report.pk, agency=report.owner_agency, team=None, at=at)
    keep_in_sight(report, at=at)
    seal_informant(report=report, given=informant, numbers=_once(hidden + numbers), at=at)
    return report


@transaction.atomic
def save_draft(
    *,
    report: Report,
    version: int,
    fields: ReportFields,
    informant: InformantFields | None = None,
    actor: Actor,
    at: datetime,
) -> Report:
    """Save a draft if nobody saved or sent it since `version`, else `StaleVersion`.

    Not journaled: a draft tells nobody anything, and forms save it every few seconds.
    """
    if not report.is_draft and policy.is_reporter(report=report, actor=actor):
        raise StaleVersion(report)  # sent from another window meanwhile
    if not policy.may_edit_draft(report=report, actor=actor):
        raise NotAllowed
    columns, numbers = columns_of(report, fields, actor=actor, at=at)
    save_if_current(report, version=version, **columns)
    keep_in_sight(report, at=at)
    seal_informant(report=report, given=informant, numbers=numbers, at=at)
    return report


@transaction.atomic
def keep_as_pointer(*, report: Report, version: int, pointer: str, actor: Actor, at: datetime) -> Report:
    """Turn a draft that holds an intelligence product into a pointer: its text is not kept.

    Such products (K4) stay outside; `pointer` says that one exists and whom to ask.
    """
    if not policy.may_edit_draft(report=report, actor=actor):
        raise NotAllowed
    if not pointer.strip():
        raise IntelligenceProduct
    hidden, _numbers = mask_numbers(pointer.strip())
    # Numbers that were hidden in the text are part of the product too.
    Informant.objects.filter(report=report).update(note_sealed=None)
    save_if_current(
        report, version=version, intelligence_pointer=hidden[:160], **dict.fromkeys(TEXT_FIELDS, "")
    )
    _journal("report.kept_as_pointer", report, actor, at)
    return report


@transaction.atomic
def discard_draft(*, report: Report, actor: Actor, at: datetime, reason: str = "") -> None:
    """Throw a draft away with all that belongs to it; what was sent is never thrown away.

    `reason` is a code (`DropReason`), "" where a person simply changed their mind.
    """
    if not policy.may_edit_draft(report=report, actor=actor):
        raise NotAllowed
    pk = report.pk
    for informant in Informant.objects.filter(report=report).select_related("subject"):
        subject = informant.subject
        informant.delete()
        subject.delete()
    for rows in (Grant.objects, Custody.objects):
        rows.filter(object_type=REPORT, object_id=pk).delete()
    # Of two who press at once, one sends or throws away; a sent report has another version.
    deleted, _by_model = Report.objects.filter(pk=pk, version=report.version).delete()
    if not deleted:
        raise StaleVersion(report)
    record(
        stream=f"report:{pk}",
        action="report.discarded",
        actor=actor,
        at=at,
        object_type=REPORT,
        object_id=pk,
        data={"reason": reason} if reason else {},
    )


def _once(numbers: list[str]) -> list[str]:
    return list(dict.fromkeys(numbers))


def _journal(action: str, report: Report, actor: Actor, at: datetime) -> None:
    record(
        stream=f"report:{report.pk}",
        action=action,
        actor=actor,
        at=at,
        object_type=REPORT,
        object_id=report.pk,
    )
