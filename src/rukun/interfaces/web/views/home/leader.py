"""The regent's page, also for the aide who holds the phone: what is red, and the five hottest."""

from dataclasses import dataclass

from django.db.models import F
from django.urls import reverse

from rukun.handling.cases.models import Case
from rukun.interfaces.web import presentation
from rukun.interfaces.web.presentation import RiskMark, UrgencyMark, risk_mark, urgency_mark
from rukun.interfaces.web.views.cases.wording import case_state
from rukun.interfaces.web.views.reports.wording import place_of
from rukun.kernel.actor import Actor

HOTTEST = 5


@dataclass(frozen=True)
class Brief:
    """A case in two lines."""

    title: str
    url: str
    place: str
    state: str
    since: str
    urgency: UrgencyMark | None
    risk: RiskMark | None
    summary: str


def context(actor: Actor) -> dict[str, object]:
    """Return the red cases and the five hottest of the regency. Two queries."""
    seen = Case.objects.visible_to(actor).open().select_related("region_current__parent")
    red = [_brief(case) for case in seen.filter(urgency="red").order_by("-last_activity_at", "-pk")[:HOTTEST]]
    hottest = seen.order_by(F("risk").desc(nulls_last=True), "urgency_order", "-last_activity_at", "-pk")
    return {
        "now": actor.at,
        "lead": red[0] if red else None,
        "more_red": red[1:],
        "hottest": [_brief(case) for case in hottest[:HOTTEST]],
    }


def _brief(case: Case) -> Brief:
    return Brief(
        title=case.title,
        url=reverse("cases:detail", kwargs={"pk": case.pk}),
        place=place_of(case.region_current),
        state=str(case_state(case).text),
        since=presentation.since(case.opened_at),
        urgency=urgency_mark(case.urgency),
        risk=risk_mark(case.risk),
        summary=case.summary,
    )
