"""What an office should see beside its duties: stuck cases, what climbed, what is new or shared."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rukun.foundation.notices.models import Notice
from rukun.foundation.notices.queries import unread_count
from rukun.foundation.obligations.queries import climbed_to
from rukun.foundation.people.capabilities import CASE_CLOSE
from rukun.handling.cases.models import Case
from rukun.handling.cases.queries import Board, CaseFilter, board, stuck_days
from rukun.handling.reports.enums import AnswerCode, ReportState
from rukun.handling.reports.models import REPORT, Answer
from rukun.handling.reports.notices import ANSWERED
from rukun.handling.reports.queries import ReportFilter, answers_for, inbox, own_drafts, own_reports
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Action, WorkRow
from rukun.interfaces.web.presentation import due_badge, risk_mark, urgency_mark
from rukun.interfaces.web.views.cases.wording import case_state
from rukun.interfaces.web.views.home.owed import Owed
from rukun.interfaces.web.views.home.panels import GROUPS, SHOWN, Panel
from rukun.interfaces.web.views.home.pressing import Pressing
from rukun.interfaces.web.views.home.registers import demonstrations, on_duty
from rukun.interfaces.web.views.home.rows import row_of
from rukun.interfaces.web.views.reports.wording import joined, place_of, report_state, source_line

_NEW = timedelta(days=7)
_DAY = timedelta(days=1)
_RECENT = timedelta(days=30)
_ANSWERS, _ANSWERS_READ = 3, 15


class Around:
    """Everything beside the duties; each number is read when a panel or figure first asks for it."""

    def __init__(self, owed: Owed) -> None:
        self.owed = owed
        self.actor = owed.actor
        self.now = owed.now

    @cached_property
    def board(self) -> Board:
        """Counts of cases."""
        return board(self.actor)

    @cached_property
    def days(self) -> int:
        """After how many days without anything a case counts as stuck."""
        return stuck_days(self.actor)

    @cached_property
    def drafts(self) -> int:
        """Drafts of the own agency."""
        return own_drafts(self.actor).count()

    @cached_property
    def red(self) -> int:
        """Open cases marked red."""
        return self.cases(state="open", urgency="red").count()

    @cached_property
    def unread(self) -> int:
        """Notices not yet opened."""
        return unread_count(self.actor)

    def cases(self, **narrowed_to: str) -> QuerySet[Case]:
        """Return visible cases, narrowed as the list of cases narrows them."""
        seen = Case.objects.visible_to(self.actor).select_related("region_current__parent", "owner_agency")
        return CaseFilter(**narrowed_to).apply(seen, actor=self.actor)


def cases_url(**narrowed_to: str) -> str:
    """Return the address of the list of cases, narrowed."""
    return f"{reverse('cases:list')}?{urlencode({'state': 'open', **narrowed_to})}"


def _case_url(case: Case) -> str:
    return reverse("cases:detail", kwargs={"pk": case.pk})


def case_row(case: Case) -> WorkRow:
    """Return a case with its urgency, place and state."""
    source = joined(case.number, place_of(case.region_current), case_state(case).text)
    return WorkRow(
        case.title,
        _case_url(case),
        source,
        urgency=urgency_mark(case.urgency),
        risk=risk_mark(case.risk),
    )


def _panel(anchor: str, title: str, rows: Iterable[WorkRow], **more: str) -> Panel | None:
    listed = list(rows)
    return Panel(anchor, title, listed, **more) if listed else None


def stuck(around: Around) -> Panel | None:
    """Return cases in which nothing has happened for longer than the regency allows."""
    waiting = around.cases(stuck=str(around.days)).order_by("last_activity_at", "pk")[:SHOWN]
    title = _("Without activity for more than %(days)s days") % {"days": around.days}
    return _panel("stuck", title, (_stuck_row(case, around) for case in waiting))


def _stuck_row(case: Case, around: Around) -> WorkRow:
    days = (around.now - case.last_activity_at) // _DAY
    since = ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
    return WorkRow(
        case.title,
        _case_url(case),
        joined(since, case_state(case).text),
        actions=(Action(_("Decide") if around.actor.may(CASE_CLOSE) else _("Open"), _case_url(case)),),
    )


def climbed(around: Around) -> Panel | None:
    """Return what others owe and have left waiting so long that it was shown to this office."""
    duties = climbed_to(around.actor)[:SHOWN]
    rows = (
        WorkRow(
            duty.summary,
            duty.url,
            joined(str(duty.kind_entry.label), duty.owner_agency.short_name),
            urgency=urgency_mark(duty.urgency),
            due=due_badge(duty.due_at, around.now, calendar=around.owed.calendar) if duty.due_at else None,
        )
        for duty in duties
    )
    return _panel("climbed", _("Waits too long elsewhere"), rows)


def shared(around: Around) -> Panel | None:
    """Return the open cases that were opened to this agency."""
    opened = around.cases(shared="1", state="open").order_by("-last_activity_at", "-pk")[:SHOWN]
    rows = (case_row(case) for case in opened)
    url = cases_url(shared="1")
    return _panel("shared", _("Shared with us"), rows, url=url, link=_("All shared cases"))


def ours(around: Around, pressing: Pressing | None = None) -> Panel | None:
    """Return the open cases that this agency holds: first those on which it owes a step.

    What presses already stands above and is not listed again.
    """
    owed = around.owed.of(*GROUPS["cases"].kinds)
    steps = [duty for duty in owed if pressing is None or duty.pk != pressing.duty.pk][:SHOWN]
    rows = [row_of(duty, around.owed) for duty in steps]
    held = around.cases(mine="1", state="open").exclude(pk__in={duty.object_id for duty in owed})
    others = held.order_by("urgency_order", "-last_activity_at", "-pk")[: SHOWN - len(rows)]
    rows += [case_row(case) for case in others]
    return _panel("ours", _("Cases we hold"), rows, url=cases_url(mine="1"), link=_("All our cases"))


def burning(around: Around) -> Panel | None:
    """Return the open cases marked red."""
    red = around.cases(state="open", urgency="red").order_by("-last_activity_at", "-pk")[:SHOWN]
    rows = (case_row(case) for case in red)
    return _panel("red", _("Red and ongoing"), rows, url=cases_url(urgency="red"), link=_("All red cases"))


def arrived(around: Around) -> Panel | None:
    """Return the reports that came in from the own territory during the last week."""
    since = around.now - _NEW
    new = (
        inbox(around.actor, ReportFilter())
        .exclude(state=ReportState.DRAFT)
        .filter(received_at__gte=since)[:SHOWN]
    )
    rows = (
        WorkRow(
            report.title,
            reverse("reports:detail", args=[report.pk]),
            source_line(report, around.now),
            urgency=urgency_mark(report.urgency),
            state=report_state(report),
        )
        for report in new
    )
    url = reverse("reports:list")
    return _panel("arrived", _("New in our area"), rows, url=url, link=_("All reports"))


def drafts(around: Around) -> Panel | None:
    """Return the drafts that wait to be sent."""
    rows = (
        WorkRow(
            report.title or _("Draft without a title"),
            reverse("reports:edit", args=[report.pk]),
            joined(
                place_of(report.region_current),
                presentation.day_time_brief(report.received_at, now=around.now),
            ),
            actions=(Action(_("Continue"), reverse("reports:edit", args=[report.pk])),),
        )
        for report in own_drafts(around.actor)[:SHOWN]
    )
    return _panel("drafts", _("Drafts"), rows)


def answers(around: Around) -> Panel | None:
    """Return what was answered to the own reports: of each report the newest answer.

    An answer stands here for a month, and longer while nobody has opened its notice.
    """
    unread = Notice.objects.visible_to(around.actor).unread().filter(template=ANSWERED, object_type=REPORT)
    shown = Q(at__gte=around.now - _RECENT) | Q(report__in=unread.values("object_id"))
    newest: dict[UUID, Answer] = {}
    for answer in answers_for(around.actor).filter(shown)[:_ANSWERS_READ]:
        newest.setdefault(answer.report_id, answer)
    rows = [_answer_row(answer) for answer in newest.values()]
    return _panel("answers", _("Answers to our reports"), rows[:_ANSWERS])


def _answer_row(answer: Answer) -> WorkRow:
    said = answer.text or (AnswerCode(answer.code).words if answer.code else "")
    return WorkRow(
        answer.report.title or answer.report.number or "",
        reverse("reports:detail", args=[answer.report_id]) + "#answers",
        joined(said, presentation.day(answer.at, with_year=False)),
    )


def sent(around: Around) -> Panel | None:
    """Return the own reports with their receipt numbers and how far they have come."""
    rows = (
        WorkRow(
            report.title or report.number or "",
            reverse("reports:detail", args=[report.pk]),
            joined(report.number or "", presentation.day_time_brief(report.received_at, now=around.now)),
            state=report_state(report),
        )
        for report in own_reports(around.actor).exclude(state=ReportState.DRAFT)[:SHOWN]
    )
    url = reverse("reports:list")
    return _panel("sent-reports", _("My reports and receipts"), rows, url=url, link=_("All reports"))


PANELS: Mapping[str, Callable[[Around], Panel | None]] = {
    "stuck": stuck,
    "climbed": climbed,
    "shared": shared,
    "red": burning,
    "arrived": arrived,
    "drafts": drafts,
    "answers": answers,
    "sent": sent,
    "on_duty": on_duty,
    "demonstrations": demonstrations,
}
