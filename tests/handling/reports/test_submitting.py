from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection

from rukun.foundation.obligations.models import Obligation
from rukun.handling.reports.domain import ReportFields, SubmissionConflict, submit_report
from rukun.handling.reports.domain import submitting as submitting_module
from rukun.handling.reports.models import Report, Submission
from rukun.kernel.errors import Invalid, NotAllowed
from tests.cast import make_cast
from tests.handling.reports.conftest import MATTER


@pytest.fixture
def submit(cast):
    key = {"submission_id": uuid4(), "credential": "token:1", "endpoint": "reports", "body_hash": "a" * 64}

    def send(**changes):
        given = {"fields": MATTER, "actor": cast.fajar, "at": cast.now, **key, **changes}
        return submit_report(**given)

    return send


def test_submission_is_sent_with_number_and_receipt(submit):
    report = submit(raw_text="Fakta: ribut")
    assert (report.state, report.number, report.raw_text) == ("sent", "LI-2026-0001", "Fakta: ribut")
    assert Submission.objects.get().object_id == report.pk


def test_same_submission_twice_is_received_once(submit):
    first, second = submit(), submit()
    assert (second.pk, second.receipt) == (first.pk, first.receipt)
    assert (Report.objects.count(), Obligation.objects.count()) == (1, 1)


def test_other_body_under_the_same_id_is_a_conflict(submit):
    submit()
    with pytest.raises(SubmissionConflict):
        submit(body_hash="b" * 64)
    assert Report.objects.count() == 1


def test_ids_of_other_clients_are_their_own(submit):
    submit()
    submit(credential="token:2")
    submit(endpoint="nil-reports")
    submit(submission_id=uuid4())
    assert Report.objects.count() == 4


def test_refused_submission_may_be_sent_again(submit):
    with pytest.raises(Invalid):
        submit(fields=ReportFields(title="x"))
    assert (Report.objects.count(), Submission.objects.count()) == (0, 0)
    assert submit().number == "LI-2026-0001"


def test_submitting_needs_an_office_that_reports(cast, submit):
    for actor in (cast.indra, cast.expired):
        with pytest.raises(NotAllowed):
            submit(actor=actor)


def test_other_failures_of_the_database_are_not_taken_for_a_repeat(submit, monkeypatch):
    def fail(**_given):
        raise IntegrityError("something else")

    monkeypatch.setattr(submitting_module, "deliver", fail)
    with pytest.raises(IntegrityError):
        submit()
    assert (Report.objects.count(), Submission.objects.count()) == (0, 0)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_report():
    cast, start, key = make_cast(), Barrier(6), uuid4()

    def send(_number):
        start.wait()
        try:
            return submit_report(
                submission_id=key,
                credential="token:1",
                endpoint="reports",
                body_hash="a" * 64,
                fields=MATTER,
                actor=cast.fajar,
                at=cast.now,
            ).receipt
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        receipts = set(pool.map(send, range(6)))
    assert len(receipts) == 1
    assert (Report.objects.count(), Submission.objects.count()) == (1, 1)
    assert Report.objects.get().number == "LI-2026-0001"
