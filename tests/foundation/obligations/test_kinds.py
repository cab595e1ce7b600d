"""The registry of kinds."""

import pytest

from rukun.foundation.obligations import kinds
from rukun.foundation.obligations.kinds import kind_of, kinds_for, register_kind
from rukun.foundation.people.capabilities import REPORT_VERIFY, TASK_DO
from rukun.kernel.ids import uuid7


def test_registering_twice_is_harmless_and_two_of_a_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "KINDS", {})
    register_kind("test.new", "New", "cases:detail")
    assert register_kind("test.new", "New", "cases:detail").action == "New"
    with pytest.raises(ValueError, match="two kinds"):
        register_kind("test.new", "Other", "cases:detail")


def test_unknown_kind_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no kind"):
        kind_of("test.unheard")


def test_kinds_follow_capabilities() -> None:
    assert "test.verify" in kinds_for({REPORT_VERIFY})
    assert "test.verify" not in kinds_for({TASK_DO})
    assert "test.request" not in kinds_for({REPORT_VERIFY, TASK_DO, ""} - {""})


def test_every_registered_kind_leads_to_a_page() -> None:
    object_id = uuid7()
    assert [code for code, kind in kinds.KINDS.items() if not kind.url(object_id).startswith("/")] == []
