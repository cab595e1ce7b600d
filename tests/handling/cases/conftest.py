"""Cases as the cast opens and carries them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from rukun.foundation.people.enums import Rung
from rukun.handling.cases.domain.handing import Offer, offer_hand_over
from rukun.handling.cases.domain.opening import CaseFields, open_case
from rukun.handling.cases.domain.receiving import accept_hand_over
from rukun.handling.cases.domain.working import record_attempt
from rukun.handling.cases.enums import AttemptKind, AttemptResult
from rukun.handling.cases.models import Attempt, Case, HandOver
from rukun.handling.reports.domain import ReportFields, Verification, send_report, start_draft, verify
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor
from tests.cast import SUNGAI_BERAS, Cast, cast  # noqa: F401  the fixture

TITLE = "Permasalahan lahan warga Desa Sungai Beras – PT WLL"
UPWARD = Offer(
    reason_code="parties_refuse",
    tried="Dua musyawarah, belum sepakat.",
    recommendation="Mediasi bersama dinas teknis.",
)


@dataclass
class Story:
    """One regency at work; each act happens an hour after the one before."""

    cast: Cast
    at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.at = self.cast.now

    def who(self, name: str) -> Actor:
        """The person as they are at this hour."""
        return replace(self.cast.actor(name), at=self.at)

    def act(self, verb: Callable[..., Any], name: str, /, **what: Any) -> Any:
        """Let the person called `name` do `verb`, an hour later than the act before."""
        self.at += timedelta(hours=1)
        return verb(actor=self.who(name), at=self.at, **what)

    def report(self, name: str = "budi", **fields: Any) -> Report:
        """A report by `name`, sent and verified."""
        written = ReportFields(
            urgency="yellow", kind="tension", title=TITLE, region=SUNGAI_BERAS, facts="± 40 orang keberatan."
        )
        draft = self.act(start_draft, name, fields=replace(written, **fields))
        sent = self.act(send_report, name, report=draft)
        found = Verification(likelihood=2, impact=3, reliability="B", credibility=2)
        return self.act(verify, "kabid", report=sent, found=found)

    def case(self, rung: Rung = Rung.VILLAGE, **fields: Any) -> Case:
        """A case that Kabid opened from a report of the operator."""
        known = CaseFields(title=TITLE, rung=rung)
        return self.act(open_case, "kabid", fields=replace(known, **fields), reports=[self.report()])

    def try_(self, case: Case, name: str) -> Attempt:
        """What `name` tried, without agreement."""
        return self.act(
            record_attempt,
            name,
            case=case,
            kind=AttemptKind.DELIBERATION,
            held_on=date(2026, 3, 4),
            result=AttemptResult.NOT_AGREED,
            summary="Musyawarah di balai desa, belum sepakat.",
        )

    def offer(self, case: Case, name: str, to_rung: Rung, offer: Offer = UPWARD) -> HandOver:
        """`name` offers the case to a rung."""
        return self.act(offer_hand_over, name, case=case, offer=offer, to_rung=to_rung)

    def carry_to(self, rung: Rung) -> Case:
        """A case that was tried and handed up to `rung`."""
        case = self.case()
        for step, giver, taker in ((2, "fajar", "gita"), (3, "gita", "kabid")):
            if step > rung:
                break
            self.try_(case, giver)
            hand_over = self.offer(case, giver, Rung(step))
            self.act(accept_hand_over, taker, hand_over=hand_over)
            case.refresh_from_db()
        return case

    def fresh(self, case: Case) -> Case:
        """The case as it is stored now."""
        return Case.objects.get(pk=case.pk)


@pytest.fixture
def story(cast: Cast) -> Story:  # noqa: F811
    """The cast, and a clock that walks."""
    return Story(cast)
