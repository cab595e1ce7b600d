"""Take in what was pasted: each report of it is a draft before anything is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.journal.domain import record
from rukun.handling.reports import policy
from rukun.handling.reports.domain.acting import acting
from rukun.handling.reports.domain.drafting import discard_draft, save_draft, start_draft
from rukun.handling.reports.domain.linking import link_look_alike, mark_different, propose_look_alike
from rukun.handling.reports.domain.sending import save_and_send
from rukun.handling.reports.domain.submitting import SubmissionConflict
from rukun.handling.reports.enums import DropReason, LinkState, ReportState
from rukun.handling.reports.intake import InformantFields, ReportFields
from rukun.handling.reports.models import Paste, PastedPart, Report, Submission
from rukun.handling.reports.pasting.cutting import Cut, Part
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid, NotAllowed
from rukun.kernel.ids import uuid7

LONGEST = 200  # reports of one paste
_EMPTY = ReportFields()
# A time is one suggestion: none of its columns stands without the others.
_TIME = ("occurred_from", "occurred_until", "occurred_precision")


class TooMuchAtOnce(DomainError):
    """A paste of more reports than anybody walks through in a morning."""

    message = _("This holds more than 200 reports. Paste it in several pieces; nothing was taken in yet.")


@dataclass(frozen=True)
class PasteKey:
    """The client's own id of a paste, whose it is, and the hash of its words."""

    submission_id: UUID
    credential: str
    endpoint: str
    body_hash: str


@dataclass(frozen=True)
class SaidAtDesk:
    """Which suggestions a person has looked at, and what they say of look-alikes, by their key."""

    accepted: Sequence[str] = ()
    resembling: Mapping[str, str] = field(default_factory=dict)


def take_in_paste(*, key: PasteKey, found: Cut, channel: str, actor: Actor, at: datetime) -> Paste:
    """Keep a paste and make a draft of each of its reports, all or nothing.

    A repeat returns the paste that was received first; other words under the same id are refused
    (`SubmissionConflict`). Names and numbers that were hidden go, sealed, to the informant's record.
    """
    if not policy.may_file(actor=actor):
        raise NotAllowed
    if len(found.parts) > LONGEST:
        raise TooMuchAtOnce
    try:
        with transaction.atomic():
            return _received(key) or _take_in(key, found, channel, actor, at)
    except IntegrityError:
        received = _received(key)  # the other one committed first
        if received is None:
            raise
        return received


@transaction.atomic
def drop_part(
    *, report: Report, reason: DropReason, forwarded_to: str = "", actor: Actor, at: datetime
) -> None:
    """Throw away a draft of a paste and keep in the paste why; `forwarded_to` is a regency's code."""
    part = PastedPart.objects.visible_to(actor).filter(report=report).first()
    discard_draft(report=report, actor=actor, at=at, reason=reason)
    if part is not None:
        PastedPart.objects.filter(pk=part.pk).update(
            report=None,
            dropped_as=reason,
            forwarded_to=forwarded_to,
            proposals=[],
            accepted=[],
            resembling={},
        )


@transaction.atomic
def save_part(
    *,
    report: Report,
    version: int,
    fields: ReportFields,
    informant: InformantFields | None = None,
    said: SaidAtDesk,
    actor: Actor,
    at: datetime,
) -> Report:
    """Save a draft of a paste with what was said at the desk; not journaled, as no draft is."""
    save_draft(report=report, version=version, fields=fields, informant=informant, actor=actor, at=at)
    _note(report, said)
    return report


@transaction.atomic
def send_part(
    *,
    report: Report,
    version: int,
    fields: ReportFields,
    informant: InformantFields | None = None,
    said: SaidAtDesk,
    actor: Actor,
    at: datetime,
) -> Report:
    """Save and send a draft of a paste, and say of its look-alikes what was said at the desk.

    Who may judge judges; of everybody else it is a proposal that the verification desk sees.
    """
    save_and_send(report=report, version=version, fields=fields, informant=informant, actor=actor, at=at)
    _note(report, said)
    for key, word in said.resembling.items():
        other = Report.objects.visible_to(actor).sent().filter(pk=key).first()
        if other is not None and report.needs_verification:
            _say_of(report, other, word, actor, at)
    return report


def _say_of(report: Report, other: Report, said: str, actor: Actor, at: datetime) -> None:
    if said == LinkState.DIFFERENT:
        if policy.may_mark_different(report=report, actor=actor):
            mark_different(report=report, other=other, actor=actor, at=at)
        return
    may_link = policy.may_take("link", report=report, actor=actor)
    if may_link and other.state != ReportState.LOOK_ALIKE:
        link_look_alike(report=report, other=other, actor=actor, at=at)
    elif other.regency == report.regency:
        propose_look_alike(report=report, other=other, actor=actor, at=at)


def _note(report: Report, said: SaidAtDesk) -> None:
    PastedPart.objects.filter(report=report).update(
        accepted=sorted(set(said.accepted)), resembling=dict(said.resembling)
    )


def _received(key: PasteKey) -> Paste | None:
    submission = Submission.objects.filter(
        credential=key.credential, endpoint=key.endpoint, submission_id=key.submission_id
    ).first()
    if submission is None:
        return None
    if submission.body_hash != key.body_hash:
        raise SubmissionConflict
    return Paste.objects.get(pk=submission.object_id)


def _take_in(key: PasteKey, found: Cut, channel: str, actor: Actor, at: datetime) -> Paste:
    paste_id = uuid7()
    # First of all, so that a second one waits here, having written nothing.
    Submission.objects.create(
        credential=key.credential,
        endpoint=key.endpoint,
        submission_id=key.submission_id,
        body_hash=key.body_hash,
        object_id=paste_id,
        at=at,
    )
    signed = acting(actor)
    paste = Paste.objects.create(
        id=paste_id,
        channel=channel,
        rest=found.rest,
        at=at,
        filed_by_agency_id=signed.agency_id,
        filed_by_office_id=signed.office_id,
        filed_by_person_id=signed.person_id,
    )
    for order, part in enumerate(found.parts, start=1):
        PastedPart.objects.create(
            paste=paste,
            order=order,
            report=_draft(part, actor, at),
            sender=part.sender,
            proposals=[proposal.as_json() for proposal in part.proposals],
        )
    record(
        stream=f"paste:{paste.pk}",
        action="paste.taken_in",
        actor=actor,
        at=at,
        object_type="paste",
        object_id=paste.pk,
        data={"reports": len(found.parts)},
    )
    return paste


def _draft(part: Part, actor: Actor, at: datetime) -> Report:
    """Begin a draft of what was read; what the house refuses is left open for a person to fill in.

    A refusal comes before anything is written, so it can be mended and tried again.
    """
    given = part.fields
    told_by = InformantFields(name=part.writer, note="\n".join(part.hidden))
    while True:
        try:
            return start_draft(fields=given, raw_text=part.text, informant=told_by, actor=actor, at=at)
        except Invalid as refused:
            names = _TIME if refused.field in _TIME else (refused.field,)
            opened: dict[str, Any] = {name: getattr(_EMPTY, name) for name in names if hasattr(_EMPTY, name)}
            if all(getattr(given, name) == value for name, value in opened.items()):
                raise
            given = replace(given, **opened)
