"""Say of two reports that they tell of the same, or that they do not. Both are always kept."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rukun.handling.reports import policy
from rukun.handling.reports.domain import duties
from rukun.handling.reports.domain.acting import acting
from rukun.handling.reports.domain.stepping import answer, journal, reason_given, step
from rukun.handling.reports.enums import AnswerCode, LinkState, ReportState
from rukun.handling.reports.models import Report, ReportLink
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, NotAllowed


class NotComparable(DomainError):
    """A report cannot be linked to itself, to a draft, or across regencies."""

    message = _("Choose another report of this regency that has been sent.")


class LinkedInCircle(DomainError):
    """The other report is itself a look-alike of this one."""

    message = _("The other report is already linked as a look-alike. Choose the one that it is linked to.")


@transaction.atomic
def link_look_alike(*, report: Report, other: Report, actor: Actor, at: datetime) -> ReportLink:
    """Put `report` beside `other`, which tells of the same and is handled for both.

    Both reporters are answered; who told of `other` hears it once, however many follow.
    """
    _require_pair(report, other, actor)
    if other.state == ReportState.LOOK_ALIKE:
        raise LinkedInCircle
    step(report, "link", actor)
    link = _decide(report, other, LinkState.LINKED, actor, at)
    for kind in (duties.VERIFY, duties.CLARIFY, duties.DECIDE):
        duties.close(kind, report, "look_alike", actor, at)
    answer(report, actor, at, code=AnswerCode.LINKED)
    if not other.answers.filter(code=AnswerCode.LINKED).exists():
        answer(other, actor, at, code=AnswerCode.LINKED)
    journal("report.linked", other, actor, at, other=str(report.pk))
    journal("report.linked", report, actor, at, other=str(other.pk))
    return link


@transaction.atomic
def propose_look_alike(*, report: Report, other: Report, actor: Actor, at: datetime) -> ReportLink:
    """Note that whoever sent `report` holds it for a look-alike of `other`; the desk decides.

    What somebody has said of the two before stays as it is.
    """
    _require_pair(report, other, actor)
    if not policy.may_propose_look_alike(report=report, actor=actor):
        raise NotAllowed
    known = _pair(report, other).first()
    if known is not None:
        return known
    link = _decide(report, other, LinkState.PROPOSED, actor, at)
    journal("report.look_alike_proposed", report, actor, at, other=str(other.pk))
    return link


@transaction.atomic
def mark_different(*, report: Report, other: Report, actor: Actor, at: datetime) -> ReportLink:
    """Note that the two only look alike, so that nobody has to compare them again."""
    _require_pair(report, other, actor)
    if not policy.may_mark_different(report=report, actor=actor):
        raise NotAllowed
    is_linked = _pair(report, other).filter(state=LinkState.LINKED).exists()
    if is_linked and ReportState.LOOK_ALIKE in {report.state, other.state}:
        raise NotComparable(_("These two are linked. Separate them first."))
    link = _decide(report, other, LinkState.DIFFERENT, actor, at)
    journal("report.marked_different", report, actor, at, other=str(other.pk))
    return link


@transaction.atomic
def unlink(*, report: Report, reason: str, actor: Actor, at: datetime) -> Report:
    """Take a look-alike out again: it waits for verification as if it had just come in."""
    why = reason_given(reason)
    verify_by = duties.due_for_verification(report, at)
    step(report, "unlink", actor, decision_reason=why, verify_by=verify_by)
    linked = ReportLink.objects.filter(report=report, state=LinkState.LINKED)
    others = [str(pk) for pk in linked.values_list("other_id", flat=True)]
    linked.update(state=LinkState.DIFFERENT, at=at, by_office_id=acting(actor).office_id)
    duties.owe_verification(report, actor, at)
    journal("report.unlinked", report, actor, at, others=others)
    return report


def _require_pair(report: Report, other: Report, actor: Actor) -> None:
    if report.pk == other.pk or other.is_draft or report.regency != other.regency:
        raise NotComparable
    if not Report.objects.visible_to(actor).filter(pk=other.pk).exists():
        raise NotComparable


def _pair(report: Report, other: Report) -> QuerySet[ReportLink]:
    return ReportLink.objects.filter(Q(report=report, other=other) | Q(report=other, other=report))


def _decide(report: Report, other: Report, state: LinkState, actor: Actor, at: datetime) -> ReportLink:
    """Write the decision about the pair, whichever way round it stood; the newest one counts."""
    link = _pair(report, other).first() or ReportLink()
    link.report, link.other = report, other
    link.state, link.at = state, at
    link.by_office_id = acting(actor).office_id
    link.save()
    return link
