"""May-questions about incidents. Seeing is decided before."""

from rukun.foundation.people.capabilities import INCIDENT_RECORD
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.enums import ReportKind, ReportState
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor
from rukun.kernel.regions import is_within_any

# Verified, whatever became of it then; a look-alike was verified through the report it stands beside.
TOLD_SURELY = frozenset(
    {
        ReportState.VERIFIED,
        ReportState.WATCHED,
        ReportState.BECAME_CASE,
        ReportState.ATTACHED,
        ReportState.LOOK_ALIKE,
    }
)
# What a text of these kinds tells of has not verifiably happened.
NO_EVENT = frozenset({ReportKind.RUMOUR, ReportKind.NIL, ReportKind.ACTIVITY, ReportKind.PLANNED})


def may_record(*, actor: Actor) -> bool:
    """Say whether the actor's office records incidents at all."""
    return actor.may(INCIDENT_RECORD) and actor.agency_id is not None


def may_record_from(*, report: Report, actor: Actor) -> bool:
    """Say whether an incident may be recorded from this report now."""
    return (
        may_record(actor=actor)
        and report.regency == actor.regency
        and report.state in TOLD_SURELY
        and report.kind not in NO_EVENT
    )


def may_correct(*, incident: Incident, actor: Actor) -> bool:
    """Offices that record incidents correct those of their area."""
    return may_record(actor=actor) and is_within_any(incident.region_current_id, actor.territory)
