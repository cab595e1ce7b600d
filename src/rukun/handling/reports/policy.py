"""May-questions about reports. Seeing is decided before; the check that draws the button executes it."""

from dataclasses import dataclass

from rukun.foundation.people.capabilities import INFORMANT_READ, REPORT_FILE, REPORT_VERIFY
from rukun.handling.reports.enums import ReportState
from rukun.handling.reports.models import Report
from rukun.handling.reports.workflow import REPORT_WORKFLOW
from rukun.kernel.actor import Actor

_BY_THE_REPORTER = frozenset({"send", "clarify"})


def may_file(*, actor: Actor) -> bool:
    """Say whether the actor may write and send reports at all."""
    return actor.may(REPORT_FILE) and actor.agency_id is not None


def may_edit_draft(*, report: Report, actor: Actor) -> bool:
    """Drafts belong to the agency that writes them; what was sent is never edited."""
    return report.is_draft and may_file(actor=actor) and report.filed_by_agency_id == actor.agency_id


def may_take(step: str, *, report: Report, actor: Actor) -> bool:
    """Say whether the step `step` of the workflow is open to the actor on this report now."""
    return report.state in REPORT_WORKFLOW.transition(step).sources and is_entitled_to(
        step, report=report, actor=actor
    )


def is_entitled_to(step: str, *, report: Report, actor: Actor) -> bool:
    """Say whether the actor's office may take `step`, whatever the report's state.

    Reporters send and clarify; every other step belongs to the desk of the report's regency.
    Nil and activity reports are only noted.
    """
    if not actor.may(REPORT_WORKFLOW.transition(step).capability):
        return False
    if step in _BY_THE_REPORTER:
        return is_reporter(report=report, actor=actor)
    return report.needs_verification and is_desk(report=report, actor=actor)


def may_amend(*, report: Report, actor: Actor) -> bool:
    """Whoever filed it, or in whose name it was filed, may add to it after sending."""
    return not report.is_draft and actor.may(REPORT_FILE) and is_reporter(report=report, actor=actor)


def may_answer(*, report: Report, actor: Actor) -> bool:
    """The desk of the regency answers the reporter."""
    return not report.is_draft and actor.may(REPORT_VERIFY) and is_desk(report=report, actor=actor)


def may_mark_different(*, report: Report, actor: Actor) -> bool:
    """The desk of the regency says which reports do not tell of the same."""
    return may_answer(report=report, actor=actor)


def may_propose_look_alike(*, report: Report, actor: Actor) -> bool:
    """Whoever filed it may say what it looks like; the desk of the regency decides."""
    return may_amend(report=report, actor=actor) and report.needs_verification


def may_read_informant(*, report: Report, actor: Actor) -> bool:
    """Need-to-know: the verifying offices of the regency, each read logged."""
    return actor.may(INFORMANT_READ) and is_desk(report=report, actor=actor)


def is_reporter(*, report: Report, actor: Actor) -> bool:
    """Say whether the actor's agency filed the report, or it was filed in its name."""
    return actor.agency_id is not None and actor.agency_id in {
        report.filed_by_agency_id,
        report.owner_agency_id,
    }


def is_desk(*, report: Report, actor: Actor) -> bool:
    """Say whether the actor sits in the regency of the report."""
    return bool(actor.regency) and actor.regency == report.regency


@dataclass(frozen=True)
class ReportActions:
    """Which buttons the actor gets on a report."""

    edit: bool
    send: bool
    verify: bool
    ask: bool
    clarify: bool
    set_not_shown: bool
    link: bool
    unlink: bool
    watch: bool
    prolong: bool
    end_watch: bool
    open_case: bool
    attach: bool
    amend: bool
    answer: bool
    read_informant: bool

    @property
    def has_decision(self) -> bool:
        """Say whether anything is to be judged or decided here."""
        return self.verify or self.watch or self.open_case or self.attach


def report_actions(*, report: Report, actor: Actor) -> ReportActions:
    """Return all answers at once, for a template."""
    steps = {t.code: may_take(t.code, report=report, actor=actor) for t in REPORT_WORKFLOW.transitions}
    return ReportActions(
        edit=may_edit_draft(report=report, actor=actor),
        amend=may_amend(report=report, actor=actor),
        answer=may_answer(report=report, actor=actor),
        read_informant=report.state != ReportState.DRAFT and may_read_informant(report=report, actor=actor),
        **steps,
    )
