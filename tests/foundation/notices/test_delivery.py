"""Leases, repeats and dead letters."""

import smtplib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.notices import delivery as carrying
from rukun.foundation.notices.channels import CHANNELS, Carrier, DeliveryFailed
from rukun.foundation.notices.delivery import (
    LEASE,
    MAX_ATTEMPTS,
    deliver_due,
    pause_after,
    reap_expired,
    run_worker,
)
from rukun.foundation.notices.domain import requeue
from rukun.foundation.notices.domain.dead_letters import NotDead
from rukun.foundation.notices.enums import Channel, DeliveryState
from rukun.foundation.notices.models import Delivery, Notice
from rukun.foundation.notices.queries import dead_letters
from rukun.kernel.errors import NotAllowed
from tests.cast import Cast

Failing = Callable[[Exception], list[Delivery]]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Let the mail channel fail with an error; returns the deliveries that it was given."""

    def fail_with(error: Exception) -> list[Delivery]:
        tried: list[Delivery] = []

        def deliver(delivery: Delivery) -> None:
            tried.append(delivery)
            raise error

        channels = dict(CHANNELS) | {Channel.SMTP: Carrier(lambda person: True, deliver)}
        monkeypatch.setattr(carrying, "CHANNELS", channels)
        return tried

    return fail_with


def test_letter_is_carried_once(cast: Cast, letter: Delivery, mail: list[Any]) -> None:
    assert deliver_due(cast.now) == 1
    assert deliver_due(cast.now + timedelta(days=1)) == 0
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.lease_holder) == (DeliveryState.SENT, 1, "")
    assert [message.to for message in mail] == [["gita@example.go.id"]]


def test_letter_says_nothing_of_the_case(cast: Cast, letter: Delivery, mail: list[Any]) -> None:
    Notice.objects.update(params={"number": "PM-2026-0001", "by": "Kabid", "summary": "Permasalahan lahan"})
    deliver_due(cast.now)
    (message,) = mail
    text = message.subject + message.body
    assert "PM-2026-0001" in text
    assert "lahan" not in text
    assert "asks for you" not in text
    assert message.extra_headers["Message-ID"] == f"<{letter.pk}@localhost>"


def test_header_cannot_be_smuggled_in(cast: Cast, letter: Delivery, mail: list[Any]) -> None:
    Notice.objects.update(params={"number": "PM\r\nBcc: all@example.org", "by": ""})
    deliver_due(cast.now)
    assert "\n" not in mail[0].subject
    assert mail[0].recipients() == ["gita@example.go.id"]


def test_failure_waits_longer_each_time(cast: Cast, letter: Delivery, failing: Failing) -> None:
    failing(DeliveryFailed("mail server answered 451", retryable=True))
    deliver_due(cast.now)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (DeliveryState.PENDING, 1)
    assert letter.last_error == "mail server answered 451"
    assert timedelta(seconds=29) < letter.next_attempt_at - cast.now < timedelta(seconds=40)
    assert deliver_due(cast.now + timedelta(seconds=20)) == 0


def test_pauses_double_and_stay_below_two_hours() -> None:
    pauses = [pause_after(attempt) for attempt in range(1, MAX_ATTEMPTS)]
    assert pauses[:3] == [timedelta(seconds=30), timedelta(minutes=1), timedelta(minutes=2)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=2)
    assert timedelta(hours=6) < sum(pauses, timedelta()) < timedelta(days=1)


def test_letter_is_given_up_after_the_last_attempt(cast: Cast, letter: Delivery, failing: Failing) -> None:
    tried = failing(DeliveryFailed("mail server: timed out", retryable=True))
    moment = cast.now
    for _ in range(MAX_ATTEMPTS + 3):
        deliver_due(moment)
        moment += timedelta(hours=3)
    letter.refresh_from_db()
    assert len(tried) == MAX_ATTEMPTS
    assert letter.state == DeliveryState.DEAD


def test_final_refusal_is_not_tried_again(cast: Cast, letter: Delivery, failing: Failing) -> None:
    failing(DeliveryFailed("recipient refused: [550]", retryable=False))
    deliver_due(cast.now)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (DeliveryState.DEAD, 1)


def test_mistake_in_a_channel_does_not_stop_the_others(
    cast: Cast, letter: Delivery, failing: Failing, tell: Callable[..., list[Notice]]
) -> None:
    failing(ZeroDivisionError())
    tell(offices=[cast.office("camat_geragai")])
    assert deliver_due(cast.now) == 3
    assert set(Delivery.objects.filter(channel="in_app").values_list("state", flat=True)) == {"sent"}
    letter.refresh_from_db()
    assert (letter.state, letter.last_error) == (DeliveryState.PENDING, "ZeroDivisionError")


@pytest.mark.parametrize(
    ("error", "retryable"),
    [
        (smtplib.SMTPRecipientsRefused({"gita@example.go.id": (550, b"no")}), False),
        (smtplib.SMTPRecipientsRefused({"gita@example.go.id": (451, b"later")}), True),
        (smtplib.SMTPResponseException(421, b"busy"), True),
        (smtplib.SMTPResponseException(554, b"spam"), False),
        (smtplib.SMTPServerDisconnected(), True),
        (TimeoutError(), True),
        (ConnectionRefusedError(), True),
    ],
)
def test_mail_server_s_answers_are_understood(
    letter: Delivery, monkeypatch: pytest.MonkeyPatch, error: Exception, retryable: bool
) -> None:
    def send(message: object) -> int:
        raise error

    monkeypatch.setattr("django.core.mail.EmailMessage.send", send)
    with pytest.raises(DeliveryFailed) as failure:
        CHANNELS[Channel.SMTP].deliver(letter)
    assert failure.value.retryable is retryable


def test_lost_worker_s_lease_is_reaped(cast: Cast, letter: Delivery, mail: list[Any]) -> None:
    taken = carrying._claim(cast.now)
    assert taken == letter
    assert deliver_due(cast.now) == 0
    assert reap_expired(cast.now + LEASE - timedelta(seconds=1)) == 0
    assert reap_expired(cast.now + LEASE + timedelta(seconds=1)) == 1
    assert deliver_due(cast.now + LEASE + timedelta(seconds=2)) == 1
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (DeliveryState.SENT, 2)


def test_notice_that_kills_its_workers_is_given_up(cast: Cast, letter: Delivery) -> None:
    moment = cast.now
    for _ in range(MAX_ATTEMPTS):
        assert carrying._claim(moment) is not None
        moment += LEASE + timedelta(seconds=1)
        reap_expired(moment)
    letter.refresh_from_db()
    assert (letter.state, letter.last_error) == (DeliveryState.DEAD, "the worker was lost")


def test_late_worker_does_not_overwrite_the_one_that_took_over(cast: Cast, letter: Delivery) -> None:
    late = carrying._claim(cast.now)
    reap_expired(cast.now + LEASE)
    deliver_due(cast.now + LEASE)
    assert late is not None
    carrying._settle_failure(late, "too late", cast.now, retryable=False)
    letter.refresh_from_db()
    assert (letter.state, letter.last_error) == (DeliveryState.SENT, "")


def test_dead_letter_is_listed_and_requeued_by_the_administrator(
    cast: Cast, letter: Delivery, failing: Failing
) -> None:
    failing(DeliveryFailed("recipient refused: [550]", retryable=False))
    deliver_due(cast.now)
    assert list(dead_letters(cast.indra)) == [letter]
    for actor in (cast.ayu, cast.dedi, cast.gita, cast.expired):
        assert list(dead_letters(actor)) == []
        with pytest.raises(NotAllowed):
            requeue(delivery=letter, actor=actor, at=cast.now)
    requeue(delivery=letter, actor=cast.indra, at=cast.now)
    assert (letter.state, letter.attempts) == (DeliveryState.PENDING, 0)
    with pytest.raises(NotDead):
        requeue(delivery=letter, actor=cast.indra, at=cast.now)
    assert list(Entry.objects.values_list("stream", "action")) == [("notices:15.07", "delivery.requeued")]


@pytest.mark.django_db(transaction=True)
def test_worker_delivers_until_it_is_told_to_stop(tmp_path: object) -> None:
    looks = iter([False, False, True, True, True])
    run_worker(lambda: next(looks))
