"""The supervisor: all or nothing, in order, and never an orphan."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

OBEDIENT = """
import os, sys, time
from pathlib import Path
from rukun.commands.stopping import stop_event
stop = stop_event(is_supervised=True)
with Path(sys.argv[1]).open("a") as file:
    file.write(f"{os.getpid()}\\n")
while not stop.wait(0.05):
    pass
Path(sys.argv[1] + ".ended").touch()
"""
SUPERVISOR = """
import json, sys
from rukun.commands.supervising import supervise
sys.exit(supervise(json.loads(sys.argv[1]), on_start=lambda: print("ready", flush=True)))
"""


def until(condition: Callable[[], bool], seconds: float = 15.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"  # a zombie only waits to be counted
    except (ProcessLookupError, FileNotFoundError):
        return False


def pids_in(file: Path) -> list[int]:
    return [int(line) for line in file.read_text().split()] if file.exists() else []


@pytest.fixture
def child_file(tmp_path: Path) -> Path:
    return tmp_path / "child"


@pytest.fixture
def start(child_file: Path) -> Callable[..., "subprocess.Popen[str]"]:
    def start_supervisor(**commands: list[str]) -> "subprocess.Popen[str]":
        known = commands or {"worker": [sys.executable, "-c", OBEDIENT, str(child_file)]}
        command = [sys.executable, "-c", SUPERVISOR, json.dumps(known)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    return start_supervisor


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_children_first(
    number: int, start: Callable[..., "subprocess.Popen[str]"], child_file: Path
) -> None:
    supervisor = start()
    assert until(lambda: bool(pids_in(child_file)))
    supervisor.send_signal(number)
    supervisor.communicate(timeout=15)
    assert supervisor.returncode == 0
    assert child_file.with_name("child.ended").exists()
    assert not is_running(pids_in(child_file)[0])


def test_a_dead_child_is_started_again(
    start: Callable[..., "subprocess.Popen[str]"], child_file: Path
) -> None:
    supervisor = start()
    assert until(lambda: len(pids_in(child_file)) == 1)
    os.kill(pids_in(child_file)[0], signal.SIGKILL)
    assert until(lambda: len(pids_in(child_file)) == 2)
    assert is_running(pids_in(child_file)[1])
    supervisor.terminate()
    _out, err = supervisor.communicate(timeout=15)
    assert "The worker ended unexpectedly (exit code -9)." in err


def test_a_child_that_keeps_dying_ends_everything(
    start: Callable[..., "subprocess.Popen[str]"], child_file: Path
) -> None:
    supervisor = start(
        worker=[sys.executable, "-c", OBEDIENT, str(child_file)],
        ticker=[sys.executable, "-c", "raise SystemExit(7)"],
    )
    _out, err = supervisor.communicate(timeout=30)
    assert supervisor.returncode == 1
    assert "The ticker died 3 times; stopping everything." in err
    assert not any(is_running(pid) for pid in pids_in(child_file))


def test_killing_the_supervisor_leaves_no_orphan(
    start: Callable[..., "subprocess.Popen[str]"], child_file: Path
) -> None:
    supervisor = start()
    assert until(lambda: bool(pids_in(child_file)))
    supervisor.kill()
    supervisor.communicate(timeout=15)
    assert until(lambda: not is_running(pids_in(child_file)[0]))
