"""An emergency access is a duty of whoever must judge it."""

import pytest

from rukun.foundation.obligations.enums import ObligationState
from rukun.foundation.obligations.models import Obligation
from rukun.foundation.obligations.queries import worklist
from rukun.foundation.obligations.reviews import KIND
from rukun.foundation.people.models import Agency
from rukun.foundation.sharing.domain.emergency import break_glass, review_access
from rukun.foundation.sharing.models import EmergencyAccess
from rukun.handling.reports.models import REPORT, Report
from tests.cast import Cast
from tests.foundation.conftest import MakeReport

REASON = "Massa bergerak ke kantor desa malam ini"


@pytest.fixture
def closed(make_report: MakeReport) -> Report:
    """A report that Kesbangpol does not see: the secretariat owns it."""
    return make_report("setda")


def _break(cast: Cast, report: Report, name: str) -> EmergencyAccess:
    return break_glass(
        object_type=REPORT, object_id=report.pk, reason=REASON, actor=cast.actor(name), at=cast.now
    )


def _owed_to(cast: Cast, name: str) -> list[str]:
    return [duty.kind for duty in worklist(cast.actor(name)) if duty.kind == KIND]


def test_the_head_owes_the_review_of_what_her_office_opened(cast: Cast, closed: Report) -> None:
    access = _break(cast, closed, "kabid")
    assert _owed_to(cast, "ayu") == [KIND]
    assert _owed_to(cast, "kabid") == []
    duty = Obligation.objects.get(kind=KIND)
    assert duty.due_at is not None
    assert not duty.climbs
    assert duty.url == f"/akses/darurat/{access.pk}/tinjau/"


def test_the_secretary_owes_the_review_of_what_the_head_opened(cast: Cast, closed: Report) -> None:
    _break(cast, closed, "ayu")
    assert _owed_to(cast, "sekda") == [KIND]
    assert _owed_to(cast, "ayu") == []


def test_without_a_secretary_the_duty_stays_where_the_glass_was_broken(cast: Cast, closed: Report) -> None:
    Agency.objects.filter(pk=cast.agency("setda").pk).update(is_active=False)
    _break(cast, closed, "ayu")
    assert Obligation.objects.get(kind=KIND).owner_agency == cast.agency("kesbangpol")


def test_the_review_closes_the_duty(cast: Cast, closed: Report) -> None:
    access = _break(cast, closed, "kabid")
    review_access(access=access, was_justified=False, actor=cast.ayu, at=cast.now)
    duty = Obligation.objects.get(kind=KIND)
    assert (duty.state, duty.outcome) == (ObligationState.DONE, "not_justified")
