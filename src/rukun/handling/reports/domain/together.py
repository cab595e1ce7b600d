"""One act on several chosen reports: each in a transaction of its own, and what came of each.

What is refused for one report (somebody was first, it is not this office's) leaves the others done.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from rukun.handling.reports.domain.linking import link_look_alike
from rukun.handling.reports.domain.verifying import Verification, verify
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid


@dataclass(frozen=True)
class Result:
    """What came of one report: done, or the words of the refusal."""

    report: Report
    refusal: str = ""

    @property
    def is_done(self) -> bool:
        """Say whether the act was carried out."""
        return not self.refusal


def verify_together(
    *, reports: Sequence[Report], found: Verification, actor: Actor, at: datetime
) -> list[Result]:
    """Confirm several reports with one rating.

    An empty `reliability` or `credibility` (0) takes what was filed with each report; where nothing
    was filed the report is left for a look of its own. Corrections are never made for several.
    """
    return _each(reports, lambda one: verify(report=one, found=_valued(one, found), actor=actor, at=at))


def link_together(*, reports: Sequence[Report], other: Report, actor: Actor, at: datetime) -> list[Result]:
    """Put several reports beside `other`, which tells of the same and is handled for all."""
    alike = [report for report in reports if report.pk != other.pk]
    return _each(alike, lambda one: link_look_alike(report=one, other=other, actor=actor, at=at))


def _valued(report: Report, found: Verification) -> Verification:
    reliability = found.reliability or report.reliability
    credibility = found.credibility or report.credibility
    if not reliability or not credibility:
        raise Invalid("reliability", _("Nobody has said how reliable it is: verify it by itself."))
    return replace(found, reliability=reliability, credibility=credibility)


def _each(reports: Sequence[Report], act: Callable[[Report], object]) -> list[Result]:
    return [_try(report, act) for report in reports]


def _try(report: Report, act: Callable[[Report], object]) -> Result:
    try:
        act(report)
    except DomainError as refusal:
        return Result(report, str(refusal))
    return Result(report)
