"""Everything the page of a case reads, each kind of row once, however many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from rukun.foundation.files.models import Attachment
from rukun.foundation.obligations.queries import open_on
from rukun.foundation.people.capabilities import CAPABILITIES, TASK_DO
from rukun.foundation.people.models import Agency, Office
from rukun.foundation.settings.clocks import calendar_for
from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import choices
from rukun.foundation.sharing.models import Custody, Recusal
from rukun.handling.cases.actions import CaseActions, case_actions
from rukun.handling.cases.enums import CaseState, HandOverState, RequestState, TaskState
from rukun.handling.cases.models import (
    CASE,
    Assessment,
    Attempt,
    Case,
    HandOver,
    InformationRequest,
    Invitation,
    Task,
    Track,
)
from rukun.handling.cases.queries import agencies_that_can_open
from rukun.handling.cases.standing import standing_in
from rukun.handling.incidents.models import Incident
from rukun.handling.registers.models import Organisation
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor
from rukun.kernel.regions import within_q
from rukun.kernel.worktime import WorkCalendar
from rukun.kernel.zones import zone_of

_SUBDISTRICT: Final = len("15.07.03")
_DOERS: Final = [role for role, capabilities in CAPABILITIES.items() if TASK_DO in capabilities]


@dataclass
class CaseFile:
    """A case as `viewer` sees it, with what the office that acts may do.

    `acting` is the viewer, perhaps recording for another office; `party` is that office.
    """

    case: Case
    viewer: Actor
    acting: Actor
    at: datetime

    @cached_property
    def party(self) -> Actor:
        """The office whose rights decide."""
        return standing_in(self.acting)

    @cached_property
    def today(self) -> datetime:
        """The moment in the zone of the case."""
        return self.at.astimezone(ZoneInfo(zone_of(self.case.region_current_id)))

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days of the regency."""
        return calendar_for(self.case.region_current_id, self.today.date())

    @cached_property
    def actions(self) -> CaseActions:
        """What the acting office may do."""
        return case_actions(self.case, self.party)

    @property
    def is_closed(self) -> bool:
        """Nothing is done on a closed case but notes and reopening."""
        return self.case.state == CaseState.CLOSED

    # --- Rows ---------------------------------------------------------------------------------

    @cached_property
    def tasks(self) -> list[Task]:
        """Tasks by number."""
        rows = Task.objects.filter(case=self.case).select_related(
            "office__agency", "agency", "by_office", "behalf_office"
        )
        return self._owned(rows.order_by("number"))

    @cached_property
    def declined(self) -> list[Task]:
        """Tasks that came back and wait for another office."""
        back = [task for task in self.tasks if task.state == TaskState.DECLINED]
        if not back:
            return []
        waiting = set(
            open_on(CASE, self.case.pk).filter(kind="task.declined").values_list("subject_id", flat=True)
        )
        return [task for task in back if task.pk in waiting]

    @cached_property
    def requests(self) -> list[InformationRequest]:
        """Requests for information, the oldest first."""
        rows = InformationRequest.objects.filter(case=self.case).select_related(
            "agency", "answered_by_office"
        )
        return list(rows.order_by("at", "pk"))

    @cached_property
    def hand_overs(self) -> list[HandOver]:
        """All offers, the newest first."""
        rows = HandOver.objects.filter(case=self.case)
        named = rows.select_related("from_agency", "to_agency", "by_office", "behalf_office")
        return list(named.order_by("-at", "-pk"))

    @cached_property
    def offer(self) -> HandOver | None:
        """The offer that waits for an answer."""
        return next((row for row in self.hand_overs if row.state == HandOverState.OFFERED), None)

    @cached_property
    def last_return(self) -> HandOver | None:
        """The newest offer, if it came back."""
        newest = self.hand_overs[0] if self.hand_overs else None
        return newest if newest is not None and newest.state == HandOverState.RETURNED else None

    @cached_property
    def attempts(self) -> list[Attempt]:
        """What was tried, in order."""
        return list(Attempt.objects.filter(case=self.case).order_by("held_on", "at"))

    @cached_property
    def tried_here(self) -> list[Attempt]:
        """What was tried on the rung where the case is."""
        return [attempt for attempt in self.attempts if attempt.rung == self.case.rung]

    @cached_property
    def tracks(self) -> list[Track]:
        """Tracks beside the ladder."""
        return list(Track.objects.filter(case=self.case).order_by("opened_on", "at"))

    @cached_property
    def invitations(self) -> list[Invitation]:
        """Agencies that are let in now."""
        rows = Invitation.objects.filter(case=self.case, withdrawn_at=None)
        return list(rows.select_related("agency").order_by("at"))

    @cached_property
    def my_invitation(self) -> Invitation | None:
        """The invitation of the agency that acts."""
        return next((row for row in self.invitations if row.agency_id == self.party.agency_id), None)

    @cached_property
    def my_requests(self) -> list[InformationRequest]:
        """What the agency that acts was asked and has not answered."""
        return [
            row
            for row in self.requests
            if row.state == RequestState.WAITING and row.agency_id == self.party.agency_id
        ]

    @cached_property
    def assessments(self) -> list[Assessment]:
        """Ratings, the newest first."""
        rows = Assessment.objects.filter(case=self.case).select_related("by_office")
        return list(rows.order_by("-at", "-pk"))

    @cached_property
    def custody(self) -> list[Custody]:
        """Who held the case, in order."""
        rows = Custody.objects.filter(object_type=CASE, object_id=self.case.pk)
        return cast("list[Custody]", list(rows.select_related("agency").order_by("from_at")))

    @cached_property
    def report_ids(self) -> list[UUID]:
        """All reports of the case, seen or not."""
        return list(self.case.case_reports.values_list("report_id", flat=True))

    @cached_property
    def reports(self) -> list[Report]:
        """Those reports of the case that the viewer may read."""
        seen = Report.objects.visible_to(self.viewer)
        return list(seen.filter(case_reports__case=self.case).order_by("received_at", "pk"))

    @cached_property
    def incidents(self) -> list[Incident]:
        """Incidents of the case that the viewer may read."""
        seen = Incident.objects.visible_to(self.viewer).filter(case_incidents__case=self.case)
        return list(seen.order_by("started_at", "pk"))

    @cached_property
    def organisations(self) -> list[Organisation]:
        """Organisations that the case is about, as far as the viewer reads their register."""
        seen = Organisation.objects.visible_to(self.viewer)
        named = seen.filter(pk__in=self.case.case_organisations.values("organisation"))
        return list(named.order_by("name", "pk"))

    @cached_property
    def files(self) -> list[Attachment]:
        """Files of the case that the viewer may open."""
        seen = Attachment.objects.visible_to(self.viewer).filter(object_type=CASE, object_id=self.case.pk)
        return list(seen.select_related("uploaded_for").order_by("-created_at", "-pk"))

    @cached_property
    def agencies(self) -> list[Agency]:
        """Every agency that can open the case."""
        return agencies_that_can_open(self.case, self.at)

    @cached_property
    def recusals(self) -> list[Recusal]:
        """Conflicts of interest in force."""
        rows = Recusal.objects.filter(object_type=CASE, object_id=self.case.pk, until_at=None)
        return cast("list[Recusal]", list(rows.select_related("person").order_by("from_at")))

    # --- For forms ----------------------------------------------------------------------------

    def doers(self) -> QuerySet[Office]:
        """Offices that can open the case and take tasks; vertical agencies are asked instead."""
        held = {row.agency_id for row in self.custody} | {row.agency_id for row in self.invitations}
        able = [
            agency.pk
            for agency in self.agencies
            if not agency.is_vertical and (agency.rung is not None or agency.pk in held)
        ]
        # Of an agency that reads along only by its seat on the team, just the seated offices.
        seated = Q(seats__team=self.case.owner_team_id, agency__is_vertical=False)
        offices = Office.objects.visible_to(self.viewer).active().filter(role__in=_DOERS)
        found = offices.filter(Q(agency__in=able) | seated).distinct()
        return found.select_related("agency").order_by("agency__name", "-is_head", "title")

    def askable(self) -> list[Agency]:
        """Agencies that can open the case and are not the holder, those outside the line first."""
        able = [agency for agency in self.agencies if agency.pk != self.case.owner_agency_id]
        return sorted(able, key=lambda agency: (not agency.is_vertical, agency.short_name))

    @cached_property
    def hand_over_reasons(self) -> list[tuple[str, str]]:
        """The words of the regency for handing over."""
        return choices(LookupList.HANDOVER_REASON, self.case.region_current_id)

    def invitable(self) -> QuerySet[Agency]:
        """Agencies of the regency that can still be let in.

        One whose head sits on the team that holds the case may be invited for its other offices.
        """
        on_ladder = [agency.pk for agency in self.agencies if agency.rung is not None]
        invited = [row.agency_id for row in self.invitations]
        others = Agency.objects.visible_to(self.viewer).active().exclude(pk__in=[*on_ladder, *invited])
        return others.order_by("name")

    def attachable(self) -> QuerySet[Report]:
        """Verified reports of the regency about which nothing has been decided."""
        seen = Report.objects.visible_to(self.viewer).filter(state="verified", regency=self.case.regency)
        return seen.exclude(pk__in=self.report_ids).order_by("-received_at", "-pk")

    def linkable(self) -> QuerySet[Incident]:
        """Incidents of the same subdistrict that do not belong to the case yet, the newest first.

        A choice from all that the regency ever had would help nobody; the API takes any.
        """
        around = self.case.region_current_id[:_SUBDISTRICT]
        seen = Incident.objects.visible_to(self.viewer).filter(within_q("region_current_id", [around]))
        here = [incident.pk for incident in self.incidents]
        return seen.exclude(pk__in=here).order_by("-started_at", "-pk")

    def _owned(self, rows: Iterable[Task]) -> list[Task]:
        tasks = list(rows)
        for task in tasks:
            task.case = self.case  # the policy asks who leads it
        return tasks
