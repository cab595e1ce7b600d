"""Take in a whole report at once, so that sent twice is received once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rukun.handling.reports import policy
from rukun.handling.reports.domain.drafting import start_draft, write_draft
from rukun.handling.reports.domain.sending import deliver
from rukun.handling.reports.intake import InformantFields, ReportFields
from rukun.handling.reports.models import Report, Submission
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed
from rukun.kernel.ids import uuid7


class SubmissionConflict(DomainError):
    """The same submission id came with a different body (409)."""

    message = _(
        "Something else was already received under this submission id. Nothing was overwritten: send "
        "the changed report under a new id, or amend the one that was received."
    )


@dataclass(frozen=True)
class _Key:
    submission_id: UUID
    credential: str
    endpoint: str
    body_hash: str


def submit_report(
    *,
    submission_id: UUID,
    credential: str,
    endpoint: str,
    body_hash: str,
    fields: ReportFields,
    raw_text: str = "",
    informant: InformantFields | None = None,
    actor: Actor,
    at: datetime,
) -> Report:
    """Draft and send in one transaction; a repeat returns the report that was received first.

    The caller acknowledges only after this returns, outside any transaction of its own: then it
    is on disk. Two that arrive at once make one row, and both get the same receipt.
    `submission_id` is made by the client; `credential` names the token, or the assignment behind
    a session; `body_hash` is the SHA-256 of the body in hexadecimal digits.
    """
    key = _Key(submission_id, credential, endpoint, body_hash)
    known = _received(key)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return _accept(key=key, fields=fields, raw_text=raw_text, informant=informant, actor=actor, at=at)
    except IntegrityError:
        # The other one committed first. Anything else that the database refuses stays an error.
        received = _received(key)
        if received is None:
            raise
        return received


def start_draft_once(
    *,
    submission_id: UUID,
    credential: str,
    endpoint: str,
    fields: ReportFields,
    actor: Actor,
    at: datetime,
) -> tuple[Report, bool]:
    """Begin the draft that a form keeps while it is being written; say whether it is new.

    A form that got no answer asks again, by then with more words in it: it gets the draft that was
    begun, unchanged, and saves what it has as the next version. Who told it is not kept on the way.
    """
    given = {"credential": credential, "endpoint": endpoint, "submission_id": submission_id}
    with transaction.atomic():
        submission, is_new = Submission.objects.get_or_create(
            **given, defaults={"body_hash": "", "object_id": uuid7(), "at": at}
        )
        if not is_new:
            return Report.objects.get(pk=submission.object_id), False
        report = start_draft(fields=fields, actor=actor, at=at)
        Submission.objects.filter(pk=submission.pk).update(object_id=report.pk)
        return report, True


def _received(key: _Key) -> Report | None:
    submission = Submission.objects.filter(
        credential=key.credential, endpoint=key.endpoint, submission_id=key.submission_id
    ).first()
    if submission is None:
        return None
    if submission.body_hash != key.body_hash:
        raise SubmissionConflict
    return Report.objects.get(pk=submission.object_id)


def _accept(
    *,
    key: _Key,
    fields: ReportFields,
    raw_text: str,
    informant: InformantFields | None,
    actor: Actor,
    at: datetime,
) -> Report:
    if not policy.may_file(actor=actor):
        raise NotAllowed
    # First of all, so that a second one waits here, having written nothing.
    submission = Submission.objects.create(
        credential=key.credential,
        endpoint=key.endpoint,
        submission_id=key.submission_id,
        body_hash=key.body_hash,
        object_id=uuid7(),
        at=at,
    )
    report = write_draft(fields=fields, raw_text=raw_text, informant=informant, actor=actor, at=at)
    Submission.objects.filter(pk=submission.pk).update(object_id=report.pk)
    return deliver(report=report, actor=actor, at=at)
