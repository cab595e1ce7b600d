"""Reports on screen: what the cast writes, and small ways to look at a page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from rukun.handling.reports.domain import ReportFields, Verification, send_report, start_draft, verify
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor
from tests.cast import SUNGAI_BERAS, Cast

Make = Callable[..., Report]

MATTER = ReportFields(
    urgency="green",
    kind="tension",
    title="Permasalahan lahan warga Desa Sungai Beras – PT WLL",
    region=SUNGAI_BERAS,
    facts="± 40 orang warga menyampaikan keberatan atas pemasangan patok batas.",
)
FOUND = Verification(likelihood=2, impact=3, reliability="B", credibility=2)


@pytest.fixture
def drafted(cast: Cast) -> Make:
    """Write a draft; by Fajar, of `MATTER`, unless told otherwise."""

    def draft(
        actor: Actor | None = None, *, raw_text: str = "", informant: Any = None, **said: Any
    ) -> Report:
        fields = replace(MATTER, **said)
        return start_draft(
            fields=fields, raw_text=raw_text, informant=informant, actor=actor or cast.fajar, at=cast.now
        )

    return draft


@pytest.fixture
def sent(cast: Cast, drafted: Make) -> Make:
    """Write and send."""

    def send(actor: Actor | None = None, **said: Any) -> Report:
        who = actor or cast.fajar
        return send_report(report=drafted(who, **said), actor=who, at=cast.now)

    return send


@pytest.fixture
def verified(cast: Cast, sent: Make) -> Make:
    """Write, send and have Ayu verify half an hour later."""

    def make(actor: Actor | None = None, **said: Any) -> Report:
        report = sent(actor, **said)
        return verify(report=report, found=FOUND, actor=cast.ayu, at=cast.now + timedelta(minutes=30))

    return make
