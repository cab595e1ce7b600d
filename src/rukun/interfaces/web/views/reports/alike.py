"""Simple hints: reports of the same place within three days, and cases that run there.

Nothing follows from them by themselves; a person links or says that they differ.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from rukun.handling.cases.models import Case
from rukun.handling.reports.models import Report
from rukun.handling.reports.queries import possible_look_alikes
from rukun.interfaces.web.presentation import day
from rukun.interfaces.web.views.cases.wording import case_state
from rukun.kernel.actor import Actor
from rukun.kernel.regions import REGENCY, level

_SHOWN = 5
_CASES = 3


@dataclass(frozen=True)
class Reason:
    """Why two reports may tell of the same, or what speaks against it."""

    text: StrOrPromise
    speaks_for: bool

    @property
    def icon(self) -> str:
        """Tick or cross, beside the words."""
        return "tick" if self.speaks_for else "cross"


@dataclass(frozen=True)
class LookAlike:
    """Another report that may tell of the same."""

    key: str
    number: str
    day: str
    title: str
    url: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class RunningCase:
    """An open case of the same place."""

    number: str
    title: str
    url: str
    state: StrOrPromise


def look_alikes(report: Report, actor: Actor) -> list[LookAlike]:
    """Return the nearest hints for `report`. One query."""
    return [_alike(report, other) for other in possible_look_alikes(report, actor)[:_SHOWN]]


def has_place(report: Report) -> bool:
    """Say whether a place inside the regency is known; before that nothing can look alike."""
    return level(report.region_current_id) > REGENCY


def running_cases(report: Report, actor: Actor) -> list[RunningCase]:
    """Return open cases of the same place, the liveliest first. One query."""
    cases = Case.objects.visible_to(actor).open().filter(region_current=report.region_current_id)
    return [
        RunningCase(case.number, case.title, reverse("cases:detail", args=[case.pk]), case_state(case).text)
        for case in cases.order_by("-last_activity_at", "-pk")[:_CASES]
    ]


def _alike(report: Report, other: Report) -> LookAlike:
    moment = other.occurred_from or other.received_at
    return LookAlike(
        key=str(other.pk),
        number=other.number or "",
        day=day(moment, with_year=False),
        title=other.title,
        url=reverse("reports:detail", args=[other.pk]),
        reasons=tuple(_reasons(report, other)),
    )


def _reasons(report: Report, other: Report) -> list[Reason]:
    reasons = [Reason(_("same place"), speaks_for=True), _distance(report, other)]
    if report.crowd is not None and other.crowd is not None:
        if report.crowd == other.crowd:
            reasons.append(Reason(_("the same crowd"), speaks_for=True))
        else:
            counts = {"there": other.crowd, "here": report.crowd}
            reasons.append(Reason(_("crowd %(there)s, here %(here)s") % counts, speaks_for=False))
    if report.issue_type and report.issue_type == other.issue_type:
        reasons.append(Reason(_("same type of matter"), speaks_for=True))
    return reasons


def _distance(report: Report, other: Report) -> Reason:
    here = timezone.localdate(report.occurred_from or report.received_at)
    there = timezone.localdate(other.occurred_from or other.received_at)
    days = abs((here - there).days)
    if days == 0:
        return Reason(_("same day"), speaks_for=True)
    text = ngettext("%(count)s day apart", "%(count)s days apart", days) % {"count": days}
    return Reason(text, speaks_for=days == 1)
