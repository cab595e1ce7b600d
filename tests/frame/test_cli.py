"""The console command: one line for what is wrong, exit code 2, nothing changed."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rukun.cli import main


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen(1)
        yield holder.getsockname()[1]


def lines_on_stderr(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_missing_file_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", "regions", "nowhere.csv"]) == 2
    assert lines_on_stderr(capsys) == ["rukun: there is no file nowhere.csv. Check the path."]


@pytest.mark.parametrize("arguments", [[], ["fly"], ["serve", "--port", "80000"], ["load", "villages", "x"]])
def test_unknown_words_are_refused_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert len(lines_on_stderr(capsys)) == 1


@pytest.mark.parametrize("command", [["serve"], ["demo", "--serve"]])
def test_busy_port_is_refused_before_anything_is_made(
    command: list[str],
    busy_port: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("RUKUN_DEMO_DIR", str(tmp_path / "demo"))
    assert main([*command, "--port", str(busy_port)]) == 2
    assert lines_on_stderr(capsys) == [
        f"rukun: port {busy_port} is in use. Choose another one, e.g. PORT={busy_port + 1}."
    ]
    assert list(tmp_path.iterdir()) == []


def test_port_comes_from_the_environment(
    busy_port: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", str(busy_port))
    assert main(["serve"]) == 2
    assert f"port {busy_port} is in use" in capsys.readouterr().err


def rukun(*arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("RUKUN_", "DJANGO_"))}
    command = [sys.executable, "-m", "rukun.cli", *arguments]
    return subprocess.run(
        command, env=clean | environ, capture_output=True, text=True, check=False, timeout=120
    )


def test_production_does_not_start_without_its_secret() -> None:
    ended = rukun("check")
    assert (ended.returncode, ended.stderr) == (2, "rukun: Set RUKUN_SECRET_KEY to a long random text.\n")


def test_unprepared_database_is_named_with_its_remedy(tmp_path: Path) -> None:
    ended = rukun("tick", RUKUN_ENV="demo", RUKUN_DATA_DIR=str(tmp_path))
    assert (ended.returncode, ended.stderr) == (
        2,
        "rukun: the database is not prepared. Run `rukun prepare` first.\n",
    )


def test_server_does_not_start_without_its_static_files(tmp_path: Path) -> None:
    ended = rukun("serve", "--port", "8399", RUKUN_ENV="demo", RUKUN_DATA_DIR=str(tmp_path))
    assert (ended.returncode, ended.stderr) == (
        2,
        "rukun: the static files are not published. Run `rukun prepare` first.\n",
    )


def test_production_does_not_serve_without_its_keys(tmp_path: Path) -> None:
    environ = {"RUKUN_ENV": "production", "RUKUN_SECRET_KEY": "x" * 50, "RUKUN_DATA_DIR": str(tmp_path)}
    for command in (["serve", "--port", "8399"], ["worker"], ["tick"]):
        ended = rukun(*command, **environ)
        assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)
        assert f"The key file {tmp_path / 'keys.json'} is missing." in ended.stderr


def test_new_installation_makes_its_keys_once(tmp_path: Path) -> None:
    environ = {"RUKUN_ENV": "production", "RUKUN_SECRET_KEY": "x" * 50, "RUKUN_DATA_DIR": str(tmp_path)}
    first = rukun("prepare", "--new-installation", **environ)
    assert first.returncode == 0, first.stderr
    keys = (tmp_path / "keys.json").read_bytes()
    again = rukun("prepare", "--new-installation", **environ)
    assert (again.returncode, (tmp_path / "keys.json").read_bytes()) == (2, keys)
    assert rukun("check", **environ).stdout.splitlines()[-1] == "Everything is in order."


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    text = capsys.readouterr().out
    commands = ("serve", "worker", "tick", "prepare", "load", "import", "demo", "token", "check")
    assert [command for command in commands if f"    {command} " not in text] == []
