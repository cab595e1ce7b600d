from datetime import UTC, datetime
from unittest.mock import patch

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.territory.domain import following, register_owned, run_succession, succession_ran
from rukun.foundation.territory.models import RegionAlias, Succession, SuccessionRun
from rukun.foundation.territory.successors import Heir, _last_heir
from rukun.kernel.actor import Actor, system_actor
from rukun.kernel.errors import NotAllowed

AT = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("small_country")


@pytest.fixture
def alias_model():
    """Take the former names as owned records: they have a region, and live below every other app."""
    with patch.object(following, "_followers", []):
        register_owned(RegionAlias, region_field="region", regency_field="name")
        RegionAlias.objects.all().delete()
        yield RegionAlias


def file_in(model, code):
    return model.objects.create(region_id=code, name=code[:5], name_key=code, edition_id="2022")


def test_what_follows_is_certain_only_where_one_name_moved():
    found = {row.old_id: (row.new_id, row.is_certain, row.basis) for row in Succession.objects.all()}
    assert found == {
        "91.01": ("93.01", True, "same_name"),
        "91.01.01": ("93.01.01", True, "same_name"),
        "91.01.01.1001": ("93.01.01.2003", True, "same_name"),  # kelurahan became desa
        "91.01.01.2001": ("93.01.01.2002", True, "same_name"),
        "91.01.01.2002": ("93.01.01", False, "several"),  # two of the name, one came
        "91.01.01.2003": ("93.01.01", False, "several"),
        "91.01.02": ("93.01", False, "none"),
        "91.01.02.2001": ("93.01", False, "parent_open"),
        "91.02": ("93.02", True, "same_name"),  # regency and city share the name
        "91.71": ("93.71", True, "same_name"),
        "91.03.01.2002": ("91.03.01", False, "none"),
    }


def test_a_run_moves_records_and_is_journaled(alias_model):
    sure = file_in(alias_model, "91.01.01.2001")
    unsure = file_in(alias_model, "91.01.02.2001")
    stays = file_in(alias_model, "91.03.01.2001")

    run = run_succession(actor=system_actor(AT), at=AT)

    assert run is not None
    assert (run.moved, run.left_open, run.effective_on.isoformat()) == (2, 1, "2026-03-04")
    for record, region, regency in [
        (sure, "93.01.01.2002", "93.01"),
        (unsure, "93.01", "93.01"),
        (stays, "91.03.01.2001", "91.03"),
    ]:
        record.refresh_from_db()
        assert (record.region_id, record.name) == (region, regency)
    *moves, entry = Entry.objects.filter(stream="territory").order_by("seq")
    assert (entry.action, entry.object_id) == ("succession_ran", str(run.pk))
    assert entry.data == {"moved": 2, "left_open": 1}
    assert [move.data for move in moves] == [
        {
            "model": "territory.regionalias",
            "old": "91.01.01.2001",
            "new": "93.01.01.2002",
            "is_certain": True,
            "count": 1,
            "filed_in": "",
        },
        {
            "model": "territory.regionalias",
            "old": "91.01.02.2001",
            "new": "93.01",
            "is_certain": False,
            "count": 1,
            "filed_in": "",
        },
    ]


def test_a_second_run_finds_nothing_to_do(alias_model):
    file_in(alias_model, "91.01")
    run_succession(actor=system_actor(AT), at=AT)

    assert run_succession(actor=system_actor(AT), at=AT) is None
    assert SuccessionRun.objects.count() == 1
    assert Entry.objects.filter(stream="territory").count() == 2


def test_an_edition_moves_nothing_before_it_holds(alias_model):
    record = file_in(alias_model, "91.01")
    # 24 April 2025, 23.30 WIB: the edition of 2025 holds from the day after.
    early = datetime(2025, 4, 24, 16, 30, tzinfo=UTC)

    assert run_succession(actor=system_actor(early), at=early) is None
    late = datetime(2025, 4, 24, 17, 30, tzinfo=UTC)
    assert run_succession(actor=system_actor(late), at=late) is not None
    record.refresh_from_db()
    assert record.region_id == "93.01"


def test_those_who_derive_from_the_region_hear_of_the_moves(alias_model):
    file_in(alias_model, "91.71")
    heard = []

    def hear(sender, moves, **_more):
        heard.extend((move.old, move.new) for move in moves)

    succession_ran.connect(hear)
    try:
        run_succession(actor=system_actor(AT), at=AT)
    finally:
        succession_ran.disconnect(hear)
    assert heard == [("91.71", "93.71")]


def test_only_the_clock_or_an_office_so_entitled_may_run(alias_model):
    file_in(alias_model, "91.01")
    with pytest.raises(NotAllowed):
        run_succession(actor=Actor(at=AT), at=AT)
    stranger = Actor(at=AT, capabilities=frozenset({"territory.manage"}), territory=("92",))
    assert run_succession(actor=stranger, at=AT) is None
    entitled = Actor(at=AT, capabilities=frozenset({"territory.manage"}), territory=("93",))
    assert run_succession(actor=entitled, at=AT) is not None


def test_successions_over_two_editions_are_followed_to_the_end():
    steps = {"a": Heir("b", True, 90), "b": Heir("c", False, 50)}
    assert _last_heir("a", steps) == Heir("c", False, 45)
    assert _last_heir("b", steps) == Heir("c", False, 50)
