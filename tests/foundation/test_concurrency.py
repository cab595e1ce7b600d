"""Many at once, and some of them killed: one winner, nothing lost, nothing left behind."""

import json
import os
import signal
import socketserver
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import DatabaseError, connection, transaction

from rukun.foundation.journal.domain import anchor_heads, record
from rukun.foundation.journal.models import Entry
from rukun.foundation.journal.verification import verify_all
from rukun.foundation.notices import templates
from rukun.foundation.notices.delivery import LEASE, MAX_ATTEMPTS
from rukun.foundation.notices.domain import notify
from rukun.foundation.notices.models import Delivery
from rukun.foundation.notices.templates import NoticeTemplate
from rukun.foundation.obligations import kinds
from rukun.foundation.obligations.domain import discharge, open_obligation
from rukun.foundation.obligations.kinds import Kind
from rukun.foundation.obligations.models import Obligation
from rukun.handling.cases.models import Case
from rukun.handling.cases.workflow import CASE_WORKFLOW
from rukun.kernel.errors import DomainError
from rukun.kernel.workflow import move
from tests.cast import REGENCY, SUNGAI_BERAS, Cast, make_cast

pytestmark = pytest.mark.django_db(transaction=True)

SCRIPT = Path(__file__).with_name("other_process.py")
ROOT = Path(__file__).resolve().parents[2]
WAIT_SECONDS = 120


@pytest.fixture
def committed_cast(transactional_db: None) -> Cast:
    """The cast, really committed, so that others see it."""
    return make_cast()


@pytest.fixture
def case(committed_cast: Cast) -> Case:
    """A new case of the village."""
    cast = committed_cast
    owner = cast.agency("sungai_beras")
    return Case.objects.create(
        number="PM-2026-0001",
        title="Permasalahan lahan Desa Sungai Beras – PT Sawit",
        rung=1,
        urgency="yellow",
        urgency_order=1,
        opened_at=cast.now,
        last_activity_at=cast.now,
        region_as_filed_id=SUNGAI_BERAS,
        region_current_id=SUNGAI_BERAS,
        regency=REGENCY,
        owner_agency=owner,
        owner_rung=1,
    )


@pytest.fixture
def shared(tmp_path: Path, committed_cast: Cast) -> "Callable[[], Others]":
    """Open the database under test to other processes: call it when the rows are written."""

    def share() -> Others:
        if connection.vendor == "postgresql":
            asked = urlsplit(os.environ["RUKUN_TEST_DATABASE_URL"])
            name = str(connection.settings_dict["NAME"])
            return Others(f"postgresql://{asked.netloc}/{name}?{asked.query}", tmp_path)
        path = tmp_path / "rukun.sqlite3"
        with sqlite3.connect(path) as target:
            connection.connection.backup(target)
        target.close()
        return Others(f"sqlite:///{path}", tmp_path)

    return share


@dataclass
class Others:
    """Other processes on the same database."""

    url: str
    path: Path
    smtp_port: int = 0

    def start(self, mode: str, *arguments: object) -> "subprocess.Popen[str]":
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "rukun.config.testing",
            "RUKUN_TEST_DATABASE_URL": self.url,
            "RUKUN_DATA_DIR": str(self.path / "data"),
            "RUKUN_SMTP_HOST": "127.0.0.1" if self.smtp_port else "",
            "RUKUN_SMTP_PORT": str(self.smtp_port or 25),
        }
        return subprocess.Popen(
            [sys.executable, str(SCRIPT), mode, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment,
        )

    def ask(self, mode: str, *arguments: object) -> Any:
        """Run one process to its end and return what it says."""
        return answer_of(self.start(mode, *arguments))


def answer_of(process: "subprocess.Popen[str]") -> Any:
    out, errors = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == 0, errors
    return json.loads(out.splitlines()[-1])


def kill(process: "subprocess.Popen[str]") -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == -signal.SIGKILL


def in_threads(count: int, act: Callable[[int], object]) -> list[object]:
    """Call `act` in `count` threads at the same moment; return what each gave or raised."""
    gate = threading.Barrier(count)
    results: list[object] = [None] * count

    def run(number: int) -> None:
        try:
            connection.ensure_connection()
            gate.wait(timeout=WAIT_SECONDS)
            results[number] = act(number)
        except (DomainError, DatabaseError) as error:
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT_SECONDS)
    return results


@pytest.mark.postgres
def test_of_ten_threads_that_press_one_transition_one_wins(
    committed_cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast, actor = committed_cast, committed_cast.fajar
    monkeypatch.setitem(kinds.KINDS, "test.start", Kind("test.start", "Start", "Start", "cases:detail"))
    open_obligation(
        kind="test.start",
        object_type="case",
        object_id=case.pk,
        summary=case.title,
        owner_agency_id=case.owner_agency_id,
        region=SUNGAI_BERAS,
        regency=REGENCY,
        opened_by=cast.kabid,
        at=cast.now,
    )

    @transaction.atomic
    def press(number: int) -> int:
        mine = Case.objects.get(pk=case.pk)
        move(mine, CASE_WORKFLOW.transition("start"))
        closed = discharge(object_type="case", object_id=case.pk, kind="test.start", actor=actor, at=cast.now)
        record(stream=f"case:{case.pk}", action="case.started", actor=actor, at=cast.now)
        return closed

    results = in_threads(10, press)
    assert sorted(type(result).__name__ for result in results) == ["TransitionRefused"] * 9 + ["int"]
    assert 1 in results
    case.refresh_from_db()
    assert (case.state, case.version) == ("handled", 2)
    assert Entry.objects.filter(stream=f"case:{case.pk}").count() == 1
    assert list(Obligation.objects.values_list("state", flat=True)) == ["done"]


@pytest.mark.postgres
def test_ten_threads_that_write_one_stream_lose_nothing(committed_cast: Cast, tmp_path: Path) -> None:
    actor, at = committed_cast.ayu, committed_cast.now

    def write(number: int) -> None:
        for step in range(10):
            record(
                stream="test:shared",
                action="test.written",
                actor=actor,
                at=at,
                data={"by": number, "step": step},
            )

    assert in_threads(10, write) == [None] * 10
    written = Entry.objects.filter(stream="test:shared").order_by("seq")
    assert [entry.seq for entry in written] == list(range(1, 101))
    assert {(entry.data["by"], entry.data["step"]) for entry in written} == {
        (number, step) for number in range(10) for step in range(10)
    }
    assert verify_all(tmp_path / "none.log") == []


@pytest.mark.postgres
def test_ten_threads_that_owe_the_same_owe_it_once(
    committed_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast, case_id = committed_cast, committed_cast.team.pk
    actor = cast.kabid
    monkeypatch.setitem(kinds.KINDS, "test.start", Kind("test.start", "Start", "Start", "cases:detail"))

    def owe(number: int) -> object:
        return open_obligation(
            kind="test.start",
            object_type="case",
            object_id=case_id,
            summary="Permasalahan lahan",
            owner_agency_id=cast.agency("sungai_beras").pk,
            region=SUNGAI_BERAS,
            regency=REGENCY,
            opened_by=actor,
            at=cast.now,
        ).pk

    assert len(set(in_threads(10, owe))) == 1
    assert Obligation.objects.count() == 1


@pytest.mark.postgres
def test_ten_workers_carry_each_letter_once(
    committed_cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    from rukun.foundation.notices import delivery as carrying
    from rukun.foundation.notices.channels import CHANNELS, Carrier
    from rukun.foundation.notices.enums import Channel

    carried: list[object] = []
    channels = dict(CHANNELS) | {Channel.SMTP: Carrier(lambda person: True, lambda d: carried.append(d.pk))}
    monkeypatch.setattr(carrying, "CHANNELS", channels)
    settings.EMAIL_HOST = "127.0.0.1"
    for _ in range(20):
        _tell(committed_cast, monkeypatch)

    results = in_threads(10, lambda number: carrying.deliver_due(committed_cast.now, limit=40))
    assert sum(result for result in results if isinstance(result, int)) == 40
    assert len(carried) == len(set(carried)) == 20
    assert set(Delivery.objects.values_list("state", "attempts")) == {("sent", 1)}


def test_four_processes_press_and_write_without_losing_or_locking(
    case: Case, shared: "Callable[[], Others]"
) -> None:
    others = shared()
    started = [others.start("press_and_write", case.pk, number, 60) for number in range(4)]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", process.communicate()[1]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    won = [answer_of(process)["has_won"] for process in started]
    assert sorted(won) == [False, False, False, True]
    expected = {f"case:{case.pk}": 1, "test:shared": 120} | {f"test:own-{number}": 30 for number in range(4)}
    assert others.ask("entries") == expected
    assert others.ask("findings", others.path / "none.log") == []


# --- Killed with -9 ----------------------------------------------------------


@dataclass
class SlowPost:
    """A mail server on 127.0.0.1 that takes a letter and answers only when it is told to."""

    port: int = 0
    letters: list[str] = field(default_factory=list)
    arrived: threading.Event = field(default_factory=threading.Event)
    may_answer: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def post() -> Iterator[SlowPost]:
    slow = SlowPost()

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 slow")
            for line in self.rfile:
                command = line.decode().strip().upper()
                if command == "DATA":
                    self.say("354 go on")
                    self.take_letter()
                elif command == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 ok")

        def take_letter(self) -> None:
            lines = list(iter(self.rfile.readline, b".\r\n"))
            slow.letters.append(b"".join(lines).decode())
            slow.arrived.set()
            slow.may_answer.wait(WAIT_SECONDS)
            self.say("250 taken")

        def say(self, text: str) -> None:
            with suppress(ConnectionError):  # the other side was killed: that is what is tested
                self.wfile.write(f"{text}\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Talk) as server:
        slow.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield slow
        slow.may_answer.set()
        server.shutdown()


def _tell(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    template = NoticeTemplate(code="test.told", subject="Case %(number)s", body="")
    monkeypatch.setitem(templates.TEMPLATES, template.code, template)
    notify(
        template=template.code,
        object_type="case",
        object_id=cast.team.pk,
        params={"number": "PM-2026-0001"},
        offices=[cast.office("camat_mendahara_ulu")],
        at=cast.now,
    )


@pytest.fixture
def waiting_letter(
    committed_cast: Cast,
    shared: "Callable[[], Others]",
    post: SlowPost,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
) -> "Callable[..., Others]":
    """Let one letter wait, and open the database to the workers that carry it."""

    def wait(attempts: int = 0) -> Others:
        settings.EMAIL_HOST = "127.0.0.1"
        _tell(committed_cast, monkeypatch)
        Delivery.objects.filter(channel="in_app").delete()
        Delivery.objects.update(attempts=attempts)
        others = shared()
        others.smtp_port = post.port
        return others

    return wait


def _kill_in_delivery(others: Others, post: SlowPost, at: datetime) -> None:
    post.arrived.clear()
    worker = others.start("deliver", at.isoformat())
    while not post.arrived.wait(0.1):
        assert worker.poll() is None, worker.communicate()
    kill(worker)


def test_worker_killed_in_the_middle_of_a_delivery_leaves_nothing_for_ever(
    committed_cast: Cast, waiting_letter: "Callable[..., Others]", post: SlowPost
) -> None:
    others, at = waiting_letter(), committed_cast.now
    _kill_in_delivery(others, post, at)
    assert others.ask("state")["deliveries"] == [["smtp", "leased", 1, True]]
    assert others.ask("deliver", at.isoformat()) == 0

    later = at + LEASE + timedelta(seconds=30)
    assert others.ask("tick", later.isoformat()) == {"held": True, "failed": []}
    assert others.ask("state")["deliveries"] == [["smtp", "pending", 1, False]]
    post.may_answer.set()
    assert others.ask("deliver", later.isoformat()) == 1
    assert others.ask("state")["deliveries"] == [["smtp", "sent", 2, False]]
    # The mail server took the letter before the kill: the same Message-ID tells so.
    first, second = ([line for line in text.splitlines() if "Message-ID" in line] for text in post.letters)
    assert first == second


def test_letter_whose_worker_was_killed_at_the_last_attempt_is_given_up(
    committed_cast: Cast, waiting_letter: "Callable[..., Others]", post: SlowPost
) -> None:
    others, at = waiting_letter(attempts=MAX_ATTEMPTS - 1), committed_cast.now
    _kill_in_delivery(others, post, at)
    others.ask("tick", (at + LEASE + timedelta(seconds=30)).isoformat())
    assert others.ask("state")["deliveries"] == [["smtp", "dead", MAX_ATTEMPTS, False]]


def test_tick_killed_in_the_middle_leaves_nothing_half_done_and_the_next_goes_on(
    committed_cast: Cast, shared: "Callable[[], Others]"
) -> None:
    others, at = shared(), committed_cast.now
    ticker = others.start("hang_in_tick", at.isoformat())
    assert ticker.stdout is not None
    assert ticker.stdout.readline() == "hanging\n", ticker.communicate(timeout=5)
    kill(ticker)
    assert others.ask("entries") == {"test:unit-1": 1}
    assert others.ask("state")["leases"] == [["tick", True]]

    assert others.ask("tick", (at + timedelta(minutes=1)).isoformat()) == {"held": False, "failed": []}
    assert others.ask("tick", (at + timedelta(minutes=2)).isoformat()) == {"held": True, "failed": []}
    after = others.ask("state")
    assert after["leases"] == [["tick", False]]
    assert {"journal.anchor", "notices.reap", "obligations.climb"} <= set(after["ran"])


@pytest.mark.postgres
def test_anchoring_does_not_wait_for_those_who_write(committed_cast: Cast, tmp_path: Path) -> None:
    at, path = committed_cast.now, tmp_path / "anchors.log"
    actor = committed_cast.ayu
    is_writing, may_commit = threading.Event(), threading.Event()
    record(stream="test:quiet", action="test.written", actor=actor, at=at)
    record(stream="test:busy", action="test.written", actor=actor, at=at)

    def write(number: int) -> None:
        with transaction.atomic():
            record(stream="test:busy", action="test.written", actor=actor, at=at)
            is_writing.set()
            may_commit.wait(WAIT_SECONDS)

    def anchor(number: int) -> int:
        is_writing.wait(WAIT_SECONDS)
        first = anchor_heads(path=path, at=at)
        may_commit.set()
        return first.heads if first else 0

    assert in_threads(2, lambda number: (write, anchor)[number](number)) == [None, 1]
    second = anchor_heads(path=path, at=at)
    assert second is not None
    assert (second.heads, verify_all(path)) == (1, [])
