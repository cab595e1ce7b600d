"""`make test`: every check there is, in order, with one summary at the end.

The suite runs on SQLite, and once more on PostgreSQL where RUKUN_TEST_DATABASE_URL names it
(the role must be allowed to create databases). What cannot run here is said, with the reason.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv/bin"
NO_TESTS_COLLECTED = 5


@dataclass
class Result:
    """How one step ended."""

    name: str
    seconds: float = 0.0
    outcome: str = "ok"
    closing: str = ""
    skipped: list[str] = field(default_factory=list)


def main() -> int:
    """Run everything, also after a failure, so that one run shows all there is to mend."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without-browser", action="store_true")
    parser.add_argument("--without-linters", action="store_true")
    options = parser.parse_args()
    os.chdir(ROOT)
    results = [] if options.without_linters else linters()
    postgres = os.environ.pop("RUKUN_TEST_DATABASE_URL", "")
    results += suite("SQLite", {}, with_browser=not options.without_browser)
    if postgres:
        url = {"RUKUN_TEST_DATABASE_URL": postgres}
        results += suite("PostgreSQL", url, with_browser=not options.without_browser)
    else:
        results.append(skipped("tests on PostgreSQL", "RUKUN_TEST_DATABASE_URL is not set"))
    return summarise(results)


def linters() -> list[Result]:
    """Form, lint, types, contracts, templates and migrations."""
    django = {"DJANGO_SETTINGS_MODULE": "rukun.config.testing"}
    results = [
        run("format", ["ruff", "format", "--check", "."]),
        run("lint", ["ruff", "check", "."]),
        run("types", ["mypy"]),
        run("import contracts", ["lint-imports"]),
        run("templates", ["djlint", "--lint", "--quiet", "src"]),
        run("migrations", ["python", "-m", "django", "makemigrations", "--check", "--dry-run"], django),
    ]
    if any((ROOT / "frontend/src").rglob("*.ts")):
        tsc = str(ROOT / "node_modules/.bin/tsc")
        results.append(run("front-end types", [tsc, "--project", "frontend/tsconfig.json"]))
    return results


def suite(database: str, environ: dict[str, str], *, with_browser: bool) -> list[Result]:
    """The tests on one database, on two cores: first what needs no browser, then what does."""
    results = [run(f"tests on {database}", ["pytest", "-n", "2", "-m", "not browser"], environ)]
    if not with_browser:
        return [*results, skipped(f"browser on {database}", "left out by --without-browser")]
    if chromium() is None:
        reason = "no Chromium found; install it or set CHROMIUM=/path/to/chromium"
        return [*results, skipped(f"browser on {database}", reason)]
    return [*results, run(f"browser on {database}", ["pytest", "-n", "2", "-m", "browser"], environ)]


def chromium() -> str | None:
    """The browser that tests/conftest.py will drive."""
    sys.path.insert(0, str(ROOT))
    from tests.conftest import chromium_path

    return chromium_path()


def skipped(name: str, reason: str) -> Result:
    """A step that did not run, and why."""
    return Result(name, outcome=f"skipped: {reason}")


def run(name: str, command: Sequence[str], environ: dict[str, str] | None = None) -> Result:
    """Run one step; its words go to the screen, and pytest's last ones are kept."""
    print(f"\n--- {name}: {' '.join(command)}", flush=True)
    began = time.monotonic()
    path = {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    process = subprocess.Popen(
        command,
        env=os.environ | path | (environ or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    result, last = Result(name), ""
    for line in process.stdout or ():
        print(line, end="", flush=True)
        last = line.rstrip() or last
        if line.startswith("SKIPPED ["):
            result.skipped.append(line.strip())
    code = process.wait()
    result.seconds = time.monotonic() - began
    if command[0] == "pytest":
        if code == NO_TESTS_COLLECTED:
            result.outcome = "skipped: there are no such tests yet"
            return result
        result.closing = last
    if code != 0:
        result.outcome = f"FAILED (exit code {code})"
    return result


def summarise(results: Sequence[Result]) -> int:
    """Print one line per step, then pytest's closing lines."""
    print("\n=== Summary")
    for result in results:
        print(f"{result.name:<24}{result.seconds:>7.1f} s  {result.outcome}")
        for line in result.skipped:
            print(f"{'':<35}{line}")
    for result in results:
        if result.closing:
            print(f"\n{result.name}:\n{result.closing}")
    return 1 if any(result.outcome.startswith("FAILED") for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
