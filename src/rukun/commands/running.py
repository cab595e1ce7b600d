"""Run web server, worker and ticker side by side, and say where they are."""

import http.client
import sys
import time
from collections.abc import Sequence

from rukun.commands.supervising import supervise

READY_WITHIN_SECONDS = 30.0


def run_everything(*, host: str, port: int) -> int:
    """Supervise the three processes until stopped; prints the address once it answers."""
    rukun = (sys.executable, "-m", "rukun.cli")
    commands: dict[str, Sequence[str]] = {
        "web server": (*rukun, "serve", "--supervised", "--host", host, "--port", str(port)),
        "worker": (*rukun, "worker", "--supervised"),
        "ticker": (*rukun, "tick", "--forever", "--supervised"),
    }

    def announce() -> None:
        if _answers(host, port):
            _welcome(host, port)
        else:
            print(f"The web server has not answered within {READY_WITHIN_SECONDS:.0f} s; still waiting.")

    return supervise(commands, on_start=announce)


def _answers(host: str, port: int) -> bool:
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection(host, port, timeout=READY_WITHIN_SECONDS)
        try:
            connection.request("GET", "/", headers={"Host": f"127.0.0.1:{port}"})
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return True
        finally:
            connection.close()
    return False


def _welcome(host: str, port: int) -> None:
    from rich.console import Console
    from rich.table import Table

    from rukun.config.demo.accounts import ACCOUNTS

    console = Console(highlight=False)
    if ACCOUNTS:
        table = Table("User name", "Password", "Who", title="Demo accounts", title_justify="left")
        for account in ACCOUNTS:
            table.add_row(account.username, account.password, account.who)
        console.print(table)
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 — compared, not bound
    console.print(f"Rukun answers at [bold]http://{shown}:{port}/[/bold]   (Ctrl-C stops it)")
    sys.stdout.flush()
