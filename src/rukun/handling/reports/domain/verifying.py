"""Judge a report: verify and rate it, ask back, or find that it cannot be shown."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.foundation.settings.enums import LookupList
from rukun.foundation.settings.lookups import is_choice
from rukun.foundation.territory.models import Region
from rukun.handling.reports.domain import duties
from rukun.handling.reports.domain.composing import keep_in_sight
from rukun.handling.reports.domain.stepping import answer, journal, reason_given, step
from rukun.handling.reports.enums import (
    UNVERIFIED_KINDS,
    AnswerCode,
    ConflictSource,
    Credibility,
    Direction,
    Reliability,
    ReportKind,
)
from rukun.handling.reports.models import Answer, Report
from rukun.handling.reports.rating import risk_step
from rukun.handling.reports.signals import report_verified
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid
from rukun.kernel.regions import is_within
from rukun.kernel.zones import zone_of


@dataclass(frozen=True, kw_only=True)
class Verification:
    """What the verifier found. An empty correction leaves what was filed.

    `likelihood` and `impact` go from 1 to 4; `reliability` × `credibility` is the information
    value (A–F × 1–6). `region` corrects the place: where it was filed stays on record.
    """

    likelihood: int
    impact: int
    reliability: str
    credibility: int
    region: str = ""
    kind: str = ""
    issue_type: str = ""
    conflict_source: str = ""
    direction: str = ""


@transaction.atomic
def verify(*, report: Report, found: Verification, actor: Actor, at: datetime) -> Report:
    """Confirm a report and rate its risk; the desk then owes a decision on it."""
    changes = _changes(report, found, at)
    filed_place = report.region_current_id
    step(report, "verify", actor, verified_at=at, **changes)
    keep_in_sight(report, at=at)
    duties.close(duties.VERIFY, report, "verified", actor, at)
    duties.close(duties.CLARIFY, report, "verified", actor, at)
    duties.owe_decision(report, actor, at)
    answer(report, actor, at, code=AnswerCode.VERIFIED)
    report_verified.send(sender=Report, report=report, actor=actor, at=at)
    moved = {} if found.region in {"", filed_place} else {"place_from": filed_place, "place_to": found.region}
    journal(
        "report.verified",
        report,
        actor,
        at,
        likelihood=found.likelihood,
        impact=found.impact,
        risk=report.risk,
        value=f"{found.reliability}{found.credibility}",
        kind=report.kind,
        **moved,
    )
    return report


@transaction.atomic
def ask_clarification(*, report: Report, question: str, actor: Actor, at: datetime) -> Answer:
    """Ask the office that filed it; the clock of verification starts anew with its answer."""
    words = reason_given(question, "question")
    step(report, "ask", actor)
    duties.close(duties.VERIFY, report, "asked", actor, at)
    duties.owe_clarification(report, actor, at)
    asked = answer(report, actor, at, text=words, is_question=True)
    journal("report.clarification_asked", report, actor, at, answer=str(asked.pk))
    return asked


@transaction.atomic
def set_not_shown(*, report: Report, reason: str, actor: Actor, at: datetime, words: str = "") -> Report:
    """Record that it could not be established, for `reason`, which stays inside.

    The reporter reads `words`, else standard ones that thank and blame nobody.
    """
    why = reason_given(reason)
    step(report, "set_not_shown", actor, decision_reason=why)
    duties.close(duties.VERIFY, report, "not_shown", actor, at)
    duties.close(duties.CLARIFY, report, "not_shown", actor, at)
    answer(report, actor, at, code=AnswerCode.NOT_SHOWN, text=words)
    journal("report.not_shown", report, actor, at)
    return report


def _changes(report: Report, found: Verification, at: datetime) -> dict[str, object]:
    """Return the columns that a verification writes, all checked."""
    place = found.region or report.region_current_id
    on = at.astimezone(ZoneInfo(zone_of(report.regency))).date()
    changes: dict[str, object] = {
        "likelihood": found.likelihood,
        "impact": found.impact,
        "risk": risk_step(found.likelihood, found.impact, region=place, on=on),
        "reliability": _one_of("reliability", found.reliability, Reliability.values),
        "credibility": _one_of("credibility", found.credibility, Credibility.values),
        "region_current_id": _corrected_place(report, place),
    }
    kinds = [kind for kind in ReportKind.values if kind not in UNVERIFIED_KINDS]
    for name, allowed in (
        ("kind", kinds),
        ("conflict_source", ConflictSource.values),
        ("direction", Direction.values),
    ):
        if getattr(found, name):
            changes[name] = _one_of(name, getattr(found, name), allowed)
    if found.issue_type:
        if not is_choice(LookupList.ISSUE_TYPE, found.issue_type, region=report.regency):
            raise Invalid("issue_type", _("Choose a type from the list."))
        changes["issue_type"] = found.issue_type
    return changes


def _one_of(field: str, value: object, allowed: list[object] | list[str] | list[int]) -> object:
    if value not in allowed:
        raise Invalid(field, _("Choose one of the values offered."))
    return value


def _corrected_place(report: Report, code: str) -> str:
    if code == report.region_current_id:
        return code
    inside = is_within(code, report.regency)
    if not inside or not Region.objects.filter(code=code, is_current=True).exists():
        raise Invalid("region", _("Choose a place in this regency."))
    return code
