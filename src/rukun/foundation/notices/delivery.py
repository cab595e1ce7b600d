"""Carry what waits: leases, repeats with growing pauses, dead letters.

A delivery belongs to one worker while its lease runs. A worker that was killed comes back to
nothing: the lease runs out and `reap_expired` puts the delivery back, or gives it up.
"""

import logging
import os
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import DatabaseError, close_old_connections, transaction

from rukun.foundation.notices.channels import CHANNELS, DeliveryFailed
from rukun.foundation.notices.enums import Channel, DeliveryState
from rukun.foundation.notices.models import Delivery
from rukun.kernel.ids import uuid7

logger = logging.getLogger(__name__)

LEASE: Final = timedelta(seconds=90)  # several times the longest timeout of a channel
MAX_ATTEMPTS: Final = 12  # spread over half a day: a mail server that is down overnight is waited for
FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(hours=2)
POLL_SECONDS: Final = 1.0


def deliver_due(at: datetime, limit: int = 50) -> int:
    """Attempt up to `limit` deliveries that are due; return how many were attempted.

    Each is claimed, carried and settled by itself, so that no lock is held while a mail server
    is thinking. `at` is when the batch starts; leases run from the moment of the claim.
    """
    started = time.monotonic()
    for count in range(limit):
        now = at + timedelta(seconds=time.monotonic() - started)
        delivery = _claim(now)
        if delivery is None:
            return count
        _attempt(delivery, now)
    return limit


def reap_expired(at: datetime) -> int:
    """Free what was leased by workers that did not come back; return how many there were.

    The attempt counts: a notice that kills its worker is given up in the end.
    """
    abandoned = Delivery.objects.abandoned(at)
    spent = abandoned.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=DeliveryState.DEAD, lease_until=None, lease_holder="", last_error="the worker was lost"
    )
    freed = abandoned.update(
        state=DeliveryState.PENDING,
        lease_until=None,
        lease_holder="",
        next_attempt_at=at,
        last_error="the worker was lost",
    )
    return spent + freed


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after the `attempts`-th failure: 30 s, 1 min, 2 min … 2 h."""
    doubled: int = 1 << min(attempts - 1, 10)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def run_worker(stop: Callable[[], bool]) -> None:
    """Deliver until `stop()` is true; what is in hand is finished first.

    Looks every second. A database that goes away is waited for; one that was never prepared
    raises at the first look.
    """
    reap_expired(datetime.now(UTC))
    while not stop():
        try:
            busy = deliver_due(datetime.now(UTC), limit=1)
        except DatabaseError:
            logger.exception("The worker lost the database; it tries again.")
            busy = 0
        close_old_connections()
        if not busy:
            _sleep_unless(stop)


def _sleep_unless(stop: Callable[[], bool]) -> None:
    until = time.monotonic() + POLL_SECONDS
    while time.monotonic() < until and not stop():
        time.sleep(0.1)


def _claim(at: datetime) -> Delivery | None:
    """Lease the next delivery that is due, or return None.

    On PostgreSQL workers pass over rows that others hold (SKIP LOCKED); on SQLite the immediate
    transaction lets one worker choose at a time. The look before it spares an idle worker
    SQLite's only write lock.
    """
    if not Delivery.objects.due(at).exists():
        return None
    with transaction.atomic():
        due = Delivery.objects.select_for_update(skip_locked=True).due(at).first()
        if due is None:
            return None
        due.state = DeliveryState.LEASED
        due.attempts += 1
        due.lease_until = at + LEASE
        due.lease_holder = f"{socket.gethostname()[:24]}:{os.getpid()}:{uuid7().hex}"
        due.save(update_fields=["state", "attempts", "lease_until", "lease_holder"])
    return Delivery.objects.select_related("notice__recipient_person").get(pk=due.pk)


def _attempt(delivery: Delivery, at: datetime) -> None:
    try:
        CHANNELS[Channel(delivery.channel)].deliver(delivery)
    except DeliveryFailed as failure:
        _settle_failure(delivery, str(failure), at, retryable=failure.retryable)
    except Exception as mistake:  # one bad notice must not stop all that wait behind it
        logger.exception("A delivery failed unexpectedly.")
        _settle_failure(delivery, type(mistake).__name__, at, retryable=True)
    else:
        _settle(delivery, state=DeliveryState.SENT, sent_at=at, last_error="")


def _settle_failure(delivery: Delivery, error: str, at: datetime, *, retryable: bool) -> None:
    if retryable and delivery.attempts < MAX_ATTEMPTS:
        again = at + pause_after(delivery.attempts)
        _settle(delivery, state=DeliveryState.PENDING, next_attempt_at=again, last_error=error[:200])
        return
    _settle(delivery, state=DeliveryState.DEAD, last_error=error[:200])
    logger.warning("A notice was given up after %s attempts: %s", delivery.attempts, error)


def _settle(delivery: Delivery, **changes: object) -> None:
    """Write the end of an attempt, unless the lease ran out and another worker has it now."""
    mine = Delivery.objects.filter(
        pk=delivery.pk, state=DeliveryState.LEASED, lease_holder=delivery.lease_holder
    )
    mine.update(lease_until=None, lease_holder="", **changes)
