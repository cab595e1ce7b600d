"""Duties as rows of a worklist: what it is about, where it comes from, by when, what to press."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.capabilities import CASE_OFFER
from rukun.handling.cases.models import Case, HandOver, InformationRequest, Task
from rukun.handling.reports.models import Report
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Action, WorkRow
from rukun.interfaces.web.presentation import Due, due_badge, state_mark, urgency_mark
from rukun.interfaces.web.views.cases.wording import case_state
from rukun.interfaces.web.views.home.owed import OFFERED, Owed
from rukun.interfaces.web.views.reports.wording import joined, place_of, source_line

_SOON = timedelta(hours=2)  # everything on the verification desk is due within days


def row_of(duty: Obligation, owed: Owed) -> WorkRow:
    """Return the row of a duty by what it is about; without the record, by its neutral summary."""
    report, case = owed.reports.get(duty.object_id), owed.cases.get(duty.object_id)
    if report is not None:
        return _report_row(duty, report, owed)
    if case is None:
        return WorkRow(duty.summary, duty.url, due=due_of(duty, owed), actions=(_action(duty, duty.url),))
    offer = owed.offers.get(duty.subject_id)
    if offer is not None:
        return _offer_row(duty, case, offer, owed)
    task = owed.tasks.get(duty.subject_id)
    if task is not None:
        return _task_row(duty, task, owed)
    request = owed.requests.get(duty.subject_id)
    if request is not None:
        return _request_row(duty, request, owed)
    return _case_row(duty, case, owed)


def due_of(duty: Obligation, owed: Owed) -> Due | None:
    """Return the clock of a duty; what a vertical agency was asked for has none."""
    if duty.due_at is None or duty.owner_agency.is_vertical:
        return None
    soon = _SOON if duty.kind == "report.verify" else None
    return due_badge(duty.due_at, owed.now, calendar=owed.calendar, soon_within=soon)


def _action(duty: Obligation, url: str) -> Action:
    return Action(str(duty.kind_entry.action), url)


def _report_row(duty: Obligation, report: Report, owed: Owed) -> WorkRow:
    return WorkRow(
        report.title or report.number or "",
        duty.url,
        source_line(report, owed.now),
        urgency=urgency_mark(report.urgency),
        due=due_of(duty, owed),
        actions=(_action(duty, duty.url),),
    )


def _offer_row(duty: Obligation, case: Case, offer: HandOver, owed: Owed) -> WorkRow:
    sender = offer.behalf_office or offer.by_office
    sent = presentation.day_time_brief(offer.at, now=owed.now)
    attempts: int = offer.attempt_count  # type: ignore[attr-defined]  # annotated in owed.py
    tried = ngettext("%(count)s effort", "%(count)s efforts", attempts) % {"count": attempts}
    reason = owed.reasons.get(offer.reason_code, offer.reason_code)
    source = joined(
        f"{sender.title if sender else offer.from_agency.short_name}, {sent}",
        _("reason: %(reason)s") % {"reason": reason[:1].lower() + reason[1:]},
        tried,
    )
    return WorkRow(
        case.title,
        duty.url,
        source,
        urgency=urgency_mark(case.urgency),
        due=due_of(duty, owed),
        actions=_answers_to(duty, case, offer, owed),
    )


def _answers_to(duty: Obligation, case: Case, offer: HandOver, owed: Owed) -> tuple[Action, ...]:
    if duty.kind != OFFERED or not owed.actor.may(CASE_OFFER):
        return (_action(duty, duty.url),)
    accept = reverse("cases:accept", kwargs={"pk": case.pk, "row": offer.pk})
    return (
        Action(_("Return …"), duty.url, "quiet"),
        Action(_("Accept"), accept, "second", is_post=True),
    )


def _task_row(duty: Obligation, task: Task, owed: Owed) -> WorkRow:
    url = reverse("tasks:detail", kwargs={"pk": task.pk})
    giver = task.by_office if duty.kind == "task.do" else task.office
    return WorkRow(
        task.title,
        url,
        joined(f"{task.case.number} {task.case.title}", giver.title if giver else ""),
        due=due_of(duty, owed),
        actions=(_action(duty, url),),
    )


def _request_row(duty: Obligation, request: InformationRequest, owed: Owed) -> WorkRow:
    asker = request.by_office.title if request.by_office else ""
    return WorkRow(
        request.question,
        duty.url,
        joined(f"{request.case.number} {request.case.title}", asker, presentation.since(request.at)),
        state=state_mark("waiting", _("Waiting for an answer")),
        actions=(_action(duty, duty.url),),
    )


def _case_row(duty: Obligation, case: Case, owed: Owed) -> WorkRow:
    return WorkRow(
        case.title,
        duty.url,
        joined(case.number, place_of(case.region_current), case_state(case).text),
        urgency=urgency_mark(case.urgency),
        due=due_of(duty, owed),
        actions=(_action(duty, duty.url),),
    )
