"""Let an agency in to exactly one case, and out again.

An invitation opens the case and the reports and files chosen with it, never who told them.
Withdrawing it ends exactly the grants that it brought.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rukun.foundation.files.models import FILE, Attachment
from rukun.foundation.people.capabilities import CASE_COMMENT
from rukun.foundation.people.models import Agency
from rukun.foundation.sharing.domain.grants import grant_access, withdraw_grants
from rukun.handling.cases import policy
from rukun.handling.cases.domain import duties
from rukun.handling.cases.domain.attaching import NotSeen, require_seen_reports
from rukun.handling.cases.domain.entering import authored, enter, log, written
from rukun.handling.cases.models import CASE, INVITATION, Case, Invitation
from rukun.handling.reports.models import REPORT, Report
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid
from rukun.kernel.versions import save_if_current


class AlreadyInvited(DomainError):
    """One live invitation per agency."""

    message = _("This agency is invited already.")


class InvitationEnded(DomainError):
    """The invitation was withdrawn, or its agency has said that it is done."""

    message = _("This invitation has ended. Reload the page to see where it stands.")


@transaction.atomic
def invite_agency(
    *,
    case: Case,
    agency: Agency,
    reason: str,
    actor: Actor,
    at: datetime,
    reports: Sequence[Report] = (),
    files: Sequence[Attachment] = (),
) -> Invitation:
    """Open this case, and the chosen ones of its reports and files, to an agency."""
    enter(case, may=partial(policy.may_direct, case=case), actor=actor, at=at)
    _require_papers(case, reports, files, actor)
    words = written("reason", reason, 200)
    return let_in(case, agency, reason=words, reports=reports, files=files, actor=actor, at=at)


@transaction.atomic
def share_papers(
    *,
    invitation: Invitation,
    actor: Actor,
    at: datetime,
    reports: Sequence[Report] = (),
    files: Sequence[Attachment] = (),
) -> Invitation:
    """Open more of the case's reports and files to an agency that is invited already."""
    case = invitation.case
    enter(case, may=partial(policy.may_direct, case=case), actor=actor, at=at)
    invitation.refresh_from_db()
    if invitation.withdrawn_at is not None:
        raise InvitationEnded
    if not reports and not files:
        raise Invalid("files", _("Choose what is to be shared."))
    _require_papers(case, reports, files, actor)
    _grant_papers(invitation, reports, files, at)
    log(
        case,
        "papers.shared",
        actor=actor,
        at=at,
        on=(INVITATION, invitation.pk),
        to_agency=invitation.agency_id,
        reports=[str(report.pk) for report in reports],
        files=[str(file.pk) for file in files],
    )
    return invitation


def _require_papers(case: Case, reports: Sequence[Report], files: Sequence[Attachment], actor: Actor) -> None:
    """Only what lies on this case and the actor reads can be passed on."""
    require_seen_reports(list(reports), actor)
    on_case = Attachment.objects.visible_to(actor).of(CASE, case.pk)
    reports_here = case.case_reports.filter(report__in=reports).count()
    files_here = on_case.filter(pk__in=[file.pk for file in files]).count()
    if reports_here != len(reports) or files_here != len(files):
        raise NotSeen


def let_in(
    case: Case,
    agency: Agency,
    *,
    reason: str | Promise,
    actor: Actor,
    at: datetime,
    reports: Iterable[Report] = (),
    files: Iterable[Attachment] = (),
) -> Invitation:
    """Write the invitation and its grants within a verb that has entered the case."""
    if not agency.is_active or not Agency.objects.visible_to(actor).filter(pk=agency.pk).exists():
        raise Invalid("agency", _("Choose an agency from the list."))
    if agency.pk == case.owner_agency_id:
        raise Invalid("agency", _("This agency holds the case."))
    if Invitation.objects.filter(case=case, agency=agency, withdrawn_at=None).exists():
        raise AlreadyInvited
    invitation = Invitation.objects.create(
        case=case, agency=agency, reason=str(reason)[:200], **authored(actor, at)
    )
    _grant(invitation, CASE, case.pk, at)
    _grant_papers(invitation, reports, files, at)
    duties.tell(case, "invitation.made", agencies=[agency], capability=CASE_COMMENT, actor=actor, at=at)
    log(case, "invitation.made", actor=actor, at=at, on=(INVITATION, invitation.pk), to_agency=agency.pk)
    return invitation


def _grant_papers(
    invitation: Invitation, reports: Iterable[Report], files: Iterable[Attachment], at: datetime
) -> None:
    for report in reports:
        _grant(invitation, REPORT, report.pk, at)
    for file in files:
        _grant(invitation, FILE, file.pk, at)


def _grant(invitation: Invitation, object_type: str, object_id: UUID, at: datetime) -> None:
    grant_access(
        object_type=object_type,
        object_id=object_id,
        agency=invitation.agency,
        via_type=INVITATION,
        via_id=invitation.pk,
        reason="invited",
        at=at,
    )


@transaction.atomic
def declare_done(
    *, invitation: Invitation, version: int, actor: Actor, at: datetime, note: str = ""
) -> Invitation:
    """Say for one's own agency that its part is done; the case stays open, and stays visible."""
    case = invitation.case
    enter(
        case,
        may=partial(policy.may_declare_done, invitation=invitation),
        actor=actor,
        at=at,
    )
    if invitation.withdrawn_at is not None or invitation.done_at is not None:
        raise InvitationEnded
    save_if_current(invitation, version=version, done_at=at, done_note=note.strip())
    duties.tell(case, "invitation.done", agencies=[case.owner_agency_id], actor=actor, at=at)
    log(case, "invitation.done", actor=actor, at=at, on=(INVITATION, invitation.pk))
    return invitation


def end_grants(invitation: Invitation, *, at: datetime) -> int:
    """Withdraw exactly what the invitation opened."""
    return withdraw_grants(via_type=INVITATION, via_id=invitation.pk, agency=invitation.agency, at=at)
