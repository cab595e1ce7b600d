"""Everything the page of a report reads, each kind of row once, however many there are."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone

from rukun.foundation.files.models import Attachment
from rukun.foundation.journal.models import Entry
from rukun.foundation.people.capabilities import REPORT_RECORD, REPORT_VERIFY
from rukun.foundation.people.models import Office
from rukun.foundation.settings.clocks import calendar_for, watch_ends_on
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import labels
from rukun.handling.cases.models import Case
from rukun.handling.incidents import policy as incident_policy
from rukun.handling.incidents.models import Incident
from rukun.handling.reports import policy
from rukun.handling.reports.enums import LinkState
from rukun.handling.reports.models import REPORT, Amendment, Answer, Informant, Report, ReportLink
from rukun.handling.reports.policy import ReportActions, report_actions
from rukun.interfaces.web.views.reports.worklist import DESK, FROM_DESK, Waiting, next_after
from rukun.kernel.actor import Actor
from rukun.kernel.worktime import WorkCalendar


@dataclass
class ReportFile:
    """A sent report as `actor` sees it at `at`, with what the office may do."""

    report: Report
    actor: Actor
    at: datetime
    is_walk: bool = False  # a stop of the walk along the desk's worklist

    @property
    def walk_query(self) -> str:
        """What an act on this page carries along, so that the next report follows."""
        return f"?{FROM_DESK}={DESK}" if self.is_walk else ""

    @cached_property
    def usual_review(self) -> date:
        """The usual day on which a watched report is looked at again."""
        return watch_ends_on(self.report.region_current_id, self.at)

    @cached_property
    def following(self) -> Waiting | None:
        """What stands after this report on the desk's worklist."""
        return next_after(self.report, self.actor, self.calendar) if self.is_walk else None

    @cached_property
    def actions(self) -> ReportActions:
        """What the office may do now."""
        return report_actions(report=self.report, actor=self.actor)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """Working days of the regency."""
        return calendar_for(self.report.region_current_id, timezone.localdate(self.at))

    @cached_property
    def issue_types(self) -> dict[str, str]:
        """Words of the types of matters."""
        return labels(LookupList.ISSUE_TYPE, self.report.regency)

    @cached_property
    def amendments(self) -> list[Amendment]:
        """What was added, in order."""
        rows = Amendment.objects.filter(report=self.report).select_related("by_office")
        return list(rows.order_by("at", "pk"))

    @cached_property
    def answers(self) -> list[Answer]:
        """What the reporter was told or asked, in order."""
        rows = Answer.objects.filter(report=self.report).select_related("by_office__agency")
        return list(rows.order_by("at", "pk"))

    @cached_property
    def question(self) -> Answer | None:
        """The question that waits for an answer."""
        return next((row for row in reversed(self.answers) if row.is_question), None)

    @cached_property
    def linked(self) -> list[Report]:
        """Reports that tell of the same, in either direction, as far as they may be seen."""
        here = ReportLink.objects.filter(state=LinkState.LINKED)
        others = here.filter(report=self.report).values("other")
        sources = here.filter(other=self.report).values("report")
        seen = Report.objects.visible_to(self.actor)
        return list((seen.filter(pk__in=others) | seen.filter(pk__in=sources)).order_by("received_at", "pk"))

    @cached_property
    def incidents(self) -> list[Incident]:
        """Incidents that the report tells of."""
        seen = Incident.objects.visible_to(self.actor).filter(told_by__report=self.report)
        return list(seen.order_by("recorded_at", "pk"))

    @cached_property
    def cases(self) -> list[Case]:
        """Cases to which the report belongs."""
        seen = Case.objects.visible_to(self.actor).filter(case_reports__report=self.report)
        return list(seen.order_by("opened_at", "pk"))

    @cached_property
    def files(self) -> list[Attachment]:
        """Photos and documents."""
        return list(Attachment.objects.visible_to(self.actor).of(REPORT, self.report.pk))

    @cached_property
    def has_informant(self) -> bool:
        """Say whether somebody is recorded as the one who told it."""
        return Informant.objects.filter(report=self.report).exists()

    @cached_property
    def entries(self) -> list[Entry]:
        """The journal of the report, the newest first."""
        return list(Entry.objects.filter(stream=f"report:{self.report.pk}").order_by("-seq"))

    @cached_property
    def offices(self) -> dict[str, str]:
        """Titles of the offices that the journal names. One query."""
        named = {key for entry in self.entries for key in (entry.office_id, entry.behalf_office_id) if key}
        return {str(office.pk): office.title for office in Office.objects.filter(pk__in=named)}

    def attachable_cases(self) -> QuerySet[Case]:
        """Open cases of the regency that may be seen, the liveliest first."""
        seen = Case.objects.visible_to(self.actor).open().filter(regency=self.report.regency)
        return seen.order_by("-last_activity_at", "-pk")

    @property
    def is_inside(self) -> bool:
        """Say whether the reasons that stay inside may be shown: to those who judge and record."""
        desk = self.actor.may(REPORT_VERIFY) or self.actor.may(REPORT_RECORD)
        return desk and policy.is_desk(report=self.report, actor=self.actor)

    @property
    def is_reporter(self) -> bool:
        """Say whether the office filed it."""
        return policy.is_reporter(report=self.report, actor=self.actor)

    @property
    def may_record_incident(self) -> bool:
        """Say whether what it tells of may be recorded as an incident."""
        return incident_policy.may_record_from(report=self.report, actor=self.actor)

    @property
    def may_add_files(self) -> bool:
        """Say whether the office may hang a photo or document on it."""
        return may_add_files(self.report, self.actor)


def may_add_files(report: Report, actor: Actor) -> bool:
    """Files are added by those who add words: the reporter, and the desk that answers."""
    return policy.may_amend(report=report, actor=actor) or policy.may_answer(report=report, actor=actor)
