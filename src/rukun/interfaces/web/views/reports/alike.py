"""Hints: reports that may tell of the same, with what speaks for and against, and cases that run there.

Nothing follows from them by themselves; a person links or says that they differ.
"""

from dataclasses import dataclass

from django.urls import reverse
from django_stubs_ext import StrOrPromise

from rukun.handling.cases.models import Case
from rukun.handling.reports.look_alikes.reports import Resemblance, look_alikes_for
from rukun.handling.reports.models import Report
from rukun.interfaces.web.presentation import day
from rukun.interfaces.web.views.cases.wording import case_state
from rukun.kernel.actor import Actor
from rukun.kernel.regions import REGENCY, level

_CASES = 3
_SUREST = 99  # percent: that it is one event, only a person can say


@dataclass(frozen=True)
class LookAlike:
    """Another report that may tell of the same; `likeness` in percent, an aid for sorting."""

    key: str
    number: str
    day: str
    title: str
    url: str
    likeness: int
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    is_proposed: bool = False  # by whoever sent it
    said: str = ""  # what the person at the paste desk says of it


@dataclass(frozen=True)
class RunningCase:
    """An open case of the same place."""

    number: str
    title: str
    url: str
    state: StrOrPromise


def look_alikes(report: Report, actor: Actor) -> list[LookAlike]:
    """Return the likeliest hints for `report`, which may be a draft."""
    return [shown(alike) for alike in look_alikes_for(report, actor)]


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


def shown(alike: Resemblance) -> LookAlike:
    """Return a hint as the panel shows it."""
    other = alike.report
    return LookAlike(
        key=str(other.pk),
        number=other.number or "",
        day=day(other.occurred_from or other.received_at, with_year=False),
        title=other.title,
        url=reverse("reports:detail", args=[other.pk]),
        likeness=min(round(100 * alike.score), _SUREST),
        speaks_for=alike.speaks_for,
        speaks_against=alike.speaks_against,
        is_proposed=alike.is_proposed,
    )
