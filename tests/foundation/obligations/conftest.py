"""Kinds known to these tests, and duties that somebody owes."""

from collections.abc import Callable
from typing import Any

import pytest

from rukun.foundation.obligations import kinds
from rukun.foundation.obligations.domain import open_obligation
from rukun.foundation.obligations.kinds import Kind
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.capabilities import REPORT_VERIFY, TASK_DO
from rukun.kernel.ids import uuid7
from tests.cast import REGENCY, SUNGAI_BERAS, Cast

VERIFY, TASK, REQUEST = "test.verify", "test.task", "test.request"

Owe = Callable[..., Obligation]


@pytest.fixture(autouse=True)
def known_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (
        Kind(VERIFY, "Verify", "Verify", "reports:detail", capability=REPORT_VERIFY),
        Kind(TASK, "Task", "Show", "cases:detail", anchor="#tasks", capability=TASK_DO),
        Kind(REQUEST, "Request for information", "Answer", "cases:detail"),
    ):
        monkeypatch.setitem(kinds.KINDS, kind.code, kind)


@pytest.fixture
def owe(cast: Cast) -> Owe:
    """Open a duty, by default one of the village head, in time and without climbing."""

    def owe(owner: str = "kades_sungai_beras", **given: Any) -> Obligation:
        office = cast.office(owner)
        settled = {
            "kind": TASK,
            "object_type": "case",
            "object_id": uuid7(),
            "summary": "Permasalahan lahan Desa Sungai Beras",
            "number": "PM-2026-0001",
            "owner_agency_id": office.agency_id,
            "owner_office_id": office.pk,
            "region": SUNGAI_BERAS,
            "regency": REGENCY,
            "opened_by": cast.kabid,
            "at": cast.now,
        }
        return open_obligation(**(settled | given))

    return owe
