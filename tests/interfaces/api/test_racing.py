"""Two at once, as a client does that lost the answer and tries again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from rukun.foundation.journal.verification import verify_all
from rukun.foundation.people.domain.tokens import create_token
from rukun.foundation.people.enums import Scope
from rukun.handling.cases.models import Attempt
from rukun.handling.reports.models import Report, Submission
from rukun.kernel.actor import system_actor
from tests.cast import Cast, make_cast
from tests.handling.cases.conftest import Story
from tests.interfaces.api.conftest import Caller, report
from tests.interfaces.api.test_cases import ATTEMPT

AT_ONCE = 8

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def let_in(cast: Cast, name: str) -> Caller:
    at = timezone.now()
    text = create_token(
        assignment=cast.assignments[name],
        scopes=Scope.values,
        until=at + timedelta(days=1),
        actor=system_actor(at),
        at=at,
    )
    return Caller(text)


def all_at_once(send: Callable[[], Any]) -> list[Any]:
    start = Barrier(AT_ONCE)

    def one(_number: int) -> Any:
        start.wait()
        try:
            return send()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_report_sent_at_once_is_received_once() -> None:
    fajar, body = let_in(make_cast(timezone.now()), "fajar"), report()
    answers = all_at_once(lambda: fajar.post("/reports", body))
    assert sorted(answer.status_code for answer in answers) == [200] * (AT_ONCE - 1) + [201]
    assert len({answer.content for answer in answers}) == 1
    assert (Report.objects.count(), Submission.objects.count()) == (1, 1)
    assert list(verify_all()) == []


def test_entry_sent_at_once_is_added_once() -> None:
    cast = make_cast(timezone.now() - timedelta(days=1))
    case, fajar = Story(cast).case(), let_in(cast, "fajar")
    body = {"submission_id": str(uuid4()), **ATTEMPT}
    answers = all_at_once(lambda: fajar.post(f"/cases/{case.pk}/attempts", body))
    assert sorted(answer.status_code for answer in answers) == [200] * (AT_ONCE - 1) + [201]
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert Attempt.objects.count() == 1
    assert list(verify_all()) == []


def test_of_many_who_decide_on_one_version_one_wins() -> None:
    cast = make_cast(timezone.now() - timedelta(days=1))
    case, kabid = Story(cast).case(), let_in(cast, "kabid")
    closing = {"outcome": "settled", "reason": "Sepakat."}
    answers = all_at_once(lambda: kabid.post(f"/cases/{case.pk}/close", closing, version=case.version))
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * (AT_ONCE - 1)
    assert list(verify_all()) == []
