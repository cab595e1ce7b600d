"""A regency that was renumbered, and a village of which nobody knows what follows: who sees what then."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.people.models import Agency, AgencyRegion, Team
from rukun.foundation.settings.models import NumberCounter, Setting
from rukun.foundation.settings.queries import value_by_code
from rukun.foundation.territory.domain import run_succession, settle_succession
from rukun.foundation.territory.models import Edition, Region, Succession, SuccessionRun
from rukun.handling.reports.models import Report
from rukun.kernel.actor import system_actor
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.regions import parent
from tests.cast import (
    GERAGAI,
    LAGAN_ULU,
    MENDAHARA_ULU,
    OTHER_REGENCY,
    PANDAN_SEJAHTERA,
    REGENCY,
    SIMPANG_TUAN,
    SUNGAI_BERAS,
    Cast,
)

NEW = "15.17"
Sent = Callable[..., Report]


def renumber(old: str, new: str) -> None:
    """Let everything inside the regency `old` go on under the code `new`, as a decree of today."""
    before = Edition.objects.get(code="2025")
    after = Edition.objects.create(code="2026", legal_basis="Kepmendagri", effective_on=date(2026, 3, 1))
    for region in Region.objects.within([old]).order_by("code"):
        code = new + region.code.removeprefix(old)
        heir = Region.objects.get(pk=region.pk)
        heir.pk, heir.edition_from = code, after
        heir.parent_id = parent(code)
        heir.save(force_insert=True)
        Region.objects.filter(pk=region.pk).update(is_current=False, edition_until=before)
        Succession.objects.create(
            old=region, new=heir, edition=after, basis="same_name", confidence=99, is_certain=True
        )


def run(at):
    return run_succession(actor=system_actor(at), at=at)


@pytest.fixture
def moved(cast: Cast, sent: Sent) -> Report:
    report = sent()
    Setting.objects.create(
        key="clock.task_days",
        value=7,
        legal_basis="Perbup",
        valid_from=date(2026, 1, 1),
        region_id=REGENCY,
        set_at=cast.now,
    )
    renumber(REGENCY, NEW)
    return report


def test_officers_of_a_renumbered_regency_keep_seeing_their_records(cast: Cast, moved: Report) -> None:
    before = {name: Report.objects.visible_to(cast.at(name, cast.now)).count() for name in cast.people}

    assert run(cast.now) is not None

    moved.refresh_from_db()
    assert (moved.region_as_filed_id, moved.region_current_id, moved.regency) == (
        SUNGAI_BERAS,
        f"{NEW}.09.2006",
        NEW,
    )
    after = {name: Report.objects.visible_to(cast.at(name, cast.now)).count() for name in cast.people}
    assert after == before
    assert (after["ayu"], after["fajar"], after["gita"], after["dedi"]) == (1, 1, 1, 0)
    ayu = cast.at("ayu", cast.now)
    assert (ayu.regency, ayu.territory) == (NEW, (NEW,))
    assert not Agency.objects.filter(regency=REGENCY).exists()
    assert not AgencyRegion.objects.filter(region__is_current=False).exists()
    assert not Team.objects.filter(regency=REGENCY).exists()
    assert set(Obligation.objects.values_list("regency", "region")) == {(NEW, f"{NEW}.09.2006")}


def test_what_the_regency_decided_goes_on_under_its_new_code(cast: Cast, moved: Report) -> None:
    run(cast.now)
    assert value_by_code("clock.task_days", region=f"{NEW}.09", on=date(2026, 3, 4)) == 7
    counters = dict(NumberCounter.objects.filter(register="report").values_list("regency", "last"))
    assert counters == {NEW: 1}


def test_a_register_number_that_both_gave_tells_its_regency(cast: Cast, moved: Report) -> None:
    twin = Report.objects.get(pk=moved.pk)
    twin.pk, twin.regency, twin.receipt = None, NEW, twin.receipt[::-1]
    twin.region_current_id = f"{NEW}.09.2006"
    twin.save(force_insert=True)

    run(cast.now)

    numbers = Report.objects.filter(regency=NEW).order_by("number").values_list("number", flat=True)
    assert list(numbers) == [twin.number, f"{moved.number} ({REGENCY})"]


def test_an_interrupted_run_goes_on_and_doubles_nothing(cast: Cast, moved: Report) -> None:
    def stop_after_two(done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_succession(actor=system_actor(cast.now), at=cast.now, progress=stop_after_two)
    begun = SuccessionRun.objects.get()
    assert (begun.finished_at, begun.moved > 0) == (None, True)

    later = cast.now + timedelta(hours=1)
    finished = run(later)

    assert finished is not None
    assert (finished.pk, finished.finished_at, SuccessionRun.objects.count()) == (begun.pk, later, 1)
    steps = [entry.data for entry in Entry.objects.filter(stream="territory", action="succession_moved")]
    assert len({(step["model"], step["old"]) for step in steps}) == len(steps)
    assert sum(step["count"] for step in steps) == finished.moved
    assert run(later) is None


# --- A part of a regency that became another's ----------------------------------------------------


def test_a_subdistrict_that_changed_its_regency_is_seen_by_old_and_new(cast: Cast, sent: Sent) -> None:
    """Geragai went to Tanjung Jabung Barat, with its camat and its village heads."""
    mulyadi = cast.actor("other_village_head")
    report, stays = sent(mulyadi, region=LAGAN_ULU), sent()
    renumber(GERAGAI, f"{OTHER_REGENCY}.30")
    before = {name: seen_by(cast, name) for name in ("ayu", "other_camat", "other_village_head", "fajar")}

    run(cast.now)

    report.refresh_from_db()
    assert (report.regency, report.region_current_id[:8]) == (OTHER_REGENCY, f"{OTHER_REGENCY}.30")
    assert {name: seen_by(cast, name) for name in before} == before
    assert before["ayu"] == {report.pk, stays.pk}
    assert seen_by(cast, "dedi") == {report.pk}
    assert seen_by(cast, "gita") == {stays.pk}
    assert seen_by(cast, "eka") == set()
    camat = cast.at("other_camat", cast.now)
    assert (camat.regency, camat.territory) == (OTHER_REGENCY, (f"{OTHER_REGENCY}.30",))
    assert cast.at("ayu", cast.now).regency == REGENCY


def seen_by(cast: Cast, name: str) -> set[UUID]:
    return set(Report.objects.visible_to(cast.at(name, cast.now)).values_list("pk", flat=True))


# --- A village of which nobody knows what follows -------------------------------------------------


@pytest.fixture
def orphan(cast: Cast, sent: Sent) -> tuple[Report, Report, Succession]:
    """A report of Sungai Beras, which went, one that was filed for the subdistrict, and what is known."""
    lost, beside = sent(), sent(cast.gita, region=MENDAHARA_ULU)
    before = Edition.objects.get(code="2025")
    after = Edition.objects.create(code="2026", legal_basis="Kepmendagri", effective_on=date(2026, 3, 1))
    heir = Region.objects.get(pk=SUNGAI_BERAS)
    heir.pk, heir.name, heir.edition_from = f"{MENDAHARA_ULU}.2016", "Beras Jaya", after
    heir.save(force_insert=True)
    Region.objects.filter(pk=SUNGAI_BERAS).update(is_current=False, edition_until=before)
    succession = Succession.objects.create(
        old_id=SUNGAI_BERAS,
        new_id=MENDAHARA_ULU,
        suggested=heir,
        edition=after,
        basis="similar",
        confidence=45,
        is_certain=False,
    )
    return lost, beside, succession


def test_records_wait_at_the_ancestor_and_areas_do_not_widen(cast: Cast, orphan) -> None:
    lost, _beside, _succession = orphan
    done = run(cast.now)
    assert done is not None
    lost.refresh_from_db()
    assert (lost.region_current_id, done.left_open > 0) == (MENDAHARA_ULU, True)
    assert cast.at("fajar", cast.now).territory == (SUNGAI_BERAS,)
    assert Report.objects.visible_to(cast.at("gita", cast.now)).filter(pk=lost.pk).exists()
    assert run(cast.now) is None


def test_settling_moves_what_waited_and_nothing_beside_it(cast: Cast, orphan) -> None:
    lost, beside, succession = orphan
    run(cast.now)
    heir = f"{MENDAHARA_ULU}.2016"

    settle_succession(succession=succession, new=heir, ground=" Perda 3/2026 ", actor=cast.gita, at=cast.now)
    run(cast.now)

    lost.refresh_from_db()
    beside.refresh_from_db()
    assert (lost.region_as_filed_id, lost.region_current_id) == (SUNGAI_BERAS, heir)
    assert beside.region_current_id == MENDAHARA_ULU
    places = dict(Obligation.objects.values_list("object_id", "region"))
    assert places == {lost.pk: heir, beside.pk: MENDAHARA_ULU}
    assert cast.at("fajar", cast.now).territory == (heir,)
    assert Report.objects.visible_to(cast.at("fajar", cast.now)).filter(pk=lost.pk).exists()
    entry = Entry.objects.get(stream="territory", action="succession_settled")
    assert (entry.data, entry.person_id) == ({"old": SUNGAI_BERAS, "new": heir}, cast.gita.person_id)
    succession.refresh_from_db()
    assert (succession.basis, succession.confidence, succession.ground) == ("settled", 100, "Perda 3/2026")
    assert run(cast.now) is None


def test_a_decision_is_corrected_also_after_its_records_moved(cast: Cast, orphan, sent: Sent) -> None:
    lost, beside, succession = orphan
    settle_succession(succession=succession, new=SIMPANG_TUAN, ground="Perda", actor=cast.gita, at=cast.now)
    run(cast.now)
    here = sent(cast.gita, region=SIMPANG_TUAN)
    lost.refresh_from_db()
    assert lost.region_current_id == SIMPANG_TUAN

    heir = f"{MENDAHARA_ULU}.2016"
    settle_succession(succession=succession, new=heir, ground="Ralat", actor=cast.gita, at=cast.now)
    run(cast.now)

    places = dict(Report.objects.values_list("pk", "region_current"))
    assert places == {lost.pk: heir, beside.pk: MENDAHARA_ULU, here.pk: SIMPANG_TUAN}
    assert run(cast.now) is None


@pytest.mark.parametrize("name", ["budi", "fajar", "hadi", "citra", "dedi"])
def test_only_an_office_above_settles(cast: Cast, orphan, name: str) -> None:
    with pytest.raises(NotAllowed):
        settle_succession(
            succession=orphan[2],
            new=f"{MENDAHARA_ULU}.2016",
            ground="Perda",
            actor=cast.actor(name),
            at=cast.now,
        )


@pytest.mark.parametrize(
    ("new", "ground", "field"),
    [
        (SUNGAI_BERAS, "Perda", "new"),  # it went
        ("15.07.10.2001", "Perda", "new"),  # unknown
        (PANDAN_SEJAHTERA, "Perda", "new"),  # of another subdistrict
        (f"{MENDAHARA_ULU}.2016", "  ", "ground"),
    ],
)
def test_settling_names_a_region_of_ones_own_and_a_ground(cast: Cast, orphan, new, ground, field) -> None:
    with pytest.raises(Invalid) as refusal:
        settle_succession(succession=orphan[2], new=new, ground=ground, actor=cast.gita, at=cast.now)
    assert refusal.value.field == field


def test_a_village_that_was_merged_stays_with_its_subdistrict(cast: Cast, orphan) -> None:
    lost, _beside, succession = orphan
    run(cast.now)
    settle_succession(succession=succession, new=MENDAHARA_ULU, ground="Perda", actor=cast.gita, at=cast.now)
    run(cast.now)
    lost.refresh_from_db()
    assert lost.region_current_id == MENDAHARA_ULU
    assert not Succession.objects.unsettled().exists()
