"""Conflicts of interest, declared and lifted."""

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.sharing.domain.recusal import (
    AlreadyLifted,
    RecordNotSeen,
    lift_recusal,
    recuse,
    recused_people,
)
from rukun.foundation.sharing.models import Recusal
from rukun.handling.reports.models import REPORT, Report
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.ids import uuid7
from tests.cast import Cast
from tests.foundation.conftest import MakeReport


def _recuse(cast: Cast, report: Report, name: str, by: str = "ayu", reason: str = "Pihak") -> Recusal:
    return recuse(
        object_type=REPORT,
        object_id=report.pk,
        person=cast.person(name),
        reason=reason,
        actor=cast.actor(by),
        at=cast.now,
    )


def test_recusal_is_journaled_by_id_only(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    recusal = _recuse(cast, report, "fajar", reason="Adik pelapor")
    entry = Entry.objects.get(stream=f"report:{report.pk}")
    assert (entry.action, entry.data) == (
        "sharing.recused",
        {"recusal": str(recusal.pk), "person": str(cast.fajar.person_id)},
    )
    assert recused_people(object_type=REPORT, object_id=report.pk, at=cast.now) == {cast.fajar.person_id}


def test_recusing_twice_is_recusing_once(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    assert _recuse(cast, report, "fajar") == _recuse(cast, report, "fajar", by="kabid")
    assert Entry.objects.count() == 1


def test_anybody_may_recuse_themselves(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    _recuse(cast, report, "fajar", by="fajar")
    assert not Report.objects.visible_to(cast.fajar).exists()


@pytest.mark.parametrize("name", ["budi", "fajar", "gita", "indra", "bupati"])
def test_recusing_others_needs_the_capability(cast: Cast, make_report: MakeReport, name: str) -> None:
    with pytest.raises(NotAllowed):
        _recuse(cast, make_report(), "ayu", by=name)


def test_what_one_does_not_see_one_does_not_recuse_from(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    with pytest.raises(RecordNotSeen):
        _recuse(cast, report, "fajar", by="dedi")
    with pytest.raises(RecordNotSeen):
        recuse(
            object_type=REPORT,
            object_id=uuid7(),
            person=cast.person("fajar"),
            reason="Pihak",
            actor=cast.ayu,
            at=cast.now,
        )


def test_recusal_needs_a_reason(cast: Cast, make_report: MakeReport) -> None:
    with pytest.raises(Invalid):
        _recuse(cast, make_report(), "fajar", reason="  ")


def test_lifting_lets_in_again(cast: Cast, make_report: MakeReport) -> None:
    report = make_report()
    recusal = _recuse(cast, report, "fajar")
    lift_recusal(recusal=recusal, actor=cast.kabid, at=cast.now)
    assert Report.objects.visible_to(cast.fajar).exists()
    with pytest.raises(AlreadyLifted):
        lift_recusal(recusal=recusal, actor=cast.ayu, at=cast.now)


def test_nobody_lifts_their_own(cast: Cast, make_report: MakeReport) -> None:
    recusal = _recuse(cast, make_report(), "kabid")
    with pytest.raises(NotAllowed):
        lift_recusal(recusal=recusal, actor=cast.kabid, at=cast.now)


def test_recusals_are_listed_to_those_who_see_the_record(cast: Cast, make_report: MakeReport) -> None:
    recusal = _recuse(cast, make_report(), "fajar")
    shown = {n for n, a in cast.everybody().items() if recusal in Recusal.objects.visible_to(a)}
    assert shown == {"ayu", "budi", "gita", "kabid", "bupati", "sekda"}
