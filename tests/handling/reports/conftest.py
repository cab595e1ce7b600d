"""Reports as the cast writes them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from rukun.handling.reports.domain import ReportFields, Verification, send_report, start_draft, verify
from rukun.handling.reports.models import Report
from rukun.kernel.actor import Actor
from tests.cast import SUNGAI_BERAS, Cast

MATTER = ReportFields(
    urgency="green",
    kind="tension",
    title="Permasalahan lahan warga Desa Sungai Beras – PT WLL",
    region=SUNGAI_BERAS,
    facts="± 40 orang warga menyampaikan keberatan atas pemasangan patok batas.",
)
FOUND = Verification(likelihood=2, impact=3, reliability="B", credibility=2)


@pytest.fixture
def drafted(cast: Cast) -> Callable[..., Report]:
    """Write a draft; by Fajar, of `MATTER`, unless told otherwise."""

    def draft(actor: Actor | None = None, **fields: Any) -> Report:
        return start_draft(fields=replace(MATTER, **fields), actor=actor or cast.fajar, at=cast.now)

    return draft


@pytest.fixture
def sent(cast: Cast, drafted: Callable[..., Report]) -> Callable[..., Report]:
    """Write and send."""

    def send(actor: Actor | None = None, **fields: Any) -> Report:
        who = actor or cast.fajar
        return send_report(report=drafted(who, **fields), actor=who, at=cast.now)

    return send


@pytest.fixture
def verified(cast: Cast, sent: Callable[..., Report]) -> Callable[..., Report]:
    """Write, send and have Ayu verify half an hour later."""

    def make(actor: Actor | None = None, **fields: Any) -> Report:
        report = sent(actor, **fields)
        return verify(report=report, found=FOUND, actor=cast.ayu, at=cast.now + timedelta(minutes=30))

    return make
