"""Who owes what on a report: the desk verifies and decides, the reporter clarifies.

Part of the verbs beside it: each runs in the transaction of the act and journals nothing itself.
"""

from datetime import datetime
from typing import Final

from django.utils.translation import gettext_lazy as _

from rukun.foundation.notices.domain import notify
from rukun.foundation.obligations.domain import discharge, open_obligation
from rukun.foundation.people.capabilities import REPORT_VERIFY
from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Agency
from rukun.foundation.people.queries import agency_for_region
from rukun.foundation.settings.clocks import office_closes, verification_due
from rukun.foundation.sharing.domain.grants import grant_access
from rukun.handling.reports.enums import UNDECIDED_KINDS
from rukun.handling.reports.models import REPORT, Report
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError

VERIFY: Final = "report.verify"
DECIDE: Final = "report.decide"
CLARIFY: Final = "report.clarify"
REVIEW: Final = "report.review"


class NobodyVerifies(DomainError):
    """The regency has no Kesbangpol in Rukun, so that nobody would ever look at the report."""

    message = _(
        "No Kesbangpol of this regency works with Rukun yet, so nobody would see the report. "
        "It stays a draft; tell your administrator."
    )


def desk_of(regency: str) -> Agency:
    """Return the agency that verifies reports of `regency`, or raise `NobodyVerifies`."""
    desk = agency_for_region(regency, Rung.REGENCY)
    if desk is None:
        raise NobodyVerifies
    return desk


def let_desk_in(report: Report, at: datetime) -> None:
    """Open the report to the desk that must look at it, even where its owner stands beside or above.

    Kesbangpol sees by itself what villages, subdistricts and agencies beside the ladder file, but
    not what the regional secretary or the province does (docs/rights.md).
    """
    desk = desk_of(report.regency)
    if report.owner_agency_id != desk.pk and report.owner_rung >= Rung.REGENCY:
        grant_access(
            object_type=REPORT,
            object_id=report.pk,
            agency=desk,
            via_type=REPORT,
            via_id=report.pk,
            reason="to_verify",
            at=at,
        )


def due_for_verification(report: Report, since: datetime) -> datetime | None:
    """Return by when the report must be judged if the clock starts at `since`; None for nil ones."""
    if not report.needs_verification:
        return None
    return verification_due(report.urgency, report.region_current_id, since)


def owe_verification(report: Report, actor: Actor, at: datetime) -> None:
    """Let the desk owe the verification by `report.verify_by`; silence climbs."""
    if report.needs_verification:
        _owe(VERIFY, report, desk_of(report.regency), actor, at, due_at=report.verify_by, climbs=True)


def owe_decision(report: Report, actor: Actor, at: datetime) -> None:
    """Let the desk owe what becomes of a verified report; a settled one is settled."""
    if report.kind in UNDECIDED_KINDS:
        _owe(DECIDE, report, desk_of(report.regency), actor, at)


def owe_review(report: Report, actor: Actor, at: datetime) -> None:
    """Let the desk owe a look at a watched report by the end of its day."""
    if report.review_on is None:
        raise ValueError("a report that nobody watches has no day")
    due_at = office_closes(report.region_current_id, report.review_on)
    _owe(REVIEW, report, desk_of(report.regency), actor, at, due_at=due_at)


def owe_clarification(report: Report, actor: Actor, at: datetime) -> None:
    """Let the office that filed it owe an answer to the question; it has no date."""
    _owe(CLARIFY, report, report.filed_by_agency, actor, at, office=True)


def close(kind: str, report: Report, outcome: str, actor: Actor, at: datetime) -> None:
    """Close what was owed; closed already is as well."""
    discharge(object_type=REPORT, object_id=report.pk, kind=kind, actor=actor, at=at, outcome=outcome)


def tell_desk(template: str, report: Report, actor: Actor, at: datetime) -> None:
    """Tell the verifying offices of the regency."""
    notify(
        template=template,
        agencies=[desk_of(report.regency)],
        capability=REPORT_VERIFY,
        object_type=REPORT,
        object_id=report.pk,
        params={"number": report.number},
        at=at,
        except_person_id=actor.person_id,
    )


def tell_reporter(template: str, report: Report, actor: Actor, at: datetime) -> None:
    """Tell the office that filed the report, and the one in whose name it was filed."""
    offices = {report.filed_by_office_id, report.behalf_office_id} - {None}
    notify(
        template=template,
        offices=[office for office in offices if office is not None],
        object_type=REPORT,
        object_id=report.pk,
        params={"number": report.number},
        at=at,
        except_person_id=actor.person_id,
    )


def _owe(
    kind: str,
    report: Report,
    agency: Agency,
    actor: Actor,
    at: datetime,
    *,
    due_at: datetime | None = None,
    climbs: bool = False,
    office: bool = False,
) -> None:
    open_obligation(
        kind=kind,
        object_type=REPORT,
        object_id=report.pk,
        summary=f"{report.number} {report.title}",
        owner_agency_id=agency.pk,
        owner_office_id=report.filed_by_office_id if office else None,
        region=report.region_current_id,
        regency=report.regency,
        urgency=report.urgency,
        due_at=due_at,
        climbs=climbs,
        opened_by=actor,
        at=at,
    )
