"""The verbs of the rooms, as the stories of the demo call them: with an actor by user name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from rukun.config.demo import papers
from rukun.config.demo.stage import Stage, local_day
from rukun.foundation.files.models import Attachment
from rukun.foundation.people.enums import Rung
from rukun.handling.cases.domain import (
    assessing,
    attaching,
    checking,
    closing,
    filing,
    handing,
    inviting,
    opening,
    receiving,
    reopening,
    requests,
    tasks,
    tracks,
    working,
)
from rukun.handling.cases.enums import AttemptKind, AttemptResult, MessageKind, Outcome, TrackKind
from rukun.handling.cases.models import Case, HandOver, InformationRequest, Invitation, Task, Track
from rukun.handling.incidents.domain import IncidentFields, record_incident
from rukun.handling.incidents.enums import IncidentKind
from rukun.handling.incidents.models import Incident
from rukun.handling.reports import domain as reporting
from rukun.handling.reports.intake import InformantFields, ReportFields
from rukun.handling.reports.models import Report
from rukun.kernel.ids import uuid7
from rukun.kernel.regions import SUBDISTRICT, level

Minutes = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class By:
    """One officer who acts at one moment; `behalf` is the office for which it is recorded."""

    stage: Stage
    username: str
    at: datetime
    behalf: str = ""
    basis: str = "phone"

    def _signed(self) -> dict[str, Any]:
        actor = self.stage.actor(self.username, self.at, behalf=self.behalf, basis=self.basis)
        return {"actor": actor, "at": self.at}

    # --- Reports ------------------------------------------------------------

    def file(
        self,
        title: str,
        facts: str,
        *,
        urgency: str,
        region: str = "",
        kind: str = "tension",
        informant: InformantFields | None = None,
        **more: Any,
    ) -> Report:
        """Send a report as the form does; `region` "" is the area of whoever tells it."""
        fields = ReportFields(title=title, facts=facts, urgency=urgency, region=region, kind=kind, **more)
        return reporting.submit_report(
            submission_id=uuid7(),
            credential=f"demo:{self.username}",
            endpoint="web:reports.new",
            body_hash=sha256(title.encode()).hexdigest(),
            fields=fields,
            informant=informant,
            **self._signed(),
        )

    def verify(self, report: Report, *, likelihood: int, impact: int, value: str) -> Report:
        """Confirm a report; `value` is the information value, "B2"."""
        found = reporting.Verification(
            likelihood=likelihood, impact=impact, reliability=value[0], credibility=int(value[1])
        )
        return reporting.verify(report=report, found=found, **self._signed())

    def ask_reporter(self, report: Report, question: str) -> None:
        """Ask for clarification."""
        reporting.ask_clarification(report=report, question=question, **self._signed())

    def clarify(self, report: Report, text: str) -> None:
        """Answer what was asked."""
        reporting.clarify(report=report, text=text, **self._signed())

    def amend(self, report: Report, text: str, reason: str) -> None:
        """Add to a report that was sent."""
        reporting.amend(report=report, text=text, reason=reason, **self._signed())

    def not_shown(self, report: Report, reason: str) -> None:
        """Find that it could not be established."""
        reporting.set_not_shown(report=report, reason=reason, **self._signed())

    def link(self, report: Report, other: Report) -> None:
        """Put a look-alike beside the other one."""
        reporting.link_look_alike(report=report, other=other, **self._signed())

    def tell_apart(self, report: Report, other: Report) -> None:
        """Note that two reports only look alike."""
        reporting.mark_different(report=report, other=other, **self._signed())

    def watch_report(self, report: Report, reason: str) -> None:
        """Watch a report, for a reason."""
        reporting.watch(report=report, reason=reason, **self._signed())

    def answer_reporter(self, report: Report, text: str) -> None:
        """Write to the reporter."""
        reporting.answer_reporter(report=report, text=text, **self._signed())

    def record(
        self, report: Report, kind: IncidentKind, *, others: Sequence[Report] = (), **known: Any
    ) -> Incident:
        """Record the incident that a report tells of; `known` is what verification found out."""
        wide = level(report.region_current_id) == SUBDISTRICT
        fields: dict[str, Any] = {
            "title": report.title,
            "kind": kind,
            "region": report.region_current_id,
            "place_precision": "subdistrict" if wide else "village",
            "place_detail": report.place_detail,
            "started_at": report.occurred_from,
            "ended_at": report.occurred_until,
            "time_precision": report.occurred_precision,
            **{name: getattr(report, name) for name in ("issue_type", "conflict_source", "crowd", *COUNTS)},
        }
        return record_incident(
            fields=IncidentFields(**(fields | known)), reports=[report, *others], **self._signed()
        )

    # --- Cases --------------------------------------------------------------

    def open(
        self,
        report: Report,
        *,
        title: str,
        summary: str,
        rung: Rung = Rung.VILLAGE,
        level: str = "",
        incidents: Sequence[Incident] = (),
    ) -> Case:
        """Open a case from a verified report."""
        fields = opening.CaseFields(title=title, rung=rung, summary=summary, escalation_level=level)
        return opening.open_case(fields=fields, reports=[report], incidents=incidents, **self._signed())

    def attach(self, case: Case, report: Report) -> None:
        """Attach another report to a case."""
        attaching.attach_report(case=case, report=report, **self._signed())

    def start(self, case: Case) -> None:
        """Say that the holder has begun."""
        working.start_work(case=case, **self._signed())

    def tried(
        self,
        case: Case,
        summary: str,
        result: AttemptResult,
        kind: AttemptKind = AttemptKind.DELIBERATION,
        *,
        on: datetime | None = None,
    ) -> None:
        """Record what was tried, on that day or on an earlier one."""
        day = local_day(on or self.at)
        working.record_attempt(
            case=case, kind=kind, held_on=day, result=result, summary=summary, **self._signed()
        )

    def note(self, case: Case, text: str, kind: MessageKind = MessageKind.NOTE) -> None:
        """Write a message on a case."""
        working.post_message(case=case, text=text, kind=kind, **self._signed())

    def did(self, case: Case, text: str) -> None:
        """Say what one's own agency did."""
        self.note(case, text, MessageKind.WE_DID)

    def offer(
        self, case: Case, rung: Rung, *, reason: str, words: str, tried: str = "", recommendation: str = ""
    ) -> HandOver:
        """Hand a case over to another rung."""
        offer = handing.Offer(reason_code=reason, reason=words, tried=tried, recommendation=recommendation)
        return handing.offer_hand_over(case=case, offer=offer, to_rung=rung, **self._signed())

    def accept(self, offered: HandOver) -> None:
        """Take a case over."""
        receiving.accept_hand_over(hand_over=offered, **self._signed())
        offered.case.refresh_from_db()

    def send_back(self, offered: HandOver, code: str, note: str) -> None:
        """Return a case that was handed over."""
        receiving.return_hand_over(hand_over=offered, code=code, note=note, **self._signed())

    def assess(self, case: Case, likelihood: int, impact: int, reason: str) -> None:
        """Rate a case anew."""
        assessing.assess(case=case, likelihood=likelihood, impact=impact, reason=reason, **self._signed())

    def open_track(self, case: Case, kind: TrackKind, reference: str, note: str) -> Track:
        """Record that the matter also runs on another track."""
        return tracks.open_track(
            case=case,
            kind=kind,
            opened_on=local_day(self.at),
            reference=reference,
            note=note,
            **self._signed(),
        )

    def answer_track(self, track: Track, answer: str) -> None:
        """Record what a track answered."""
        tracks.answer_track(
            track=track,
            version=track.version,
            answer=answer,
            answered_on=local_day(self.at),
            **self._signed(),
        )

    def invite(
        self, case: Case, office: str, reason: str, *, reports: Sequence[Report] = (), all_files: bool = True
    ) -> Invitation:
        """Open a case to the agency of that office."""
        files = Attachment.objects.of("case", case.pk) if all_files else ()
        return inviting.invite_agency(
            case=case,
            agency=self.stage.agency(office),
            reason=reason,
            reports=reports,
            files=list(files),
            **self._signed(),
        )

    def done(self, invitation: Invitation, note: str) -> None:
        """Say that one's agency has done its part."""
        invitation.refresh_from_db()
        inviting.declare_done(invitation=invitation, version=invitation.version, note=note, **self._signed())

    def ask(self, case: Case, office: str, question: str) -> InformationRequest:
        """Ask the agency of that office for information."""
        agency = self.stage.agency(office)
        return requests.ask_information(case=case, agency=agency, question=question, **self._signed())

    def answer(self, request: InformationRequest, answer: str) -> None:
        """Answer a request for information."""
        requests.answer_request(request=request, answer=answer, **self._signed())

    def give(
        self, case: Case, office: str, title: str, *, days: int, instruction: str = "", share: bool = False
    ) -> Task:
        """Give an office a task, due after `days` working days."""
        return tasks.assign_task(
            case=case,
            office=self.stage.office(office),
            title=title,
            instruction=instruction,
            working_days=days,
            share=share,
            **self._signed(),
        )

    def take(self, task: Task, *, begin: bool = False) -> None:
        """Take a task on, and begin with it."""
        tasks.accept_task(task=task, **self._signed())
        if begin:
            tasks.begin_task(task=task, **self._signed())

    def decline(self, task: Task, reason: str) -> None:
        """Refuse a task."""
        tasks.decline_task(task=task, reason=reason, **self._signed())

    def prove(self, task: Task, text: str, *files: Attachment) -> None:
        """Show what was done."""
        tasks.submit_proof(task=task, text=text, files=[file.pk for file in files], **self._signed())

    def approve(self, task: Task, note: str = "") -> None:
        """Find the proof sufficient."""
        checking.approve_task(task=task, note=note, **self._signed())

    def want_more(self, task: Task, reason: str) -> None:
        """Send the proof back."""
        checking.send_back_task(task=task, reason=reason, **self._signed())

    def file_minutes(self, case: Case, name: str, page: Minutes, *, kind: str = "minutes") -> Attachment:
        """Hang minutes on a case, as a PDF."""
        upload = papers.minutes(*page)
        return filing.file_on_case(
            case=case, upload=upload, name=f"{name}.pdf", kind=kind, description=page[0], **self._signed()
        )

    def file_photo(self, case: Case, name: str, page: Minutes) -> Attachment:
        """Hang the photo of a paper on a case."""
        upload = papers.photo(*page)
        return filing.file_on_case(
            case=case, upload=upload, name=f"{name}.jpg", kind="photo", description=page[0], **self._signed()
        )

    def watch(self, case: Case, reason: str, review_after: datetime) -> None:
        """Watch a case until the day of `review_after`."""
        closing.watch_case(case=case, reason=reason, review_on=local_day(review_after), **self._signed())

    def resume(self, case: Case, reason: str) -> None:
        """Go on with a case that was watched."""
        closing.resume_case(case=case, reason=reason, **self._signed())

    def close(self, case: Case, outcome: Outcome, reason: str) -> None:
        """Close a case with its outcome."""
        closing.close_case(case=case, outcome=outcome, reason=reason, **self._signed())

    def reopen(self, case: Case, reason: str) -> None:
        """Open a closed case again."""
        reopening.reopen_case(case=case, reason=reason, **self._signed())


COUNTS = (
    "dead",
    "missing",
    "severely_injured",
    "lightly_injured",
    "injured",
    "displaced_people",
    "displaced_households",
)
