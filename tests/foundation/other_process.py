"""What another process does to the same database: run by the tests of concurrency, never imported.

python other_process.py MODE ARGUMENTS… with RUKUN_TEST_DATABASE_URL set; the answer is one line
of JSON. A process that is to be killed says so on a line of its own first.
"""

import json
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import django


def press_and_write(case_id: str, number: str, times: str) -> dict[str, Any]:
    """Press one transition with all the others, then append `times` entries to the shared stream."""
    from django.db import transaction

    from rukun.foundation.journal.domain import record
    from rukun.handling.cases.models import Case
    from rukun.handling.cases.workflow import CASE_WORKFLOW
    from rukun.kernel.actor import system_actor
    from rukun.kernel.workflow import TransitionRefused, move

    Case.objects.exists()  # the connection stands before the race begins
    wait_for_the_others()
    actor = system_actor(datetime.now(UTC))
    has_won = True
    try:
        with transaction.atomic():
            case = Case.objects.get(pk=UUID(case_id))
            move(case, CASE_WORKFLOW.transition("start"))
            record(stream=f"case:{case_id}", action="case.started", actor=actor, at=actor.at)
    except TransitionRefused:
        has_won = False
    for step in range(int(times)):
        with transaction.atomic():
            stream = "test:shared" if step % 2 else f"test:own-{number}"
            Case.objects.get(pk=UUID(case_id))
            record(stream=stream, action="test.written", actor=actor, at=actor.at, data={"by": number})
    return {"has_won": has_won}


def findings(anchor_path: str) -> list[str]:
    """Walk the journal."""
    from pathlib import Path

    from rukun.foundation.journal.verification import verify_all

    return [f"{finding.kind} {finding.where}" for finding in verify_all(Path(anchor_path))]


def entries() -> dict[str, int]:
    """Count the entries of each stream."""
    from django.db.models import Count

    from rukun.foundation.journal.models import Entry

    counted = Entry.objects.values("stream").annotate(count=Count("seq")).order_by("stream")
    return {row["stream"]: row["count"] for row in counted}


def deliver(at: str) -> int:
    """Carry what is due at `at`."""
    from rukun.foundation.notices.delivery import deliver_due

    return deliver_due(datetime.fromisoformat(at))


def tick(at: str) -> dict[str, Any]:
    """Let the clock strike."""
    from rukun.foundation.obligations.ticking import run_tick

    result = run_tick(datetime.fromisoformat(at))
    return {"held": result.held, "failed": list(result.failed)}


def hang_in_tick(at: str) -> None:
    """Strike, finish one unit of a duty, and hang in the middle of the second."""
    from django.db import transaction

    from rukun.foundation.journal.domain import record
    from rukun.foundation.obligations.ticking import register_duty, run_tick
    from rukun.foundation.obligations.units import for_each
    from rukun.kernel.actor import system_actor

    @transaction.atomic
    def act(unit: int) -> None:
        moment = datetime.fromisoformat(at)
        record(stream=f"test:unit-{unit}", action="test.done", actor=system_actor(moment), at=moment)
        if unit == 2:
            say("hanging")
            time.sleep(600)

    register_duty("test.hanging", timedelta(minutes=1), lambda moment: for_each([1, 2], act))
    run_tick(datetime.fromisoformat(at))


def state() -> dict[str, Any]:
    """Say what stands in the tables of the machine."""
    from rukun.foundation.notices.models import Delivery
    from rukun.foundation.obligations.models import DutyRun, Lease

    return {
        "deliveries": [
            [d.channel, d.state, d.attempts, bool(d.lease_holder)] for d in Delivery.objects.order_by("pk")
        ],
        "leases": [[lease.name, bool(lease.holder)] for lease in Lease.objects.order_by("name")],
        "ran": sorted(DutyRun.objects.exclude(last_run_at=None).values_list("name", flat=True)),
    }


def wait_for_the_others() -> None:
    say("ready")
    sys.stdin.readline()


def say(line: str) -> None:
    """Tell the test that started this process; at once, since it may be killed next."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    django.setup()
    modes = (press_and_write, findings, entries, deliver, tick, hang_in_tick, state)
    mode = {function.__name__: function for function in modes}[sys.argv[1]]
    say(json.dumps(mode(*sys.argv[2:])))
