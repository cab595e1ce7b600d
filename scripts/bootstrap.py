"""Bring a checkout to the point where it can serve or be tested; needs only Python and its venv.

    python3 scripts/bootstrap.py {run,dev} [-- COMMAND …]

Every step leaves a stamp of what it was made from and is skipped while that has not changed. At
the end this process becomes COMMAND: a .py file under scripts/, or arguments for `rukun`.
"""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 — this file is what an older Python may be given
    sys.exit(f"rukun: needs Python 3.11 or newer, not {sys.version.split()[0]}; use make PYTHON=/path/to/it")

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STATIC = ROOT / "src/rukun/interfaces/web/static/rukun"
LOCALE = ROOT / "src/rukun/locale"
LOCK_FILES = {"run": "requirements/build.txt", "dev": "requirements/dev.txt"}

sys.path.insert(0, str(ROOT / "src"))
sys.dont_write_bytecode = True

from rukun.commands.stamps import Stamps, digest_of  # noqa: E402 — pure standard library, found above

STAMPS = Stamps(VENV / "rukun-stamps.json")


def main(arguments: Sequence[str]) -> NoReturn:
    """Make everything fresh, then become the command that was asked for."""
    kind, *rest = arguments or ["run"]
    if kind not in LOCK_FILES:
        refuse(f"unknown environment {kind!r}; use run or dev.")
    os.chdir(ROOT)
    with only_one():
        environment(kind)
        node_packages()
        front_end()
        catalogues()
    if rest[:1] == ["--"] and rest[1:]:
        become(rest[1:])
    sys.exit(0)


def become(command: Sequence[str]) -> NoReturn:
    """Replace this process, so that signals reach the command itself."""
    sys.stdout.flush()
    if command[0].endswith(".py"):
        program = [str(BIN / "python"), *command]
    else:
        program = [str(BIN / "rukun"), *command]
    os.execv(program[0], program)


def refuse(reason: str) -> NoReturn:
    """End with one line."""
    print(f"rukun: {reason}", file=sys.stderr)
    sys.exit(1)


@contextmanager
def only_one() -> Iterator[None]:
    """Two starts at once build one after the other."""
    lock = ROOT / "var" / "build.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is being done and how long it took."""
    print(f"{title} …", flush=True)
    began = time.monotonic()
    yield
    print(f"  done in {time.monotonic() - began:.0f} s", flush=True)


def do(command: Sequence[str | Path], *, remedy: str) -> None:
    """Run a tool; its own words stay visible and the last line says what to do."""
    environ = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    code = subprocess.run([str(part) for part in command], env=environ, check=False).returncode
    if code != 0:
        refuse(f"{Path(command[0]).name} ended with code {code}. {remedy}")


# --- The environment ---------------------------------------------------------


def environment(kind: str) -> None:
    """Create .venv and install the locked packages, and this package in place."""
    if not is_venv_usable():
        create_venv()
    if not any(is_installed(candidate) for candidate in {kind, "dev"}):
        with step(f"Installing the locked packages ({LOCK_FILES[kind]})"):
            install(kind)
        STAMPS.set("packages", [kind, digest_of([ROOT / LOCK_FILES[kind]], root=ROOT)])
    project = digest_of([ROOT / "pyproject.toml", ROOT / "requirements/base.in"], root=ROOT)
    if STAMPS.get("project") != project or not (BIN / "rukun").exists():
        install_project()
        STAMPS.set("project", project)


def is_venv_usable() -> bool:
    """A moved checkout or a Python that was upgraded away breaks a venv."""
    python = BIN / "python"
    if not python.exists() or STAMPS.get("place") not in {None, str(ROOT)}:
        return False
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([python, "-c", probe], capture_output=True, check=False).returncode == 0


def create_venv() -> None:
    """Make .venv anew with the Python that runs this file."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        refuse("Python's venv module is missing. Install it (Debian, Ubuntu: apt install python3-venv).")
    with step(f"Creating .venv with Python {sys.version.split()[0]}"):
        shutil.rmtree(VENV, ignore_errors=True)
        do([sys.executable, "-m", "venv", VENV], remedy="Python's venv module did not work; see above.")
    STAMPS.set("place", str(ROOT))


def is_installed(kind: str) -> bool:
    """True when exactly this lock file was installed last."""
    return STAMPS.get("packages") == [kind, digest_of([ROOT / LOCK_FILES[kind]], root=ROOT)]


def install(kind: str) -> None:
    """Install by hash, wheels only: nothing is compiled, nothing unlocked comes along."""
    pip = [BIN / "python", "-m", "pip", "--disable-pip-version-check", "install"]
    flags = ["--require-hashes", "--only-binary", ":all:", "--progress-bar", "on", "-q"]
    remedy = "Check the connection to your package index, then run the same command again."
    do([*pip, *flags, "-r", LOCK_FILES[kind]], remedy=remedy)


def install_project() -> None:
    """Install this checkout in place; everything it needs is there already."""
    pip = [BIN / "python", "-m", "pip", "--disable-pip-version-check", "install"]
    flags = ["-q", "--no-index", "--no-deps", "--no-build-isolation", "-e", "."]
    do([*pip, *flags], remedy="The checkout could not be installed; see above.")


# --- What is built from sources ----------------------------------------------


def node_packages() -> None:
    """Install the locked front-end packages; no script of theirs runs."""
    made_from = digest_of([ROOT / "package.json", ROOT / "package-lock.json"], root=ROOT)
    if STAMPS.get("node packages") == made_from and (ROOT / "node_modules").is_dir():
        return
    with step("Installing the front-end packages (package-lock.json)"):
        npm = [BIN / "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        do(npm, remedy="Check the connection to your npm registry, then run the same command again.")
    STAMPS.set("node packages", made_from)


def front_end() -> None:
    """Bundle and minify what the browser gets."""
    made_from = digest_of([ROOT / "frontend", ROOT / "package-lock.json"], root=ROOT)
    if STAMPS.get("front end") == made_from and STATIC.is_dir():
        return
    with step("Building the front end"):
        do([BIN / "node", "frontend/build.mjs"], remedy="The front end could not be built; see above.")
    STAMPS.set("front end", made_from)


def catalogues() -> None:
    """Compile the texts of the screens with Babel; no system gettext is needed."""
    sources = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
    made_from = digest_of(sources, root=ROOT)
    if STAMPS.get("catalogues") == made_from and all(po.with_suffix(".mo").exists() for po in sources):
        return
    for domain in sorted({po.stem for po in sources}):
        compile_command = [BIN / "pybabel", "--quiet", "compile", "--directory", LOCALE, "--domain", domain]
        do(compile_command, remedy="A catalogue could not be compiled; see above.")
    STAMPS.set("catalogues", made_from)


if __name__ == "__main__":
    main(sys.argv[1:])
