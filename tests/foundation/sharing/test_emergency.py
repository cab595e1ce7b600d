"""Breaking the glass, and answering for it."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.enums import AssignmentKind
from rukun.foundation.people.models import Assignment
from rukun.foundation.sharing.domain.emergency import (
    AlreadyOpen,
    AlreadyReviewed,
    NothingToOpen,
    break_glass,
    review_access,
)
from rukun.foundation.sharing.enums import Classification
from rukun.foundation.sharing.models import EmergencyAccess, Recusal
from rukun.handling.reports.models import REPORT, Report
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.ids import uuid7
from tests.cast import BADANG, Cast
from tests.foundation.conftest import MakeReport

REASON = "Massa bergerak ke kantor desa malam ini"


def _break(cast: Cast, object_id: UUID, name: str = "ayu", reason: str = REASON) -> EmergencyAccess:
    return break_glass(
        object_type=REPORT, object_id=object_id, reason=reason, actor=cast.actor(name), at=cast.now
    )


@pytest.fixture
def closed(make_report: MakeReport) -> Report:
    """A report that Kesbangpol does not see: the secretariat owns it."""
    return make_report("setda")


def test_glass_opens_one_record_for_one_hour(cast: Cast, closed: Report, make_report: MakeReport) -> None:
    other = make_report("setda")
    _break(cast, closed.pk)
    assert list(Report.objects.visible_to(cast.ayu)) == [closed]
    assert not Report.objects.visible_to(cast.kabid).exists()
    last_minute = cast.now + timedelta(minutes=59)
    assert list(Report.objects.visible_to(cast.at("ayu", last_minute))) == [closed]
    assert not Report.objects.visible_to(cast.at("ayu", cast.now + timedelta(minutes=60))).exists()
    assert other != closed


def test_glass_is_broken_in_one_office_only(cast: Cast, closed: Report) -> None:
    second = Assignment.objects.create(
        person=cast.person("ayu"),
        office=cast.office("second_operator"),
        kind=AssignmentKind.DAILY,
        from_on=date(2026, 3, 1),
    )
    _break(cast, closed.pk)
    cast.account("ayu").chosen_assignment = second
    in_other_office = cast.at("ayu", cast.now)
    assert in_other_office.label == "Plh. Operator II"
    assert not Report.objects.visible_to(in_other_office).exists()


def test_glass_is_journaled_without_the_reason(cast: Cast, closed: Report) -> None:
    _break(cast, closed.pk)
    entry = Entry.objects.get(stream=f"report:{closed.pk}")
    assert entry.action == "sharing.glass_broken"
    assert "Massa" not in str(entry.data) + entry.reason


@pytest.mark.parametrize("reason", ["", "darurat", " " * 30, "x" * 19])
def test_short_reason_is_refused(cast: Cast, closed: Report, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        _break(cast, closed.pk, reason=reason)
    assert refusal.value.field == "reason"


@pytest.mark.parametrize("name", ["budi", "citra", "eka", "fajar", "gita", "hadi", "indra", "expired"])
def test_glass_needs_the_capability(cast: Cast, closed: Report, name: str) -> None:
    with pytest.raises(NotAllowed):
        _break(cast, closed.pk, name)


def test_other_regency_and_nothing_get_the_same_answer(cast: Cast, make_report: MakeReport) -> None:
    elsewhere = make_report("badang", BADANG)
    with pytest.raises(NothingToOpen) as theirs:
        _break(cast, elsewhere.pk)
    with pytest.raises(NothingToOpen) as nothing:
        _break(cast, uuid7())
    assert str(theirs.value) == str(nothing.value)


def test_unknown_type_is_nothing(cast: Cast) -> None:
    with pytest.raises(NothingToOpen):
        break_glass(object_type="account", object_id=uuid7(), reason=REASON, actor=cast.ayu, at=cast.now)


def test_secret_record_stays_closed(cast: Cast, make_report: MakeReport) -> None:
    with pytest.raises(NothingToOpen):
        _break(cast, make_report("setda", classification=Classification.SECRET).pk)


def test_recused_person_breaks_no_glass(cast: Cast, closed: Report) -> None:
    Recusal.objects.create(
        object_type=REPORT,
        object_id=closed.pk,
        person=cast.person("kabid"),
        reason="Pihak",
        from_at=cast.now,
    )
    with pytest.raises(NothingToOpen):
        _break(cast, closed.pk, "kabid")
    _break(cast, closed.pk, "ayu")


def test_open_record_needs_no_glass(cast: Cast, make_report: MakeReport) -> None:
    with pytest.raises(AlreadyOpen):
        _break(cast, make_report().pk)


def test_review_is_by_somebody_else_of_the_same_regency(cast: Cast, closed: Report) -> None:
    access = _break(cast, closed.pk)
    for name in ("ayu", "kabid", "dedi", "eka", "indra"):
        with pytest.raises(NotAllowed):
            review_access(access=access, was_justified=True, actor=cast.actor(name), at=cast.now)
    review_access(access=access, was_justified=True, actor=cast.sekda, at=cast.now)
    assert access.reviewed_by_id == cast.sekda.person_id
    with pytest.raises(AlreadyReviewed):
        review_access(access=access, was_justified=False, actor=cast.sekda, at=cast.now)


def test_unjustified_access_ends_with_the_review(cast: Cast, closed: Report) -> None:
    access = _break(cast, closed.pk)
    later = cast.now + timedelta(minutes=10)
    review_access(access=access, was_justified=False, actor=cast.sekda, at=later)
    assert not Report.objects.visible_to(cast.at("ayu", later)).exists()


def test_accesses_are_listed_to_the_reviewer_and_oneself(cast: Cast, closed: Report) -> None:
    access = _break(cast, closed.pk, "kabid")
    shown = {n for n, a in cast.everybody().items() if access in EmergencyAccess.objects.visible_to(a)}
    assert shown == {"ayu", "kabid", "sekda"}
    assert list(EmergencyAccess.objects.visible_to(cast.ayu).awaiting_review()) == [access]
