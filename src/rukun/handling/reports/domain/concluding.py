"""Tell those who reported a matter that its case has ended; part of the verb that closes it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from rukun.handling.reports.domain.stepping import answer, journal
from rukun.handling.reports.enums import AnswerCode, LinkState
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor


def answer_case_closed(
    *, report_ids: Iterable[UUID], code: AnswerCode, actor: Actor, at: datetime
) -> list[Report]:
    """Answer the reporters of these reports, and those whose look-alike reports stand beside them.

    The words are neutral: how the matter ended is restricted, and a reporter may be a party. Whoever
    may close the case answers, also where that is not the desk.
    """
    told = Report.objects.filter(_told_by(list(report_ids))).distinct().order_by("received_at", "pk")
    reports = list(told.select_related("filed_by_agency", "filed_by_office", "behalf_office"))
    for report in reports:
        written = answer(report, actor, at, code=code)
        journal("report.answered", report, actor, at, answer=str(written.pk))
    return reports


def _told_by(report_ids: list[UUID]) -> Q:
    """Match the reports themselves and what was linked to them as telling of the same."""
    return Q(pk__in=report_ids) | Q(links__other__in=report_ids, links__state=LinkState.LINKED)
